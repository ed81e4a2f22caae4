"""The style sheet of Word files, from `grammars/docx.toml`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define

from itures.export.docx_xml import Element, w
from itures.export.line import Line
from itures.notation.grammar import Grammar

Table = Mapping[str, Any]
DEFAULT = "Normal"
NUMBER = "href"
"""The character style of the number in a number line."""
NOTE_MARK = "footnote reference"
NOTE_TEXT = "footnote text"
HEADER = "header"
_DEEPEST = 3
"""ITU has three styles for lists in lists."""
_STEM = re.compile(r"[_-]?\d.*")
"""What stands behind the name in a node id: `annex-1` is an `annex`."""
_NAMED = frozenset({"number", "history", "table"})
"""Nodes below others that have a style of their own."""
_CONTENTS = re.compile(r"\t\d+\Z")
"""The number of a page, at the end of a line of a table of contents."""
_IN_LISTS = frozenset({"text", "item", "tail"})
_EAST = "zh-CN"
"""What East Asian characters are taken for in a document of another language."""
_COMPLEX = "ar-SA"
"""The same for Arabic and Hebrew ones; Word itself has this as its default."""


@define
class Sheet:
    """The styles, and which line has which."""

    data: Table
    kind: str
    language: str
    """ISO 639-1 code of the document."""
    rtl: bool
    """Whether the document runs from right to left."""

    def style_of(self, line: Line) -> str:
        """The id of the paragraph style of a line."""
        own = self.data["kinds"].get(self.kind, {})
        for key in _keys(line):
            for table in (own, self.data["roles"]):
                if key in table:
                    return self.id_of(table[key])
        return self.id_of(DEFAULT)

    def id_of(self, name: str) -> str:
        """The id of a style, by its name."""
        for table in (self.data["styles"], self.data["characters"]):
            if name in table:
                return str(table[name]["id"])
        return name

    def tag_of(self, language: str) -> str:
        """What Word calls a language."""
        return str(self.data["languages"].get(language, language))

    def styles(self) -> Element:
        """The part `styles.xml`."""
        return w(
            "styles",
            self._defaults(),
            *(self._style(name, entry) for name, entry in self.data["styles"].items()),
            *(_character(name, entry) for name, entry in self.data["characters"].items()),
            w(
                "style",
                w("name", val="Normal Table"),
                w("uiPriority", val=99),
                w("semiHidden"),
                w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *_margins())),
                type="table",
                default=1,
                styleId="TableNormal",
            ),
        )

    def section(self) -> Element:
        """The page: its size and margins, and the header with the page number."""
        page = self.data["page"]
        margins = {side: page[side] for side in ("top", "right", "bottom", "left")}
        found = w(
            "sectPr",
            w("pgSz", w=page["width"], h=page["height"]),
            w("pgMar", **margins, header=720, footer=720, gutter=0),
            w("titlePg"),
        )
        if self.rtl:
            found.append(w("bidi"))
        return found

    def width(self) -> int:
        """What is left of the width of a page between its margins, in twips."""
        page = self.data["page"]
        return int(page["width"] - page["left"] - page["right"])

    def _defaults(self) -> Element:
        fonts, tag = self.data["fonts"], self.tag_of(self.language)
        spoken = w(
            "lang",
            val="en-GB" if self.rtl or self.language in {"zh", "ja", "ko"} else tag,
            eastAsia=tag if self.language in {"zh", "ja", "ko"} else _EAST,
            bidi=tag if self.rtl else _COMPLEX,
        )
        written = w(
            "rFonts",
            ascii=fonts["latin"],
            hAnsi=fonts["latin"],
            eastAsia=fonts["east"],
            cs=fonts["complex"],
        )
        size = self.data["styles"][DEFAULT]["size"]
        return w(
            "docDefaults",
            w("rPrDefault", w("rPr", written, w("sz", val=size), w("szCs", val=size), spoken)),
            w("pPrDefault", w("pPr")),
        )

    def _style(self, name: str, entry: Table) -> Element:
        kind = {"type": "paragraph"} | ({"default": "1"} if name == DEFAULT else {})
        found = w("style", w("name", val=name), **kind, styleId=entry["id"])
        if name != DEFAULT:
            found.append(w("basedOn", val=self.id_of(entry.get("based", DEFAULT))))
        found.append(w("next", val=self.id_of(entry.get("next", name))))
        found.append(w("qFormat"))
        found.append(w("pPr", *_paragraph(entry)))
        found.append(w("rPr", *_letters(entry)))
        return found


def sheet_of(grammar: Grammar, kind: str, language: str) -> Sheet:
    """The sheet for a document."""
    head = grammar.heads.get(language, {})
    return Sheet(grammar.read("docx.toml").data, kind, language, head.get("direction") == "rtl")


def _keys(line: Line) -> Iterator[str]:
    """Under which keys the style of a line is looked up, the most special first."""
    stem = _STEM.sub("", line.name.rpartition("__")[2])
    top = "__" not in line.name
    if line.role == "field":
        yield f"field.{line.name}"
    elif line.role in _IN_LISTS and line.depth:
        yield f"text.{min(line.depth, _DEEPEST)}"
    elif line.role == "heading" and line.mark:
        yield f"heading.{_level(line)}"
    elif line.name.startswith("proposal_") and line.role == "heading" and not top:
        yield "heading" if stem == "section" else "opener"
    elif line.role == "text" and line.part == "front" and _CONTENTS.search(line.text):
        yield "text.contents"
    elif top or stem in _NAMED:
        yield f"{line.role}.{stem}"
    if line.role in {"heading", "subtitle"} and top and line.label is not None:
        yield f"{line.role}.{line.part}"
    yield line.role


def _level(line: Line) -> int:
    """The level of a numbered heading, by how deep its node stands."""
    deep = line.name.count("__") + (line.part != "annexes")
    return min(max(deep, 1), _DEEPEST)


def _paragraph(entry: Table) -> Iterator[Element]:
    """Paragraph properties, in the order that the schema wants."""
    if entry.get("keep_next"):
        yield w("keepNext")
    if "tabs" in entry:
        yield w("tabs", *(w("tab", val="left", pos=place) for place in entry["tabs"]))
    spacing = {side: entry[side] for side in ("before", "after") if side in entry}
    if spacing:
        yield w("spacing", **spacing)
    indent = {side: entry[side] for side in ("left", "hanging") if side in entry}
    if indent:
        yield w("ind", **indent)
    if "align" in entry:
        yield w("jc", val=entry["align"])
    if "outline" in entry:
        yield w("outlineLvl", val=entry["outline"])


def _letters(entry: Table) -> Iterator[Element]:
    """Run properties, for Latin letters and for those of Arabic and its kin."""
    for key, tag in (("bold", "b"), ("italic", "i")):
        if entry.get(key):
            yield w(tag)
            yield w(f"{tag}Cs")
    if "size" in entry:
        yield w("sz", val=entry["size"])
        yield w("szCs", val=entry["size"])
    if entry.get("raised"):
        yield w("vertAlign", val="superscript")


def _character(name: str, entry: Table) -> Element:
    letters = w("rPr", *_letters(entry))
    return w("style", w("name", val=name), letters, type="character", styleId=entry["id"])


def _margins() -> Iterator[Element]:
    for side, size in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108)):
        yield w(side, w=size, type="dxa")
