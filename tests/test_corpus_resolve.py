"""What a citation points at: every status and reason, whatever was loaded first."""

from itertools import permutations
from pathlib import Path

import pytest

import itures
from itures.corpus import declared
from itures.model.document import Document
from itures.notation.grammar import load
from little_corpus import cite, corpus_of, dump, resolution, status_of

PP = resolution("pp", 921, 2018)
REVISED = resolution("pp", 921, 2022)


def citing(target: str, body: str = "wtsa", year: int = 2024) -> Document:
    """A text that recalls another one."""
    return resolution(body, 955, year, target)


SOURCE = "wtsa/res/955@2024"


def ask(path: Path, target: str, *there: Document, complete: tuple[str, ...] = ()) -> itures.Edge:
    """The one edge of a text that recalls a target, in a corpus with other texts."""
    corpus = corpus_of(path / "c.sqlite", [citing(target), *there], complete)
    (edge,) = corpus.cites(SOURCE)
    return edge


def test_an_edition_that_is_there(tmp_path: Path) -> None:
    edge = ask(tmp_path, cite("pp", 921, 2018), PP, REVISED)
    assert (edge.status, edge.reason, edge.target) == ("resolved", "exact", "pp/res/921@2018")
    assert (edge.then_latest, edge.latest) == ("pp/res/921@2022", "pp/res/921@2022")
    assert edge.age == "stale-at-adoption"


def test_a_text_that_is_not_there(tmp_path: Path) -> None:
    edge = ask(tmp_path, cite("pp", 922, 2018), PP)
    assert (edge.status, edge.reason) == ("unresolved", "not-loaded")


@pytest.mark.parametrize("complete", ["pp", "pp@2018", "pp/res@2014..2022", "pp/res"])
def test_a_text_that_ought_to_be_there_is_missing(tmp_path: Path, complete: str) -> None:
    edge = ask(tmp_path, cite("pp", 922, 2018), PP, complete=(complete,))
    assert (edge.status, edge.reason) == ("missing", "no-such-text")


@pytest.mark.parametrize("complete", ["pp@2014", "pp/dec@2018", "wtsa"])
def test_what_another_session_holds_says_nothing(tmp_path: Path, complete: str) -> None:
    edge = ask(tmp_path, cite("pp", 922, 2018), PP, complete=(complete,))
    assert (edge.status, edge.reason) == ("unresolved", "not-loaded")


def test_an_edition_that_is_not_there_has_a_nearest(tmp_path: Path) -> None:
    edge = ask(tmp_path, cite("pp", 921, 2014), PP, REVISED)
    assert (edge.status, edge.reason) == ("unresolved", "edition-not-loaded")
    assert (edge.target, edge.nearest) == ("pp/res/921@2014", "pp/res/921@2018")
    assert edge.age == "stale-at-adoption"


def test_an_edition_that_a_whole_session_does_not_have(tmp_path: Path) -> None:
    edge = ask(tmp_path, cite("pp", 921, 2014), PP, REVISED, complete=("pp@2014",))
    assert (edge.status, edge.reason, edge.age) == ("missing", "no-such-edition", None)


def test_a_session_that_never_was(tmp_path: Path) -> None:
    target = "Resolution 921 (Rev. Dubai, 2019) of the Plenipotentiary Conference"
    edge = ask(tmp_path, target, PP, REVISED)
    assert (edge.status, edge.reason) == ("missing", "no-such-session")
    assert edge.nearest == "pp/res/921@2022"


def test_no_edition_means_the_one_in_force_then(tmp_path: Path) -> None:
    later = resolution("pp", 921, 2022)
    corpus = corpus_of(
        tmp_path / "c.sqlite",
        [resolution("wtsa", 955, 2016, cite("pp", 921)), resolution("pp", 921, 2014), PP, later],
    )
    (edge,) = corpus.cites("wtsa/res/955@2016")
    assert (edge.status, edge.reason, edge.target) == ("resolved", "inferred", "pp/res/921@2014")
    assert edge.inferred == ("edition:at-adoption",)
    assert edge.age == "floating"


def test_only_later_editions_are_there(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path / "c.sqlite", [resolution("wtsa", 955, 2016, cite("pp", 921)), PP, REVISED]
    )
    (edge,) = corpus.cites("wtsa/res/955@2016")
    assert (edge.status, edge.reason) == ("unresolved", "only-later")
    assert edge.nearest == "pp/res/921@2018"


def test_same_session_counts_as_there(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path / "c.sqlite", [resolution("pp", 955, 2022, cite("pp", 921, 2018)), PP, REVISED]
    )
    (edge,) = corpus.cites("pp/res/955@2022")
    assert edge.age == "stale-at-adoption"


def test_another_body_in_the_same_year_is_not_sure_to_have_been_first(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path / "c.sqlite", [resolution("wtdc", 955, 2022, cite("pp", 921, 2018)), PP, REVISED]
    )
    (edge,) = corpus.cites("wtdc/res/955@2022")
    assert (edge.age, edge.then_latest) == ("stale-since", "pp/res/921@2018")


def test_an_edition_of_the_future(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path / "c.sqlite", [resolution("wtsa", 955, 2016, cite("pp", 921, 2022)), PP, REVISED]
    )
    (edge,) = corpus.cites("wtsa/res/955@2016")
    assert (edge.status, edge.age) == ("resolved", "forward")


