"""The notation: both forms of a rule agree, and a faulty grammar says where its fault is."""

import re
import sys
from functools import cache
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import itures
from grammar_texts import GRAMMAR, LANGUAGES, STEADY, derived, texts
from itures.notation.grammar import load
from itures.notation.matching import Match, Rule
from itures.notation.reference import Matcher, matcher
from itures.notation.scanning import Scanner
from itures.notation.widen import GAP
from real_texts import texts_of

RULES = {code: list(GRAMMAR.language(code).rule_strings) for code in LANGUAGES}
LATIN = re.compile("[A-Za-z]")
GAP_OR_NOTHING = re.compile(GAP)


@cache
def forms(code: str, name: str) -> tuple[Rule, Matcher]:
    """The working form and the reference form of a rule."""
    rule = GRAMMAR.language(code).compiled(name)
    return rule, matcher(rule)


def assert_agreement(code: str, name: str, text: str, start: int, end: int) -> Match | None:
    """Both forms find the same slots at the same places, or both find nothing."""
    rule, reference = forms(code, name)
    found = rule.match(text, start, end)
    assert found == reference(text, start, end), (code, name, text[start:end][:300])
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_both_forms_match_every_example_whole(code: str) -> None:
    examples = GRAMMAR.language(code).data["examples"]
    assert examples
    for rule, entries in examples.items():
        for entry in entries:
            text = entry["text"]
            whole = text + entry.get("follows", "")
            found = assert_agreement(code, rule, whole, 0, len(whole))
            assert found is not None, (rule, text)
            assert whole[found.end : len(text)].strip() == "", (rule, text)


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
@settings(STEADY, max_examples=200)
def test_both_forms_agree_on_what_a_rule_describes(code: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(RULES[code]))
    text = data.draw(derived(code, name))
    assert_agreement(code, name, text, 0, len(text))


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
@settings(STEADY, max_examples=60)
def test_both_forms_agree_on_random_texts(code: str, data: st.DataObject) -> None:
    text = data.draw(texts(code))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for name in RULES[code]:
        assert_agreement(code, name, text, start, end)


@pytest.mark.corpus
@pytest.mark.parametrize("code", LANGUAGES)
def test_both_forms_agree_on_corpus_texts(code: str) -> None:
    language = GRAMMAR.language(code)
    compared = 0
    for text in texts_of(code, most=6_000):
        for table, scans in language.data.get("scans", {}).items():
            trigger = language.scanner((table,)).trigger
            for hit in trigger.finditer(text):
                for key in scans:
                    end = min(len(text), hit.start() + 600)
                    assert_agreement(code, f"{table}.{key}", text, hit.start(), end)
                    compared += 1
    assert compared


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
@settings(STEADY, max_examples=60)
def test_scanning_finds_what_matching_everywhere_finds(code: str, data: st.DataObject) -> None:
    """A trigger may fire in vain; it may not be silent where a rule matches."""
    text = data.draw(texts(code, max_pieces=12))
    for table in GRAMMAR.language(code).data.get("scans", {}):
        scanner = GRAMMAR.language(code).scanner((table,))
        found = list(scanner.scan(text, 0, len(text)))
        plain = everywhere(scanner, text)
        assert [m for m in plain if m not in found] == [], table


@given(data=st.data())
@settings(STEADY)
def test_going_from_word_to_word_passes_no_anchor(data: st.DataObject) -> None:
    """English has Latin anchors only; no anchor begins inside a word."""
    text = data.draw(texts("en", max_pieces=12))
    scanner = GRAMMAR.language("en").scanner((*GRAMMAR.registry.families, "suspect"))
    assert scanner.skip
    every = [at for at in range(len(text)) if scanner.trigger.match(text, at)]
    heads = [at for at in every if not (at and LATIN.match(text[at - 1]))]
    assert list(scanner.anchors_in(text, 0, len(text))) == heads


def everywhere(scanner: Scanner, text: str) -> list[Match]:
    """What a scanner finds when it tries every offset, but those of blanks."""
    found: list[Match] = []
    at = 0
    while at < len(text):
        glued = scanner.clitics and _after_letter(text, at, scanner.clitics)
        blank = GAP_OR_NOTHING.match(text, at)
        match = None if glued or (blank and blank.end() > at) else scanner.at(text, at, len(text))
        found += [match] if match else []
        at = match.end if match else at + 1
    return found


