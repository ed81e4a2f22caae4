"""All findings together: their order, their places, and how they fare on real texts."""

from collections import Counter

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis_texts import PP, resolution
from itures.analysis.checks import check
from itures.analysis.remarks import quote
from itures.analysis.rules import RULES
from itures.model.findings import Finding
from itures.model.places import LineIndex
from itures.model.span import Span
from itures.notation.grammar import load
from itures.pipeline import parse, parse_text

RANK = {"note": 0, "warning": 1, "error": 2}
OF_PP = "of the Plenipotentiary Conference"
MANY = resolution(
    f"a) [bookmark: x]Resolution 13 (Rev. Busan, 2015) {OF_PP};\n"
    f"b) Resolutions 13 and 14 {OF_PP}, which speak of ropes and of little else, as "
    "those who mend cables in ports noticed long ago;",
    enacting=f"{PP} (Dubai, 2018),",
    number_line="RESOLUTION 907 (REV. BUCHAREST, 2022)",
)


def keys(findings):
    return [(finding.line, finding.column, finding.code) for finding in findings]


def assert_sound(text, findings):
    """Places are those of the spans, and no finding is worse than its rule."""
    lines = LineIndex(text)
    for finding in findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert (finding.line, finding.column) == lines.place(finding.span.start)
        assert RANK[finding.severity] <= RANK[RULES[finding.code].severity]
        assert "\n" not in finding.message


def test_findings_of_reading_and_of_checking_by_place():
    findings = check(parse_text(MANY), load())
    assert keys(findings) == [
        (1, 1, "DOC004"),
        (5, 4, "DOC002"),
        (5, 17, "REF204"),
        (6, 4, "REF203"),
        (6, len(MANY.split("\n")[5]), "STR105"),
    ]
    assert_sound(MANY, findings)


def test_what_was_found_before_is_not_found_twice():
    document = parse_text(MANY)
    findings = check(document, load())
    again = attrs.evolve(document, findings=findings[::-1] + findings)
    assert check(again, load()) == findings


def test_findings_of_one_place_are_ordered_by_code():
    first, second = (Finding(code, "note", "x", 1, 1, Span(0, 0)) for code in ("ACT501", "STR101"))
    document = attrs.evolve(parse_text(resolution()), findings=(second, first))
    assert check(document, load()) == (first, second)


def test_a_document_without_anything_is_checked():
    empty = parse_text("")
    assert check(empty, load()) == empty.findings
    assert check(parse(b"\x00\x01\xff"), load())[0].code == "DOC006"


def test_a_language_without_a_grammar_is_checked():
    document = attrs.evolve(parse_text(MANY), language="und")
    assert {"REF203", "REF204"} <= {finding.code for finding in check(document, load())}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\n b\t c", "'a b c'"),
        ("x" * 80, f"'{'x' * 80}'"),
        ("x" * 81, f"'{'x' * 79}…'"),
    ],
)
def test_quotes_are_one_short_line(words, shown):
    assert quote(words) == shown


PIECES = [
    "considering",
    "resolves",
    "a) ",
    "b) ",
    "1 ",
    ";",
    ",",
    ".",
    "。",
    "\n",
    "\n",
    " ",
    "；",
]
WORDS = [
    "RESOLUTION 907 (REV. BUCHAREST, 2022)",
    f"{PP} (Dubai, 2018),",
    "ANNEX 1 TO RESOLUTION 13 (DUBAI, 2018)",
    "Resolution 13 (Rev. Busan, 2015) of PP",
    "Resolution 907 (Doha, 2026) of PP",
    "Resolutions 13 and 14 of WTSA",
    "[footnoteRef:1]1 [1: 1 note;]",
    "that ropes rot",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES + WORDS), max_size=40).map("".join))
def test_no_text_breaks_a_check(text):
    document = parse_text(text)
    findings = check(document, load())
    assert_sound(document.text, findings)
    assert set(document.findings) <= set(findings)
    assert len(set(findings)) == len(findings)
    assert keys(findings) == sorted(keys(findings))


# ---------------------------------------------------------------- real texts


@pytest.fixture(scope="module")
def corpus():
    from real_texts import CORPUS

    names = sorted(CORPUS.glob("*/*.txt"))
    assert names
    return {path.stem: parse(path) for path in names}


@pytest.mark.corpus
def test_findings_of_real_texts_are_sound(corpus):
    for document in corpus.values():
        assert_sound(document.text, check(document, load()))


@pytest.mark.corpus
def test_published_texts_hold_no_impossible_citation(corpus):
    """Errors must be right: these texts were read by many eyes."""
    errors = Counter(
        (name, finding.code, finding.message)
        for name, document in corpus.items()
        for finding in check(document, load())
        if finding.severity == "error"
    )
    assert not errors


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("res-197", "DOC004", 1),  # the enacting formula prints "Rev." before the place
        ("res-137", "REF211", 8),
        ("RES_749_REV.WRC-23", "REF209", 44),  # Resolution 224 in two editions
        ("RES_749_REV.WRC-23", "REF211", 28),
        ("res106-zh", "REF203", 4),
    ],
)
def test_known_findings_of_real_texts(corpus, name, code, line):
    assert (code, line) in {(f.code, f.line) for f in check(corpus[name], load())}
