"""Editions of a work in order, what became of them, and moments."""

from pathlib import Path

import pytest
from attrs import evolve

import itures
from itures.corpus import declared, moments
from itures.corpus.identity import Names
from itures.corpus.lineage import Edition, Ending, Lineage
from itures.model.document import Session
from itures.notation.grammar import load
from little_corpus import cite, corpus_of, resolution

NAMES = Names(load().registry)


@pytest.mark.parametrize(
    ("text", "stem", "work", "version", "edition"),
    [
        ("pp/res/71@2022", "pp/res/71", "pp/res/71", "2022", "pp/res/71@2022"),
        ("pp/res/71", "pp/res/71", "pp/res/71", None, None),
        ("pp/res/71@2022#resolves/3", "pp/res/71", "pp/res/71", "2022", "pp/res/71@2022"),
        ("ra/res/34-2", "ra/res/34", "ra/res/34", "2", "ra/res/34-2"),
        ("ra/res/34", "ra/res/34", "ra/res/34", None, None),
        ("wtpf/op/4@2013", "wtpf/op/4", "wtpf/op/4@2013", "2013", "wtpf/op/4@2013"),
        ("wtpf/op/4", "wtpf/op/4", None, None, None),
        ("un/ga/res/70-125", "un/ga/res/70-125", "un/ga/res/70-125", None, "un/ga/res/70-125"),
        ("un/sc/res/2202@2015", "un/sc/res/2202", "un/sc/res/2202", None, "un/sc/res/2202"),
        ("itu-t/rec/A.13@2000/amd/1@2007-12", "itu-t/rec/A.13@2000/amd/1",
         "itu-t/rec/A.13@2000/amd/1", "2007-12", "itu-t/rec/A.13@2000/amd/1@2007-12"),
        ("wrc/res/20@mob-87", "wrc/res/20", "wrc/res/20", "mob-87", "wrc/res/20@mob-87"),
    ],
)  # fmt: skip
def test_what_an_identifier_names(
    text: str, stem: str, work: str | None, version: str | None, edition: str | None
) -> None:
    name = NAMES.read(text)
    assert name
    assert (name.stem, name.work, name.version, name.edition) == (stem, work, version, edition)


def test_no_identifier_names_nothing() -> None:
    assert NAMES.read("#resolves/2") is None
    assert NAMES.read("two words") is None
    anonymous = NAMES.read("pp/res/71")
    assert anonymous
    assert anonymous.anonymous == "?/res/71"


def edition(version: str, adopted: str | None = None, body: str = "pp") -> Edition:
    name = NAMES.read(f"{body}/res/71@{version}")
    assert name
    return Edition(
        name.edition or "", "pp/res/71", "pp/res/71", body, "res", "71", version, name.year, None,
        adopted, loaded=True,
    )  # fmt: skip


ALL = (edition("2014"), edition("2018", "2018-11-16"), edition("2022"))
LINEAGE = Lineage("pp/res/71", ALL)


@pytest.mark.parametrize(
    ("when", "body", "expected"),
    [
        (None, None, "2022"),
        ("2013", "pp", None),
        ("2016", "wtsa", "2014"),
        ("2018", "pp", "2018"),  # the same session
        ("2018", "wtsa", "2014"),  # the same year: who knows
        ("2018-11-16", "wtsa", "2018"),
        ("2018-11-15", "wtsa", "2014"),
        ("2019", "wtsa", "2018"),
        ("2022-01-01", "pp", "2022"),
        ("2022-12-31", "wtsa", "2022"),
    ],
)
def test_the_edition_in_force_at_a_moment(
    when: str | None, body: str | None, expected: str | None
) -> None:
    found = LINEAGE.at(when, body)
    assert (found and found.version) == expected


def test_standing_as_of() -> None:
    first, second, last = ALL
    assert [LINEAGE.standing(each) for each in ALL] == ["superseded", "superseded", "in force"]
    assert LINEAGE.standing(second, "2018-11-15") == "to come"
    assert LINEAGE.standing(second, "2018-11-16") == "in force"
    assert LINEAGE.standing(first, "2018-11-15") == "in force"
    assert LINEAGE.standing(last, "2022") == "in force"
    ended = evolve(LINEAGE, ending=Ending("suppressed", "2024", None))
    assert ended.standing(last) == "suppressed"
    assert ended.standing(last, "2023") == "in force"
    assert ended.standing(first) == "superseded"


def test_itu_r_editions_go_by_number() -> None:
    numbers = ["10", "9", "2"]
    every = [evolve(edition("2018"), id=f"ra/res/34-{n}", version=n, year=None) for n in numbers]
    assert [e.version for e in sorted(every, key=lambda e: e.order)] == ["2", "9", "10"]


@pytest.mark.parametrize("text", ["2018", "2018-11-16", " 2018 "])
def test_moments(text: str) -> None:
    assert moments.moment(text) == text.strip()


@pytest.mark.parametrize("text", ["18", "2018-11", "2018-13-01", "16.11.2018", "soon", ""])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(itures.DateError, match="neither a date"):
        moments.moment(text)


def test_a_year_is_no_day() -> None:
    assert moments.surely_before("2017", "2018-01-01")
    assert not moments.surely_before("2018", "2018-12-31")
    assert not moments.surely_before("2018-01-01", "2018")
    assert moments.by("2018", "2018-01-01")
    assert not moments.by("2018-01-02", "2018-01-01")


# ------------------------------------------------------------------ in a corpus


