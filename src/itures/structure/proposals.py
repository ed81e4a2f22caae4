"""Documents that make proposals: what is to be added, modified, suppressed or left alone.

A proposal begins with a line that says what is proposed, `MOD` and a number of its own;
the text as proposed follows, and the reasons. Of a document with one proposal the tree is
that of the text proposed. Where there are several, each is a section: nothing of one is
taken for a clause of another, and none for an adopted text.
"""

from collections.abc import Callable, Iterable, Sequence

from attrs import define, evolve, frozen

from itures.model.clauses import Clause, Section
from itures.model.proposals import Proposal
from itures.model.span import Span
from itures.structure.lines import TEXT, Line
from itures.structure.masthead import Head
from itures.structure.printed import Printed
from itures.structure.proposal_lines import REASONS, Group, Sorter
from itures.structure.proposal_nodes import from_clause, prefixed, renamed
from itures.structure.sections import HEADINGS, SectionReader
from itures.structure.styles import HEADING
from itures.structure.targets import Targets

PROPOSAL = "proposal"
"""The kind."""
_TITLE_STYLES, _SOURCE_STYLE = frozenset({"title1", "title2", "title3", "title4"}), "source"
_LONGEST_TITLE = 300
"""No title is longer than this, in characters."""
_LONGEST_WORD = 40
"""The word for reasons and its colon are no longer than this."""
_STOPS = frozenset(".;:,\u3002\uff1b\uff1a\uff0c\u060c\u061b")
"""A line that ends so is no title."""


@frozen
class Tree:
    """The tree of a text that is built of clauses, or of a document that proposes such."""

    head: Head
    front: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    back: tuple[Section, ...]
    body: str | None = None
    """The body whose texts these are, where one is named."""
    unplaced: tuple[Section, ...] = ()
    """Those of the sections that no rule places."""
    number: Line | None = None
    history: Line | None = None
    enacting: Line | None = None
    titles: tuple[Line, ...] = ()
    """The lines of the title; where it stands in the number line, what is below that."""
    adopted: tuple[Line, ...] = ()
    """The lines that say who adopted the text, and when."""
    proposals: tuple[Proposal, ...] = ()


