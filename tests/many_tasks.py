"""What tests of many items share: tasks that go wrong, and who is whose child.

The tasks stand here because a process that is started finds only modules on its path, and
loads what they load: nothing.
"""

import os
import re
import signal
from pathlib import Path


def echo(item: str) -> bytes:
    """Ten thousand bytes, as a document might have."""
    return item.encode() * (10_000 // max(1, len(item)))


def who(_item: str) -> int:
    """The process that does it."""
    return os.getpid()


def odd_one(item: str) -> str:
    """Large letters; but some items do to their process what their name says."""
    match item:
        case "exit":
            os._exit(3)
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "loop":
            # One call that does not give the interpreter back.
            re.fullmatch("(?:a|a)*b", "a" * 60)
        case "raise":
            raise ValueError("odd")
    return item.upper()


def deadly_once(item: str) -> str:
    """Ends the process of the first who does it."""
    if not Path(item).exists():
        Path(item).touch()
        os._exit(3)
    return "done"


def family(number: int) -> set[int]:
    """The processes that read for a process: its children that are hands."""
    found = set()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if int(stat[1]) == number and stat[0] != "Z" and b"itures.crew.child" in command:
            found.add(int(entry.name))
    return found