def test_a_place_that_is_there_and_one_that_is_not(tmp_path: Path) -> None:
    target = resolution("pp", 922, 2018, "> that one", "> that two")
    there = resolution("wtsa", 955, 2024, f"resolves 2 of {cite('pp', 922, 2018)}")
    gone = resolution("wtsa", 956, 2024, f"resolves 3 of {cite('pp', 922, 2018)}")
    loose = resolution("wtsa", 957, 2024, f"resolves 3 of {cite('pp', 929, 2018)}")
    corpus = corpus_of(tmp_path / "c.sqlite", [target, there, gone, loose])
    (edge,) = corpus.cites("wtsa/res/955@2024")
    assert (edge.status, edge.place_status, edge.place) == ("resolved", "found", "resolves_1__2")
    (edge,) = corpus.cites("wtsa/res/956@2024")
    assert (edge.status, edge.place_status, edge.place) == ("resolved", "missing", None)
    (edge,) = corpus.cites("wtsa/res/957@2024")
    assert edge.place_status == "not-loaded"


def test_a_place_in_the_text_itself(tmp_path: Path) -> None:
    lines = ("> that one", "> the list under resolves 1 above", "> that under resolves 7 above")
    corpus = corpus_of(tmp_path / "c.sqlite", [resolution("pp", 921, 2018, *lines)])
    one, seven = corpus.cites("pp/res/921@2018")
    assert (one.status, one.place_status, one.place) == ("internal", "found", "resolves_1__1")
    assert (seven.status, seven.place_status) == ("internal", "missing")


def test_a_text_of_unknown_body_has_candidates(tmp_path: Path) -> None:
    unknown = itures.parse_text(
        "RESOLUTION 955 (New Delhi, 2024)\nLamps\n(New Delhi, 2024)\n"
        "The World Telecommunication Standardization Assembly (New Delhi, 2024),\n"
        "recalling\nResolution 921,\nresolves\nthat lamps be lit.\n"
    )
    written = [citation.target for citation in unknown.citations]
    assert written == ["?/res/921"]
    corpus = corpus_of(tmp_path / "c.sqlite", [unknown])
    assert status_of(corpus, SOURCE, "?/res/921") == ("unresolved", "body-unknown")
    corpus.add([PP, REVISED, resolution("wtdc", 921, 2025)])
    (edge,) = corpus.cites(SOURCE)
    assert (edge.status, edge.reason) == ("ambiguous", "body-unknown")
    assert edge.candidates == ("pp/res/921@2018", "pp/res/921@2022", "wtdc/res/921@2025")


def test_what_is_not_collected_is_external_until_it_is_there(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "c.sqlite", [citing("Recommendation ITU-T L.1100")])
    assert status_of(corpus, SOURCE, "itu-t/rec/L.1100") == ("external", "outside")


# ------------------------------------------------------------------ order


A = resolution("pp", 921, 2014)
B = resolution("pp", 921, 2018, cite("pp", 922), "> the list under resolves 1 above")
C = resolution("pp", 922, 2018, cite("pp", 921, 2014), "> to suppress " + cite("pp", 923, 2014))
D = resolution("pp", 923, 2014, cite("wtsa", 931, 2022))
E = resolution("wtsa", 931, 2024, cite("pp", 921), cite("pp", 923), cite("wtdc", 941, 2022))


def test_every_order_of_loading_gives_the_same(tmp_path: Path) -> None:
    dumps = set()
    for number, order in enumerate(permutations([A, B, C, D, E])):
        corpus = corpus_of(tmp_path / f"{number}.sqlite", [], ("pp",))
        corpus._connection.execute("PRAGMA synchronous = OFF")  # nobody kills this test
        for document in order:
            corpus.add(document)
        dumps.add(dump(corpus))
        corpus.close()
    assert len(dumps) == 1
    assert number + 1 == 120


def test_all_at_once_gives_the_same_as_one_by_one(tmp_path: Path) -> None:
    whole = corpus_of(tmp_path / "whole.sqlite", [A, B, C, D, E], ("pp",))
    parts = corpus_of(tmp_path / "parts.sqlite", [], ("pp",))
    for document in (E, C, A, D, B):
        parts.add(document)
    assert dump(whole) == dump(parts)
    assert '"status":"resolved"' in dump(whole)


def test_taking_out_and_putting_back_changes_nothing(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "c.sqlite", [A, B, C, D, E], ("pp",))
    before = dump(corpus)
    for document in (A, B, C, D, E):
        assert document.id
        assert corpus.remove(document.id) == 1
        assert dump(corpus) != before
        corpus.add(document)
        assert dump(corpus) == before
    assert not [problem for problem in corpus.verify() if problem.severity == "error"]


def test_an_edition_that_comes_later_changes_who_cites_it(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "c.sqlite", [citing(cite("pp", 921))])
    assert status_of(corpus, SOURCE, "pp/res/921") == ("unresolved", "not-loaded")
    corpus.add(PP)
    assert corpus.cites(SOURCE)[0].target == "pp/res/921@2018"
    corpus.add(REVISED)
    assert corpus.cites(SOURCE)[0].target == "pp/res/921@2022"
    corpus.remove("pp/res/921@2022")
    assert corpus.cites(SOURCE)[0].target == "pp/res/921@2018"
    corpus.remove("pp/res/921")
    assert status_of(corpus, SOURCE, "pp/res/921") == ("unresolved", "not-loaded")


def test_declaring_later_and_taking_it_back(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "c.sqlite", [citing(cite("pp", 922, 2018)), PP])
    before = dump(corpus)
    said = declared.complete("pp@2018", load().registry)
    corpus.declare(said)
    assert status_of(corpus, SOURCE, "pp/res/922@2018") == ("missing", "no-such-text")
    assert corpus.withdraw(said) == 1
    assert dump(corpus) == before
    assert corpus.withdraw(said) == 0


@pytest.mark.parametrize("text", ["xx", "pp@", "pp@two", "pp@2018..", "pp/res/71@2018", ""])
def test_what_cannot_be_declared(text: str) -> None:
    with pytest.raises(itures.IdentifierError):
        declared.complete(text, load().registry)
