"""What an analyst gets out of a corpus: rows with plain types, a network that can be weighed."""

from pathlib import Path

import networkx as nx  # type: ignore[import-untyped]
import pytest

import itures
from little_corpus import cite, corpus_of, resolution


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions, and a text that cites the old one twice, and one that is not there."""
    found = tmp_path_factory.mktemp("tables") / "c.sqlite"
    old = cite("pp", 901, 2018)
    later = resolution("wtsa", 902, 2024, old, f"that {old} is long", cite("pp", 903, 2018))
    editions = [resolution("pp", 901, year) for year in (2018, 2022)]
    corpus_of(found, [*editions, later]).close()
    return found


def test_cells_are_of_plain_types(path: Path) -> None:
    with itures.Corpus.open(path) as corpus:
        for table in corpus.tables:
            for row in corpus.rows(table):
                assert all(type(cell) in {str, int, bool, type(None)} for cell in row.values())
        documents = list(corpus.rows("documents"))
        editions = {row["edition"]: row["loaded"] for row in corpus.rows("editions")}
    assert [row["lead"] for row in documents] == [True, True, True]
    assert {type(row[name]) for row in documents for name in ("chief", "lead", "revised")} == {bool}
    assert all(loaded is True for loaded in editions.values())


def test_the_network_is_weighed_and_labelled(path: Path) -> None:
    with itures.Corpus.open(path) as corpus:
        graph = corpus.to_networkx()
    (edge,) = graph.get_edge_data("wtsa/res/902@2024", "pp/res/901@2018").values()
    assert (edge["weight"], edge["citations"], edge["types"]) == (2, 2, "recalling")
    about = graph.nodes["pp/res/901@2018"]
    assert (about["label"], about["loaded"], about["year"]) == ("pp/res/901@2018", True, 2018)
    assert graph.nodes["pp/res/903@2018"]["loaded"] is False
    back = nx.parse_graphml("\n".join(nx.generate_graphml(graph)))
    assert back.nodes["pp/res/901@2018"]["loaded"] is True


def test_the_network_of_a_date_knows_nothing_of_what_came_later(path: Path) -> None:
    with itures.Corpus.open(path, as_of="2023") as corpus:
        assert set(corpus.to_networkx()) == {"pp/res/901@2018", "pp/res/901@2022"}
    with itures.Corpus.open(path, as_of="2018") as corpus:
        assert set(corpus.to_networkx()) == {"pp/res/901@2018"}
    with itures.Corpus.open(path, as_of="2024") as corpus:
        assert corpus.to_networkx().number_of_edges() == 2
