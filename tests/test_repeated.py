"""What was once matched is matched the same wherever it stands again."""

from itures.notation.files import grammar_folder
from itures.notation.grammar import Grammar
from itures.structure.printed import Printed
from itures.structure.repeated import Repeated
from itures.structure.run_in import RunIn

ENGLISH = Grammar((grammar_folder(),)).language("en")
TABLES = ("opener", "annex")
OPENER = "instructs the Secretary-General"
WORDS = f"the lighthouse keeps its lamp; {OPENER}"


def test_an_opener_has_its_own_offsets_wherever_it_stands() -> None:
    rule, repeated = ENGLISH.compiled("opener"), Repeated(ENGLISH)
    for before in ("", "1\n", "a lamp and a bell\n"):
        text = f"{before}{OPENER}\nto row"
        start, end = len(before), len(before) + len(OPENER)
        plain = rule.match_all(text, start, end)
        assert plain is not None
        assert plain.start == start
        assert repeated.whole(rule, text, start, end) == plain


def test_what_is_no_opener_stays_none_and_a_longer_paragraph_is_another() -> None:
    rule, repeated = ENGLISH.compiled("opener"), Repeated(ENGLISH)
    assert repeated.whole(rule, OPENER, 0, len(OPENER)) is not None
    for text in (f"{OPENER} 17", "the lamp", f"{OPENER[:-1]}\u00e9"):
        for _ in range(2):
            assert repeated.whole(rule, text, 0, len(text)) == rule.match_all(text, 0, len(text))


def test_what_is_known_is_not_found_inside_a_word() -> None:
    repeated, scanner = Repeated(ENGLISH), ENGLISH.scanner(TABLES)
    assert repeated.at(TABLES, OPENER, 0, len(OPENER)) is not None
    glued = f"re{OPENER}"
    assert scanner.at(glued, 2, len(glued)) is None
    assert repeated.at(TABLES, glued, 2, len(glued)) is None


def test_openers_are_found_inside_paragraphs_each_time() -> None:
    repeated = Repeated(ENGLISH)
    for before in ("", "the bell\n"):
        text = before + WORDS
        inside = RunIn(Printed(text, ()), repeated)
        found = inside.matches(len(before), len(text))
        assert [text[match.start : match.end] for match in found] == [OPENER]
        parts = [text[part.start : part.end] for part in found[0].parts]
        assert parts == ["instructs", "Secretary-General"]
