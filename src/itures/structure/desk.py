"""What the readers of letters and messages work with, and what they give back."""

from collections.abc import Sequence

from attrs import define, field, frozen

from itures.model.blocks import Block
from itures.model.clauses import Section
from itures.model.document import Discarded
from itures.model.letters import Field, Letter, Message, Pair
from itures.model.span import Span
from itures.notation.files import Table
from itures.notation.grammar import Grammar
from itures.notation.language import Language
from itures.structure.clauses import ClauseReader
from itures.structure.doubts import Doubts
from itures.structure.lines import Line
from itures.structure.printed import Printed
from itures.structure.tongues import Tongues


@frozen
class Desk:
    """A text and the tools to read it."""

    blocks: Sequence[Block]
    grammar: Grammar
    rules: Language
    """The grammar of the first language."""
    tongues: Tongues
    printed: Printed
    doubts: Doubts
    clauses: ClauseReader

    @property
    def text(self) -> str:
        """The text as read."""
        return self.printed.text

    def kind(self, name: str) -> Table:
        """What the grammars say of a kind of document."""
        return self.grammar.kinds[name]

    def words(self, line: Line) -> str:
        """The printed words of a paragraph."""
        return self.printed.words(line.start, line.end)

    def rules_at(self, start: int, end: int) -> Language:
        """The grammar of the language of a stretch."""
        if len(self.tongues.codes) == 1:
            return self.rules
        code = self.tongues.of(start, end)
        return self.rules if code == self.rules.code else self.grammar.language(code)

    def named(self, name: str, line: Line) -> Field:
        """A line as a field."""
        return Field(name, self.words(line), Span(line.start, line.end))


@define
class Content:
    """What a reader made of a text."""

    title: str | None = None
    title_span: Span | None = None
    id: str | None = None
    letter: Letter | None = None
    message: Message | None = None
    pairs: tuple[Pair, ...] = ()
    annexes: tuple[Section, ...] = ()
    back: tuple[Section, ...] = ()
    discarded: list[Discarded] = field(factory=list)
    nodes: list[tuple[int, int, str]] = field(factory=list)
    """The stretches that are nodes, with their ids, beside the trees."""
    stretches: list[tuple[int, int]] = field(factory=list)
    """The stretches of running text: where citations are looked for."""
