"""Overlaps: what is a candidate, what is not, and where the same words stand."""

import itertools
from pathlib import Path

import pytest

import itures
from beside_texts import OF, PLAIN, SHED, findings, read
from itures.analysis.overlap import overlaps
from itures.analysis.shingles import kept, runs, tokens
from itures.analysis.units import units
from itures.notation.grammar import load
from little_corpus import corpus_of

PP = ("pp", 907, "Dubai, 2018", "Tools", "considering", "that nets dry,", "resolves", f"{SHED}.")
COPY = ("wtsa", 931, "New Delhi, 2024", "Sheds", "considering", "that lamps burn,", "resolves",
        f"1\t{SHED}, and to paint its door;", "2\tto light a lamp on it.")  # fmt: skip
CITING = (*COPY[:4], "recalling", f"Resolution 907 (Dubai, 2018) {OF['pp']},", *COPY[6:])


def words(text: str) -> list[int]:
    return [number for number, _ in tokens(text, [(0, len(text))])]


def test_tokens_are_words_or_characters_and_have_their_places() -> None:
    text = "A lamp’s pier-head, \u7801\u5934\u706f 2"
    places = [text[slice(*span)] for _, span in tokens(text, [(0, len(text))])]
    assert places == ["A", "lamp", "s", "pier", "head", "\u7801", "\u5934", "\u706f", "2"]


def test_case_accents_and_vowel_marks_make_no_other_word() -> None:
    assert words("L\u00e9gende") == words("LEGENDE") == words("Le\u0301gende")
    assert words("\u0643\u064e\u062a\u0628") == words("\u0643\u062a\u0628")
    assert words("lamp") != words("lamps")


def test_what_is_kept_of_a_text_depends_on_it_alone() -> None:
    one = runs(words("every port keeps a shed with the tools for the repair of its cable"), False)
    assert kept(one) == kept(reversed(one))
    assert kept(one) <= set(one)
    assert kept(one[:2]) == set(one[:2])
    assert len(kept(one)) < len(one)


def test_citations_titles_and_marks_are_no_words_of_a_unit() -> None:
    (document,) = read(
        ("pp", 907, "Dubai, 2018", "Tools", "recalling",
         (f"a)\tResolution 13 (Rev. Busan, 2014) {OF['pp']}, on nets for the piers of all harbours "
         "that have more than one, and on the ropes that belong to them;"),
         (f"b)\tthat Resolution 14 (Busan, 2014) {OF['pp']} asks every port to keep a shed with the "
         "tools that it needs for its cable,"), *PLAIN)
    )  # fmt: skip
    (unit,) = units(document, load())
    assert unit.node == "recalling_1__b"
    assert unit.quote().startswith("that Resolution 14")
    assert len(unit.tokens) == len(words("that asks every port to keep a shed with the tools "
                                         "that it needs for its cable"))  # fmt: skip


@pytest.mark.parametrize(("sector", "cites"), [(COPY, False), (CITING, True)])
def test_an_overlap_says_what_is_the_same_and_where(
    tmp_path: Path, sector: tuple[object, ...], cites: bool
) -> None:
    pp, wtsa = read(PP, sector)
    with corpus_of(tmp_path / "c.sqlite", [pp, wtsa]) as corpus:
        (one,) = overlaps(corpus)
    assert (one.sector.document, one.sector.node) == ("wtsa/res/931@2024", "resolves_1__1")
    assert (one.other.document, one.other.node) == ("pp/res/907@2018", "resolves_1")
    assert one.cites is cites
    assert 0.9 < one.similarity < 1
    assert one.language == "en"
    ((mine, theirs),) = one.blocks
    assert wtsa.text[slice(*mine)] == pp.text[slice(*theirs)] == SHED
    assert wtsa.text[slice(*one.sector.span)] == f"{SHED}, and to paint its door"


def test_two_runs_are_two_blocks(tmp_path: Path) -> None:
    changed = SHED.replace("the tools for its repair", "what mends it")
    pp, wtsa = read(PP, (*COPY[:7], f"{changed}."))
    with corpus_of(tmp_path / "c.sqlite", [pp, wtsa]) as corpus:
        (one,) = overlaps(corpus)
    assert [wtsa.text[slice(*mine)] for mine, _ in one.blocks] == [
        pp.text[slice(*theirs)] for _, theirs in one.blocks
    ]
    assert len(one.blocks) == 2
    assert one.similarity < 0.95


