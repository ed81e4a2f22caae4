"""WTSA Resolution 1, the official Word file: clauses, and sections to any depth.

Both expected results were made from other copies: the body by hand, the sections by a
program whose item letters are one off behind `b)bis`.
"""

import json
from functools import cache
from typing import Any

import pytest
from attrs import evolve

import itures
from conservation import losses, misplaced, walk
from expected import differences
from real_texts import CORPUS

pytestmark = pytest.mark.corpus
FOLDER = CORPUS / "wtsa1-en"
WORD = "T-RES-T.1-2016-MSW-E.docx"


@cache
def document() -> itures.Document:
    """The file, read once."""
    return itures.parse(FOLDER / WORD)


@cache
def plain() -> itures.Document:
    """The same words without anything that the file says of them, read once."""
    whole = document()
    body = whole.text[: min(note.span.start for note in whole.footnotes)]
    holes = sorted(hole.span for hole in whole.discarded if hole.span.end <= len(body))
    for start, end in reversed(holes):
        body = body[:start] + body[end:]
    return itures.parse_text(body)


def expected(name: str) -> dict[str, Any]:
    """One of the expected results."""
    found: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found


def solid(words: str | None) -> str:
    """Words without blanks, and with hyphens as they are typed."""
    return "".join((words or "").split()).replace("\u2011", "-")


def test_the_body_is_as_labelled_by_hand() -> None:
    whole = document()
    labelled = ("front", "considering", "resolves", "title")
    body = evolve(
        whole,
        annexes=(),
        footnotes=whole.footnotes[:2],
        citations=tuple(c for c in whole.citations if (c.node or "").startswith(labelled)),
    )
    # By hand, the second note was marked with what is typed, `bis`; Word prints its number
    # before that: `1bis`. What it says was not labelled.
    said = [line for line in differences(body, expected("expected.json")) if "bis'" not in line]
    assert said == ["citation too many: #annex-A | Annex A | in title"]
    assert [note.marker for note in whole.footnotes] == ["1", "1bis", "2", "3", "4", "5"]


def numbered(sections: tuple[itures.Section, ...], depth: int = 1) -> list[tuple[str, int, str]]:
    """The numbered sections in order: number, depth, and the title or the first words."""
    found: list[tuple[str, int, str]] = []
    for section in sections:
        if section.label and section.label[0].isdigit():
            words = section.title or section.text or ""
            found.append((solid(section.label), depth, solid(words)))
            found += numbered(section.items, depth + 1)
    return found


@pytest.mark.parametrize("read", [document, plain])
def test_the_sections_are_those_of_the_outline(read: Any) -> None:
    outline = expected("expected-outline.json")
    got = numbered(read().sections)
    assert [entry[:2] for entry in got] == [(s["num"], s["depth"]) for s in outline["sections"]]
    for (number, _, words), want in zip(got, outline["sections"], strict=True):
        # The program has lost what stands in a bracket: "(see )" for "(see Figure 7.1a)".
        assert words.startswith(solid(want["title"].partition("(see")[0])), number
    # The list of paragraphs lacks four that the list of sections has: 4.3bis, 5.2bis …
    starts = {number: solid(words) for number, words in outline["numbered"]}
    paragraphs = [(number, words) for number, depth, words in got if depth > 1]
    listed = [(number, words) for number, words in paragraphs if number in starts]
    assert [number for number, _ in listed] == list(starts)
    for number, words in listed:
        assert words.startswith(starts[number]), number
    tops = [s for s in outline["sections"] if s["depth"] == 1]
    assert len(tops) == 10
    assert (len(listed), len(paragraphs)) == (194, 198)


@pytest.mark.parametrize("read", [document, plain])
def test_only_headings_have_titles(read: Any) -> None:
    titles = {s["num"]: s["title"] for s in expected("expected-outline.json")["sections"]}
    for section in walk(read().sections):
        if section.label and section.label[0].isdigit():  # 2.1.1 is a sentence, not a title
            titled = bool(titles[solid(section.label)]) and section.label != "2.1.1"
            assert bool(section.title) == titled, section.label


@pytest.mark.parametrize("read", [document, plain])
def test_the_lettered_paragraphs_are_those_of_the_outline(read: Any) -> None:
    whole = read()
    nodes = [*walk(whole.clauses), *walk(whole.sections)]
    got = [
        (node.label.replace(" ", ")") if " " in node.label else f"{node.label})", solid(node.text))
        for node in nodes
        if node.label and node.label[0].isalpha()
    ]
    want = expected("expected-outline.json")["lettered"]
    assert len(got) == len(want) == 48
    assert [label for label, _ in got] == [label for label, _ in want]
    for (label, words), (_, start) in zip(got, want, strict=True):
        assert words.startswith(solid(start)), label


def test_the_notes_hang_where_they_are_marked_first() -> None:
    notes = document().footnotes
    starts = expected("expected-outline.json")["footnotes"]
    assert [
        solid(note.text).startswith(solid(s)[:40]) for note, s in zip(notes, starts, strict=True)
    ]
    assert [note.anchor and note.anchor.node for note in notes] == [
        "title",
        "title",
        "section-2__2.1__2.1.5",
        "section-4__4.5",
        "section-7__7.1__7.1.11",
        "appendix-i",
    ]


@pytest.mark.parametrize("read", [document, plain])
def test_the_appendices(read: Any) -> None:
    annexes = read().annexes
    titles = [solid(title) for title in expected("expected-outline.json")["appendices"]]
    assert [annex.id for annex in annexes] == ["appendix-i", "appendix-ii"]
    assert [solid(annex.title) for annex in annexes] == titles


@pytest.mark.parametrize("read", [document, plain])
def test_nothing_is_lost(read: Any) -> None:
    assert [*losses(read()), *misplaced(read())] == []
    assert itures.from_json(itures.to_json(read())) == read()


def test_the_file_is_read_without_a_doubt() -> None:
    """What the file itself sets aside is worth a note, no more."""
    assert {(f.code, f.severity) for f in document().findings} == {("DOC002", "note")}
