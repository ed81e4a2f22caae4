"""How it is measured: CPU time, interleaved rounds, medians, cold memos."""

import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from statistics import median

from itures.notation.words import WordList


def interleaved(rounds: int, tasks: Mapping[str, Callable[[], object]]) -> dict[str, list[float]]:
    """The CPU seconds of each task in each round; every round runs all tasks in turn."""
    found: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            forget()
            start = time.process_time()
            task()
            found[name].append(time.process_time() - start)
    return found


def ratio(times: dict[str, list[float]], task: str, floor: str) -> float:
    """The median over the rounds of how many times the floor a task took."""
    return median(a / b for a, b in zip(times[task], times[floor], strict=True))


def forget() -> None:
    """Empty the memos of the word lists: the next text is read cold."""
    for thing in gc.get_objects():
        if isinstance(thing, WordList):
            thing._memo.clear()  # noqa: SLF001
    gc.collect()


def cpu_of(*args: str) -> float:
    """The CPU seconds of a Python process with these arguments."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([sys.executable, *args], check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def peak_of(*args: str) -> float:
    """The largest memory of a Python process with these arguments, in megabytes; 0 if unknown."""
    # What `getrusage` says on Linux begins with the memory of the process that started it.
    ask = "import re; print(*re.findall(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read()))"
    option, code = args
    run = [sys.executable, option, f"{code}\n{ask}"]
    done = subprocess.run(run, check=False, capture_output=True, text=True)
    return int(done.stdout.strip() or 0) / 1024
