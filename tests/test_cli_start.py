"""Starting: what is loaded when, and what `itures` does without a command."""

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version

import pytest

import itures
from cli_run import SAMPLES, run
from itures.cli.main import COMMANDS, cli
from itures.export.schema import schema

HEAVY = {"pyparsing", "lxml", "docx", "rich", "jinja2", "msgspec", "attrs", "attr"}
ZH = str(SAMPLES / "zh-wtsa-901.txt")


def loaded_by(code: str) -> set[str]:
    """The top-level modules that are loaded after running some code."""
    show = "import sys; print(*{name.split('.')[0] for name in sys.modules}, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{show}"],
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stdout.split())


def test_importing_itures_loads_nothing_heavy() -> None:
    assert not loaded_by("import itures") & (HEAVY | {"click"})


def test_the_test_before_could_fail() -> None:
    assert {"msgspec", "attrs"} <= loaded_by("import itures; itures.parse")


def test_help_loads_nothing_heavy() -> None:
    code = "from itures.cli.main import main; main(['--help'])"
    assert not loaded_by(code) & HEAVY


def test_json_does_not_load_rich() -> None:
    code = f"from itures.cli.main import main; main(['parse', {ZH!r}])"
    assert "rich" not in loaded_by(code)


def test_every_name_of_the_face_is_there() -> None:
    assert len(set(itures.__all__)) == len(itures.__all__)
    for name in itures.__all__:
        assert getattr(itures, name) is not None, name
    assert set(itures.__all__) <= set(dir(itures))


def test_every_class_of_the_format_is_on_the_face() -> None:
    assert set(schema()["$defs"]) <= set(itures.__all__)


def test_a_name_is_loaded_once() -> None:
    assert itures.parse is itures.parse
    assert "parse" in vars(itures)


def test_the_face_says_what_it_does_not_have() -> None:
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        _ = itures.prase


def test_the_face_does_what_the_design_says() -> None:
    document = itures.parse(ZH)
    assert document.kind == "resolution"
    assert itures.from_json(itures.to_json(document)) == document
    assert itures.parse_text(document.text).clauses == document.clauses
    assert str(itures.Identifier.parse("pp/res/71@2022")) == "pp/res/71@2022"
    found = itures.check(document, itures.load_grammar())
    assert set(document.findings) <= set(found)


def test_the_version_is_the_one_installed() -> None:
    try:
        installed = version("itures")
    except PackageNotFoundError:
        installed = "0+unknown"
    assert itures.__version__ == installed
    assert run("--version").out == f"itures {installed}\n"


def test_help_says_what_the_commands_say_of_themselves() -> None:
    """The table in `main` is there so that help loads nothing; it must not go stale."""
    for name, words in COMMANDS.items():
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.name == name
        said = command.get_short_help_str(200).removesuffix(".")
        assert words.startswith(said.split(";")[0]), name


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_command_has_help(name: str) -> None:
    done = run(*name.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: itures {name}".rstrip())
    assert max(map(len, done.lines)) <= 80


def test_itures_alone_shows_help_and_is_misuse() -> None:
    done = run()
    assert done.code == 2
    assert "identify" in done.err
    assert done.out == ""


def test_a_file_alone_shows_the_tree() -> None:
    assert run(ZH) == run("parse", "--to", "tree", ZH)
    assert run(ZH).out.startswith("resolution  wtsa/res/901@2024  zh\n")
    assert run("--lang", "zh", ZH) == run(ZH)


def test_standard_input_alone_shows_the_tree() -> None:
    text = (SAMPLES / "zh-wtsa-901.txt").read_bytes()
    assert run("-", stdin=text).out == run(ZH).out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["chekc"], "no such command or file: 'chekc'; did you mean 'check'?"),
        (["zzz"], "no such command or file: 'zzz'\n"),
        (["--nothing"], "No such option"),
        (["parse"], "Missing argument"),
        (["parse", "--to", "odt", "x"], "'odt' is not one of"),
        (["parse", "--kind", "unknown", "x"], "'unknown' is not one of"),
        (["schema", "xml"], "'xml' is not"),
        (["grammar", "chekc"], "No such command 'chekc'"),
    ],
)
def test_misuse_is_explained(args: list[str], said: str) -> None:
    done = run(*args)
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


def test_what_looks_like_a_file_is_one() -> None:
    done = run("chekc.txt")
    assert (done.code, done.err) == (3, "itures: chekc.txt: no such file\n")
