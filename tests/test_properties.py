"""What holds for every text: it is read without an exception, and nothing of it is lost."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import itures
from conservation import losses, misplaced
from grammar_texts import GRAMMAR, LANGUAGES, STEADY, derived, texts
from real_texts import documents, files

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
assert SAMPLES, "the samples were not found"


def assert_sound(document: itures.Document) -> None:
    """Nothing is lost or misplaced, and the document survives its JSON."""
    assert [*losses(document), *misplaced(document)] == []
    assert itures.from_json(itures.to_json(document)) == document


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples(path: Path) -> None:
    assert_sound(itures.parse(path))


@given(st.text(max_size=200))
@settings(STEADY, max_examples=80)
def test_any_text(text: str) -> None:
    assert_sound(itures.parse_text(text))


@given(st.binary(max_size=200))
@settings(STEADY, max_examples=80)
def test_any_bytes(data: bytes) -> None:
    document = itures.parse(data)
    assert_sound(document)


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
@settings(STEADY, max_examples=80)
def test_texts_of_one_language(code: str, data: st.DataObject) -> None:
    text = data.draw(texts(code, max_pieces=60))
    assert_sound(itures.parse_text(text, language=data.draw(st.sampled_from([None, code]))))


LINE_RULES = (
    "opener",
    "number_line",
    "history",
    "enacting",
    "opener",
    "annex",
    "opener",
    "salutation",
)
MARKS = ["a)", "b)", "b)bis", "(c)", "i)", "ii)", "1", "2", "1.1", "2.", "–", "•", "一、"]
ENDS = [";", ",", ".", ":", "", "；", "，", "。", "; and", ", and"]


@st.composite
def resolutions(draw: st.DrawFn, code: str) -> str:
    """A text built like a resolution: lines of the grammar, items, and stray lines."""
    lines: list[str] = []
    known = [name for name in LINE_RULES if name in GRAMMAR.language(code).lines()]
    for rule in draw(st.lists(st.sampled_from(known), max_size=8)):
        lines.append(draw(derived(code, rule)))
        for _ in range(draw(st.integers(0, 4))):
            mark = draw(st.sampled_from([*MARKS, ""]))
            words = draw(texts(code, max_pieces=6)).replace("\n", " ")
            blank, end = draw(st.sampled_from(["\t", " ", ""])), draw(st.sampled_from(ENDS))
            lines.append(f"{mark}{blank}{words}{end}")
    return draw(st.sampled_from(["\n", "\n\n", "\r\n"])).join(lines)


WITH_RESOLUTIONS = [c for c in LANGUAGES if set(LINE_RULES) & set(GRAMMAR.language(c).lines())]


@pytest.mark.parametrize("code", WITH_RESOLUTIONS)
@given(data=st.data())
@settings(STEADY, max_examples=80)
def test_texts_built_like_resolutions(code: str, data: st.DataObject) -> None:
    assert_sound(itures.parse_text(data.draw(resolutions(code)), language=code))


@pytest.mark.corpus
def test_every_text_of_the_corpus() -> None:
    assert files(), "the corpus holds no text that a reader knows"
    faults = [
        f"{path.name}: {fault}"
        for path, document in documents()
        for fault in [*losses(document), *misplaced(document)]
    ]
    assert faults == []
