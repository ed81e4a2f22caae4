"""Actions: who is asked to do what, with whom, reporting to whom, by when.

One row for each leaf of an operative clause that addresses somebody, by its opener or by the
words that an item begins with, in the columns of ITU's own action plans
(docs/explanation/actions.md has their source).
"""

from collections.abc import Iterable, Iterator

from attrs import frozen

from itures.analysis.deadlines import Due, due_of
from itures.model.clauses import Clause, Item
from itures.model.document import Document
from itures.model.places import LineIndex
from itures.model.span import Span
from itures.notation.grammar import Grammar, load
from itures.notation.language import Language
from itures.notation.matching import Match
from itures.structure.actors import known_ids
from itures.structure.sectors import own_sector

_TASK = "task"
"""The table of rules that read how an item instructs somebody: a verb, and whom."""
_REPORTING, _RECIPIENT, _HELPERS = "reporting", "recipient", "helpers"
"""The tables of rules that read what a clause asks for."""
_HEARS = "hears"
"""What the registry says of an actor that others report to."""
_STOPS = ".;\uff1b\u3002\u061b\n"
"""What parts one demand from the next."""


@frozen
class Action:
    """One action; the fields are the columns, in this order."""

    id: str
    """Number of the text and of the action in it: `44-01`."""
    document: str | None
    """The identifier of the text."""
    number: str | None
    """The number of the text as printed."""
    title: str | None
    body: str | None
    """The key of the adopting body."""
    year: int | None
    """The year of the session."""
    clause: str
    """The id of the clause or item."""
    type: str
    """What the clause does: instructs, invites …"""
    opener: str
    """The lead line as printed, and the labels below it."""
    text: str
    """What is to be done: the words of the item, behind those of the items above it."""
    responsible: tuple[str, ...]
    """The ids of those who are addressed."""
    collaboration: tuple[str, ...]
    """The ids of those with whom they are to work."""
    report_to: tuple[str, ...]
    """The ids of those to whom they are to report."""
    deadline: str | None
    """The date or session as printed."""
    due: str | None
    """The date as ISO 8601 (`2027-03-13`, `2028`), or the session (`wtsa@2028`, `pp@next`)."""
    recurring: str | None
    """`annual`, `each-session` or `regular`, where it is to be done again and again."""
    status: str
    """Empty: the reader fills it in."""
    language: str
    line: int
    """The line of the item in the text, from 1."""
    span: Span


def actions(document: Document, grammar: Grammar | None = None) -> Iterator[Action]:
    """The actions of a document, in the order of the text.

    Args:
        document: a document as it was parsed.
        grammar: the grammars it was parsed with; those that come with itures by default.
    """
    grammar = grammar or load()
    if document.language not in grammar.names("languages"):
        return
    reader = _Reader(document, grammar, grammar.language(document.language))
    number = 0
    for clause in document.clauses:
        if clause.part != "operative":
            continue
        for leaf in _leaves(clause):
            asked = reader.asked(clause, leaf)
            if asked is not None:
                number += 1
                yield reader.action(number, clause, leaf, asked)


@frozen
class _Leaf:
    """The last item of a branch, and the words above it."""

    node: str
    span: Span
    labels: tuple[str, ...]
    above: tuple[str, ...]
    text: str


@frozen
class _Asked:
    """What a demand does, and whom it addresses."""

    type: str
    actors: tuple[str, ...]


def _leaves(clause: Clause) -> Iterator[_Leaf]:
    if not clause.items:
        yield _Leaf(clause.id, clause.span, (), (), _joined(clause.text, clause.tail))
        return
    above = (clause.text,) if clause.text else ()
    for item in clause.items:
        yield from _below(item, (), above)


def _below(item: Item, labels: tuple[str, ...], above: tuple[str, ...]) -> Iterator[_Leaf]:
    labels = (*labels, item.label) if item.label else labels
    if not item.items:
        yield _Leaf(item.id, item.span, labels, above, _joined(item.text, item.tail))
        return
    for child in item.items:
        yield from _below(child, labels, (*above, item.text) if item.text else above)


def _joined(*words: str | None) -> str:
    return " ".join(" ".join(part.split()) for part in words if part)


