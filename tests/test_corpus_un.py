"""Resolutions of the UN in six languages: one edition of each, and the same edges in each.

The edges are compared with the links that the publisher set: see `un_measure`. Two files of
the corpus hold some of the texts once more, with notes at the end: those are copies.
"""

from collections import Counter
from pathlib import Path

import pytest

import itures
from un_measure import COUNTED, FOLDER, LANGUAGES, Score, _add_citations, gold, plain, stems

pytestmark = pytest.mark.corpus
RECALL, PRECISION = 0.97, 0.98


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> itures.Corpus:
    files = [FOLDER / language / f"{stem}.txt" for language in LANGUAGES for stem in stems()]
    made = itures.Corpus.create(tmp_path_factory.mktemp("un") / "c.sqlite", complete=["un/ga@74"])
    assert made.add(files).added == len(files)
    return made


def name_of(stem: str) -> str:
    """The identifier of the resolution in a file: `A_RES_74_107`."""
    _, _, session, number = stem.split("_")
    return f"un/ga/res/{session}-{number}"


def test_one_edition_in_six_languages(corpus: itures.Corpus) -> None:
    counts = corpus.counts()
    assert (counts["documents"], counts["editions"]) == (len(LANGUAGES) * 20, 20)
    for stem in stems():
        lineage = corpus.lineage(name_of(stem))
        assert [edition.id for edition in lineage.editions] == [name_of(stem)]
        assert lineage.editions[0].adopted
        for language in LANGUAGES:
            assert corpus.document(name_of(stem), language=language).language == language
    assert {entry.language for entry in corpus.documents(lead=True)} == {"en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_edges_are_those_of_the_official_links(corpus: itures.Corpus, language: str) -> None:
    score = Score()
    for stem in stems():
        edges = corpus.cites(name_of(stem), language=language)
        found = Counter(plain(edge.written) for edge in edges if edge.written.startswith(COUNTED))
        _add_citations(score, found, stem, gold(language, stem))
    print(f"{language}: recall {score.recall:.3f}, precision {score.precision:.3f}")
    assert score.recall >= RECALL
    assert score.precision >= PRECISION


def test_edges_are_the_same_in_every_language(corpus: itures.Corpus) -> None:
    """Which text each clause cites; where a translation cites otherwise, it differs in print."""
    every: dict[str, set[tuple[str, str | None, str]]] = {}
    for language in LANGUAGES:
        every[language] = {
            (stem, edge.clause, plain(edge.written))
            for stem in stems()
            for edge in corpus.cites(name_of(stem), language=language)
            if edge.written.startswith(COUNTED)
        }
    counted = Counter(edge for edges in every.values() for edge in edges)
    common = {edge for edge, number in counted.items() if number > len(LANGUAGES) / 2}
    odd = {language: len(edges ^ common) for language, edges in every.items()}
    print(f"{len(common)} edges; different by language: {odd}")
    assert max(odd.values()) <= 0.03 * len(common)


def test_who_cites_is_asked_of_any_language(corpus: itures.Corpus) -> None:
    target = "un/ga/res/70-1"
    sources = {
        language: {edge.source for edge in corpus.cited_by(target, language=language)}
        for language in LANGUAGES
    }
    assert len(sources["en"]) > 5
    assert all(found == sources["en"] for found in sources.values()), sources


def test_everything_that_is_a_resolution(tmp_path: Path) -> None:
    """The folders of the corpus in one go; `verify` is clean; each order gives the same."""
    folder = FOLDER.parent
    folders = ("pp18-en", "wrc-en", "unsc-en", "seeds")
    files = [file for name in folders for file in sorted((folder / name).glob("*.txt"))]
    one = itures.Corpus.create(tmp_path / "1.sqlite")
    two = itures.Corpus.create(tmp_path / "2.sqlite")
    assert one.add(files).failed == ()
    two.add(files[::-1])
    assert list(one.verify()) == []
    assert list(one.dump()) == list(two.dump())
    assert one.counts()["resolved"] > 50
