"""Reads the elements of a page one after the other, as a parser reports them.

No tree is built: what is open is on a stack, and no element knows those inside it.
"""

import re

from attrs import define, field

from itures.sources.faults import FileFaultError
from itures.sources.html import names
from itures.sources.html.elements import ELEMENTS
from itures.sources.html.looks import Attributes
from itures.sources.html.own import begin_own
from itures.sources.html.records import Frame, SetAside
from itures.sources.html.stage import Stage
from itures.sources.word.numerals import numerals
from itures.sources.word.symbols import symbol

DEEPEST = 512
"""Levels of elements that are read: browsers show no more of them."""
_CDATA = "[CDATA["
_PRIVATE = re.compile("[\uf020-\uf0ff]")
"""Where symbol fonts have their signs."""
_SYMBOL = "symbol"
_NOTHING: Attributes = {}


@define
class Walk:
    """The events of a parser, played on a stage."""

    stage: Stage
    _frames: list[Frame] = field(factory=list)
    _silent: list[str] | None = None
    """What is in an element that is no text."""
    _words: list[str] = field(factory=list)
    """Words that were reported and are not written yet: parsers cut them small."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins.

        Raises:
            FileFaultError: if it is in too many others.
        """
        if self._words:
            self._write()
        if len(self._frames) >= DEEPEST:
            raise FileFaultError(f"elements are nested more than {DEEPEST} deep")
        stage = self.stage
        attributes = attributes or _NOTHING  # the parser has a slow one
        frame = stage.frame(tag, attributes)
        self._frames.append(frame)
        if self._silent is None and tag in names.SILENT:
            self._silent = []
            frame.closers.append(lambda: self._speak(tag))
        elif self._silent is None:
            said = stage.said(frame.place, attributes)
            stage.show(frame, attributes, said)
            if element := ELEMENTS.get(tag):
                element(stage, frame, attributes, said)
            if stage.own:
                begin_own(stage, frame)
        stage.around.append(frame.place)

    def _speak(self, tag: str) -> None:
        words, self._silent = self._silent or [], None
        if tag == "style":
            self.stage.sheet.add("".join(words))

    def end(self, tag: str) -> None:
        """The innermost element ends; parsers end what pages leave open."""
        del tag
        if self._words:
            self._write()
        if not self._frames:
            return
        frame = self._frames.pop()
        self.stage.around.pop()
        self.stage.counters.end(len(self._frames) + 1)
        for closer in reversed(frame.closers):
            closer()
        self.stage.pen.state = frame.state

    def data(self, words: str) -> None:
        """Words follow."""
        self._words.append(words)

    def _write(self) -> None:
        words, stage = "".join(self._words), self.stage
        self._words.clear()
        if self._silent is not None:
            self._silent.append(words)
        elif stage.lost is not None:
            stage.lost.append(words)
        elif stage.in_field:
            pass
        elif not stage.spacers or words.strip():
            stage.pen.say(self._shown(words))

    def _shown(self, words: str) -> str:
        """Words as their font shows them: some fonts have signs in the place of letters."""
        font = self.stage.pen.state.font
        if self.stage.marks and font and len(words.strip()) == 1:
            return numerals().bullet(words.strip(), font)
        if not _PRIVATE.search(words):
            return words
        return _PRIVATE.sub(lambda found: symbol(f"{ord(found[0]):X}", font or _SYMBOL), words)

    def comment(self, text: str) -> None:
        """A comment; a stretch of words that is marked up for XML comes as one."""
        self._write()
        if text.startswith(_CDATA) and self._silent is None and self.stage.lost is None:
            stretch = self.stage.pen.open()
            self.stage.pen.say(text[len(_CDATA) :].removesuffix("]]"))
            self.stage.pen.close(stretch)
            self.stage.asides.append(SetAside(stretch, "hidden"))

    def close(self) -> None:
        """The page ends."""
        self._write()
        while self._frames:
            self.end("")
        self.stage.pen.end_paragraph()
