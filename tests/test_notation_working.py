"""The working form: what stands before its patterns drops nothing, and the trees are the rules'."""

import json
import re
import subprocess
import sys
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grammar_texts import GRAMMAR, LANGUAGES, STEADY, derived, texts
from itures.notation import trees
from itures.notation.shapes import shape_may_begin
from itures.notation.syntax import parse_rule
from itures.notation.widen import BLANKS, GAP, KEY, bare, could_be, widen
from itures.notation.words import WordList
from real_texts import texts_of

PLANE = "".join(map(chr, range(0x20, 0xD800))) + "".join(map(chr, range(0xF900, 0x10000)))
"""The characters of the basic plane but those that stand for others in pairs."""


def lists(code: str) -> list[WordList]:
    """All word lists of a language that have phrases."""
    language = GRAMMAR.language(code)
    every = [language.words(name) for name in sorted(language.word_names)]
    return [words for words in every if words.ordered]


def phrases(code: str) -> list[str]:
    """All phrases of a language, bare."""
    return sorted({phrase for words in lists(code) for phrase in words.opening.phrases})


def test_blanks_are_what_the_gap_matches() -> None:
    gap = re.compile(GAP)
    every = map(chr, range(sys.maxunicode + 1))
    assert {char for char in every if gap.fullmatch(char)} == BLANKS


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_character_is_ruled_out_that_a_phrase_can_begin_with(code: str) -> None:
    """Whatever the pattern of the first letter of a phrase accepts may begin it."""
    seen: set[tuple[str, bool]] = set()
    for phrase in phrases(code):
        kind = (phrase[:2], phrase == phrase.upper())
        if kind in seen:
            continue
        seen.add(kind)
        # The rest is cut off: what is left matches one character, and no boundary is asked for.
        head = re.compile(first_of(phrase))
        for char in head.findall(PLANE):
            assert could_be(phrase, char[:1]), (phrase, char)


def first_of(phrase: str) -> str:
    """The pattern of the first character of a phrase."""
    piece = widen(phrase[0] + "\u4e00" if phrase.upper() == phrase else phrase[0] + "\u4e00a")
    return piece[: piece.index("\u4e00")] + (")" if piece.startswith("(?i:") else "")


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
@settings(STEADY, max_examples=100)
def test_the_chosen_patterns_match_as_the_whole_list_does(code: str, data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(lists(code)))
    text = data.draw(texts(code, max_pieces=6))
    assert_same(words, text)


@pytest.mark.corpus
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_chosen_patterns_match_as_the_whole_lists_do_on_the_corpus(code: str) -> None:
    compared = 0
    for text in islice(texts_of(code, most=3_000), 4):
        for words in lists(code):
            compared += assert_same(words, text)
    assert compared


def assert_same(words: WordList, text: str) -> int:
    """The pattern chosen at each offset finds what that of the whole list finds there."""
    whole = re.compile(words.pattern)
    found = {hit.start(): hit.end() for at in range(len(text)) if (hit := whole.match(text, at))}
    for at in range(len(text)):
        chosen = words.opening.look_up(text[at : at + KEY])
        hit = chosen(text, at, len(text)) if chosen else None
        assert (hit.end() if hit else None) == found.get(at), (words.name, text[at : at + 60])
    return len(found)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Resolution", "RESOLUTION"),
        ("Resolution", "re\u017folution"),  # a long s, which `re` takes for an s
        ("R\u00e9solution", "Resolution"),
        ("R\u00e9solution", "Re\u0301solution"),
        ("ITU-T", "ITU\u2013T"),
        ("ITU-T", "ITUT"),
        ("\u0627\u0644\u0642\u0631\u0627\u0631", "\u0644\u0644\u0642\u0631\u0627\u0631"),
        ("\u0627\u0644\u0642\u0631\u0627\u0631", "\u0627\u0644\u0652\u0642\u0631\u0627\u0631"),
        ("\u0627\u0644\u0642\u0631\u0627\u0631", "\u0623\u0644\u0642\u0631\u0627\u0631"),
        ("\u0421-87", "C-87"),
        ("\u201ca", "\u00aba"),
    ],
)
def test_forms_of_a_phrase_that_must_not_be_ruled_out(phrase: str, text: str) -> None:
    assert re.match(widen(phrase), text)
    assert all(could_be(bare(phrase), text[:size]) for size in range(1, KEY + 1))


