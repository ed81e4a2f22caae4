"""Letters and messages: the lines around their paragraphs, named for what they are."""

from collections.abc import Iterable, Mapping

from attrs import define

from itures.export.akn_iri import day
from itures.export.akn_levels import LevelWriter
from itures.export.akn_pen import Pen
from itures.export.akn_plan import Part, Plan
from itures.export.akn_write import XML_LANG, Element, Mark, sub
from itures.model.document import Document
from itures.model.letters import Field, Pair

_TAGS: Mapping[str, str] = {
    "issuer": "docProponent",
    "reference": "docNumber",
    "subject": "docTitle",
    "signatory": "signature",
}
"""Fields that have an element of their own; others are `inline` with their name."""


@define
class LetterWriter:
    """Writes letterhead, paragraphs and close, in the order of the text."""

    document: Document
    plan: Plan
    pen: Pen

    def head(self, main: Element) -> None:
        """The lines before the first paragraph."""
        lines = [entry for entry in self.plan.fields if self._before(entry[1])]
        if lines:
            found = sub(main, "preface", {"eId": self.plan.eids.claim("preface")})
            self._lines(found, "letterhead", lines)

    def body(self, found: Element) -> None:
        """The paragraphs, and lines between them, each in its language."""
        between = [
            part
            for _, part in self.plan.fields
            if not self._before(part) and not self._behind(part)
        ]
        names = {id(part): line for line, part in self.plan.fields}
        for part in sorted([*self.plan.body, *between], key=lambda part: part.node.span):
            if id(part) in names:
                self._line(found, names[id(part)], part)
                continue
            LevelWriter(self.pen).level(found, part)
            language = self._language(part, self.document.pairs)
            if language:
                found[-1].set(XML_LANG, language)

    def close(self, conclusions: Element) -> None:
        """The lines behind the last paragraph."""
        lines = [entry for entry in self.plan.fields if self._behind(entry[1])]
        if lines:
            self._lines(conclusions, "close", lines)

    def closes(self) -> bool:
        """Whether lines stand behind the last paragraph."""
        return any(self._behind(part) for _, part in self.plan.fields)

    def _before(self, part: Part) -> bool:
        return all(part.node.span < other.node.span for other in self.plan.body)

    def _behind(self, part: Part) -> bool:
        others = self.plan.body
        return bool(others) and all(part.node.span > other.node.span for other in others)

    def _lines(self, parent: Element, name: str, lines: Iterable[tuple[Field, Part]]) -> None:
        about = {"name": name, "eId": self.plan.eids.claim(name)}
        found = sub(parent, "container", about)
        for line, part in lines:
            self._line(found, line, part)

    def _line(self, parent: Element, line: Field, part: Part) -> None:
        key = (part.eid, "text")
        # The title of a message; in a letter it is that of the one who signs.
        titled = line.name == "title" and self.document.message is not None
        tag = "docTitle" if titled else _TAGS.get(line.name, "inline")
        about = {"name": line.name} if tag == "inline" else {}
        letter = self.document.letter
        if line.name == "date" and letter and (dated := day(letter.date)):
            tag, about = "docDate", {"date": dated}
        self.pen.decorate(key, [Mark(0, len(line.text), tag, about)])
        # A line is one paragraph, even where the field joins several printed lines.
        self.pen.inline(sub(parent, "p", {"eId": part.eid}), key)

    def _language(self, part: Part, pairs: Iterable[Pair]) -> str | None:
        start, end = part.node.span
        for pair in pairs:
            for language, segment in pair.items():
                if segment.span.start < end and start < segment.span.end:
                    return language
        return None
