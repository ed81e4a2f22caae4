"""The runs of a paragraph: stretches of words that are set alike, and marks of notes."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise

from attrs import define

from itures.export.docx_notes import Notes
from itures.export.docx_sheet import NUMBER, Sheet
from itures.export.docx_xml import Element, w, words
from itures.export.html_direction import against, direction
from itures.export.line import Line
from itures.notation.scanning import is_cjk


@define
class RunWriter:
    """Writes the words of lines."""

    sheet: Sheet
    notes: Notes

    def paragraph(self, line: Line, *, text: str | None = None) -> Element:
        """The paragraph of a line.

        Args:
            line: the line.
            text: other words than those of the line, as in a cell of a table.
        """
        shown = line.text if text is None else text
        rtl = self.sheet.rtl or direction(shown) == "rtl"
        found = w("p", w("pPr", w("pStyle", val=self.sheet.style_of(line))))
        if rtl:
            found[0].append(w("bidi"))
        if line.mark and line.role != "note":
            found.extend(self.runs(f"{line.mark}\t", rtl=rtl, language=line.language))
        elif line.depth and line.role in {"text", "tail", "item"}:
            found.append(w("r", w("tab")))  # to where the words of the item begin
        if text is None:
            found.extend(self._words(line, rtl=rtl))
        else:
            found.extend(self.runs(text, rtl=rtl, language=line.language))
        return found

    def _words(self, line: Line, *, rtl: bool) -> Iterator[Element]:
        """The words of a line, with what stands in them; of a note its mark alone."""
        if line.role == "note":
            yield from (self.notes.mark(note, rtl=rtl) for _at, note in line.notes)
            return
        start, stop = line.number or (0, 0)
        cuts = {0, line.lead, start, stop, len(line.text), *(at for at, _note in line.notes)}
        waiting = list(line.notes)
        edges = sorted(cut for cut in cuts if 0 <= cut <= len(line.text))
        for left, right in [(0, 0), *pairwise(edges)]:
            properties = [w("rStyle", val=self.sheet.id_of(NUMBER))] if start <= left < stop else []
            if right <= line.lead:
                properties += [w("i"), w("iCs")]
            piece = line.text[left:right]
            yield from self.runs(piece, *properties, rtl=rtl, language=line.language)
            while waiting and waiting[0][0] <= right:
                yield self.notes.mark(waiting.pop(0)[1], rtl=rtl)

    def runs(
        self, text: str, *properties: Element, rtl: bool, language: str | None = None
    ) -> Iterator[Element]:
        """The runs of a text, one for each stretch that runs in one direction."""
        for piece, turned in _turns(text, rtl=rtl):
            found = [deepcopy(one) for one in properties]
            if any(map(is_cjk, piece)):
                # Quotation marks beside Chinese characters are as wide as these.
                found[:0] = [w("rFonts", hint="eastAsia")]
                found.sort(key=lambda one: not str(one.tag).endswith("rStyle"))
            if turned:
                found.append(w("rtl"))
            if language and language != self.sheet.language:
                found.append(w("lang", val=self.sheet.tag_of(language)))
            yield w("r", *([w("rPr", *found)] if found else []), *words(piece))


def _turns(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, and whether each runs from right to left."""
    at = 0
    for start, end in against(text, "rtl" if rtl else "ltr"):
        if start > at:
            yield text[at:start], rtl
        yield text[start:end], not rtl
        at = end
    if at < len(text):
        yield text[at:], rtl
