"""The head of a text: where it begins behind a cover, and where its first sentence does."""

from collections.abc import Sequence

from attrs import evolve

from itures.notation.language import Language
from itures.structure.lines import ANNEX, ENACTING, NUMBER_LINE, OPENER, SECTION, TEXT, Line
from itures.structure.masthead import canonical
from itures.structure.printed import Printed

Name = tuple[str | None, str]
"""A kind and a number."""
COVER = "cover"
"""The class of a number line on a cover page: it names the text, but does not begin it."""
_ADOPTED = "adopted"
"""The class of a line that says who adopted the text, and in which meeting."""
_LEAD = "lead"
"""The table of rules for opening words."""
_COMMAS = frozenset(",\uff0c\u060c")
_LONGEST = 400
"""No enacting formula is longer than this, in characters."""
_INSIDE = frozenset({ENACTING, OPENER, SECTION, ANNEX})
"""Classes behind which a number line is no longer that of the text."""


def without_covers(lines: Sequence[Line]) -> list[Line]:
    """The lines, where a number line that is printed again before the text is a cover's.

    Of several with one number, the last stands at the head of the text. A line in the
    style of number lines goes before one that only looks like one. One in a table names
    this text, or cites another.
    """
    end = next((i for i, line in enumerate(lines) if line.cls in _INSIDE), len(lines))
    numbers = [i for i in range(end) if lines[i].cls == NUMBER_LINE]
    styled = [i for i in numbers if lines[i].said == NUMBER_LINE] or numbers
    begin = max((i for i in styled if _name(lines[i]) == _name(lines[styled[0]])), default=0)
    name = _name(lines[begin]) if numbers else None
    out = list(lines)
    for i in numbers:
        if i < begin:
            out[i] = evolve(lines[i], cls=COVER)
    # Below the text, who adopted it is said in the closing lines.
    out[end:] = [evolve(x, cls=TEXT, match=None) if x.cls == _ADOPTED else x for x in out[end:]]
    return [_table(line, name) if line.rows is not None else line for line in out]


def with_formula(lines: Sequence[Line], printed: Printed, rules: Language) -> list[Line]:
    """The lines, where one stands like the enacting formula of a body that is not known.

    It is the last line before the first opener, behind the number line and the title, and
    ends with a comma: the openers go on with its sentence.

    Args:
        lines: the paragraphs.
        printed: the text.
        rules: the rules of its language.
    """
    opener = next((i for i, line in enumerate(lines) if line.cls == OPENER), 0) or next(
        (i for i, line in enumerate(lines) if line.cls == TEXT and _opens(line, printed, rules)), 0
    )
    above = {line.cls for line in lines[:opener]}
    out = list(lines)
    if opener and NUMBER_LINE in above and ENACTING not in above:
        last = lines[opener - 1]
        begin = next(i for i, line in enumerate(lines) if line.cls == NUMBER_LINE)
        ends = printed.before(last.end) in _COMMAS and last.end - last.start <= _LONGEST
        if last.cls == TEXT and ends and begin < opener - 2:
            whole = _formula_over(lines[opener - 2], last, printed, rules)
            out[opener - 1] = whole or evolve(last, cls=ENACTING)
            del out[opener - 2 : opener - 1 if whole else opener - 2]
    return out


def _formula_over(first: Line, last: Line, printed: Printed, rules: Language) -> Line | None:
    """The formula that two lines are together, of which a page broke the first."""
    if first.cls != TEXT or ENACTING not in rules.rule_strings:
        return None
    found = rules.compiled(ENACTING).match_all(printed.text, first.start, last.end)
    return Line(ENACTING, first.start, last.end, found) if found else None


def _opens(line: Line, printed: Printed, rules: Language) -> bool:
    """Whether a paragraph begins with opening words that run on into its text."""
    return rules.scanner((_LEAD,)).at(printed.text, line.start, line.end) is not None


def _table(table: Line, name: Name | None) -> Line:
    """A table, in whose cells no text begins."""
    rows = tuple(
        tuple(tuple(_in_cell(line, name) for line in cell) for cell in row)
        for row in table.rows or ()
    )
    inner = tuple(_table(line, name) if line.rows is not None else line for line in table.inner)
    return evolve(table, rows=rows, inner=inner)


def _in_cell(line: Line, name: Name | None) -> Line:
    if line.cls != NUMBER_LINE:
        return line
    return evolve(line, cls=COVER if _name(line) == name else TEXT)


def _name(line: Line) -> Name:
    """The kind and the number that a number line states."""
    match = line.match
    return (match.get("kind"), canonical(match.get("number") or "")) if match else (None, "")
