"""The parts of one Word file, each read when it is asked for."""

from collections.abc import Iterator
from functools import cached_property

from itures.sources.faults import FileFaultError
from itures.sources.word.drawn import are_drawn
from itures.sources.word.formats import Formats
from itures.sources.word.handlers import HANDLERS
from itures.sources.word.names import R, w
from itures.sources.word.package import Package
from itures.sources.word.parts import read_part
from itures.sources.word.relationships import relationships
from itures.sources.word.story import PLAIN, Layers, NoteKind, Story
from itures.sources.word.styles import Styles, read_styles
from itures.sources.word.walk import Walk
from itures.sources.xml import Element

_BODY, _DOCUMENT = w("body"), w("document")
_ID, _TYPE, _REL_ID = w("id"), w("type"), f"{{{R}}}id"
_MARGINS = {w("headerReference"): "header", w("footerReference"): "footer"}


class WordFile:
    """One Word file."""

    def __init__(self, package: Package, main: str) -> None:
        """Open the main part.

        Raises:
            FileFaultError: if it is missing or damaged, or that of another program.
        """
        self.package, self.main = package, main
        self.relationships = relationships(package, main)
        self.document = read_part(package, main)
        body = next(self.document.iterchildren(_BODY), None)
        if self.document.tag != _DOCUMENT or body is None:
            raise FileFaultError("this part is no Word document; is it a workbook or slides?", main)
        self.body = body
        self.missing: list[str] = []
        self.drawn = False
        """Whether changes are drawn, and not tracked."""

    def part(self, kind: str) -> Element | None:
        """A part that the main part refers to by its kind; none if it is missing."""
        return self._read(self.relationships.first(kind))

    def _read(self, name: str | None) -> Element | None:
        if name is None:
            return None
        if name not in self.package:
            self.missing.append(name)
            return None
        return read_part(self.package, name)

    @cached_property
    def styles(self) -> Styles:
        """The styles."""
        return read_styles(self.part("styles"))

    @cached_property
    def _lists(self) -> Element | None:
        return self.part("numbering")

    def lists(self) -> Element | None:
        """The outermost element of the part that defines the lists."""
        return self._lists

    @cached_property
    def settings(self) -> Element | None:
        """The settings of the whole file."""
        return self.part("settings")

    def story(self) -> Story:
        """The body."""
        formats = Formats(self.styles)
        formats.gather(self.document)
        formats.drawn = self.drawn = are_drawn(self.document, formats)
        return Walk(self.styles, self.relationships, formats, HANDLERS).read(self.body)

    def notes(self, kind: NoteKind) -> "Notes":
        """The notes of a kind."""
        return Notes(self, f"{kind}s")

    def comments(self) -> "Notes":
        """The comments."""
        return Notes(self, "comments")

    def margins(self, story: Story) -> Iterator[tuple[str, Story]]:
        """The headers and footers of the sections, each once, with what they are."""
        sections = [p.section for p in story.paragraphs if p.section is not None]
        seen: set[str] = set()
        for section in [*sections, story.last_section]:
            for ref in () if section is None else section.iterchildren(*_MARGINS):
                name = self.relationships.named(ref.get(_REL_ID))
                if name is not None and name not in seen:
                    seen.add(name)
                    root = self._read(name)
                    if root is not None:
                        yield _MARGINS[str(ref.tag)], self.read_part(name, root)

    def read_part(self, name: str, root: Element) -> Story:
        """The story of a whole part."""
        formats = Formats(self.styles)
        formats.gather(root)
        formats.drawn = self.drawn
        found = relationships(self.package, name)
        return Walk(self.styles, found, formats, HANDLERS, repeats=False).read(root)


class Notes:
    """Notes or comments of a file, by id."""

    def __init__(self, file: WordFile, kind: str) -> None:
        """Read the part that holds them, if there is one."""
        self._elements: dict[str, Element] = {}
        self.furniture: list[str] = []
        """The ids of what is no note: lines between the text and its notes."""
        root = file.part(kind)
        if root is None:
            return
        name = file.relationships.first(kind) or ""
        formats = Formats(file.styles)
        formats.gather(root)
        formats.drawn = file.drawn
        found = relationships(file.package, name)
        self._walker = Walk(file.styles, found, formats, HANDLERS, repeats=False)
        for element in root:
            key = element.get(_ID, "")
            self._elements.setdefault(key, element)
            if element.get(_TYPE, "normal") != "normal":
                self.furniture.append(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._elements)

    def __contains__(self, key: object) -> bool:
        return key in self._elements

    def story(self, key: str, layers: Layers = PLAIN) -> Story:
        """The story of one of them."""
        return self._walker.read(self._elements[key], layers)
