"""Search in six languages: forms of words, Chinese, Arabic, and whatever a person types."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import itures
from itures.corpus.questions import question
from itures.corpus.search import snip
from itures.corpus.terms import Spelling, folded
from itures.model.clauses import Clause
from itures.model.document import Document
from itures.model.span import Span
from itures.notation.grammar import load
from little_corpus import corpus_of, resolution

SPELLING = Spelling(load())
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")

PLAIN = resolution("pp", 921, 2018)


def document(language: str, number: int, *clauses: str, title: str = "T") -> Document:
    """A document in a language, with some clauses."""
    made = tuple(
        Clause(f"resolves_{at}", "operative", "resolves", ("resolves",), (), "–", None, (), None,
               words, Span(0, 0))
        for at, words in enumerate(clauses, 1)
    )  # fmt: skip
    source = evolve(PLAIN.source, sha256=f"{language}{number:062}")
    return evolve(
        PLAIN, language=language, languages=(language,), id=f"pp/res/{number}@2018", clauses=made,
        title=title, citations=(), findings=(), source=source,
    )  # fmt: skip


TEXTS = {
    "en": "The Directors shall instruct study groups to register copper cables.",
    "fr": "Les Directeurs chargent les commissions d'études d'enregistrer les câbles nationaux.",
    "es": "Los Directores encargarán a las comisiones que registren los cables nacionales.",
    "ru": "Директорам поручается регистрировать национальные кабели в исследовательских комиссиях.",
    "zh": "责成电信标准化局主任登记铜缆，并向研究组提供帮助。",
    "ar": "يكلف المدير لجان الدراسات بالتسجيل وفقاً للقرار، ويراعي الأمن ومسؤولياته.",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> itures.Corpus:
    """One text in each language."""
    every = [document(code, 901 + at, TEXTS[code]) for at, code in enumerate(LANGUAGES)]
    return corpus_of(tmp_path_factory.mktemp("search") / "c.sqlite", every)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("cable", "en fr es"),
        ("CABLES", "en fr es"),
        ("instructs directors", "en"),
        ("registering", "en"),
        ('"study group"', "en"),
        ('"group study"', ""),
        ("regist*", "en es"),
        ("directeur national", "fr"),
        ("câble enregistrement", "fr"),
        ("cable enregistrer", "fr"),
        ("études", "fr"),
        ("etude", "fr"),
        ("comisión nacional", "es"),
        ("comision", "es"),
        ("директор", "ru"),
        ("кабеля", "ru"),
        ("кабель", "ru"),
        ("национального кабеля", "ru"),
        ("исследовательская комиссия", "ru"),
        ("ДИРЕКТОРОВ", "ru"),
        ("电信", "zh"),
        ("铜", "zh"),
        ("标准化局", "zh"),
        ("主任 研究组", "zh"),
        ("准标", ""),
        ("القرار", "ar"),
        ("قرار", "ar"),
        ("والقرار", "ar"),
        ("التسجيل", "ar"),
        ("تسجيل", "ar"),
        ("الامن", "ar"),
        ("الأَمْن", "ar"),
        ("مسؤولية", "ar"),
        ("مدير دراسات", "ar"),
        ("nothing", ""),
    ],
)
def test_words_are_found_in_their_forms(corpus: itures.Corpus, words: str, language: str) -> None:
    found = {hit.language for hit in corpus.search(words).hits}
    assert found == set(language.split())


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [("cable", "fr", True), ("cable", "ru", False), ("电信", "zh", True), ("cable", "xx", False)],
)
def test_one_language(corpus: itures.Corpus, words: str, language: str, *, found: bool) -> None:
    assert bool(corpus.search(words, language=language).hits) == found


def test_what_a_find_says(corpus: itures.Corpus) -> None:
    (hit,) = corpus.search("copper register").hits
    assert (hit.name, hit.clause, hit.node) == ("pp/res/901@2018", "resolves_1", "resolves_1")
    assert hit.types == ("resolves",)
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["register", "copper"]


def test_what_is_marked_in_chinese(corpus: itures.Corpus) -> None:
    (hit,) = corpus.search("研究组 铜").hits
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["铜", "研究组"]


def test_a_long_text_is_cut_around_the_find() -> None:
    words = "one two three " * 40 + "copper" + " four five" * 60
    text, marks = snip(words, SPELLING.of("en"), question("copper", [SPELLING.of("en")]))
    assert text.startswith("…")
    assert text.endswith("…")
    assert [text[a:b] for a, b in marks] == ["copper"]
    assert len(text) < 220


def test_titles_and_rare_words_go_first(tmp_path: Path) -> None:
    rest = [document("en", at, "A cable and a lamp, a lamp and a cable.") for at in range(910, 930)]
    titled = document("en", 931, "Other words.", title="Cables")
    dense = document("en", 932, "Cable cable cable.")
    corpus = corpus_of(tmp_path / "c.sqlite", [*rest, titled, dense])
    assert [hit.name for hit in corpus.search("cable").hits][:2] == [
        "pp/res/931@2018",
        "pp/res/932@2018",
    ]


def test_all_words_stand_in_one_clause(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "c.sqlite", [document("en", 901, "a lamp", "a cable")])
    assert corpus.search("lamp").total == 1
    assert corpus.search("lamp cable").total == 0


def test_the_order_of_loading_does_not_show(tmp_path: Path) -> None:
    every = [document("en", at, "a lamp", "a lamp and a cable") for at in range(901, 915)]
    one = corpus_of(tmp_path / "1.sqlite", every)
    two = corpus_of(tmp_path / "2.sqlite", every[::-1])
    assert one.search("lamp", limit=99) == two.search("lamp", limit=99)


def test_many_finds_are_counted_only_so_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("itures.corpus.search._RANKED", 5)
    corpus = corpus_of(tmp_path / "c.sqlite", [document("en", 901, *["a lamp"] * 9)])
    found = corpus.search("lamp", limit=3)
    assert (len(found.hits), found.total, found.counted) == (3, 5, False)
    assert corpus.search("T").counted


@pytest.mark.parametrize(
    "words",
    ["", "   ", '"', '""', '"""', "*", "-", "a OR", "AND", "NOT", "NEAR(", "(", ")", "a:b", "^a",
     "{x}", "a + b", "words:a", "\\", "'", "; DROP TABLE documents", "\ud800", "\0", "a\0b",
     "«a b", "“a”b", "*a", "a*b", "🙂", "\u0301", "١٢٣"],
)  # fmt: skip
def test_nothing_that_is_typed_is_an_error(corpus: itures.Corpus, words: str) -> None:
    assert corpus.search(words).total >= 0


