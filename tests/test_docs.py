"""Every code block in the documentation is run as it is written.

A page is run from top to bottom in an empty folder that holds a copy of `samples/`:

- a `console` block: each line that begins with `$ ` is a command, which goes on in lines that
  begin with `> `; the lines under it are what it prints, and `...` on a line of its own stands
  for any lines. Blocks that install something are run by `.ci/run` instead. `$ echo $?` shows
  how the command before ended.
- a `python` block is executed; what it prints must follow as a `text` block, if any does.
  Blocks with `>>>` are run as doctests. All blocks of a page share their names.
- a `toml` block whose first line is `# file: NAME` is written to that file.
"""

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

HOUSE = Path(__file__).parents[1]
PAGES = [
    path for path in [HOUSE / "README.md", *sorted(HOUSE.glob("docs/**/*.md"))] if path.is_file()
]
_BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```", re.MULTILINE)
INSTALLS = "pip install"


@frozen
class Block:
    """A fenced block of a page."""

    kind: str
    body: str
    line: int


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text("utf-8")
    return [Block(m[1], m[2], text.count("\n", 0, m.start()) + 1) for m in _BLOCK.finditer(text)]


def name_of(page: Path) -> str:
    return page.relative_to(HOUSE).as_posix()


RUNNABLE = [p for p in PAGES if {b.kind for b in blocks(p)} & {"console", "python"}]


def test_the_documentation_is_there() -> None:
    assert RUNNABLE, "no page with a block that can be run"
    for page in PAGES:
        assert len(_FENCE.findall(page.read_text("utf-8"))) % 2 == 0, name_of(page)


@pytest.mark.parametrize("page", RUNNABLE, ids=name_of)
def test_blocks_run_as_written(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HOUSE / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    found = blocks(page)
    for block, after in zip(found, [*found[1:], None], strict=True):
        place = f"{name_of(page)}:{block.line}"
        match block.kind:
            case "toml" if block.body.startswith("# file: "):
                write(block.body)
            case "console" if INSTALLS not in block.body:
                run_console(block.body, place)
            case "python" if ">>>" in block.body:
                run_doctest(block.body, names, place)
            case "python":
                said = after.body if after and after.kind == "text" else None
                run_python(block.body, names, said, place)


def write(body: str) -> None:
    """Write a block to the file that its first line names."""
    first, _, rest = body.partition("\n")
    target = Path(first.removeprefix("# file: ").strip())
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(rest, "utf-8")


def run_console(body: str, place: str) -> None:
    """Run the commands of a block, and compare what they print."""
    last = 0
    for command, wanted in commands(body):
        if command == "echo $?":
            said = f"{last}\n"
        else:
            done = subprocess.run(
                ["bash", "-c", command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=environment(),
                check=False,
                encoding="utf-8",
            )
            said, last = done.stdout, done.returncode
        assert fits(said, wanted), f"{place}: $ {command}\n--- printed\n{said}--- written\n{wanted}"


def commands(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what is written under it."""
    for piece in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, wanted = piece.partition("\n")
        while wanted.startswith("> "):  # the command goes on
            more, _, wanted = wanted[2:].partition("\n")
            command += "\n" + more
        yield command.strip(), wanted


def environment() -> dict[str, str]:
    """Commands find the `itures` of this Python, and print without colours."""
    folder = str(Path(sys.executable).parent)
    quiet = {"NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **quiet, "PATH": folder + os.pathsep + os.environ["PATH"]}


def fits(said: str, wanted: str) -> bool:
    """Whether what was printed is what is written; `...` on a line stands for any lines."""
    lines = [line.rstrip() for line in wanted.strip("\n").split("\n")]
    pattern = "\n".join(r"(?:.*)" if line == "..." else re.escape(line) for line in lines)
    plain = "\n".join(line.rstrip() for line in said.strip("\n").split("\n"))
    return not wanted.strip() or re.fullmatch(pattern, plain, re.DOTALL) is not None


def run_python(body: str, names: dict[str, object], wanted: str | None, place: str) -> None:
    """Execute a block, and compare what it prints with the block behind it."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(body, place, "exec"), names)
    if wanted is not None:
        assert fits(said.getvalue(), wanted), f"{place}: printed\n{said.getvalue()}"


def run_doctest(body: str, names: dict[str, object], place: str) -> None:
    """Run a block as a doctest."""
    test = doctest.DocTestParser().get_doctest(body, names, place, place, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    said = io.StringIO()
    runner.run(test, out=said.write, clear_globs=False)
    names.update(test.globs)
    assert runner.failures == 0, said.getvalue()


LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    gone = [link for link in links if not (page.parent / link).exists()]
    if not (HOUSE / "src").is_dir():  # tests beside an installed wheel: no sources to link to
        gone = [link for link in gone if "src/" not in link and "grammars/" not in link]
    assert gone == []
