"""What a command line must survive: closed pipes, Ctrl-C, bad names, own faults."""

import os
import signal
import subprocess
from pathlib import Path
from unittest import mock

import pytest

from cli_run import SAMPLES, run, start
from itures.errors import GrammarError, IturesError, OutputError, SourceError
from itures.export.json import from_json
from itures.pipeline import parse

ZH = str(SAMPLES / "zh-wtsa-901.txt")
EN = str(SAMPLES / "en-message.txt")
BOTH = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}


# ------------------------------------------------------------------ pipes and signals


@pytest.mark.parametrize(
    "args",
    [["parse", "-t", "ndjson", *[ZH] * 30], ["identify", ZH], ["rule"], ["--help"]],
)
def test_a_closed_pipe_is_no_event(args: list[str]) -> None:
    with start(*args, **BOTH) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_reader_that_has_enough_is_no_event() -> None:
    with start("parse", "-t", "ndjson", *[ZH] * 50, **BOTH) as process:
        assert process.stdout
        assert process.stdout.read(10) == b'{"format":'
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_ctrl_c_ends_with_130_and_leaves_no_file(tmp_path: Path) -> None:
    slow = tmp_path / "slow.txt"
    os.mkfifo(slow)
    args = ("parse", "-t", "ndjson", ZH, str(slow), "-o", str(tmp_path / "out"))
    # Opening the pipe waits until the other side reads from it.
    with start(*args, **BOTH) as process, slow.open("wb"):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 130
    assert (out, err.strip()) == (b"", b"")
    assert [entry.name for entry in tmp_path.iterdir()] == ["slow.txt"]


def test_a_closed_stdout_is_said() -> None:
    with start("identify", ZH, preexec_fn=lambda: os.close(1), **BOTH) as process:
        _out, err = process.communicate()
    assert process.returncode == 3
    assert err == b"itures: standard output: it is closed\n"


def test_a_closed_stdin_is_said() -> None:
    with start("parse", "-", preexec_fn=lambda: os.close(0), **BOTH) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (3, b"")
    assert err == b"itures: -: there is no standard input\n"


def test_a_closed_stderr_is_no_event() -> None:
    with start("check", ZH, preexec_fn=lambda: os.close(2), **BOTH) as process:
        out, _err = process.communicate()
    assert process.returncode == 0
    assert b"DOC002" in out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [["parse", ZH], ["identify", ZH], ["rule"]])
def test_a_full_disk_is_said(args: list[str]) -> None:
    with (
        Path("/dev/full").open("wb") as full,
        start(*args, stdout=full, stderr=subprocess.PIPE) as process,
    ):
        _out, err = process.communicate()
    assert process.returncode == 3
    assert err == b"itures: standard output: No space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_data_is_utf8_whatever_the_locale_says(encoding: str) -> None:
    for args in (["parse", ZH], ["identify", ZH], ["check", ZH], [ZH]):
        env = {"PYTHONIOENCODING": encoding, "LC_ALL": "C"}
        with start(*args, env=env, **BOTH) as process:
            out, _err = process.communicate()
        assert out.decode() == run(*args).out


# ------------------------------------------------------------------ names


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[2J.txt", "\u202ea.txt", "-x.txt"])
def test_odd_names_are_shown_and_do_not_command(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(Path(EN).read_bytes())
    path = str(tmp_path / name)
    for args in (["identify", path], ["check", path], ["-v", path]):
        done = run(*args)
        assert done.code == 0
        assert not set(done.out + done.err) & set("\x1b\u202e")
    assert len(run("identify", path).lines) == 1
    assert from_json(run("parse", path).out).source.path == path
    missing = run("identify", path + "x")
    assert not set(missing.err) & set("\x1b\u202e")
    assert len(missing.err.splitlines()) == 1


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_bytes(Path(EN).read_bytes())
    document = from_json(run("parse", path).out)
    assert document == parse(path)
    assert document.source.path == path
    assert r"caf\udce9.txt" in run("identify", path).out
    assert run("parse", "-q", path, "-o", str(tmp_path / "out/")).err == ""
    with start(path, **BOTH) as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert out


# ------------------------------------------------------------------ faults


def faulty(source: object, **how: object) -> object:
    """`parse` with a fault in it for one file."""
    if source == EN:
        raise ZeroDivisionError("by\nzero \x1b")
    return parse(source, **how)  # type: ignore[arg-type]


def test_a_fault_of_ours_is_one_line_and_the_others_are_done() -> None:
    with mock.patch("itures.cli.inputs.parse", faulty):
        done = run("parse", "-t", "ndjson", EN, ZH)
    assert done.code == 2
    assert [from_json(line).source.path for line in done.lines] == [ZH]
    assert len(done.err.splitlines()) == 1
    said = rf"itures: {EN}: unexpected ZeroDivisionError: by zero \x1b; this is a fault"
    assert done.err.startswith(said)
    assert "please report" in done.err
    assert "ITURES_DEBUG=1" in done.err


def test_the_traceback_is_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITURES_DEBUG", "1")
    with mock.patch("itures.cli.inputs.parse", faulty):
        done = run("parse", EN)
    assert done.code == 2
    assert "Traceback" in done.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SourceError("x: no such file"), 3),
        (OutputError("x: no room"), 3),
        (OSError(24, "Too many open files"), 3),
        (IturesError("no"), 2),
        (RecursionError("deep"), 2),
        (MemoryError(), 2),
        (SystemError("bad"), 2),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
    ],
)
def test_every_exception_has_an_end(error: BaseException, code: int) -> None:
    with mock.patch("itures.cli.rule.write", side_effect=error):
        done = run("rule")
    assert done.code == code
    assert "Traceback" not in done.err
    quiet = isinstance(error, KeyboardInterrupt | BrokenPipeError)
    assert len(done.err.strip().splitlines()) == (0 if quiet else 1)


def test_a_broken_grammar_is_printed_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "zh.toml").write_text(
        "format = 1\nlanguage = \"zh\"\n[lines]\nopener = '@recitall'\n"
    )
    for args in (["identify", ZH], ["check", ZH], ["parse", "-t", "ndjson", ZH, EN]):
        done = run(*args, "--grammars", str(tmp_path))
        assert done.code == 2
        assert done.out == ""
        first, source, caret = done.err.splitlines()
        where = tmp_path / "languages" / "zh.toml"
        assert first.startswith(f"{where}:4:11: no words 'recitall'; did you mean")
        assert source == "    opener = '@recitall'"
        assert caret.index("^") == source.index("@")


def test_a_grammar_error_cannot_command_the_terminal() -> None:
    error = GrammarError("m\x1b", file="f\x1b", line=1, column=1, source="\x1b[2J")
    with mock.patch("itures.cli.rule.write", side_effect=error):
        done = run("rule")
    assert done.code == 2
    assert "\x1b" not in done.err
    assert len(done.err.splitlines()) == 3
