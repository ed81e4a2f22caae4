"""Texts that very many cite: the first few citations come without looking at all of them."""

import pytest

import itures
from cli_run import run
from itures.corpus import edges
from little_corpus import cite, resolution

HUB = cite("pp", 1, 2014)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> itures.Corpus:
    made = itures.Corpus.create(tmp_path_factory.mktemp("often") / "c.sqlite")
    made.add(resolution("pp", 1, 2014))
    texts = (("pp", 2018), ("wtsa", 2016), ("wtdc", 2022))
    for number in range(10, 30):
        made.add(
            [resolution(body, number, year, HUB, f"> to act on {HUB}") for body, year in texts]
        )
    return made


@pytest.mark.parametrize("dearer", [1e-9, 10**9], ids=["all put in order", "text by text"])
@pytest.mark.parametrize("limit", [0, 1, 7, 119, 120, 500])
def test_the_first_few_are_the_first_of_all(
    corpus: itures.Corpus, monkeypatch: pytest.MonkeyPatch, dearer: float, limit: int
) -> None:
    every = corpus.cited_by("pp/res/1")
    assert len(every) == 120
    monkeypatch.setattr(edges, "_DEARER", dearer)
    for what in ("pp/res/1", "pp/res/1@2014"):
        assert corpus.cited_by(what, limit=limit) == every[:limit]
    some = corpus.cited_by("pp/res/1", clause="resolves")
    assert len(some) == 60
    assert corpus.cited_by("pp/res/1", clause="resolves", limit=limit) == some[:limit]


@pytest.mark.parametrize("dearer", [1e-9, 10**9])
def test_what_came_later_does_not_count_among_the_first(
    corpus: itures.Corpus, monkeypatch: pytest.MonkeyPatch, dearer: float
) -> None:
    monkeypatch.setattr(edges, "_DEARER", dearer)
    with itures.Corpus.open(corpus.path, as_of="2018") as then:
        every = then.cited_by("pp/res/1")
        assert len(every) == 80
        assert then.cited_by("pp/res/1", limit=50) == every[:50]


def test_a_text_that_nobody_cites(corpus: itures.Corpus) -> None:
    assert corpus.cited_by("wtsa/res/77", limit=5) == ()


def test_they_come_in_the_order_of_names(corpus: itures.Corpus) -> None:
    names = [edge.source for edge in corpus.cited_by("pp/res/1", limit=120)]
    assert names == sorted(names)


def test_the_command_says_that_there_may_be_more(corpus: itures.Corpus) -> None:
    done = run("refs", "pp/res/1", "--corpus", str(corpus.path), "-n", "3")
    (head,) = [line for line in done.lines if " is cited by: " in line]
    assert head == "pp/res/1 is cited by: the first 3"
    done = run("refs", "pp/res/1", "--corpus", str(corpus.path))
    assert "pp/res/1 is cited by: 120" in done.lines
