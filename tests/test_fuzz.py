"""A short fuzz run of every reader, the finds of long ones, and that a fault would be found.

The runs are the same every time. Longer ones: `python -m fuzz` (docs/how-to/fuzz.md).
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from fuzz import budget, checks, inputs
from fuzz.inputs import Input
from fuzz.readers import READERS, Reader
from fuzz.running import Plan, run, schedule
from fuzz.shrinking import shrunk
from fuzz.trial import kind_of, tried

import itures
from itures.errors import IdentifierError
from itures.model.span import Span

HOUSE = Path(__file__).parents[1]
CASES = sorted((HOUSE / "tests" / "cases").glob("*.json"))
assert CASES, "the cases were not found"
SHORT = {
    "text": 250,
    "identifier": 600,
    "html": 100,
    "akn": 120,
    "docx": 100,
    "pdf": 80,
    "json": 120,
    "grammar": 100,
    "corpus": 80,
}
"""Inputs of the short run, by reader."""


def test_every_reader_has_a_short_run() -> None:
    assert {*SHORT, "making"} == set(READERS)
    assert sum(reader.share for reader in READERS.values()) == 100
    assert set(schedule(None)) == set(SHORT)


@pytest.mark.parametrize(("reader", "count"), SHORT.items(), ids=SHORT)
def test_a_short_run(reader: str, count: int, tmp_path: Path) -> None:
    tally = run(Plan(inputs=count, seed=2031, reader=reader, finds=tmp_path))
    assert dict(tally.faults) == {}, tally.files
    assert tally.counts[reader] == count
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_find_of_a_long_run_is_mended(path: Path) -> None:
    assert tried(inputs.saved(path)) == []


def test_the_same_seed_gives_the_same_inputs() -> None:
    for name in SHORT:
        some = [READERS[name].make(inputs.dice_of(seed, name, 3)) for seed in (1, 1, 2)]
        assert some[0] == some[1]
    texts = {READERS["text"].make(inputs.dice_of(seed, "text", 0)).data for seed in range(50)}
    assert len(texts) == 50


# ------------------------------------------------------------------ faults that are planted


def planted(check: object) -> dict[str, Reader]:
    return {"text": attrs.evolve(READERS["text"], check=check)}


def faults_of(check: object, text: str = "RESOLUTION 1\nconsidering\na) x") -> list[str]:
    return tried(Input("text", text), planted(check))


def test_an_exception_is_found_with_its_place() -> None:
    def check(_made: Input) -> Iterator[str]:
        itures.parse_text(3)  # type: ignore[arg-type]
        yield ""

    (fault,) = faults_of(check)
    assert fault.startswith("raised: AttributeError in sources/")


def test_a_typed_exception_of_another_reader_is_found() -> None:
    def check(_made: Input) -> Iterator[str]:
        raise IdentifierError("no")
        yield ""

    assert [kind_of(fault)[:24] for fault in faults_of(check)] == ["raised: IdentifierError "]


def test_slowness_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "SECONDS", 0.02)

    def check(_made: Input) -> Iterator[str]:
        end = time.process_time() + 0.1
        while time.process_time() < end:
            pass
        yield from ()

    (fault,) = faults_of(check)
    assert fault.startswith("time: 0.1")


def test_a_hang_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "HANG", 1)
    monkeypatch.setattr(budget.broken_off.__wrapped__, "__defaults__", (1,))

    def check(_made: Input) -> Iterator[str]:
        while True:
            try:
                time.sleep(0.01)
            except Exception:  # noqa: BLE001 - what must not catch it
                continue
        yield ""

    assert "hang: broken off after 1 s" in faults_of(check)


def test_hunger_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    peaks = iter([0, 300 << 20])
    monkeypatch.setattr(budget, "peak", lambda: next(peaks))
    assert faults_of(lambda _made: iter(())) == ["memory: 300 MiB for 29 characters"]


SOUND = "RESOLUTION 905 (BUCHAREST, 2022)\nKites\nThe Crew,\nconsidering\na)\tthat x,\nb)\tthat y,"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda item: attrs.evolve(item, text="that z,"),
        lambda item: attrs.evolve(item, text=None),
        lambda item: attrs.evolve(item, label="q"),
        lambda item: attrs.evolve(item, span=Span(item.span.start, item.span.end + 500)),
        lambda item: attrs.evolve(item, span=Span(0, item.span.end)),
        lambda item: attrs.evolve(item, id="considering_1__b"),
    ],
)
def test_a_spoiled_node_is_found(spoil) -> None:
    document = itures.parse_text(SOUND)
    (clause,) = document.clauses
    assert list(checks.sound(document)) == []
    first, *rest = clause.items
    assert rest
    bad = attrs.evolve(clause, items=(spoil(first), *rest))
    assert list(checks.sound(attrs.evolve(document, clauses=(bad,))))


def test_a_lost_character_is_found() -> None:
    document = itures.parse_text(SOUND)
    assert list(checks.preserved(SOUND, document)) == []
    assert list(checks.preserved(SOUND, attrs.evolve(document, text=document.text[:-1])))
    assert list(checks.kept("abc", "a b c")) == []
    assert list(checks.kept("abcc", "abc"))
    assert list(checks.written(document)) == []


def test_what_is_found_is_saved_replayed_and_made_smaller(tmp_path: Path) -> None:
    made = Input("text", "xx\ud800" * 40 + "Q" + "y" * 90, {"language": "en"}, None, "1/text/2")
    path = tmp_path / "find.json"
    inputs.save(made, path, ["a"], "why")
    assert inputs.saved(path) == made
    for data in (b"\x00\xff", "a pair of surrogates: \ud83d\ude00"):
        other = attrs.evolve(made, reader="pdf", data=data)
        inputs.save(other, path, [])
        assert inputs.saved(path) == other

    def faults(one: Input) -> list[str]:
        return ["lost: Q"] if "Q" in str(one.data) else []

    assert shrunk(made, "lost: Q", faults).data == "Q"


def test_kinds_of_faults_leave_out_names_and_numbers() -> None:
    one = "lost: op_1: 'a' is not the mark of '1'"
    assert kind_of(one) == kind_of("lost: pp_22: 'b c' is not the mark of 'x'")
    assert kind_of(one) != kind_of("misplaced: op_1 Span(start=1, end=2) overlap")


# ------------------------------------------------------------------ the command


def fuzz(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fuzz", *args]
    return subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)


def test_the_command_prints_the_count_and_the_time(tmp_path: Path) -> None:
    done = fuzz("--inputs", "20", "--jobs", "2", "--finds", str(tmp_path / "finds"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 inputs, " in done.stdout
    assert "0 faults in " in done.stdout.splitlines()[-1]


def test_the_command_replays_a_find() -> None:
    done = fuzz("replay", str(CASES[0]))
    assert done.returncode == 0, done.stderr
    assert "0 faults" in done.stdout
