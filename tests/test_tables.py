"""Tables: paragraphs in cells become a node with rows, at their place in the tree."""

import pytest
from attrs import evolve

import itures
from akn_same import same
from conservation import losses, misplaced
from hand_readings import Line, NoteBody, NoteMark, of_reading, read, reading, span_of
from itures.export.akn_check import check_akn
from itures.export.text import to_text
from itures.export.tree import to_tree
from itures.model.span import Span

PP = "The Plenipotentiary Conference of the International Telecommunication Union"
HEAD: list[Line] = [
    ("resno", "RESOLUTION 907 (BUCHAREST, 2022)"),
    ("restitle", "Tools for the repair of harbour cables"),
    ("normalaftertitle", f"{PP} (Bucharest, 2022),"),
]
GRID: list[Line] = [
    ("tablehead", "Tool", (0, 0, 0)),
    ("tablehead", "Boats", (0, 0, 1)),
    ("tabletext", "Hook", (0, 1, 0)),
    ("tabletext", "12", (0, 1, 1)),
    ("tabletext", "and 3 more", (0, 1, 1)),
]
ROWS = (("Tool", "Boats"), ("Hook", "12\nand 3 more"))


def sound(document: itures.Document) -> itures.Document:
    """The document, in which nothing is lost, and which survives its JSON and its XML."""
    assert [*losses(document), *misplaced(document)] == []
    assert itures.from_json(itures.to_json(document)) == document
    written = itures.to_akn(document).encode()
    assert [fault for fault in check_akn(written) if fault.severity != "note"] == []
    assert same(document, itures.parse(written))
    return document


def test_a_table_in_a_clause_is_an_item_between_its_paragraphs() -> None:
    document = sound(
        read([*HEAD, ("call", "resolves"), "that these be kept:", *GRID, "until they rust."])
    )
    (clause,) = document.clauses
    assert (clause.text, clause.tail) == ("that these be kept:", "until they rust.")
    (table,) = clause.items
    assert (table.id, table.label, table.text, table.rows) == (
        "resolves_1__table-1",
        None,
        None,
        ROWS,
    )
    assert document.text[slice(*table.span)].startswith("Tool")


def test_a_table_hangs_below_the_item_that_announces_it() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "resolves"),
        "1\tto keep what follows:",
        *GRID,
        "2\tto sharpen it yearly.",
    ]
    first, second = sound(read(lines)).clauses[0].items
    assert [(item.id, item.rows) for item in first.items] == [("resolves_1__1__table-1", ROWS)]
    assert (second.label, second.items) == ("2", ())


def test_a_table_behind_the_last_item_belongs_to_the_list() -> None:
    lines: list[Line] = [*HEAD, ("call", "resolves"), "1\tto keep;", "2\tto sharpen.", *GRID]
    clause = sound(read(lines)).clauses[0]
    assert [(item.label, item.rows) for item in clause.items] == [
        ("1", None),
        ("2", None),
        (None, ROWS),
    ]


def test_paragraphs_between_two_tables_keep_their_order() -> None:
    other = [(style, words, (1, *cell[1:])) for style, words, cell in GRID]  # type: ignore[misc]
    lines: list[Line] = [
        *HEAD,
        ("call", "resolves"),
        "that these be kept:",
        *GRID,
        "and these be lent:",
        *other,
        "in fair weather.",
    ]
    clause = sound(read(lines)).clauses[0]
    assert [(item.text, item.rows) for item in clause.items] == [
        (None, ROWS),
        ("and these be lent:", None),
        (None, ROWS),
    ]
    assert clause.tail == "in fair weather."


@pytest.mark.parametrize(
    ("caption", "named"),
    [
        (
            [("tableno", "TABLE 1"), ("tabletitle", "What a boat needs")],
            ("TABLE 1", "What a boat needs"),
        ),
        ([("tablenotitle", "TABLE 1 – What a boat needs")], ("TABLE 1", "What a boat needs")),
        ([("tabletitle", "What a boat needs")], (None, "What a boat needs")),
        (
            [("normal", "TABLE 1"), ("normal", "What a boat needs")],
            ("TABLE 1", "What a boat needs"),
        ),
        ([], (None, None)),
    ],
)
def test_the_lines_above_a_table_name_it(
    caption: list[Line], named: tuple[str | None, str | None]
) -> None:
    lines = [*HEAD, ("call", "resolves"), "to keep.", ("annexno", "ANNEX 1"), *caption, *GRID]
    (annex,) = sound(read(lines)).annexes
    (table,) = annex.items
    assert ((table.heading, table.title), table.rows) == (named, ROWS)
    clause = [*HEAD, ("call", "resolves"), "to keep:", *caption, *GRID, "until spring."]
    (item,) = sound(read(clause)).clauses[0].items
    above = "\n".join(words for _, words in caption)  # type: ignore[misc]
    assert (item.text, item.rows) == (above or None, ROWS)


def test_a_caption_without_a_table_is_a_paragraph() -> None:
    lines: list[Line] = [*HEAD, ("call", "resolves"), ("tableno", "TABLE 1"), "to keep."]
    assert sound(read(lines)).clauses[0].text == "TABLE 1\nto keep."