def _after_letter(text: str, at: int, clitics: str) -> bool:
    return at > 0 and text[at - 1].isalpha() and text[at - 1] not in clitics


def test_tabs_are_one_character_wide() -> None:
    text = "a\tResolution\t71 (Rev.\tBucharest,\t2022)"
    match = assert_agreement("en", "numbered.single", text, 2, len(text))
    assert match is not None
    number = next(part for part in match.parts if part.slot == "number")
    assert (number.start, number.end) == (13, 15)


# ------------------------------------------------------------------ faulty grammars

FAULTS = {
    "rules": {
        # rule: what the message says, and the column of the fault in the rule
        "@bodi NUMBER": ("no words 'bodi'; did you mean 'body'?", 0),
        "@body NUMBR": ("no terminal 'NUMBR'; did you mean 'NUMBER'?", 6),
        "@body editon": ("no rule 'editon'; did you mean 'edition'?", 6),
        "@body [edition": ("the rule ends too early", 14),
        "@body )": ("this ')' closes nothing", 6),
        "[@body )": ("this ')' closes nothing, or closes a bracket of another kind", 7),
        '@body "': ("this quotation mark has no partner", 6),
        "@body ?": ("'?' cannot stand here", 6),
        "broken": ("the rule 'broken' calls itself", 0),
        "{ [@body] }": ("this can match nothing", 3),
        "": ("the rule ends too early", 0),
    }
}


def overlay(folder: Path, body: str) -> str:
    """A folder of grammars with one file, whose text follows the line of its format."""
    place = folder / "languages"
    place.mkdir()
    (place / "en.toml").write_text(f"format = 1\n{body}", encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize("rule", FAULTS["rules"])
def test_a_faulty_rule_is_shown_with_its_place(rule: str, tmp_path: Path) -> None:
    message, at = FAULTS["rules"][rule]
    folder = overlay(tmp_path, f"\n[rules]\nother = '@body'\nbroken = '{rule}'\n")
    with pytest.raises(itures.GrammarError) as caught:
        load(folder).language("en").compiled("broken")
    error = caught.value
    line, column = 5, len("broken = '") + 1 + at
    assert str(error).startswith(f"{error.file}:{line}:{column}: {message}")
    assert (error.line, error.column) == (line, column)
    shown = str(error).split("\n")
    assert shown[1] == f"    broken = '{rule}'"
    assert shown[2] == " " * (4 + column - 1) + "^"
    assert Path(error.file) == tmp_path / "languages" / "en.toml"


@pytest.mark.parametrize(
    ("body", "message", "line"),
    [
        ("[rules\n", "no TOML: ", 2),
        ("[rules]\na = 'x'\na = 'y'\n", "no TOML: Cannot overwrite a value", 4),
        ("[terminals.FOO]\npattern = '('\n", "no pattern: ", 3),
        ("[terminals.FOO]\nexamples = []\n", "no pattern: ", 2),
    ],
)
def test_a_faulty_file_is_shown_with_its_place(
    body: str, message: str, line: int, tmp_path: Path
) -> None:
    with pytest.raises(itures.GrammarError) as caught:
        load(overlay(tmp_path, body)).language("en").compiled("edition")
    assert f":{line}:" in str(caught.value)
    assert message in str(caught.value)


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "labels.toml").write_text("format = 2\n", encoding="utf-8")
    with pytest.raises(itures.GrammarError, match=r"says `format = 1`"):
        load(str(tmp_path)).read("labels.toml")


def test_a_missing_folder_is_refused() -> None:
    with pytest.raises(itures.GrammarError, match=r"no such folder"):
        load("nowhere/at/all")


def test_patterns_have_no_way_back() -> None:
    """What has matched is not given back: ten times the text takes ten times as long."""
    rule = GRAMMAR.language("en").compiled("numbered.several")
    text = "Resolutions " + "1, " * 5000 + "and"
    assert rule.match(text, 0, len(text)) is not None
    calls = [counted(rule, "Resolutions " + "1, " * turns + "and") for turns in (100, 1000)]
    assert 9 < calls[1] / calls[0] < 11


def counted(rule: Rule, text: str) -> int:
    """How many functions are called to match a rule."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        rule.match(text, 0, len(text))
    finally:
        sys.setprofile(before)
    return calls
