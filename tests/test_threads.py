"""One grammar used from many threads at once, from a cold start: the same answers."""

import hashlib
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import itures
from itures.export.json import to_json
from itures.notation.files import grammar_folder
from itures.notation.grammar import Grammar
from itures.notation.language import Language
from itures.notation.words import WordList
from itures.pipeline import read
from itures.sources.reading import read_string

SAMPLES = Path(__file__).parents[1] / "samples"
TEXTS = [
    *sorted(SAMPLES.glob("??-wtsa-901.txt")),
    SAMPLES / "zh-circular.txt",
]
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.fixture(scope="module")
def alone() -> dict[str, str]:
    """What each text gives when nothing else goes on."""
    return {path.name: to_json(itures.parse_text(path.read_text("utf-8"))) for path in TEXTS}


@pytest.fixture(autouse=True)
def _often():  # type: ignore[no-untyped-def]
    """Threads take turns five hundred times more often than they would."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def together(number: int, work) -> list[object]:  # type: ignore[no-untyped-def]
    """What so many threads give that begin at the same moment."""
    gate = threading.Barrier(number)

    def one(at: int) -> object:
        gate.wait()
        return work(at)

    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(one, range(number)))


def test_six_languages_are_there() -> None:
    assert {itures.parse(path).language for path in TEXTS} >= set(LANGUAGES)


def test_a_cold_grammar_used_by_many_threads_at_once(alone: dict[str, str]) -> None:
    """Every table is made for the first time while others look for it."""
    grammar = Grammar((grammar_folder(),))

    def work(at: int) -> tuple[str, str]:
        path = TEXTS[at % len(TEXTS)]
        document = read(read_string(path.read_text("utf-8")), grammar)
        return path.name, to_json(document)

    for name, found in together(len(TEXTS) + 4, work):  # type: ignore[misc]
        assert found == alone[name]


def test_many_threads_on_one_cold_language(alone: dict[str, str]) -> None:
    """All of them compile the same rules, and none of them calls itself."""
    grammar = Grammar((grammar_folder(),))
    path = SAMPLES / "en-wtsa-901.txt"
    reading = read_string(path.read_text("utf-8"))
    found = together(4, lambda _: to_json(read(reading, grammar)))
    assert set(found) == {alone[path.name]}


def test_a_rule_that_another_thread_reads_does_not_call_itself() -> None:
    """Each thread reads other rules, which hold the same ones."""
    grammar = Grammar((grammar_folder(),))
    fresh = grammar.language("en")
    names = sorted(fresh.rule_strings)

    def work(at: int) -> int:
        turned = names[at * 7 % len(names) :] + names[: at * 7 % len(names)]
        return sum(fresh.rule(name) is not None for name in turned)

    for _ in range(3):
        fresh = Language(fresh.file, fresh.terminals, fresh.starts)
        assert set(together(8, work)) == {len(names)}


def test_a_memo_that_another_thread_empties(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked up may be gone when it is asked for."""
    monkeypatch.setattr("itures.notation.words._MEMO_BOUND", 2)
    words = next(
        found
        for name in sorted(Grammar((grammar_folder(),)).language("en").word_names)
        if len((found := Grammar((grammar_folder(),)).language("en").words(name)).phrases) > 5
    )
    assert isinstance(words, WordList)
    known = [(phrase.text, words.meaning(phrase.text)) for phrase in words.phrases]

    def work(at: int) -> list[tuple[str, str | None]]:
        turned = known[at % len(known) :] + known[: at % len(known)]
        return [(text, words.meaning(text)) for text, _ in turned * 60]

    for found in together(8, work):
        assert set(found) == set(known)  # type: ignore[call-overload]


_COLD = """
import hashlib, sys, threading
sys.setswitchinterval(1e-5)
import itures
from pathlib import Path
from concurrent.futures import ThreadPoolExecutor
paths = sys.argv[1:]
gate = threading.Barrier(len(paths))
def work(path):
    gate.wait()
    return itures.to_json(itures.parse_text(Path(path).read_text("utf-8")))
with ThreadPoolExecutor(len(paths)) as threads:
    for found in threads.map(work, paths):
        print(hashlib.sha256(found.encode()).hexdigest())
"""


def test_a_cold_interpreter_that_begins_with_threads(alone: dict[str, str]) -> None:
    """Nothing is imported, no grammar is loaded, and the first six calls come at once."""
    paths = [str(path) for path in TEXTS[:6]]
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", _COLD, *paths],
        check=False,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    wanted = [hashlib.sha256(alone[path.name].encode()).hexdigest() for path in TEXTS[:6]]
    assert run.stdout.split() == wanted
