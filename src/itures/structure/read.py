"""The structure of a text: from paragraphs to the tree, with the notes and what was set aside."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from attrs import define, evolve, field, frozen

from itures.model.blocks import Reading
from itures.model.clauses import Clause, Section
from itures.model.document import Discarded, Footnote
from itures.model.findings import Finding
from itures.model.letters import Letter, Message, Pair
from itures.model.places import LineIndex
from itures.model.proposals import Proposal
from itures.model.span import Span
from itures.notation.grammar import Grammar
from itures.notation.language import Language
from itures.structure.body import BodyReader
from itures.structure.clauses import ClauseReader
from itures.structure.covers import with_formula, without_covers
from itures.structure.debris import Debris, set_aside
from itures.structure.desk import Content, Desk
from itures.structure.doubts import Doubts
from itures.structure.identify import UNDETERMINED, kind_of, language_of
from itures.structure.labels import Labels, labels_of
from itures.structure.letters import read_letter
from itures.structure.lines import ENACTING, OPENER, TEXT, Line, LineReader
from itures.structure.lists import ListReader
from itures.structure.masthead import QUESTION, Head, read_head
from itures.structure.messages import read_message
from itures.structure.meter import NEVER, Clock
from itures.structure.nodes import NodeIndex, node_index, node_spans, note_spans
from itures.structure.notes import footnotes, pair_notes
from itures.structure.openers import IN_PARAGRAPH, opens_in_paragraphs
from itures.structure.order import order_of
from itures.structure.paragraphs import LEAD, PLAIN_LEAD, ParagraphReader
from itures.structure.printed import Printed, merged
from itures.structure.proposal_lines import ACTIONS, Sorter
from itures.structure.proposals import PROPOSAL, ProposalReader, Tree
from itures.structure.recognise import Signs
from itures.structure.sections import HEADINGS, SectionReader
from itures.structure.sectors import own_sector
from itures.structure.stretches import by_language, notes_of, running_stretches
from itures.structure.styles import Evidence, Styles, disagreements, styles_of
from itures.structure.tables import flat, gather
from itures.structure.targets import Targets
from itures.structure.tongues import tongues

_KINDS = ("resolution", "decision", "recommendation", "opinion", QUESTION)
"""Kinds that a number line can name."""
_UNKNOWN = "unknown"
"""The kind of texts of no known kind, and of what stands before the texts of a volume."""
_DEFAULT_KIND = "resolution"
"""The kind file whose order is used for texts of no known kind: it sets nothing aside."""
_READERS: Mapping[str, Callable[[Desk], Content]] = {
    "circular-letter": read_letter,
    "message": read_message,
}
"""Kinds that are not built of clauses, and who reads them."""
_DEFAULT_LANGUAGE = "en"
"""Rules for texts whose language cannot be told: they hold few words or none."""


@frozen
class Structure:
    """Everything that can be told without looking for citations."""

    kind: str
    language: str
    head: Head
    front: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    back: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    discarded: tuple[Discarded, ...]
    findings: tuple[Finding, ...]
    stretches: tuple[tuple[int, int], ...]
    """The stretches of running text: where citations are looked for."""
    printed: Printed
    nodes: NodeIndex
    grammar: Language
    """The grammar of the language that was used."""
    languages: tuple[str, ...] = ()
    """All the languages, where there are several, the first one first."""
    letter: Letter | None = None
    message: Message | None = None
    pairs: tuple[Pair, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    body: str | None = None
    """The body whose text this is, also where several texts are proposed to it."""
    foreign: tuple[tuple[Language, tuple[tuple[int, int], ...]], ...] = ()
    """The stretches of running text in other languages, with their grammars."""


def read_structure(
    reading: Reading,
    grammar: Grammar,
    language: str | None = None,
    kind: str | None = None,
    clock: Clock = NEVER,
) -> Structure:
    """Read the structure of a text.

    Args:
        reading: the text and its paragraphs.
        grammar: the grammars.
        language: ISO 639-1 code, where the caller knows it.
        kind: the kind, where the caller knows it.
        clock: says when the time is over; then a `LateError` says how far it went.
    """
    debris = set_aside(reading, grammar.layout)
    known = language or language_of(reading.text, grammar.heads)
    rules = grammar.language(_DEFAULT_LANGUAGE if known == UNDETERMINED else known)
    return _Work(reading, grammar, rules, known, debris, clock).read(kind)


@lru_cache(maxsize=8)
def _labels(grammar: Grammar, direction: str) -> Labels:
    return labels_of(grammar.read("labels.toml").data, rightward=direction != "rtl")


@lru_cache(maxsize=8)
def _styles(grammar: Grammar) -> Styles:
    return styles_of(grammar.read("styles.toml").data)


@lru_cache(maxsize=64)
def _conjunction(grammar: Grammar, language: str) -> re.Pattern[str]:
    return re.compile(grammar.language(language).words("and").pattern)


@define
class _Work:
    """The steps, with what they share."""

    reading: Reading
    grammar: Grammar
    rules: Language
    language: str
    debris: Debris
    clock: Clock = NEVER
    doubts: Doubts = field(init=False)
    clauses: ClauseReader = field(init=False)
    sections: SectionReader = field(init=False)

    def __attrs_post_init__(self) -> None:
        printed = self.debris.printed
        self.doubts = Doubts(LineIndex(self.reading.text))
        conjunction = _conjunction(self.grammar, self.rules.code)
        direction = str(self.rules.data.get("direction", ""))
        lists = ListReader(_labels(self.grammar, direction), printed, conjunction)
        actors = frozenset(self.grammar.registry.actors)
        self.clauses = ClauseReader(printed, lists, self.doubts, actors)
        self.sections = SectionReader(printed, self.clauses)

    def read(self, forced: str | None) -> Structure:
        printed = self.debris.printed
        labels = self.clauses.lists.labels
        evidence = Evidence(_styles(self.grammar), printed, self.reading.runs)
        reader = LineReader(self.rules, labels, printed, evidence)
        lines = reader.read(self.clock.paragraphs(self.reading.blocks))
        if self._in_paragraphs(lines) or self._runs_on(lines):
            lines = reader.read(self.clock.paragraphs(self.reading.blocks), openers=False)
        points = Signs(self.rules, printed, lines).points
        kind_file = forced if forced in self.grammar.kinds else None
        if kind_file is None and forced != _UNKNOWN:
            kind_file = kind_of(lines, self.grammar, points)
        if kind_file and kind_file in _READERS:
            return self._of_kind(kind_file)
        if kind_file is None:
            heads = self.grammar.heads
            spoken = tongues(self.reading.text, self.reading.blocks, heads, self.language)
            self._about_languages(spoken.codes)
        for line, said in disagreements(lines):
            self.doubts.add("STR109", said, line.start, line.end)
        lines = with_formula(without_covers(gather(lines, printed)), printed, self.rules)
        for line in lines:
            if line.cls == ENACTING and line.match is None:
                said = f"no body is known by this name: {printed.words(line.start, line.end)}"
                self.doubts.add("STR101", said, line.start, line.end)
        lists = self.clauses.lists
        lists.tables = {line.start: line for line in lines if line.rows is not None}
        lists.marks = {line.start: line.mark for line in lines if line.mark is not None}
        lists.depths = evidence.depths(lines)
        lists.whole = any(block.style for block in self.reading.blocks)
        if kind_file == PROPOSAL and any(line.cls in ACTIONS for line in lines):
            return self._proposals(lines)
        return self._resolution(lines, kind_file, forced)

    def _in_paragraphs(self, lines: Sequence[Line]) -> bool:
        """Whether an enacting formula names a body whose openers never stand alone."""
        formulas = (line.match for line in lines if line.cls == ENACTING)
        return any(opens_in_paragraphs(match, self.grammar.registry) for match in formulas)

    def _runs_on(self, lines: Sequence[Line]) -> bool:
        """Whether all that looks like an opener addresses none but strangers.

        Below paragraphs that open with their own words these were more of them.
        """
        first = next((i for i, line in enumerate(lines) if line.cls == OPENER), 0)
        scanner, text = self.rules.scanner((LEAD,)), self.debris.printed.text
        above = [line for line in lines[:first] if line.cls == TEXT]
        if not above or scanner.at(text, above[-1].start, above[-1].end) is None:
            return False
        openers = [line.match for line in lines if line.cls == OPENER and line.match]
        actors = ["+".join(match.all("actor")).split("+") for match in openers]
        known = self.grammar.registry.actors.keys()
        return bool(actors) and all(any(named) and known.isdisjoint(named) for named in actors)

    def _of_kind(self, kind: str) -> Structure:
        """A text of a kind that is not built of clauses."""
        spoken = tongues(self.reading.text, self.reading.blocks, self.grammar.heads, self.language)
        rules = self.rules
        if spoken.codes[0] != self.language:
            rules = self.grammar.language(spoken.codes[0])
        printed = self.debris.printed
        desk = Desk(
            self.reading.blocks, self.grammar, rules, spoken, printed, self.doubts, self.clauses
        )
        content = _READERS[kind](desk)
        nodes = node_spans((*content.annexes, *content.back))
        notes = self._notes([*content.nodes, *nodes])
        self._about_languages(spoken.codes)
        discarded = tuple(sorted([*self.debris.discarded, *content.discarded], key=_place))
        self._about(kind, (), discarded)
        own, foreign = by_language(desk, content.stretches)
        return Structure(
            kind=kind,
            language=spoken.codes[0],
            languages=spoken.codes,
            head=Head(None, None, content.title, content.title_span, content.id),
            front=(),
            clauses=(),
            sections=(),
            annexes=content.annexes,
            back=content.back,
            footnotes=notes,
            discarded=discarded,
            findings=tuple(self.doubts.found),
            stretches=tuple(sorted([*own, *notes_of(self.debris)])),
            printed=printed,
            nodes=node_index([*content.nodes, *note_spans(notes), *nodes]),
            grammar=rules,
            letter=content.letter,
            message=content.message,
            pairs=content.pairs,
            foreign=foreign,
        )

    def _resolution(
        self, lines: Sequence[Line], kind_file: str | None, forced: str | None
    ) -> Structure:
        """A resolution, what is built like one, and what is of no known kind."""
        ordered = kind_file and "order" in self.grammar.kinds[kind_file]
        order = order_of(self.grammar, kind_file if kind_file and ordered else _DEFAULT_KIND)
        parts = order.parts(lines) if kind_file else {"front": (0, len(lines))}
        tree = self._tree(lines, parts)
        told = forced if kind_file is None else kind_file
        return self._built(lines, tree, forced or self._kind(kind_file, tree.head), told)

    def _proposals(self, lines: Sequence[Line]) -> Structure:
        """A document that makes proposals."""
        printed, registry = self.debris.printed, self.grammar.registry
        targets = Targets(self.reading.text, self.rules, registry, self.reading.revisions)
        sorter = Sorter(self.rules, printed)
        reader = ProposalReader(printed, self.sections, targets, sorter, self._proposed)
        return self._built(lines, reader.read(lines), PROPOSAL, PROPOSAL)

    def _proposed(self, lines: Sequence[Line]) -> Tree:
        """One text as proposed, its clauses and annexes counted from one."""
        self.clauses = evolve(self.clauses)
        self.sections = SectionReader(self.debris.printed, self.clauses)
        return self._tree(lines, order_of(self.grammar, _DEFAULT_KIND).parts(lines))

    def _tree(self, lines: Sequence[Line], parts: Mapping[str, tuple[int, int]]) -> Tree:
        """The tree of a text whose parts are known."""
        printed = self.debris.printed

        def part(name: str) -> Sequence[Line]:
            return lines[slice(*parts.get(name, (0, 0)))]

        head = read_head(lines, parts, printed, self.grammar.registry)
        adopted = head.masthead.body if head.masthead else None
        about = self.grammar.registry.bodies.get(adopted or "", {})
        own: Mapping[str, str] = about.get("types", {})
        self.clauses.renamed = {**self.rules.data.get("types", {}).get(head.kind, {}), **own}
        self.clauses.recitals = frozenset(about.get("recitals", ()))
        self.clauses.called = about.get("called", {})
        self.clauses.sector = own_sector(self.grammar.registry, adopted)
        front = self.sections.plain(part("front"), "front", HEADINGS)
        leads = (LEAD,) if about.get("openers") == IN_PARAGRAPH else (PLAIN_LEAD, LEAD)
        spoken = frozenset(self.grammar.kinds[_DEFAULT_KIND]["paragraphs"]["speaks_of"])
        paragraphs = ParagraphReader(printed, self.rules, self.clauses, leads, spoken)
        reader = BodyReader(printed, self.clauses, paragraphs, self.sections)
        body = reader.read(
            part("lead"), part("body"), part("sections"), known=head.masthead is not None
        )
        return Tree(
            head=head,
            front=front,
            clauses=body.clauses,
            sections=body.sections,
            annexes=(*body.annexes, *self.sections.annexes(part("annexes"))),
            back=(
                *body.back,
                *self.sections.plain(part("back"), "back", HEADINGS, len(body.back)),
            ),
            body=head.masthead.body if head.masthead else None,
            unplaced=body.unplaced,
            number=next(iter(part("number")), None),
            history=next(iter(part("history")), None),
            enacting=next(iter(part("enacting")), None),
            titles=tuple(part("title")),
            adopted=tuple(part("adopted")),
        )

    def _built(self, lines: Sequence[Line], tree: Tree, kind: str, told: str | None) -> Structure:
        """The structure around a tree: notes, findings, and where citations are looked for."""
        head = tree.head
        trees: tuple[Clause | Section, ...] = (
            *tree.front,
            *tree.clauses,
            *tree.sections,
            *tree.annexes,
            *tree.back,
        )
        title = [(*head.title_span, "title")] if head.title_span else []
        # A note on any line of the masthead is one on the title.
        masthead = [(*head.masthead.span, "title")] if head.masthead else title
        nodes = node_spans(trees)
        notes = self._notes([*masthead, *nodes])
        self._about(told, tree.unplaced, self.debris.discarded)
        return Structure(
            kind=kind,
            language=self.language,
            head=head,
            front=tree.front,
            clauses=tree.clauses,
            sections=tree.sections,
            annexes=tree.annexes,
            back=tree.back,
            footnotes=notes,
            discarded=self.debris.discarded,
            findings=tuple(self.doubts.found),
            stretches=running_stretches(flat(lines), self.debris),
            printed=self.debris.printed,
            nodes=node_index([*title, *note_spans(notes), *nodes]),
            grammar=self.rules,
            proposals=tree.proposals,
            body=tree.body,
        )

    def _kind(self, kind_file: str | None, head: Head) -> str:
        if kind_file is None:
            return _UNKNOWN
        return head.kind if head.kind in _KINDS and kind_file == _DEFAULT_KIND else kind_file

    def _about_languages(self, codes: Sequence[str]) -> None:
        if len(codes) > 1:
            said = f"several languages in one text: {', '.join(codes)}"
            self.doubts.add("DOC003", said, 0, 0)

    def _notes(self, nodes: Sequence[tuple[int, int, str]]) -> tuple[Footnote, ...]:
        pairs = pair_notes(self.debris.bodies, self.debris.marks, known=self.reading.knows_notes)
        for mark, body in pairs:
            if mark is None:
                message = f"note {body.marker!r} is marked nowhere"
                self.doubts.add("STR108", message, *body.span)
        running = Printed(self.reading.text, merged(d.span for d in self.debris.discarded))
        return footnotes(pairs, running, nodes)

    def _about(
        self,
        kind_file: str | None,
        lead: tuple[Section, ...],
        discarded: tuple[Discarded, ...],
    ) -> None:
        text = self.reading.text
        if kind_file is None:
            said = "this text is of no kind that is known" if text.strip() else "the text is empty"
            self.doubts.add("DOC001", said, 0, 0)
        self.doubts.about_debris(discarded, self.debris.known)
        for remark in self.reading.remarks:
            self.doubts.add(remark.code, remark.message, *remark.span)
        for section in lead:
            message = "no rule places this between the masthead and the first clause"
            self.doubts.add("STR101", message, *section.span)


def _place(discarded: Discarded) -> Span:
    return discarded.span
