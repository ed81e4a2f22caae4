"""Little Word files, built part by part: only what a test is about is in them.

All words are invented. `word(...)` gives the bytes of a file; the other functions give
pieces of WordprocessingML to put into it.
"""

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from itures.model.blocks import Reading, Source, View
from itures.sources.word.read import read_word

TRANSITIONAL = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
STRICT = {
    "w": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "m": "http://purl.oclc.org/ooxml/officeDocument/math",
    "a": "http://purl.oclc.org/ooxml/drawingml/main",
}
_OTHERS = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
BY = 'w:author="Ana" w:date="2025-03-01T09:00:00Z"'
"""Who changed it, and when."""
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="a7"><w:name w:val="Res_No"/></w:style>
<w:style w:type="paragraph" w:styleId="a8"><w:name w:val="Call"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="P"><w:name w:val="Proposal"/></w:style>
<w:style w:type="paragraph" w:styleId="Listed"><w:name w:val="Listed"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="x1"><w:name w:val="footnote reference"/></w:style>
<w:style w:type="character" w:styleId="x2"><w:name w:val="href"/></w:style>
"""
LISTS = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""


def run(text: str, props: str = "") -> str:
    """A run of words; a tab in them becomes an element."""
    words = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t")
    )
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{words}</w:r>"


def para(
    *content: str, style: str = "", num: int | None = None, mark: str = "", props: str = ""
) -> str:
    """A paragraph of runs; plain words become one.

    Args:
        content: runs, or words.
        style: the id of its style.
        num: the level in list 1.
        mark: properties of its end, for example a tracked change.
        props: other properties.
    """
    inside = "".join(part if part.startswith("<") else run(part) for part in content if part)
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        about += f'<w:numPr><w:ilvl w:val="{num}"/><w:numId w:val="1"/></w:numPr>'
    about += props + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{inside}</w:p>"


def ins(*content: str, by: str = BY) -> str:
    """Words that were put in."""
    return f'<w:ins w:id="1" {by}>{"".join(content)}</w:ins>'


def gone(*content: str, by: str = BY) -> str:
    """Words that were taken out; runs are given as runs of words."""
    runs = "".join(content).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="2" {by}>{runs}</w:del>'


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, props: str = "") -> str:
    """A row of cells; plain words become one."""
    inside = "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{inside}</w:tr>"


def cell(*content: str, props: str = "") -> str:
    """A cell of paragraphs; plain words become one."""
    inside = "".join(c if c.startswith("<") else para(c) for c in content)
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{inside}</w:tc>"


def note_ref(number: int, typed: str = "", kind: str = "footnote") -> str:
    """The mark of a note: numbered by Word, or typed."""
    custom = ' w:customMarkFollows="1"' if typed else ""
    words = f"<w:t>{escape(typed)}</w:t>" if typed else ""
    style = '<w:rPr><w:rStyle w:val="x1"/></w:rPr>'
    return f'<w:r>{style}<w:{kind}Reference{custom} w:id="{number}"/>{words}</w:r>'


def note(
    number: int, *content: str, typed: str = "", kind: str = "footnote", about: str = ""
) -> str:
    """The body of a note; its first paragraph begins with its mark and a tab."""
    style = '<w:rPr><w:rStyle w:val="x1"/></w:rPr>'
    mark = f"<w:t>{escape(typed)}</w:t>" if typed else f"<w:{kind}Ref/>"
    first, *rest = content or ("",)
    lead = f"<w:r>{style}{mark}</w:r>"
    body = para(lead + run("\t"), first) + "".join(para(more) for more in rest)
    return f'<w:{kind} w:id="{number}"{about}>{body}</w:{kind}>'


def box(*content: str) -> str:
    """A run with a text box, in a new form and one to fall back to."""
    inside = f"<w:txbxContent>{''.join(c if c.startswith('<') else para(c) for c in content)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        f"<wps:txbx>{inside}</wps:txbx></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(code: str, *result: str) -> str:
    """A field with its code and what it printed last."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{''.join(result)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def part(name: str, content: str, *, strict: bool = False) -> str:
    """A whole part: its outermost element with all namespaces."""
    spaces = {**(STRICT if strict else TRANSITIONAL), **_OTHERS}
    declared = " ".join(f"xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in spaces.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {declared}>{content}</w:{name}>'


def word(  # noqa: PLR0913  # the parts of a file
    *body: str,
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    header: str = "",
    footer: str = "",
    settings: str = "",
    section: str = "",
    styles: str = STYLES,
    lists: str = LISTS,
    links: Mapping[str, str] | None = None,
    strict: bool = False,
    extra: Mapping[str, str | bytes] | None = None,
    rels: str = "",
) -> bytes:
    """The bytes of a Word file.

    Args:
        body: the paragraphs and tables.
        footnotes: the footnotes; the other parts likewise.
        section: what the properties of the last section hold.
        links: addresses outside the file, by id.
        strict: whether the names are those of ISO/IEC 29500 Strict.
        extra: other parts, by name, laid over those that are built.
        rels: other relationships of the main part.
    """
    office = (STRICT if strict else TRANSITIONAL)["r"]
    inner = {
        "styles": ("styles", styles),
        "numbering": ("numbering", lists),
        "footnotes": ("footnotes", footnotes),
        "endnotes": ("endnotes", endnotes),
        "comments": ("comments", comments),
        "settings": ("settings", settings),
        "header": ("hdr", header),
        "footer": ("ftr", footer),
    }
    parts: dict[str, str | bytes] = {"[Content_Types].xml": _TYPES}
    related = rels
    for kind, (name, content) in inner.items():
        if content:
            parts[f"word/{kind}.xml"] = part(name, content, strict=strict)
            related += f'<Relationship Id="{kind}" Type="{office}/{kind}" Target="{kind}.xml"/>'
    for key, target in (links or {}).items():
        related += (
            f'<Relationship Id="{key}" Type="{office}/hyperlink" Target={quoteattr(target)}'
            ' TargetMode="External"/>'
        )
    for kind in ("header", "footer"):
        if inner[kind][1]:
            section += f'<w:{kind}Reference w:type="default" r:id="{kind}"/>'
    end = f"<w:sectPr>{section}</w:sectPr>" if section else ""
    document = part("document", f"<w:body>{''.join(body)}{end}</w:body>", strict=strict)
    parts["word/document.xml"] = document
    parts["word/_rels/document.xml.rels"] = _relationships(related)
    parts["_rels/.rels"] = _relationships(
        f'<Relationship Id="m" Type="{office}/officeDocument" Target="word/document.xml"/>'
    )
    return zipped({**parts, **(extra or {})})


def _relationships(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a zip archive."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            about = ZipInfo(name, (2026, 1, 1, 0, 0, 0))  # the same bytes every time
            archive.writestr(about, content, ZIP_DEFLATED)
    return file.getvalue()


def read(data: bytes, view: View = "final") -> Reading:
    """What the reader makes of a file."""
    return read_word(data, Source(None, "0" * 64, "application/test"), view)


def text(*body: str, view: View = "final") -> str:
    """The text of a file that has a body only."""
    return read(word(*body), view).text


def lines(reading: Reading) -> list[str]:
    """The words of the paragraphs."""
    return [reading.text[block.start : block.end] for block in reading.blocks]
