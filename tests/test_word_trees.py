"""The Word files of the corpus: everything is read, nothing is lost, the trees are right."""

from functools import cache
from pathlib import Path

import pytest

import itures
from conservation import losses, misplaced, trees, walk
from itures.model.blocks import View
from real_texts import CORPUS

pytestmark = pytest.mark.corpus
FILES = sorted(CORPUS.rglob("*.docx"))
VIEWS: tuple[View, ...] = ("final", "original", "all")
RECOMMENDATION = sorted(CORPUS.glob("itu-word/*.docx"))
MADE = CORPUS / "docx-made"


@cache
def parts(path: Path, view: View = "final") -> tuple[itures.Document, ...]:
    """The documents of a file, read once."""
    return tuple(itures.parse_all(path, revisions=view))


def test_there_are_word_files() -> None:
    assert len(FILES) == 10


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_lost(path: Path, view: View) -> None:
    """Every character is in a node, a note, the masthead or a row, or was set aside; no
    two nodes overlap."""
    for document in parts(path, view):
        assert [*losses(document), *misplaced(document)] == []
        assert itures.from_json(itures.to_json(document)) == document


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_volume_read_as_one_loses_nothing_either(path: Path) -> None:
    document = itures.parse(path)
    assert [*losses(document), *misplaced(document)] == []


# ------------------------------------------------------------------ a Recommendation


def outline(document: itures.Document) -> list[tuple[str, str | None]]:
    """The numbered sections: ids and labels."""
    nodes = walk(document.sections)
    return [(node.id, node.label) for node in nodes if node.label and node.label != "•"]


@pytest.mark.parametrize("path", RECOMMENDATION, ids=lambda path: path.name)
def test_the_recommendation_in_each_language(path: Path) -> None:
    (document,) = parts(path)
    assert (document.kind, document.id) == ("recommendation", "itu-t/rec/E.119@2017-04")
    assert (
        document.language == {"A": "ar", "E": "en", "F": "fr", "R": "ru", "S": "es"}[path.stem[-1]]
    )
    assert [section.label for section in document.sections] == list("1234567")
    assert all(section.title for section in document.sections)
    assert [annex.id for annex in document.annexes] == ["bibliography-1"]
    assert [note.anchor and note.anchor.node for note in document.footnotes] == ["front_3__1"]
    assert not {f.severity for f in document.findings} - {"note", "warning"}


@pytest.mark.parametrize("path", RECOMMENDATION, ids=lambda path: path.name)
def test_cover_summary_foreword_and_contents_stand_in_front(path: Path) -> None:
    (document,) = parts(path)
    cover, summary, history, foreword, contents, introduction = document.front
    assert cover.heading is None
    assert all(part.heading for part in (summary, history, foreword, contents, introduction))
    assert len(history.items) == 1
    assert history.items[0].rows is not None
    assert len(contents.items) >= 18


@pytest.mark.parametrize("path", RECOMMENDATION, ids=lambda path: path.name)
def test_the_sections_are_the_same_in_every_language(path: Path) -> None:
    english = next(other for other in RECOMMENDATION if other.stem.endswith("E"))
    want = outline(parts(english)[0])
    # In the Arabic file the words of a figure are paragraphs, some of them numbered.
    got = [entry for entry in outline(parts(path)[0]) if not entry[0].startswith("section-6__")]
    assert [node_id for node_id, _ in got] == [node_id for node_id, _ in want]


# ------------------------------------------------------------------ our own files

Shape = tuple[str | None, tuple["Shape", ...]]


def shape(node: itures.Clause | itures.Item | itures.Section) -> Shape:
    """The labels of a node and of all below it."""
    return node.label, tuple(shape(item) for item in node.items)


def labels(document: itures.Document) -> dict[str, tuple[Shape, ...]]:
    """The labels below each outermost node."""
    return {node.id: shape(node)[1] for node in trees(document)}


def plain(*marks: str) -> tuple[Shape, ...]:
    """Items without items."""
    return tuple((mark, ()) for mark in marks)


def test_typed_labels() -> None:
    (document,) = parts(MADE / "01_resolution_typed_labels.docx")
    dashes: tuple[Shape, ...] = (("•", ()), ("•", ()), ("•", plain("i")))
    assert labels(document) == {
        "front_1": (),
        "recalling_1": (*plain("a", "b"), ("c", dashes), *plain("d")),
        "considering_1": plain(*"abcdef"),
        "noting_1": plain(*"abc"),
        "recognizing_1": plain(*"abc"),
        "resolves_1": plain(*"12345"),
        "resolves_2": plain(*"12"),
        "instructs_1": plain(*"1234"),
        "invites_1": (),
        "annex-1": plain(*"12345678"),
    }
    assert document.title == "Sharing test facilities among members of the Standardization Sector"
    assert [(n.marker, n.anchor and n.anchor.node) for n in document.footnotes] == [
        ("1", "title"),
        ("2", "considering_1__a"),
        ("1", "noting_1__b"),
    ]


def test_automatic_labels_give_the_same_kind_of_tree() -> None:
    (document,) = parts(MADE / "02_resolution_autonumbered.docx")
    fourth: Shape = ("d", (("i", ()), ("ii", plain("•"))))
    assert labels(document) == {
        "considering_1": (*plain(*"abc"), fourth, *plain("e")),
        "considering_2": plain(*"abc"),
        "bearing-in-mind_1": plain(*"abc"),
        "resolves_1": tuple(
            (mark, plain(f"{mark}.1", f"{mark}.2") if mark < "4" else ()) for mark in "1234"
        ),
        "instructs_1": plain(None),  # type: ignore[arg-type]
        "annex-1": plain("一", "二", "三"),
    }
    (table,) = document.clauses_of("instructs")[0].items
    assert (table.text, table.rows) == (
        "TABLE 1\nTargets",
        (("Goal", "Year"), ("Access", "2026"), ("Skills", "2028")),
    )


def test_every_text_of_the_volume_is_whole() -> None:
    documents = parts(MADE / "04_volume_100_resolutions.docx")
    assert len(documents) == 100
    for document in documents:
        assert document.kind == "resolution"
        assert document.title
        assert document.clauses[-1].part == "operative"
        assert len(document.annexes) == 1
        assert {f.code for f in document.findings} <= {"DOC002", "STR101"}
