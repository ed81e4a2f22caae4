"""The numbers that Word gives to the marks of notes, in each text that tracked changes leave."""

from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from itures.sources.word.names import VAL, w
from itures.sources.word.numerals import numerals
from itures.sources.word.story import NoteKind, NoteRef, Paragraph, Story
from itures.sources.xml import Element

_PROPERTIES: Mapping[NoteKind, str] = {"footnote": w("footnotePr"), "endnote": w("endnotePr")}
_FORM, _START, _RESTART = w("numFmt"), w("numStart"), w("numRestart")
_FORMS: Mapping[NoteKind, str] = {"footnote": "decimal", "endnote": "lowerRoman"}
"""What Word uses where nothing is said (ISO/IEC 29500-1, 17.11.11 and 17.11.17)."""
_LARGEST = 10_000


@frozen
class NoteStyle:
    """How the notes of a section are numbered."""

    form: str
    start: int = 1
    restart: str = "continuous"
    """`continuous`, `eachSect` or `eachPage`."""


@frozen
class Marker:
    """The printed mark of a note: in the final and in the original text."""

    final: str
    original: str
    number_final: str = ""
    """The number alone, as it stands in front of the body; empty for a typed mark."""
    number_original: str = ""


@define
class NoteNumbers:
    """Counts the notes of one kind."""

    kind: NoteKind
    settings: Element | None
    by_page: bool = field(default=False, init=False)
    """Whether numbers begin anew on each page."""
    _final: int | None = field(default=None, init=False)
    """The number of the next note in the final text."""
    _original: int | None = field(default=None, init=False)
    _page: int = field(default=0, init=False)

    def of(self, story: Story) -> dict[NoteRef, Marker]:
        """The marks of the notes of a story."""
        found: dict[NoteRef, Marker] = {}
        for style, refs in self._sections(story):
            if self._final is None or style.restart == "eachSect":
                self._final = self._original = style.start
            for ref in refs:
                found[ref] = Marker(ref.text, ref.text) if ref.custom else self._next(ref, style)
        return found

    def _next(self, ref: NoteRef, style: NoteStyle) -> Marker:
        if style.restart == "eachPage":
            self.by_page = True
            if ref.page != self._page:
                self._final = self._original = style.start
                self._page = ref.page
        final, original = self._final or 0, self._original or 0
        self._final, self._original = final + ref.layers.final, original + ref.layers.original
        one, other = _written(final, style.form), _written(original, style.form)
        return Marker(one + ref.text, other + ref.text, one, other)

    def _sections(self, story: Story) -> Iterator[tuple[NoteStyle, list[NoteRef]]]:
        refs: list[NoteRef] = []
        for paragraph in story.paragraphs:
            if paragraph.noted:
                refs += (ref for ref in _refs_in(paragraph) if ref.kind == self.kind)
            if paragraph.section is not None:
                yield self._style(paragraph.section), refs
                refs = []
        yield self._style(story.last_section), refs

    def _style(self, section: Element | None) -> NoteStyle:
        said = {**_said(self.settings, self.kind), **_said(section, self.kind)}
        start = said.get(_START, "")
        counted = start.isdecimal() and int(start[:9]) <= _LARGEST
        return NoteStyle(
            said.get(_FORM, _FORMS[self.kind]),
            int(start) if counted else 1,
            said.get(_RESTART, "continuous"),
        )


def _said(parent: Element | None, kind: NoteKind) -> dict[str, str]:
    found: dict[str, str] = {}
    for properties in () if parent is None else parent.iterchildren(_PROPERTIES[kind]):
        for child in properties.iterchildren(_FORM, _START, _RESTART):
            found[str(child.tag)] = child.get(VAL, "")
    return found


def _written(number: int, form: str) -> str:
    written = numerals().written(number, form)
    return str(number) if written is None else written


def refs_of(story: Story) -> Iterator[NoteRef]:
    """The marks of notes of a story, in reading order."""
    for paragraph in story.paragraphs:
        if paragraph.noted:
            yield from _refs_in(paragraph)


def _refs_in(paragraph: Paragraph) -> Iterator[NoteRef]:
    return (piece for piece in paragraph.pieces if isinstance(piece, NoteRef))
