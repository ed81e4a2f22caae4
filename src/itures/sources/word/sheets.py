"""The order of a Word file as a text: the body, its notes, then what is set aside."""

from operator import attrgetter

from itures.model.blocks import Aside, Reading, Source, View
from itures.model.notes import NoteBody
from itures.model.span import Span
from itures.sources.word.bodies import behind_mark, solid
from itures.sources.word.file import Notes, WordFile
from itures.sources.word.notes import Marker, NoteNumbers, refs_of
from itures.sources.word.page import Page
from itures.sources.word.remarks import remarks
from itures.sources.word.story import PLAIN, Layers, NoteKind, NoteRef, Story
from itures.sources.word.write import Writer, ref_of

_KINDS: tuple[NoteKind, ...] = ("footnote", "endnote")


class Sheets:
    """Writes a Word file on a page."""

    def __init__(self, file: WordFile, view: View) -> None:
        """Read the body."""
        self.file = file
        self.body = file.story()
        self.page = Page(view)
        self.by_page = False
        """Whether notes are numbered anew on each page."""
        self.refs: list[NoteRef] = list(refs_of(self.body))
        self.writer = Writer(self.page, file.styles, file.lists, self._markers())

    def _markers(self) -> dict[NoteRef, Marker]:
        found: dict[NoteRef, Marker] = {}
        counted = any(not ref.custom for ref in self.refs)
        for kind in _KINDS:
            if any(ref.kind == kind for ref in self.refs):
                numbers = NoteNumbers(kind, self.file.settings if counted else None)
                found |= numbers.of(self.body)
                self.by_page = self.by_page or numbers.by_page
        return found

    def reading(self, source: Source) -> Reading:
        """The reading of the whole file."""
        self.writer.write(self.body, blocks=True)
        for kind in _KINDS:
            self._notes(kind, self.file.notes(kind))
        self._comments(self.file.comments())
        for why, story in self.file.margins(self.body):
            self._aside(why, story)
        return self._made(source)

    def _notes(self, kind: NoteKind, notes: Notes) -> None:
        marked: dict[str, list[NoteRef]] = {}
        for ref in self.refs:
            if ref.kind == kind and ref.id in notes:
                marked.setdefault(ref.id, []).append(ref)
        for key, refs in marked.items():
            self._note(refs, notes.story(key, _layers(refs)))
        for key in notes:
            if key not in marked:
                why = "note-separator" if key in notes.furniture else "unmarked-note"
                self._aside(why, notes.story(key))

    def _note(self, refs: list[NoteRef], story: Story) -> None:
        """Write a note: once, also where it is marked more than once."""
        page, ref, marker = self.page, refs[0], self._marker(refs)
        start, page.heard = page.at, []
        typed = "".join(p.text for paragraph in story.paragraphs[:1] for p in paragraph.pieces)
        doubled = ref.custom and typed.lstrip().startswith(ref.text)
        self.writer.write(story, marker=Marker("", "") if doubled else marker)
        heard, page.heard = page.heard, None
        if not _layers(refs).shown(page.tree):
            return
        printed = self.writer.printed(marker)
        span = solid(heard) or Span(start, start)
        words = Span(behind_mark(heard, printed, span), span.end)
        page.notes.append(NoteBody(span, words, printed, ref_of(ref.kind, ref.id)))

    def _marker(self, refs: list[NoteRef]) -> Marker:
        """The mark of a note: in each text that of the first reference that it has."""
        markers = self.writer.markers
        final = markers[next((ref for ref in refs if ref.layers.final), refs[0])]
        original = markers[next((ref for ref in refs if ref.layers.original), refs[0])]
        return Marker(final.final, original.original, final.number_final, original.number_original)

    def _comments(self, comments: Notes) -> None:
        met = {ref.id: ref.layers for ref in self.writer.comments if ref.id in comments}
        for key, layers in met.items():
            self._aside("comment", comments.story(key, layers))
        for key in comments:
            if key not in met:
                self._aside("comment", comments.story(key))

    def _aside(self, why: str, story: Story) -> None:
        """Write a story that is no part of the words, if it says anything."""
        if not any(piece.text.strip() for p in story.paragraphs for piece in p.pieces):
            return
        page = self.page
        start, page.within = page.at, why
        self.writer.write(story)
        page.within = None
        if page.at > start:
            page.asides.append(Aside(Span(start, page.at), why))

    def _made(self, source: Source) -> Reading:
        page, revisions = self.page, self.page.revisions()
        blind = self.by_page and not self.body.pages
        return Reading(
            text="".join(page.words),
            blocks=tuple(page.blocks),
            source=source,
            runs=tuple(page.runs),
            marks=tuple(page.marks),
            notes=tuple(page.notes),
            asides=tuple(sorted(page.asides, key=attrgetter("span"))),
            links=page.links(),
            revisions=revisions,
            remarks=remarks(self.file, page.view, revisions, self.writer.unknown, blind=blind),
            # Words that were pasted in have their notes among them, as a page has.
            knows_notes=bool(page.notes),
        )


def _layers(refs: list[NoteRef]) -> Layers:
    """The changes that a note hangs in: a text has it if it has any of its marks."""
    final = any(ref.layers.final for ref in refs)
    original = any(ref.layers.original for ref in refs)
    if final and original:
        return PLAIN
    wanted = (final, original)
    return next(ref.layers for ref in refs if (ref.layers.final, ref.layers.original) == wanted)