@frozen
class _Reader:
    """Reads the columns out of the words of a leaf."""

    document: Document
    grammar: Grammar
    rules: Language

    def asked(self, clause: Clause, leaf: _Leaf) -> _Asked | None:
        """Whom the opener of a clause addresses; else whom the words of the item do.

        A clause that resolves may have items that instruct: "2 to instruct the Council to".
        The words nearest to the leaf count.
        """
        if clause.actors:
            return _Asked(clause.types[-1], clause.actors)
        every = (self._task(words) for words in (leaf.text, *reversed(leaf.above)))
        return next(filter(None, every), None)

    def _task(self, words: str) -> _Asked | None:
        if f"{_TASK}.begin" not in self.rules.rule_strings:
            return None
        match = self.rules.compiled(f"{_TASK}.begin").match(words, 0, len(words))
        if match is None:
            return None
        registry, head = self.grammar.registry, self.document.masthead
        body = head.body if head and head.body else ""
        found = known_ids(match.parts, registry.actors, own_sector(registry, body))
        called = registry.bodies.get(body, {}).get("called", {})
        actors = tuple(called.get(actor, actor) for actor in found)
        return _Asked(match.all("operative")[-1], actors) if actors else None

    def action(self, number: int, clause: Clause, leaf: _Leaf, to: _Asked) -> Action:
        head = self.document.masthead
        printed = head.number if head else None
        whole = _joined(*leaf.above, leaf.text)
        asked = f"{clause.qualifier or ''}\n{whole}"
        due = due_of(self.document, self.grammar, self.rules, asked) or Due(None, None, None)
        helpers = self._actors(_HELPERS, asked)
        line, _ = LineIndex(self.document.text).place(leaf.span.start)
        return Action(
            id=f"{printed or '?'}-{number:02}",
            document=self.document.id,
            number=printed,
            title=self.document.title,
            body=head.body if head else None,
            year=head.year if head else None,
            clause=leaf.node,
            type=to.type,
            opener=" ".join([clause.opener, *leaf.labels]),
            text=whole,
            responsible=to.actors,
            collaboration=tuple(a for a in helpers if a not in to.actors),
            report_to=self._report_to(asked),
            deadline=due.printed,
            due=due.due,
            recurring=due.recurring,
            status="",
            language=self.document.language,
            line=line,
            span=leaf.span,
        )

    def _scan(self, table: str, text: str) -> Iterator[Match]:
        if table in self.rules.data.get("scans", {}):
            yield from self.rules.scanner((table,)).scan(text, 0, len(text))

    def _actors(self, table: str, text: str) -> tuple[str, ...]:
        every = (match.all("actor") for match in self._scan(table, text))
        return tuple(
            dict.fromkeys(actor for found in every for a in found for actor in a.split("+"))
        )

    def _report_to(self, text: str) -> tuple[str, ...]:
        """Those to whom something goes in a sentence that speaks of a report."""
        found: dict[str, None] = {}
        sentences = {_sentence(text, match.start) for match in self._scan(_REPORTING, text)}
        for match in self._scan(_RECIPIENT, text):
            if _sentence(text, match.start) not in sentences:
                continue
            for actor in match.all("actor"):
                if self.grammar.registry.actors.get(actor, {}).get(_HEARS):
                    found[actor] = None
            if match.get("own") and self.document.masthead and self.document.masthead.body:
                found[self.document.masthead.body] = None
        return tuple(found)


def _sentence(text: str, at: int) -> int:
    """Where the sentence or demand at an offset begins."""
    return max((text.rfind(stop, 0, at) for stop in _STOPS), default=-1)


def chosen(
    rows: Iterable[Action],
    actors: Iterable[str] = (),
    bodies: Iterable[str] = (),
    sessions: Iterable[str] = (),
    types: Iterable[str] = (),
) -> Iterator[Action]:
    """The actions that fit: of one of the actors, bodies, sessions and types, where any is named.

    Args:
        rows: actions.
        actors: ids of those who are responsible, help or are reported to.
        bodies: keys of bodies.
        sessions: `body@year`.
        types: types of clauses.
    """
    wanted = (set(actors), set(bodies), set(sessions), set(types))
    for row in rows:
        has: tuple[set[str | None], ...] = (
            {*row.responsible, *row.collaboration, *row.report_to},
            {row.body},
            {f"{row.body}@{row.year}"},
            {row.type},
        )
        if all(
            not want or not have.isdisjoint(want) for want, have in zip(wanted, has, strict=True)
        ):
            yield row
