"""PDFs written by hand, in Courier: all its characters are 0.6 of the size wide.

So a test can say where a line ends, and what a program would have set there.
"""

from collections.abc import Iterable, Sequence

from attrs import define, field, frozen

FONTS = {"plain": "Courier", "italic": "Courier-Oblique", "bold": "Courier-Bold"}
WIDTH = 0.6
"""The width of a character, in parts of the size."""
A4 = (595, 842)


@define
class Page:
    """A page in the making."""

    size: tuple[float, float] = A4
    rotate: int = 0
    parts: list[str] = field(factory=list)
    links: list[tuple[tuple[float, ...], str]] = field(factory=list)
    comments: list[str] = field(factory=list)

    def text(
        self, x: float, y: float, words: str, size: float = 10, font: str = "plain", **how: object
    ) -> "Page":
        """Words at a place; how: `mode` for the render mode, `color`, `matrix`, `spread`."""
        name = list(FONTS).index(font) + 1
        matrix = how.get("matrix", "1 0 0 1")
        shown = words.encode("cp1252").hex()
        self.parts.append(
            f"BT {how.get('mode', 0)} Tr {how.get('spread', 0)} Tc {how.get('color', '0')} g "
            f"/F{name} {size} Tf {matrix} {x} {y} Tm <{shown}> Tj ET"
        )
        return self

    def rule(self, left: float, bottom: float, right: float, top: float) -> "Page":
        """A thin line, as a filled box."""
        self.parts.append(f"0 g {left} {bottom} {right - left} {top - bottom} re f")
        return self

    def picture(self) -> "Page":
        """A picture of one point over the whole page."""
        self.parts.append(
            f"q {self.size[0]} 0 0 {self.size[1]} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
        )
        return self

    def link(self, box: tuple[float, ...], target: str) -> "Page":
        """A link over a part of the page."""
        self.links.append((box, target))
        return self


def pdf(pages: Iterable[Page], *, locked: bool = False) -> bytes:
    """The bytes of a PDF."""
    pages = list(pages)
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    objects += [
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
        for name in FONTS.values()
    ]
    fonts = " ".join(f"/F{i} {i + 2} 0 R" for i in range(1, len(FONTS) + 1))
    kids = []
    for page in pages:
        content = "\n".join(page.parts)
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        stream = len(objects)
        notes = [_link(box, target) for box, target in page.links]
        notes += [
            f"<</Type/Annot/Subtype/Text/Rect[9 9 20 20]/Contents({c})>>" for c in page.comments
        ]
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.size[0]} {page.size[1]}]"
            f"/Rotate {page.rotate}/Contents {stream} 0 R/Resources<</Font<<{fonts}>>>>"
            f"/Annots[{' '.join(notes)}]>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(pages)}>>"
    return _file(objects, locked=locked)


def _link(box: Sequence[float], target: str) -> str:
    places = " ".join(map(str, box))
    return f"<</Type/Annot/Subtype/Link/Rect[{places}]/A<</S/URI/URI({target})>>>>"


def _file(objects: Sequence[str], *, locked: bool) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    # Nobody knows the password that goes with these.
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'ab' * 32}>/U<{'cd' * 32}>>>" * locked
    trailer = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<</Size {len(objects) + 1}/Root 1 0 R/ID[<{'01' * 16}><{'01' * 16}>]{lock}>>\n"
        f"startxref\n{len(out)}\n%%EOF\n"
    )
    return out + trailer.encode("latin-1")


@frozen
class Setting:
    """How paragraphs are set."""

    left: float = 70
    top: float = 780
    columns: int = 60
    """Characters in a line."""
    size: float = 10
    pitch: float = 12
    gap: float = 6
    """Room between two paragraphs beside that of a line."""
    first: float = 0
    """How far the first line is indented."""


def lines_of(words: str, columns: int, first: int = 0) -> list[str]:
    """The lines of a paragraph, broken where the next word does not fit."""
    lines: list[str] = []
    room = columns - first
    line = ""
    for word in words.split(" "):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line, room = word, columns
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def typeset(paragraphs: Iterable[str], how: Setting | None = None) -> list[Page]:
    """Pages with paragraphs; a tab behind a mark begins a hanging indent of six characters."""
    how = how or Setting()
    pages = [Page()]
    y = how.top
    wide = WIDTH * how.size
    for paragraph in paragraphs:
        mark, tab, words = paragraph.partition("\t")
        hang = 6 * wide if tab else 0.0
        first = int(how.first / wide)
        lines = lines_of(words if tab else paragraph, how.columns - (6 if tab else 0), first)
        for index, line in enumerate(lines):
            if y < 60:
                pages.append(Page())
                y = how.top
            if tab and index == 0:
                pages[-1].text(how.left, y, mark, how.size)
            indent = how.first if index == 0 else 0.0
            pages[-1].text(how.left + hang + indent, y, line, how.size)
            y -= how.pitch
        y -= how.gap
    return pages