def test_only_texts_in_force_are_compared(tmp_path: Path) -> None:
    newer = ("pp", 907, "Rev. Bucharest, 2022", "Tools", *PLAIN)
    with corpus_of(tmp_path / "c.sqlite", read(PP, COPY, newer)) as corpus:
        assert overlaps(corpus) == ()
        # As of a day before the sector's text there is nothing to compare either.
        assert overlaps(corpus, as_of="2021") == ()
    with corpus_of(
        tmp_path / "d.sqlite", read(PP, newer, (*COPY[:2], "Hammamet, 2016", *COPY[3:]))
    ) as corpus:
        assert [one.other.document for one in overlaps(corpus, as_of="2018")] == ["pp/res/907@2018"]


def test_texts_of_one_level_do_not_overlap(tmp_path: Path) -> None:
    others = read(("pp", 908, *PP[2:]), ("wtdc", 941, "Kigali, 2022", *COPY[3:]), COPY)
    with corpus_of(tmp_path / "c.sqlite", others[:1] + read(PP)) as corpus:
        assert overlaps(corpus) == ()
    with corpus_of(tmp_path / "d.sqlite", others[1:]) as corpus:
        assert overlaps(corpus) == ()


def test_the_order_of_loading_changes_nothing(tmp_path: Path) -> None:
    documents = read(PP, COPY, ("wtdc", 941, "Kigali, 2022", *COPY[3:]), ("pp", 908, *PP[2:]))
    found = []
    for at, order in enumerate(itertools.permutations(documents)):
        with corpus_of(tmp_path / f"{at}.sqlite", order) as corpus:
            found.append(overlaps(corpus))
    assert len(found[0]) == 4
    assert all(other == found[0] for other in found)


ZH = "\u5728\u6bcf\u4e2a\u6709\u7535\u7f06\u7684\u6e2f\u53e3\u4fdd\u7559\u4e00\u95f4\u653e\u7740\u4fee\u7406\u5de5\u5177\u7684\u68da\u5c4b\u5e76\u628a\u94a5\u5319\u4ea4\u7ed9\u4f4f\u5728\u7801\u5934\u9644\u8fd1\u7684\u4e00\u4e2a\u4eba"


PP_ZH = "\u56fd\u9645\u7535\u4fe1\u8054\u76df\u5168\u6743\u4ee3\u8868\u5927\u4f1a"


def chinese(body: str, number: int, session: str, words: str) -> itures.Document:
    return itures.parse_text(
        f"\u7b2c{number}\u53f7\u51b3\u8bae\uff08{session}\uff09\n\u5de5\u5177\n{body}\uff08{session}\uff09\uff0c\n"
        f"\u8003\u8651\u5230\n\u706f\u4eae\u7740\uff0c\n\u505a\u51fa\u51b3\u8bae\n{words}\u3002\n"
    )


def test_chinese_is_compared_by_characters(tmp_path: Path) -> None:
    pp = chinese(
        "\u56fd\u9645\u7535\u4fe1\u8054\u76df\u5168\u6743\u4ee3\u8868\u5927\u4f1a",
        907,
        "2018\u5e74\uff0c\u8fea\u62dc",
        ZH,
    )
    wtsa = chinese(
        "\u4e16\u754c\u7535\u4fe1\u6807\u51c6\u5316\u5168\u4f1a",
        931,
        "2024\u5e74\uff0c\u65b0\u5fb7\u91cc",
        f"{ZH}\u770b\u7ba1",
    )
    assert (pp.id, wtsa.id) == ("pp/res/907@2018", "wtsa/res/931@2024")
    with corpus_of(tmp_path / "c.sqlite", [pp, wtsa]) as corpus:
        (one,) = overlaps(corpus)
    ((mine, _),) = one.blocks
    assert wtsa.text[slice(*mine)] == ZH
    assert one.language == "zh"