def test_a_table_before_the_text_is_in_front() -> None:
    cover: list[Line] = [
        ("normal", "Harbour Union", (0, 0, 0)),
        ("normal", "Cables", (0, 0, 1)),
    ]
    lines = [
        *cover,
        ("normal", "FOREWORD"),
        "Cables break.",
        *HEAD,
        ("call", "resolves"),
        "to mend.",
    ]
    document = sound(read(lines))
    assert [(s.id, s.heading, s.rows) for s in document.front] == [
        ("front_1", None, (("Harbour Union", "Cables"),)),
        ("front_2", "FOREWORD", None),
    ]


def test_a_table_in_a_cell_hangs_below_the_table() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "resolves"),
        "that these be kept:",
        ("tabletext", "Outer one", (0, 0, 0)),
        ("tabletext", "Inner", (1, 0, 0)),
        ("tabletext", "Inner too", (1, 0, 1)),
        ("tabletext", "Outer two", (0, 1, 0)),
    ]
    (table,) = sound(read(lines)).clauses[0].items
    assert table.rows == (("Outer one",), ("Outer two",))
    assert [(item.id, item.rows) for item in table.items] == [
        ("resolves_1__table-1__table-1", (("Inner", "Inner too"),))
    ]


def test_empty_cells_keep_the_others_in_their_columns() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "resolves"),
        "that these be kept:",
        ("tabletext", "Hook", (0, 0, 1)),
        ("tabletext", "Line", (0, 2, 0)),
    ]
    (table,) = sound(read(lines)).clauses[0].items
    assert table.rows == (("", "Hook"), ("", ""), ("Line", ""))


def test_a_file_cannot_claim_a_billion_columns() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "resolves"),
        "that these be kept:",
        ("tabletext", "Hook", (0, 0, 0)),
        ("tabletext", "Line", (0, 10**9, 10**9)),
    ]
    (table,) = sound(read(lines)).clauses[0].items
    assert table.rows == (("Hook", ""), ("", "Line"))


def test_one_cell_is_a_frame_and_no_table() -> None:
    framed = [(*line, (0, 0, 0)) for line in [*HEAD, ("call", "resolves"), ("normal", "to mend.")]]
    document = sound(read(framed))
    assert document.id == "pp/res/907@2022"
    assert document.clauses[0].text == "to mend."


def test_a_page_laid_out_as_a_table_is_read_as_text() -> None:
    """As old web pages are: a column for the navigation, one for the whole text."""
    text = [*HEAD, ("call", "resolves"), ("normal", "to mend.")]
    lines = [("normal", "Home", (0, 0, 0)), *((*line, (0, 0, 1)) for line in text)]
    document = sound(read(lines))
    assert (document.id, [c.id for c in document.clauses]) == ("pp/res/907@2022", ["resolves_1"])


def test_what_a_cell_cites_is_cited_by_the_table() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "resolves"),
        "that these be kept:",
        ("tabletext", "Hook", (0, 0, 0)),
        ("tabletext", "Resolution 901 (Rev. Dubai, 2018)", (0, 0, 1)),
    ]
    (citation,) = sound(read(lines)).citations
    assert (citation.target, citation.node) == ("pp/res/901@2018", "resolves_1__table-1")


def test_a_table_among_the_paragraphs_of_a_un_resolution() -> None:
    lines: list[Line] = [
        "A/RES/75/901",
        "75/901. Kites over quiet valleys",
        "The General Assembly,",
        "Recalling its resolution 70/901 of 2 December 2015,",
        "1. Takes note of the report;",
        "2. Decides to count the kites as follows:",
        ("tabletext", "Valley", (0, 0, 0)),
        ("tabletext", "Kites", (0, 0, 1)),
        "3. Also decides to meet in spring.",
    ]
    document = sound(read(lines))
    assert [clause.id for clause in document.clauses] == ["pp_1", "op_1", "op_2", "op_3"]
    assert [item.rows for item in document.clauses[2].items] == [(("Valley", "Kites"),)]


def test_tree_and_text_show_the_rows() -> None:
    lines: list[Line] = [*HEAD, ("call", "resolves"), "1\tto keep:", *GRID, "2\tto sharpen."]
    document = sound(read(lines))
    assert "Tool\tBoats\nHook\t12 and 3 more\n" in to_text(document).replace("    ", "")
    assert "Tool | Boats" in to_tree(document)


def test_notes_and_citations_in_a_cell_are_written_where_they_stand() -> None:
    made = reading(
        [
            *HEAD,
            ("call", "resolves"),
            "that these be kept:",
            ("tabletext", "Hook1", (0, 0, 0)),
            ("tabletext", "Resolution 901 (Rev. Dubai, 2018)", (0, 0, 1)),
            "Of iron.",
        ]
    )
    mark = span_of(made, "Hook1")
    body = span_of(made, "Of iron.")
    noted = evolve(
        made,
        marks=(NoteMark(Span(mark.end - 1, mark.end), "1", "1"),),
        notes=(NoteBody(body, body, "1", "1"),),
        knows_notes=True,
    )
    document = sound(of_reading(noted))
    (table,) = document.clauses[0].items
    assert table.rows == (("Hook", "Resolution 901 (Rev. Dubai, 2018)"),)
    assert document.footnotes[0].anchor == itures.Anchor(table.id, mark.end - 1)
    written = itures.to_akn(document)
    assert "<p>Hook<authorialNote" in written
    assert "<p><ref" in written
