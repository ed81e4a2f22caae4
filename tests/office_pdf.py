"""PDFs of texts, made with LibreOffice the way such texts are printed: for tests only.

A text is read, and every paragraph is set as a meeting service would set it: the number
line and the title in the middle, openers in italics, marks of items at a hanging indent
behind which a tab stands, notes at the foot of the page, a head on every page.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from attrs import frozen

from itures.model.blocks import Block
from itures.model.document import Document
from itures.sources.text import read_blocks
from itures.structure.printed import Printed

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
"""The program of LibreOffice, if it is installed."""
RTL = {"ar"}
CJK = {"zh"}
_UNPRINTED = {"bookmark", "note-mark", "note-body", "note-rule", "field-code"}
"""What a converter left in a text, and no page shows."""


@frozen
class Look:
    """How a text is set."""

    columns: int = 1
    justified: bool = True
    hyphens: bool = False
    head: bool = True
    size: float = 11.0
    font: str = "DejaVu Serif"
    gap: float = 6.0
    """Points between two paragraphs."""


_LABEL = re.compile(
    r"(?m)^([ \t]*(?:\(?[^\W_]{1,4}\)|\d{1,4}(?:\.\d{1,3})*|[\u2022\u2013])) +(?=\S)"
)
_DIVIDED = re.compile(r"(?<=[^\W_]-) (?=[^\W_])")
_WIDE = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef]) +(?=[\u3000-\u9fff\uff00-\uffef])")
_STRETCHED = re.compile("(?<=[\u0621-\u064a])\u0640+(?=[\u0621-\u064a])")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def mended(path: Path) -> str:
    """A text with what no page shows taken out: the blank behind a hyphen at a line end.

    Behind a mark it has a tab, as a page has.
    """
    text = _CONTROL.sub("", path.read_text("utf-8-sig"))
    text = _STRETCHED.sub("", text).replace("\u200f", "").replace("\u200e", "")
    text = _WIDE.sub("", _DIVIDED.sub("", text).replace("\u2011", "-"))
    return _LABEL.sub("\\1\t", text)


def pdf_of(document: Document, name: str, folder: Path, look: Look | None = None) -> Path:
    """Make one PDF."""
    source = folder / f"{name}.fodt"
    source.write_text(office_text(document, look or Look()), "utf-8")
    return convert([source], folder)[0]


def convert(sources: Sequence[Path], folder: Path) -> list[Path]:
    """Make PDFs of office files, all in one run."""
    assert SOFFICE, "LibreOffice is not installed"
    profile = (folder / "profile").resolve().as_uri()
    names = [str(source) for source in sources]
    call = [SOFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    subprocess.run([*call, "--outdir", str(folder), *names], check=True, capture_output=True)
    return [folder / f"{source.stem}.pdf" for source in sources]


def office_text(document: Document, look: Look) -> str:
    """A text as a flat OpenDocument file."""
    body = "".join(_paragraphs(document, look))
    return _FRAME.format(
        styles=_styles(document.language, look),
        columns=look.columns,
        ways='<style:column style:rel-width="1*"/>' * look.columns,
        head=_head(document, look),
        body=body,
    )


def _paragraphs(document: Document, look: Look) -> Iterator[str]:
    notes = {note.anchor.offset: note for note in document.footnotes if note.anchor}
    bodies = [note.span for note in document.footnotes if note.anchor]
    gone = {d.span for d in document.discarded if d.why in _UNPRINTED}
    holes = sorted(gone | set(bodies))
    printed = Printed(document.text, tuple((s.start, s.end) for s in holes))
    titles = {
        " ".join(line.split()) for line in (document.masthead and document.masthead.lines) or ()
    }
    openers = {clause.span.start: clause.opener for clause in document.clauses}
    last = 0
    for block in read_blocks(document.text):
        if document.text.count("\n", last, block.start) > 1:
            yield '<text:p text:style-name="Empty"/>\n'
        last = block.end
        pieces = list(_pieces(printed, block, notes))
        words = "".join(p for p in pieces if isinstance(p, str)).strip().replace("\n", " ")
        if not words:
            continue
        inner = "".join(_piece(piece) for piece in pieces)
        style = "Body" if document.text[block.start - 1 : block.start] != " " else "Nested"
        if words in titles or words == document.title:
            style = "Title_" if words == document.title else "Masthead"
            if words == (document.masthead and document.masthead.enacting):
                style = "Body" if document.text[block.start - 1 : block.start] != " " else "Nested"
        elif " ".join(openers.get(block.start, "").split()) == words:
            style = "Opener"
        elif _labelled(words):
            style = "Item"
        yield f'<text:p text:style-name="{style}">{inner}</text:p>\n'
    _ = look


def _labelled(words: str) -> bool:
    first, _, rest = words.partition("\t")
    return bool(rest) and len(first) <= 6


def _pieces(printed: Printed, block: Block, notes: dict) -> Iterator[object]:
    """The words of a paragraph and the notes in it, in order."""
    cuts = sorted(offset for offset in notes if block.start <= offset <= block.end)
    at = block.start
    for cut in cuts:
        yield "".join(printed.text[a:b] for a, b in printed.pieces(at, cut))
        yield notes[cut]
        at = cut
    yield "".join(printed.text[a:b] for a, b in printed.pieces(at, block.end))


def _piece(piece: object) -> str:
    if isinstance(piece, str):
        flat = escape(piece.replace("-\n", "-").replace("\n", " "))
        return flat.replace("\t", "<text:tab/>")
    mark, words = escape(piece.marker), escape(" ".join(piece.text.split()))
    return (
        '<text:note text:note-class="footnote">'
        f'<text:note-citation text:label="{mark}">{mark}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Footnote"><text:tab/>{words}</text:p></text:note-body>'
        "</text:note>"
    )


def _head(document: Document, look: Look) -> str:
    if not look.head:
        return ""
    name = escape((document.masthead and document.masthead.number) or "7")
    return (
        '<style:header><text:p text:style-name="Header">Volume 7 – '
        f"{name}</text:p></style:header><style:header-first/>"
        '<style:footer><text:p text:style-name="Footer">– <text:page-number/> –</text:p></style:footer>'
    )


def _styles(language: str, look: Look) -> str:
    mode = "rl-tb" if language in RTL else "lr-tb"
    start = "end" if language in RTL else "start"
    align = "justify" if look.justified else start
    hyphens = "true" if look.hyphens else "false"
    families = (
        f'style:font-name="{look.font}" style:font-name-asian="Noto Serif CJK SC" '
        f'style:font-name-complex="DejaVu Sans" fo:language="{language}" fo:country="none" '
        f'fo:hyphenate="{hyphens}" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"'
    )

    def style(name: str, paragraph: str, text: str = "", size: float = look.size) -> str:
        sizes = "".join(f' fo:font-size{s}="{size}pt"' for s in ("",))
        sizes += f' style:font-size-asian="{size}pt" style:font-size-complex="{size}pt"'
        return (
            f'<style:style style:name="{name}" style:family="paragraph">'
            f'<style:paragraph-properties style:writing-mode="{mode}" fo:margin-bottom="{look.gap}pt" {paragraph}>'
            '<style:tab-stops><style:tab-stop style:position="1.4cm"/></style:tab-stops>'
            f"</style:paragraph-properties><style:text-properties {families}{sizes} {text}/></style:style>\n"
        )

    italic = (
        'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"'
    )
    bold = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
    side = "fo:margin-left"
    return "".join(
        (
            style("Body", f'fo:text-align="{align}"'),
            style("Empty", 'fo:margin-top="0"', "", look.size),
            style("Nested", f'fo:text-align="{align}" {side}="1cm"'),
            style("Masthead", 'fo:text-align="center"', "", look.size + 2),
            style("Title_", 'fo:text-align="center"', bold, look.size + 2),
            style(
                "Opener",
                f'fo:text-align="{start}" {side}="1.4cm" fo:keep-with-next="always"',
                italic,
            ),
            style("Item", f'fo:text-align="{align}" {side}="1.4cm" fo:text-indent="-1.4cm"'),
            style("Footnote", f'fo:text-align="{align}"', "", look.size - 2),
            style("Header", 'fo:text-align="center"', "", look.size - 1),
            style("Footer", 'fo:text-align="center"', "", look.size - 1),
        )
    )


_FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>
<style:font-face style:name="DejaVu Serif" svg:font-family="'DejaVu Serif'"/>
<style:font-face style:name="DejaVu Sans" svg:font-family="'DejaVu Sans'"/>
<style:font-face style:name="Noto Serif CJK SC" svg:font-family="'Noto Serif CJK SC'"/>
</office:font-face-decls>
<office:styles>{styles}</office:styles>
<office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm"
 fo:margin-left="2.4cm" fo:margin-right="2.2cm"/>
<style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.5cm"/></style:footer-style>
</style:page-layout><style:style style:name="Sect" style:family="section">
<style:section-properties text:dont-balance-text-columns="true"><style:columns fo:column-count="{columns}" fo:column-gap="0.8cm">{ways}</style:columns>
</style:section-properties></style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">{head}</style:master-page></office:master-styles>
<office:body><office:text><text:section text:style-name="Sect" text:name="S">
{body}</text:section></office:text></office:body></office:document>
"""


def outputs(folder: Path) -> Iterable[Path]:
    """The PDFs in a folder."""
    return sorted(folder.glob("*.pdf"))
