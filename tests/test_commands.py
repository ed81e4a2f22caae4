"""The sessions in `commands/*.md` and in the reference of the command line are true.

A block that begins with ```console is a session in a folder that holds `samples/` and
nothing else: lines with `$ ` are commands, which go on in lines with `> `; the lines
below are all that they print, on stdout and stderr. A line `...` stands for any lines.
With ITURES_UPDATE=1 what differs is written anew; look at the diff then.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli_run import ROOT, SAMPLES

PAGES = [
    *sorted((ROOT / "tests" / "commands").glob("*.md")),
    ROOT / "docs" / "reference" / "command-line.md",
]
BLOCK = re.compile(r"(?ms)^```console\n(.*?)^```$")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the sessions are in bash")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_shows_is_what_happens(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("```console") == len(BLOCK.findall(text)) > 0
    played = BLOCK.sub(lambda found: _block(found[1], tmp_path), text)
    if os.environ.get("ITURES_UPDATE"):
        page.write_text(played, encoding="utf-8")
    assert played == text


def _block(session: str, folder: Path) -> str:
    """The block as it is when its session is played again in a new folder."""
    work = folder / f"session-{len(list(folder.iterdir()))}"
    work.mkdir()
    shutil.copytree(SAMPLES, work / "samples")
    steps = re.split(r"(?m)^(?=\$ )", session)
    assert steps[0] == "", "a session begins with a command"
    code = 0
    shown = []
    for step in steps[1:]:
        lines = re.match(r"\$ .*\n(?:> .*\n)*", step)
        assert lines, step
        expected = step[lines.end() :]
        code, got = _play(re.sub(r"(?m)^[$>] ", "", lines[0]), code, work)
        shown.append(lines[0] + (expected if _fits(expected, got) else got))
    return f"```console\n{''.join(shown)}```"


def _play(command: str, last: int, work: Path) -> tuple[int, str]:
    """Play one command; `$?` is the exit code of the one before."""
    ours = f'itures() {{ "{sys.executable}" -m itures "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-c", f"{ours}(exit {last})\n{command}"],
        cwd=work,
        env={**os.environ, "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    text = done.stdout.decode()
    return done.returncode, text if text.endswith("\n") or not text else text + "\n"


def _fits(expected: str, got: str) -> bool:
    """Whether the output is as expected; a line `...` is any number of lines."""
    parts = [re.escape(part) for part in re.split(r"(?m)^\.\.\.\n", expected)]
    return re.fullmatch("(?:.*\n)*?".join(parts), got) is not None


def test_a_wrong_session_would_be_seen(tmp_path: Path) -> None:
    true = "$ echo a; exit 3\na\n$ echo $?\n3\n"
    assert _block(true, tmp_path) == f"```console\n{true}```"
    wrong = "$ echo a\nb\n"
    assert _block(wrong, tmp_path) == "```console\n$ echo a\na\n```"
    assert _fits("a\n...\nd\n", "a\nb\nc\nd\n")
    assert _fits("...\n", "")
    assert not _fits("a\n...\n", "b\n")
    assert not _fits("a.\n", "ab\n")