def test_another_language_is_another_text(tmp_path: Path) -> None:
    pp = chinese(
        "\u56fd\u9645\u7535\u4fe1\u8054\u76df\u5168\u6743\u4ee3\u8868\u5927\u4f1a",
        907,
        "2018\u5e74\uff0c\u8fea\u62dc",
        SHED,
    )
    with corpus_of(tmp_path / "c.sqlite", [pp, *read(COPY)]) as corpus:
        assert overlaps(corpus) == ()


def test_of_an_endless_clause_the_beginning_is_compared(tmp_path: Path) -> None:
    """Words that repeat cost the square of their number: a hostile text must not."""
    endless = "to lamp " + "lamp " * 20_000 + "."
    pp, wtsa = read(
        (*PP[:7], endless), ("wtsa", 931, "New Delhi, 2024", "Sheds", "resolves", endless)
    )
    assert [len(unit.tokens) for unit in units(pp, load())] == [1000]
    with corpus_of(tmp_path / "c.sqlite", [pp, wtsa]) as corpus:
        assert [one.similarity for one in overlaps(corpus)] == [1.0]


def told(tmp_path: Path, code: str, *given: tuple[object, ...]) -> list[str]:
    return [one.message for one in findings(tmp_path, read(*given), code)]


def test_a_copy_is_told_of_the_text_of_the_sector(tmp_path: Path) -> None:
    (said,) = told(tmp_path, "DUP602", PP, COPY)
    assert said.startswith("resolves_1__1 has the words of pp/res/907@2018 resolves_1 (")


def test_what_is_told_as_a_copy_is_not_told_as_a_near_duplicate(tmp_path: Path) -> None:
    assert told(tmp_path, "DUP601", PP, COPY) == []


def test_a_near_duplicate_is_told_of_the_later_text_once(tmp_path: Path) -> None:
    later = ("pp", 908, "Bucharest, 2022", *PP[3:])
    last = ("pp", 909, "Bucharest, 2022", *PP[3:])
    said = told(tmp_path, "DUP601", PP, later, last)
    assert [one.split(" (")[0] for one in said] == [
        "resolves_1 says nearly the same as pp/res/907@2018 resolves_1",
        "resolves_1 says nearly the same as pp/res/907@2018 resolves_1, and as 1 more",
    ]


@pytest.mark.parametrize(
    "clause",
    [
        f"to do what was asked for: “{SHED}”.",
        f"{SHED}, as Resolution 907 (Dubai, 2018) {OF['pp']} asks.",
        "to keep a shed with tools.",
    ],
    ids=["quoted", "cited in the clause", "short"],
)
def test_what_is_no_duplicate(tmp_path: Path, clause: str) -> None:
    other = ("wtsa", 931, "New Delhi, 2024", "Sheds", "resolves", clause)
    assert told(tmp_path, "DUP602", PP, other) == []
    assert told(tmp_path, "NET403", PP, other) == []


def test_one_finding_for_each_text_that_is_not_cited(tmp_path: Path) -> None:
    twice = (*COPY[:7], f"1\t{SHED};", f"2\t{SHED}, and to paint its door.")
    (said,) = told(tmp_path, "NET403", PP, twice)
    assert said.startswith("resolves_1__1 is 100% alike to pp/res/907@2018 resolves_1, and")


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("DUP601", ("pp", 908, "Bucharest, 2022", *PP[3:])),
        ("DUP602", COPY),
        ("NET403", COPY),
        ("LNG705", ("pp", 908, "Dubai, 2018", *PP[3:])),
        ("NET404", ("wtsa", 931, "New Delhi, 2024", "Tools on piers", *PLAIN)),
    ],
)
def test_a_text_that_is_not_in_the_corpus_is_checked_alike(
    tmp_path: Path, code: str, given: tuple[object, ...]
) -> None:
    cites = f"as Resolution 931 (New Delhi, 2024) {OF['wtsa']} asks."
    rest = [
        *read(PP, ("pp", 906, "Rev. Bucharest, 2022", "Tools on piers", "resolves", cites)),
        chinese(PP_ZH, 905, "2018\u5e74\uff0c\u8fea\u62dc", ZH),
    ]
    (document,) = read(given)
    with corpus_of(tmp_path / "c.sqlite", rest) as corpus:
        found = [
            one for one in itures.check(document, corpus=corpus, enable=(code,)) if one.code == code
        ]
    inside = findings(tmp_path, [*rest, document], code, of=document.id)
    assert found
    assert found == inside
