"""The Word file in `samples/`: a proposal with tracked changes. `python tests/word_sample.py`
writes it anew."""

from pathlib import Path

from word_files import STYLES, cell, field, gone, ins, note, note_ref, para, row, run, table, word

PATH = Path(__file__).parents[1] / "samples" / "en-mod-902-tracked.docx"
DEL = '<w:del w:id="81" w:author="Ana Example" w:date="2026-05-04T10:00:00Z"/>'
INS = '<w:ins w:id="82" w:author="Ana Example" w:date="2026-05-04T10:00:00Z"/>'
BY = 'w:author="Ana Example" w:date="2026-05-04T10:00:00Z"'
FROM = f'<w:moveFrom w:id="83" {BY}/>'
TO = f'<w:moveTo w:id="84" {BY}/>'
MORE = """
<w:style w:type="paragraph" w:styleId="a9"><w:name w:val="Res_title"/></w:style>
<w:style w:type="paragraph" w:styleId="b1"><w:name w:val="Normal_after_title"/></w:style>
<w:style w:type="paragraph" w:styleId="b2"><w:name w:val="Reasons"/></w:style>
"""
LISTS = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
  <w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>
  <w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""
MOVE = f'<w:moveFromRangeStart w:id="1" w:name="move1" {BY}/>'
MOVED = f'<w:moveToRangeStart w:id="3" w:name="move1" {BY}/>'


def new(text: str) -> str:
    return ins(run(text), by=BY)


def old(text: str) -> str:
    return gone(run(text), by=BY)


def numbered(*content: str, mark: str = "") -> str:
    """An item of the list that Word numbers 1, 2, 3."""
    props = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    return para(*content, props=props, mark=mark)


def made() -> bytes:
    """The bytes of the sample."""
    moved = run("that a fee keeps lines open;")
    body = (
        para("MOD\tEXB/46/1", style="P"),
        para(
            "RESOLUTION ",
            run("902", '<w:rStyle w:val="x2"/>'),
            " (",
            old("Dubai, 2018"),
            new("Rev. Bucharest, 2022"),
            ")",
            style="a7",
        ),
        para("Lines that are still in use", note_ref(4, "1"), style="a9"),
        para(
            "The Plenipotentiary Conference of the International Telecommunication Union (",
            old("Dubai, 2018"),
            new("Bucharest, 2022"),
            "),",
            style="b1",
        ),
        para("considering", style="a8"),
        para(f'{MOVE}<w:moveFrom w:id="2" {BY}>{moved}</w:moveFrom>', num=0, mark=FROM),
        '<w:moveFromRangeEnd w:id="1"/>',
        para(
            "that a line which nobody lists is closed without notice",
            new(", and somebody still calls"),
            ";",
            num=0,
        ),
        para(f'{MOVED}<w:moveTo w:id="4" {BY}>{moved}</w:moveTo>', num=0, mark=TO),
        '<w:moveToRangeEnd w:id="3"/>',
        para(
            field(' HYPERLINK "https://lines.example/" ', run("that the list of lines")),
            " is public,",
            num=0,
        ),
        para("resolves", style="a8"),
        numbered("to keep the list of lines that are still in use;"),
        numbered(old("to print it each year;"), mark=DEL),
        numbered(new("to tell those at the other end before one of them is closed;"), mark=INS),
        numbered("to count the lines as in the table below,"),
        table(
            row("Year", "Lines"),
            row("2018", "40"),
            row(cell(para(new("2022"), mark="")), cell(para(new("29"))), props=INS),
        ),
        para("invites Member States", style="a8"),
        para("to report the closing of a line ", old("in time"), new("a year ahead"), "."),
        para("Reasons:\tEleven lines were closed without a word.", style="b2"),
    )
    return word(
        *body,
        styles=STYLES + MORE,
        lists=LISTS,
        footnotes=note(4, "Lines of the Example Bay only.", typed="1"),
        header=para("PP-22/46-E"),
        footer=para(field(" PAGE ", run("1"))),
    )


if __name__ == "__main__":
    PATH.write_bytes(made())
