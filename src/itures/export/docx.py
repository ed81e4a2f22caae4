"""Word files: a document with ITU's styles, real footnotes and typed labels.

lxml writes the parts, as it writes Akoma Ntoso: of what is needed here - notes, writing
direction, a style sheet of our own - python-docx has nothing.
"""

from collections.abc import Iterator, Sequence

from itures.export.docx_notes import Notes
from itures.export.docx_package import MAIN, Part, core, package, relation
from itures.export.docx_runs import RunWriter
from itures.export.docx_sheet import HEADER, Sheet, sheet_of
from itures.export.docx_xml import Element, R, w
from itures.export.line import Line
from itures.export.lines import lines_of
from itures.model.document import Document
from itures.notation.grammar import Grammar, load

_MOST_COLUMNS = 63
"""Columns that a table of Word can have; wider ones become lines with tabs."""
_WORD_2013 = 15
"""The compatibility mode of Word 2013 and all later ones."""
_COMPATIBLE = "http://schemas.microsoft.com/office/word"


def to_docx(document: Document, *, grammar: Grammar | None = None) -> bytes:
    r"""Write a document as a Word file.

    What the document prints is there, in reading order; what was set aside is not, and
    tracked changes are neither. The same document gives the same bytes. Characters that
    XML cannot hold are written as escapes, such as `\x07`.

    Args:
        document: the document.
        grammar: where words, marks and the style sheet are looked up; the grammars that
            come with itures if left out.

    Returns:
        The bytes of a `.docx` file.
    """
    grammar = grammar or load()
    sheet = sheet_of(grammar, document.kind, document.language)
    notes = Notes(sheet)
    body = w("body", *_blocks(lines_of(document, grammar), RunWriter(sheet, notes)))
    section = sheet.section()
    section.insert(0, _header_reference())
    body.append(section)
    parts = [
        Part(MAIN, w(MAIN, body)),
        Part("styles", sheet.styles()),
        Part("settings", _settings(sheet, notes)),
        Part("footnotes", notes.part()),
        Part("header1", _header(sheet), "header"),
    ]
    return package(parts, core(document.title, document.language, document.id))


def _blocks(lines: Sequence[Line], runs: RunWriter) -> Iterator[Element]:
    """Paragraphs and tables; a table never stands last, nor beside another."""
    tabled = True
    for line in lines:
        if line.role == "table" and max(map(len, line.rows)) <= _MOST_COLUMNS:
            if tabled:
                yield w("p")
            yield _table(line, runs)
            tabled = True
            continue
        tabled = False
        if line.role == "table":
            yield from (runs.paragraph(line, text="\t".join(row)) for row in line.rows)
        else:
            yield runs.paragraph(line)
    if tabled:
        yield w("p")


def _table(line: Line, runs: RunWriter) -> Element:
    columns = max(1, *map(len, line.rows))
    width = runs.sheet.width() // columns
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (w(side, val="single", sz=4, space=0, color="auto") for side in sides)
    look = w("tblPr", *([w("bidiVisual")] if runs.sheet.rtl else []))
    look.append(w("tblW", w=0, type="auto"))
    look.append(w("tblBorders", *borders))
    found = w("tbl", look, w("tblGrid", *(w("gridCol", w=width) for _ in range(columns))))
    for row in line.rows:
        cells = [*row, *[""] * (columns - len(row))]
        found.append(w("tr", *(_cell(line, cell, width, runs) for cell in cells)))
    for _at, note in line.notes:
        found[-1][-1][-1].append(runs.notes.mark(note, rtl=runs.sheet.rtl))
    return found


def _cell(line: Line, text: str, width: int, runs: RunWriter) -> Element:
    paragraphs = (runs.paragraph(line, text=piece) for piece in text.split("\n"))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs)


def _settings(sheet: Sheet, notes: Notes) -> Element:
    mode = w("compatSetting", name="compatibilityMode", uri=_COMPATIBLE, val=_WORD_2013)
    return w(
        "settings",
        w("defaultTabStop", val=794),
        w("characterSpacingControl", val="doNotCompress"),
        notes.settings(),
        w("compat", mode),
        w("themeFontLang", val=sheet.tag_of(sheet.language)),
    )


def _header(sheet: Sheet) -> Element:
    """The number of the page, between dashes, from the second page on."""
    style = w("pPr", w("pStyle", val=sheet.id_of(HEADER)))
    field = w("fldSimple", w("r", w("t")), instr=" PAGE ")
    field[0][0].text = "2"
    runs = []
    for dash in ("– ", " –"):
        text = w("t")
        text.text = dash
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        runs.append(w("r", text))
    return w("hdr", w("p", style, runs[0], field, runs[1]))


def _header_reference() -> Element:
    found = w("headerReference", type="default")
    found.set(f"{{{R}}}id", relation("header1"))
    return found
