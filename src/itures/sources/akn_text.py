"""Akoma Ntoso of any author as text: one paragraph for each block of words."""

from attrs import define, field

from itures.model.blocks import Block
from itures.sources.xml import Element, local

# fmt: off
_INLINE = frozenset({
    "a", "abbr", "affectedDocument", "argument", "b", "change", "concept", "date",
    "decoration", "def", "del", "docAuthority", "docCommittee", "docDate",
    "docIntroducer", "docJurisdiction", "docNumber", "docProponent", "docPurpose",
    "docStage", "docStatus", "docTitle", "docType", "docketNumber", "embeddedText",
    "entity", "event", "fillIn", "i", "img", "inline", "ins", "judge", "lawyer",
    "legislature", "location", "marker", "mmod", "mod", "mref", "neutralCitation",
    "noteRef", "object", "omissis", "opinion", "organization", "outcome", "party",
    "person", "placeholder", "process", "quantity", "recordedTime", "ref",
    "relatedDocument", "remark", "rmod", "role", "rref", "session", "shortTitle",
    "signature", "span", "sub", "sup", "term", "time", "u", "vote", "witness",
})
# fmt: on
"""Elements inside a paragraph; all others begin and end one."""
_BREAKS = frozenset({"br", "eol"})
_NOTES = frozenset({"authorialNote", "note"})
_SILENT = frozenset({"meta"})
"""Elements whose words are not part of the text."""


@define
class AknText:
    """Collects the paragraphs of a file."""

    text: str = field(default="", init=False)
    blocks: tuple[Block, ...] = field(default=(), init=False)
    _lines: list[tuple[str, str]] = field(factory=list, init=False)
    _words: list[str] = field(factory=list, init=False)
    _mark: str = field(default="", init=False)
    """A number that waits for the words it stands before."""
    _notes: list[tuple[str, Element]] = field(factory=list, init=False)
    _count: int = field(default=0, init=False)

    def read(self, root: Element) -> "AknText":
        """Read a whole file."""
        self._block(root)
        self._flush("")
        if self._mark:
            self._lines.append(("num", self._mark))
        at, blocks = 0, []
        for style, line in self._lines:
            blocks.append(Block(at, at + len(line), style or None))
            at += len(line) + 1
        self.text = "".join(f"{line}\n" for _, line in self._lines)
        self.blocks = tuple(blocks)
        return self

    def _block(self, element: Element) -> None:
        name = local(element)
        if name in _SILENT:
            return
        if name in _NOTES:
            self._note(element)
            return
        inline = name in _INLINE
        if not inline:
            self._flush(name)
        self._say(element.text)
        for child in element:
            if local(child) in _BREAKS:
                self._say(" ")
            else:
                self._block(child)
            self._say(child.tail)
        if name == "num":
            mark = " ".join("".join(self._words).split())
            self._mark = f"{self._mark}\t{mark}".strip("\t")
            self._words.clear()
        elif not inline:
            self._flush(name)

    def _say(self, words: str | None) -> None:
        if words:
            self._words.append(words)

    def _flush(self, style: str) -> None:
        """End a paragraph, and put the notes that are marked in it behind it."""
        words = " ".join("".join(self._words).split())
        self._words.clear()
        if words:
            mark, self._mark = self._mark, ""
            self._lines.append((style, f"{mark}\t{words}" if mark else words))
        notes, self._notes = self._notes, []
        for head, note in notes:
            inner = AknText()
            inner._count = self._count
            for child in note:
                inner._block(child)
            inner._flush("note")
            inner._lines.append(("num", inner._mark))
            self._count = inner._count
            body = " ".join(line for _, line in inner._lines if line)
            self._lines.append(("note", f"[{head}{body}]"))

    def _note(self, element: Element) -> None:
        """Mark a note as converters do, so that the ordinary line reads it."""
        self._count += 1
        marker = (element.get("marker") or "").strip()
        self._words.append(f"[footnoteRef:{self._count}]{marker}")
        self._notes.append(
            (f"{self._count}: {marker}\t" if marker else f"{self._count}: ", element)
        )