@define
class ProposalReader:
    """Builds the tree of a document that makes proposals."""

    printed: Printed
    sections: SectionReader
    targets: Targets
    lines: Sorter
    read_text: Callable[[Sequence[Line]], Tree]
    """Reads the tree of one text, as that of a resolution is read."""

    def read(self, lines: Sequence[Line]) -> Tree:
        """The tree, and the proposals one by one."""
        front, groups = self.lines.sort(lines)
        title, front = self._title(front, groups)
        fronts = self._front(front)
        trees = [self.read_text(group.text) for group in groups]
        reasons = [self._reasons(group) for group in groups]
        proposals = tuple(
            self._proposal(group, tree, reason)
            for group, tree, reason in zip(groups, trees, reasons, strict=True)
        )
        behind = [reason for reason in reasons if reason]
        between = self._between(groups)
        if len(groups) == 1:
            tree = trees[0]
            own = self._section(groups[0], prefixed(tree.front, groups[0].id))
            return evolve(
                tree,
                head=evolve(tree.head, id=None),
                front=fronts,
                sections=(own, *tree.sections, *between),
                back=(*tree.back, *behind),
                proposals=proposals,
            )
        sections = [self._whole(*pair) for pair in zip(groups, trees, strict=True)]
        head = Head(None, None, self._words(title), _span(title), None)
        bodies = {tree.body for tree in trees} - {None}
        body = bodies.pop() if len(bodies) == 1 else None
        unplaced = tuple(section for tree in trees for section in tree.unplaced)
        every = (*sections, *between)
        return Tree(head, fronts, (), every, (), tuple(behind), body, unplaced, proposals=proposals)

    # ------------------------------------------------------------ around the proposals

    def _title(self, front: list[Line], groups: Sequence[Group]) -> tuple[list[Line], list[Line]]:
        """The lines of the title of the document, and the others before the proposals.

        Where no style says it, the title is the last short line before the first heading.
        It is taken out only where nothing else has its words in the tree.
        """
        if len(groups) == 1:
            return [], front
        styled = [line for line in front if _style(line) in _TITLE_STYLES]
        if styled:
            first = front.index(styled[0])
            end = first
            while end < len(front) and _style(front[end]) in _TITLE_STYLES:
                end += 1
            return front[first:end], [*front[:first], *front[end:]]
        end = next((i for i, line in enumerate(front) if self.lines.is_heading(line)), len(front))
        if not end > 0 or any(line.block and line.block.style for line in front):
            return [], front
        last = front[end - 1]
        short = last.cls == TEXT and last.end - last.start <= _LONGEST_TITLE
        if not short or self.printed.before(last.end) in _STOPS or end < 2:  # noqa: PLR2004
            return [], front
        return [last], [*front[: end - 1], *front[end:]]

    def _front(self, front: Sequence[Line]) -> tuple[Section, ...]:
        """What stands before the proposals: who makes them, abstract, introduction."""
        lines = self._headed(front)
        found: list[Section] = []
        run: list[Line] = []
        for line in lines:
            gap = run and _style(line) == _SOURCE_STYLE
            if gap or (run and self._is_cut(run[-1], line)):
                found.extend(self._plain(run, _fronts(found)))
                run = []
            run.append(line)
        found.extend(self._plain(run, _fronts(found)))
        return tuple(found)

    def _headed(self, lines: Sequence[Line]) -> list[Line]:
        """Lines, with the headings of a contribution known as such."""
        is_heading = self.lines.is_heading
        return [evolve(line, cls=HEADING) if is_heading(line) else line for line in lines]

    def _is_cut(self, last: Line, line: Line) -> bool:
        """Whether something that is no line of the front stands between two lines."""
        return bool(self.printed.words(last.end, line.start)) or _style(last) == _SOURCE_STYLE

    def _plain(self, lines: Sequence[Line], before: int) -> Iterable[Section]:
        """Some lines as sections, counted on from those before them."""
        if not lines:
            return
        if len(lines) == 1 and _style(lines[0]) == _SOURCE_STYLE and not before:
            span = Span(lines[0].start, lines[0].end)
            yield Section(_SOURCE_STYLE, None, None, None, (), self._words(lines), span)
            return
        for number, section in enumerate(self.sections.plain(lines, "front", HEADINGS), 1):
            yield renamed(section, section.id, f"front_{before + number}")

    def _between(self, groups: Sequence[Group]) -> list[Section]:
        """What stands between a proposal and the next."""
        found: list[Section] = []
        for group in groups:
            for section in self.sections.plain(self._headed(group.after), "section", HEADINGS):
                found.append(renamed(section, section.id, f"section_{len(found) + 1}"))
        return found

    def _reasons(self, group: Group) -> Section | None:
        if not group.reasons:
            return None
        first, *rest = group.reasons
        section_id = f"reasons_{group.number}"
        head, text = self._cut_reasons(first)
        items = self.sections.plain(rest, section_id, ()) if rest else ()
        below = items[0].items or items if items else ()
        return Section(
            id=section_id,
            label=None,
            heading=head,
            title=None,
            actors=(),
            text=text,
            span=Span(first.start, group.reasons[-1].end),
            items=tuple(
                renamed(item, item.id, f"{section_id}__{i}") for i, item in enumerate(below, 1)
            ),
        )

    def _cut_reasons(self, line: Line) -> tuple[str | None, str | None]:
        """The heading of the reasons, and what stands behind it in the same paragraph."""
        words = self.printed.text[line.start : line.start + _LONGEST_WORD]
        known = self.lines.match(REASONS, line) is not None
        signs = ":\uff1a\u2013\u2014-" if known else ":\uff1a"
        sign = next((i for i, char in enumerate(words) if char in signs), None)
        if sign is not None and line.start + sign < line.end:
            end = line.start + sign + 1
        elif known:
            end = line.end
        else:
            return None, self.printed.words(line.start, line.end)
        head = self.printed.words(line.start, end)
        return head, self.printed.words(end, line.end) or None

    # ------------------------------------------------------------ the proposals

    def _proposal(self, group: Group, tree: Tree, reasons: Section | None) -> Proposal:
        action = group.printed.strip("()*")
        body = tree.head.masthead.body if tree.head.masthead else None
        return Proposal(
            id=group.id,
            action=action,
            printed=group.printed,
            reference=group.reference,
            target=self.targets.of(action, tree.number, body),
            span=group.span,
            title=tree.head.title,
            reasons=reasons.id if reasons else None,
        )

    def _section(self, group: Group, items: tuple[Section, ...]) -> Section:
        """The line of the action as a section."""
        first, last = group.action[0], group.action[-1]
        end = max([last.end, *(item.span.end for item in items)])
        heading = self.printed.words(first.start, last.end)
        span = Span(first.start, end)
        return Section(group.id, None, heading, None, (), None, span, items)

    def _whole(self, group: Group, tree: Tree) -> Section:
        """A proposal with all that it proposes, one below the other."""
        head = tree.head
        named = (("number", tree.number), ("history", tree.history), ("enacting", tree.enacting))
        masthead = [self._leaf(f"{group.id}__{name}", line) for name, line in named if line]
        said = enumerate(tree.adopted, 1)
        masthead += [self._leaf(f"{group.id}__adopted_{n}", line) for n, line in said]
        title = head.title_span
        if title and tree.number and tree.number.start <= title.start < tree.number.end:
            title = None  # it begins in the number line
            below_it = enumerate(tree.titles, 1)
            masthead += [self._leaf(f"{group.id}__title_{n}", line) for n, line in below_it]
        below = [
            *prefixed(tree.front, group.id),
            *masthead,
            *(from_clause(clause, group.id) for clause in tree.clauses),
            *prefixed((*tree.sections, *tree.annexes, *tree.back), group.id),
        ]
        below.sort(key=lambda section: section.span)
        section = self._section(group, tuple(below))
        end = max([section.span.end, *([title.end] if title else [])])
        span = Span(section.span.start, end)
        return evolve(section, title=head.title if title else None, span=span)

    def _leaf(self, section_id: str, line: Line) -> Section:
        span = Span(line.start, line.end)
        words = self.printed.words(line.start, line.end)
        return Section(section_id, None, None, None, (), words, span)

    def _words(self, lines: Sequence[Line]) -> str | None:
        return "\n".join(self.printed.words(line.start, line.end) for line in lines) or None


def _fronts(sections: Sequence[Section]) -> int:
    """How many sections are counted: all but the line that says who proposes."""
    return sum(section.id != _SOURCE_STYLE for section in sections)


def _style(line: Line) -> str | None:
    return line.block.style if line.block else None


def _span(lines: Sequence[Line]) -> Span | None:
    return Span(lines[0].start, lines[-1].end) if lines else None
