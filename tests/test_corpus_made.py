"""The made corpus in `samples/`: what is the matter with it is there once, and nothing else.

The rules that report it belong to the analysis; here stands what they need to know.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

import itures
from itures.corpus.edges import Edge
from little_corpus import MADE, WHOLE


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> itures.Corpus:
    made = itures.Corpus.create(tmp_path_factory.mktemp("made") / "c.sqlite", complete=WHOLE)
    made.add(sorted(MADE.glob("*.txt")))
    return made


def is_plain(edge: Edge) -> bool:
    """An edge with which nothing is the matter."""
    return (
        edge.status == "resolved"
        and edge.age == "current"
        and edge.place_status != "missing"
        and not edge.same_work
        and (edge.ending is None or edge.effect == "suppresses")
    )


FAULTS: dict[str, tuple[str, str, Callable[[Edge], bool]]] = {
    "stale at adoption": (
        "wtsa/res/931@2024",
        "resolves_1__2",
        lambda e: e.age == "stale-at-adoption" and not e.same_work and e.effect is None,
    ),
    "stale since": (
        "wtdc/res/942@2022",
        "recalling_1",
        lambda e: e.age == "stale-since" and e.effect is None,
    ),
    "suppressed target": (
        "wtdc/res/943@2025",
        "recalling_1__a",
        lambda e: e.ending is not None and e.effect is None,
    ),
    "historical by context": (
        "wtdc/res/944@2025",
        "considering_1__a",
        lambda e: e.effect == "history",
    ),
    "forward-dated": ("pp/dec/926@2018", "decides_1", lambda e: e.age == "forward"),
    "impossible edition": (
        "wtsa/res/933@2024",
        "recalling_1__b",
        lambda e: (e.status, e.reason) == ("missing", "no-such-session"),
    ),
    "missing clause target": (
        "wtdc/res/941@2025",
        "resolves_1__2",
        lambda e: e.place_status == "missing",
    ),
    "wrong self-reference": (
        "pp/res/921@2022",
        "instructs_1__2",
        lambda e: e.same_work and e.age == "stale-at-adoption",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_there_once(corpus: itures.Corpus, fault: str) -> None:
    source, node, is_it = FAULTS[fault]
    assert [(e.source, e.node) for e in corpus.edges() if is_it(e)] == [(source, node)]


def test_nothing_else_is_the_matter(corpus: itures.Corpus) -> None:
    odd = {(edge.source, edge.node) for edge in corpus.edges() if not is_plain(edge)}
    assert odd == {(source, node) for source, node, _ in FAULTS.values()}
    assert list(corpus.verify()) == []
    assert list(corpus.rows("findings")) == []


def test_what_to_write_instead(corpus: itures.Corpus) -> None:
    (stale,) = [e for e in corpus.edges() if FAULTS["stale at adoption"][2](e)]
    assert (stale.target, stale.then_latest) == ("pp/res/921@2018", "pp/res/921@2022")
    (impossible,) = [e for e in corpus.edges() if FAULTS["impossible edition"][2](e)]
    assert impossible.nearest == "wtsa/res/931@2024"
    (suppressed,) = [e for e in corpus.edges() if FAULTS["suppressed target"][2](e)]
    assert suppressed.ending
    assert suppressed.ending.by == "pp/dec/925@2022"


def test_the_readme_names_every_file() -> None:
    readme = (MADE / "README.md").read_text("utf-8")
    assert [f.name for f in MADE.glob("*.txt") if f"`{f.name}`" not in readme] == []
    assert [fault for fault in FAULTS if f"**{fault}**" not in readme] == []


def test_languages_cite_the_same(corpus: itures.Corpus) -> None:
    for text, languages in (("pp/res/923@2022", "en ru"), ("wtsa/res/932@2024", "en zh")):
        one, two = languages.split()
        first = [(e.node, e.written) for e in corpus.cites(text, language=one)]
        assert first == [(e.node, e.written) for e in corpus.cites(text, language=two)]
        assert first
    by = corpus.cited_by("pp/res/921@2022", language="zh")
    assert [edge.source for edge in by] == ["wtsa/res/932@2024"]


def test_asking_by_clause_and_place(corpus: itures.Corpus) -> None:
    assert [e.source for e in corpus.cited_by("wtdc/res/942", clause="resolves")] == [
        "wtdc/res/941@2025",
        "wtdc/res/944@2025",
    ]
    assert [e.source for e in corpus.cited_by("wtdc/res/942#resolves/7")] == ["wtdc/res/941@2025"]
    assert [e.written for e in corpus.cites("wtsa/res/931#resolves/2")] == ["pp/res/921@2018"]
    assert corpus.cites("wtsa/res/931#resolves/1") == ()
    assert [e.written for e in corpus.cites("wtsa/res/931", clause="resolves")] == [
        "pp/res/921@2018"
    ]
    with pytest.raises(itures.UnknownTextError, match="no such place"):
        corpus.cites("wtsa/res/931#resolves/9")
    with pytest.raises(itures.UnknownTextError, match=r"pp/res/999: not in"):
        corpus.cites("pp/res/999")
    assert corpus.cited_by("pp/res/999") == ()
    with pytest.raises(itures.IdentifierError):
        corpus.cited_by("no text")


def test_the_network(corpus: itures.Corpus) -> None:
    networkx = pytest.importorskip("networkx")
    graph = corpus.to_networkx()
    assert isinstance(graph, networkx.MultiDiGraph)
    assert graph.nodes["pp/res/921@2022"]["title"].startswith("Public telephones")
    assert graph.nodes["wtsa/res/931@2020"]["loaded"] == 0
    assert graph.number_of_edges() == 21
    assert sorted(source for source, _ in graph.in_edges("wtdc/res/942@2022")) == [
        "pp/res/923@2022",
        "wtdc/res/941@2025",
        "wtdc/res/944@2025",
        "wtsa/res/931@2024",
    ]


def test_the_network_can_be_written(corpus: itures.Corpus, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    networkx.write_graphml(corpus.to_networkx(), tmp_path / "g.graphml")
    assert "pp/res/921@2022" in (tmp_path / "g.graphml").read_text("utf-8")