@given(st.text(max_size=40))
def test_no_text_is_an_error(corpus: itures.Corpus, words: str) -> None:
    assert corpus.search(words).total >= 0


@given(st.text(alphabet='ab "*电信AND()قرا-', max_size=30), st.sampled_from(LANGUAGES))
def test_every_text_finds_itself(text: str, language: str) -> None:
    """The terms of a question are among those of the same text."""
    speller = SPELLING.of(language)
    terms = set(speller.terms(text))
    for chunk in question(text.replace("*", " "), [speller]).chunks:
        for term in chunk[0]:
            plain = term.removesuffix("*")
            assert any(each.startswith(plain) for each in terms), (term, terms)


def test_folding() -> None:
    assert folded("Ｒésolution №") == "resolution no"
    assert folded("ÉLECTRIQUE") == folded("électrique")
    assert folded("Ёлка й") == folded("елка и")


def test_other_words_of_a_language_make_the_index_anew(tmp_path: Path) -> None:
    folder = tmp_path / "more" / "languages"
    folder.mkdir(parents=True)
    (folder / "en.toml").write_text(
        'format = 1\nlanguage = "en"\n[search]\nsuffixes = ["per"]\n', "utf-8"
    )
    path = tmp_path / "c.sqlite"
    corpus_of(path, [document("en", 901, TEXTS["en"])]).close()
    with itures.Corpus.open(path, grammars=[str(folder.parent)]) as corpus:
        assert [p.where for p in corpus.verify()] == ["search"]
        corpus.add(document("en", 902, "copper"))
        assert {hit.name for hit in corpus.search("copping cop").hits} == set()
        assert corpus.search("cop").total == 2
        assert list(corpus.verify()) == []
    with itures.Corpus.open(path) as corpus:
        corpus.add(document("en", 903, "copper"))
        assert corpus.search("cop").total == 0
        assert corpus.search("copper").total == 3