def test_editions_told_by_a_history_line(tmp_path: Path) -> None:
    """A later edition lists its editions: one of them is not loaded, another never was."""
    plain = resolution("wtsa", 931, 2024)
    assert plain.masthead
    history = (Session(2008, "johannesburg"), Session(2016, "hammamet"), Session(2024, "new-delhi"))
    with_history = evolve(plain, masthead=evolve(plain.masthead, history=history))
    known = resolution("pp", 955, 2022, cite("wtsa", 931, 2016))
    never = resolution(
        "pp", 956, 2022, "Resolution 931 (Rev. Dubai, 2012) of the World Telecommunication"
        " Standardization Assembly",
    )  # fmt: skip
    corpus = corpus_of(tmp_path / "c.sqlite", [with_history, known, never])
    lineage = corpus.lineage("wtsa/res/931")
    assert [(e.version, e.loaded) for e in lineage.editions] == [
        ("2008", False),
        ("2016", False),
        ("2024", True),
    ]
    (edge,) = corpus.cites("pp/res/955@2022")
    assert (edge.status, edge.reason, edge.age) == (
        "unresolved",
        "edition-not-loaded",
        "stale-since",
    )
    (edge,) = corpus.cites("pp/res/956@2022")
    assert (edge.status, edge.reason) == ("missing", "not-in-history")


def test_words_end_a_work(tmp_path: Path) -> None:
    old, act = resolution("pp", 922, 2014), f"> to suppress {cite('pp', 922, 2014)}"
    corpus = corpus_of(tmp_path / "c.sqlite", [old, resolution("pp", 925, 2018, act)])
    ending = corpus.lineage("pp/res/922").ending
    assert ending == Ending("suppressed", "2018", "pp/res/925@2018", None, "pp/res/922@2014")
    (edge,) = corpus.cites("pp/res/925@2018")
    assert edge.effect == "suppresses"
    with itures.Corpus.open(corpus.path, as_of="2017") as before:
        assert before.lineage("pp/res/922").ending is None


def test_replacing_names_the_successor(tmp_path: Path) -> None:
    act = f"> to replace {cite('pp', 922, 2014)} by this text"
    corpus = corpus_of(
        tmp_path / "c.sqlite", [resolution("pp", 922, 2014), resolution("pp", 925, 2018, act)]
    )
    ending = corpus.lineage("pp/res/922").ending
    assert ending
    assert (ending.how, ending.into) == ("merged", "pp/res/925@2018")


def test_recalling_that_a_text_was_suppressed_ends_nothing(tmp_path: Path) -> None:
    said = f"the wish to suppress {cite('pp', 922, 2014)}"
    corpus = corpus_of(
        tmp_path / "c.sqlite", [resolution("pp", 922, 2014), resolution("pp", 925, 2018, said)]
    )
    assert corpus.lineage("pp/res/922").ending is None


def test_a_later_edition_takes_a_work_up_again(tmp_path: Path) -> None:
    act = f"> to suppress {cite('pp', 922, 2014)}"
    corpus = corpus_of(
        tmp_path / "c.sqlite", [resolution("pp", 922, 2014), resolution("pp", 925, 2018, act)]
    )
    assert corpus.lineage("pp/res/922").ending
    corpus.add(resolution("pp", 922, 2022))
    assert corpus.lineage("pp/res/922").ending is None


def test_endings_are_declared_and_taken_back(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path / "c.sqlite",
        [resolution("pp", 922, 2014), resolution("wtsa", 955, 2024, cite("pp", 922, 2014))],
    )
    said = declared.ended("merged", "pp/res/922", NAMES, into="pp/res/921", by="pp/dec/5@2018")
    corpus.declare(said)
    (edge,) = corpus.cites("wtsa/res/955@2024")
    assert edge.ending == Ending("merged", "2018", "pp/dec/5@2018", "pp/res/921", None)
    assert str(said) == "merged pp/res/922 into pp/res/921 on 2018 by pp/dec/5@2018"
    corpus.withdraw(said)
    (edge,) = corpus.cites("wtsa/res/955@2024")
    assert edge.ending is None


def test_numbers_that_restart_are_texts_of_their_own(tmp_path: Path) -> None:
    def opinion(year: int) -> itures.Document:
        document = resolution("pp", 921, 2018)
        assert document.masthead
        source = evolve(document.source, sha256=f"{year:064}")
        return evolve(document, id=f"wtpf/op/4@{year}", kind="opinion", source=source)

    corpus = corpus_of(tmp_path / "c.sqlite", [opinion(2009), opinion(2013)])
    assert [lineage.work for lineage in corpus.lineages()] == ["wtpf/op/4@2009", "wtpf/op/4@2013"]
    assert not corpus.lineage("wtpf/op/4@2009").after(corpus.lineage("wtpf/op/4@2009").editions[0])
    with pytest.raises(itures.UnknownTextError):
        corpus.lineage("wtpf/op/5@2013")


def test_as_of_hides_what_came_later(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path / "c.sqlite",
        [
            resolution("pp", 921, 2014),
            resolution("pp", 921, 2018),
            resolution("wtsa", 955, 2016, cite("pp", 921, 2014)),
            resolution("wtsa", 956, 2024, cite("pp", 921, 2014)),
        ],
    )
    assert [edge.age for edge in corpus.cited_by("pp/res/921")] == [
        "stale-since",
        "stale-at-adoption",
    ]
    with itures.Corpus.open(corpus.path, as_of="2017") as then:
        (edge,) = then.cited_by("pp/res/921")
        assert (edge.source, edge.age, edge.latest) == (
            "wtsa/res/955@2016",
            "current",
            "pp/res/921@2014",
        )
        assert then.document("pp/res/921").id == "pp/res/921@2014"
        assert [entry.name for entry in then.documents()] == [
            "pp/res/921@2014",
            "wtsa/res/955@2016",
        ]