def test_what_cannot_stand_there_is_ruled_out() -> None:
    assert not could_be("Resolution", "Reco")
    assert not could_be("Resolution", "x")


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
@settings(STEADY, max_examples=100)
def test_no_rule_is_ruled_out_that_matches(code: str, data: st.DataObject) -> None:
    """What says no before a rule is tried says no only where the rule does not match."""
    language = GRAMMAR.language(code)
    name = data.draw(st.sampled_from(sorted(language.rule_strings)))
    assert_not_ruled_out(code, name, data.draw(derived(code, name)))


@pytest.mark.corpus
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_line_of_the_corpus_is_ruled_out_that_a_rule_matches(code: str) -> None:
    language = GRAMMAR.language(code)
    names = [name for name, (table, _) in language.rule_strings.items() if table != "rules"]
    matched = 0
    for text in islice(texts_of(code, most=20_000), 12):
        for line in filter(str.strip, text.split("\n")):
            for name in names:
                matched += assert_not_ruled_out(code, name, line.strip())
    assert matched


def assert_not_ruled_out(code: str, name: str, text: str) -> bool:
    """A rule that matches at the beginning of a text, by its steps alone, may begin so."""
    rule = GRAMMAR.language(code).compiled(name)
    stop = rule.step(text, 0, len(text), [])
    assert stop <= 0 or rule.may_begin(text[:KEY]), (name, text)
    assert stop <= 0 or name in reading_first(code, name, text), (name, text)
    assert stop <= 0 or rule.ends is None or text[stop - 1] in rule.ends, (name, text[:stop])
    return stop > 0


def reading_first(code: str, name: str, text: str) -> set[str]:
    """The rules for whole paragraphs that are tried on a text, and any other rule itself."""
    language = GRAMMAR.language(code)
    if name not in language.lines():
        return {name}
    return {rule.name for rule in language.lines_at(text[:KEY])}


def shapes() -> list[tuple[str, list[str]]]:
    """Every shape of every language, and its examples."""
    found = {}
    tables = [GRAMMAR.read("terminals.toml").data["terminals"]]
    tables += [GRAMMAR.language(code).data.get("terminals", {}) for code in LANGUAGES]
    for table in tables:
        for entry in table.values():
            found[entry["pattern"]] = [text for text in entry.get("examples", ()) if text]
    return list(found.items())


def test_no_shape_is_ruled_out_that_begins_so() -> None:
    """All printable characters of Latin-1, digits of other scripts and letters, before examples."""
    some = [*map(chr, range(0x20, 0x250)), *"\u0410\u0436\u0661\u4e00\u0627\uff08\u3000"]
    for pattern, examples in shapes():
        compiled = re.compile(pattern)
        for text in examples:
            assert shape_may_begin(pattern, text[0]) or not compiled.match(text), (pattern, text)
            for char in some:
                ahead = compiled.match(char + text[1:])
                assert not ahead or shape_may_begin(pattern, char), (pattern, char)


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (r"\d{1,3}(?!\d)", "1\u0661", "ax "),
        (r"[^\W\d_]{1,3}[)]", "a\u00e9\u0436", "1_)"),
        (r"(?:[ES]-)?\d", "ES1", "AD"),
        (r"(?<=\s)(?>A|B\s)", "AB", "C"),
        (r"[^()\n]+", "a1", "()"),
        (r"(?i:abc)", "aA", ""),
        (r"(?=\d)", "ax", ""),  # it matches nothing: what follows has a say
        (r"(?P<label>[a-z])[.]", "a", "A"),
        (r".", "a", ""),
    ],
)
def test_what_a_shape_may_begin_with(pattern: str, yes: str, no: str) -> None:
    assert [char for char in yes if not shape_may_begin(pattern, char)] == []
    assert [char for char in no if shape_may_begin(pattern, char)] == []


def test_trees_are_those_of_the_notation() -> None:
    """`python -m itures.notation.trees` makes the table anew."""
    written = json.loads(trees.grammar_folder().joinpath(trees.TABLE).read_text("utf-8"))
    missing = [rule for rule in trees.shipped() if rule not in written]
    assert missing == [], "run: python -m itures.notation.trees"
    for rule in written:
        assert trees.read_rule(rule) == parse_rule(rule)


def test_a_rule_that_is_not_in_the_table_is_read() -> None:
    rule = "number=NUMBER invented"
    assert trees.read_rule(rule) == parse_rule(rule)


def test_reading_a_text_needs_no_pyparsing() -> None:
    """Nor does it read the notation: that alone would take longer than the text."""
    script = (
        "import itures, sys; itures.parse_text('RESOLUTION 1\\nrecalling\\na) Resolution 2;');"
        "sys.exit('pyparsing' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
