"""The footnotes of a Word file, each with the mark that is printed."""

from attrs import define, field

from itures.export.docx_sheet import NOTE_MARK, NOTE_TEXT, Sheet
from itures.export.docx_xml import Element, w, words
from itures.export.html_direction import direction
from itures.model.document import Footnote

_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
"""The lines above notes, which Word wants as notes of their own."""


@define
class Notes:
    """The notes that are marked in the document, in the order of their marks."""

    sheet: Sheet
    _notes: list[Footnote] = field(factory=list, init=False)

    def mark(self, note: Footnote, *, rtl: bool) -> Element:
        """The run that marks a note; the note is kept for `part`.

        The mark is typed behind the reference (`customMarkFollows`), as in ITU's files:
        Word would number the notes anew.
        """
        self._notes.append(note)
        number = len(self._notes)
        reference = w("footnoteReference", id=number)
        if note.marker:
            reference = w("footnoteReference", customMarkFollows=1, id=number)
        return w("r", self._look(rtl=rtl), reference, *words(note.marker))

    def part(self) -> Element:
        """The part `footnotes.xml`."""
        return w(
            "footnotes",
            *(_separator(kind, number) for kind, number in _SEPARATORS),
            *(self._note(number, note) for number, note in enumerate(self._notes, 1)),
        )

    def settings(self) -> Element:
        """What the settings of the document say of notes."""
        return w("footnotePr", *(w("footnote", id=number) for _kind, number in _SEPARATORS))

    def _note(self, number: int, note: Footnote) -> Element:
        rtl = self.sheet.rtl or direction(note.text) == "rtl"
        found = w("footnote", id=number)
        sign = list(words(note.marker)) if note.marker else [w("footnoteRef")]
        mark: tuple[Element, ...] = (w("r", self._look(rtl=rtl), *sign), w("r", w("tab")))
        for line in note.text.split("\n"):
            style = w("pPr", w("pStyle", val=self.sheet.id_of(NOTE_TEXT)))
            look = [w("rPr", w("rtl"))] if rtl else []
            if rtl:
                style.append(w("bidi"))
            found.append(w("p", style, *mark, w("r", *look, *words(line))))
            mark = ()
        return found

    def _look(self, *, rtl: bool) -> Element:
        look = w("rPr", w("rStyle", val=self.sheet.id_of(NOTE_MARK)))
        if rtl:
            look.append(w("rtl"))
        return look


def _separator(kind: str, number: int) -> Element:
    spacing = w("pPr", w("spacing", before=0))
    return w("footnote", w("p", spacing, w("r", w(kind))), type=kind, id=number)
