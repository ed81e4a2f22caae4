"""What holds for every file: whatever it says of its paragraphs, nothing is lost."""

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import itures
from akn_same import same
from conservation import losses, misplaced
from grammar_texts import GRAMMAR, STEADY
from hand_readings import Aside, Line, NoteBody, NoteMark, Run, of_reading, reading
from itures.model.blocks import Reading
from itures.model.span import Span

STYLES = [
    None,
    "normal",
    "listparagraph",
    *{s for t in GRAMMAR.read("styles.toml").data["styles"].values() for s in t},
]
WORDS = [
    "RESOLUTION 907 (BUCHAREST, 2022)",
    "Recommendation ITU-T Z.907",
    "(Geneva, 1996; Bucharest, 2022)",
    "The General Assembly,",
    "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),",
    "The Crew (Bucharest, 2022),",
    "considering",
    "resolves to instruct the Secretary-General",
    "SECTION 1",
    "Section 1bis – Boats",
    "PART II",
    "ANNEX 1",
    "(to Resolution 907 (Bucharest, 2022))",
    "Bibliography",
    "FOREWORD",
    "TABLE 1 – Boats",
    "(04/2031)",
    "MOD\tEXB/45A1/1",
    "Reasons: none.",
    "1\tScope",
    "1.1\tGeneral",
    "1.2bis\tthat boats float;",
    "a)\tthat ropes fray;",
    "b)bis\tthat hooks rust,",
    "•\tlamps",
    "(1\tnets",
    "to mend.",
    "Boats float",
    "in Resolution 901 (Rev. Dubai, 2018), as said",
    "a\nb",
    "1",
    "*",
    "",
    " ",
]
steps = st.sampled_from([(0, 0, 0), (0, 0, 1), (0, 1, 0), (1, 0, 0), (-1, 1, 0)])
"""How a cell follows the one before it: the same, the next, a row or a table further on, or
back in a row of an earlier table, in which this one stands."""
loose = st.tuples(
    st.sampled_from(STYLES),
    st.sampled_from(WORDS) | st.text(max_size=12),
    st.none() | st.integers(1, 4) | steps,
)


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Paragraphs with styles, levels and cells; the cells in the order of the text."""
    out: list[Line] = []
    rows: dict[int, int] = {0: 0}
    table, column = 0, 0
    for style, words, place in draw(st.lists(loose, max_size=25)):
        if not isinstance(place, tuple):
            out.append((style, words) if place is None else (style, words, place))
            continue
        table = max(rows) + 1 if place[0] > 0 else max(0, table + place[0])
        column = 0 if place[0] or place[1] else column + place[2]
        rows[table] = rows.get(table, 0) + place[1]
        out.append((style, words, (table, rows[table], column)))
    return out


@st.composite
def files(draw: st.DrawFn) -> Reading:
    """A reading with styles, cells and levels, and with layers anywhere on its text."""
    made = reading(draw(lines()))
    size = len(made.text)

    def span() -> Span:
        start = draw(st.integers(0, size))
        return Span(start, draw(st.integers(start, min(size, start + 8))))

    several = st.integers(0, 3)
    marks = tuple(
        NoteMark(span(), draw(st.sampled_from("12*")), draw(st.sampled_from([None, "1", "2"])))
        for _ in range(draw(several))
    )
    notes: list[NoteBody] = []
    at = size
    for number in range(draw(several)):  # the notes of a file stand behind its body
        body = f"{number} note"
        notes.append(
            NoteBody(Span(at, at + len(body)), Span(at + 2, at + len(body)), str(number), "1")
        )
        at += len(body) + 1
    return evolve(
        made,
        text=made.text + "".join(f"{number} note\n" for number in range(len(notes))),
        marks=marks,
        notes=tuple(notes),
        asides=tuple(Aside(span(), "hidden") for _ in range(draw(several))),
        runs=tuple(Run(span(), "href") for _ in range(draw(several))),
        knows_notes=draw(st.booleans()),
    )


def repeats_an_opener(document: itures.Document) -> bool:
    """Whether a clause begins with its opener again, as only paragraphs of the UN do."""
    ours = [clause for clause in document.clauses if clause.id[:3] not in {"pp_", "op_"}]
    return any((clause.text or "").startswith(clause.opener) for clause in ours)


@given(files(), st.sampled_from([None, "en", "ar", "zh"]))
@settings(STEADY, max_examples=150)
def test_whatever_a_file_says(made: Reading, language: str | None) -> None:
    document = of_reading(made, language)
    assume(not repeats_an_opener(document))
    assert [*losses(document), *misplaced(document)] == []
    assert itures.from_json(itures.to_json(document)) == document


@given(lines())
@settings(STEADY, max_examples=60)
def test_its_xml_can_be_read_back(some: list[Line]) -> None:
    document = of_reading(reading(some), "en")
    assume(not repeats_an_opener(document))
    printed = document.masthead.lines if document.masthead else ()
    assume(len(set(printed)) == len(printed))  # the title is found by its words
    assert same(document, itures.parse(itures.to_akn(document).encode()))
