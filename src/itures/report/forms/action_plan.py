"""The action plan: the columns and the summary sheet of ITU's own plans of its assemblies.

Source: the action plans of WTSA-08 and WTSA-12 (itu.int/ITU-T/wtsa-08/actionplan), which have
one summary row for each resolution - who is instructed or invited, with whom, reporting to
whom - and one row for each action item, numbered by resolution and item.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from itures.export.sheets import Column, Sheet
from itures.notation.grammar import load
from itures.report.data import Report
from itures.report.naming import Naming
from itures.report.pictures import ActionRow
from itures.report.texts import Text

_USUAL = "resolution"
"""The kind that needs no word."""
_COLUMNS = (
    Column("item", "No.", 9),
    Column("resolution", _USUAL.capitalize(), 17),
    Column("title", "Title", 26),
    Column("opener", "Clause", 19),
    Column("text", "Action", 50),
    Column("responsible", "Responsible", 19),
    Column("collaboration", "In collaboration with", 16),
    Column("report_to", "Reports to", 14),
    Column("deadline", "Deadline", 13),
    Column("status", "Status", 13),
    Column("due", "Due", 11),
    Column("recurring", "Recurring", 11),
    Column("source", "Source", 30),
)
_PRINTED = 10
"""The columns as far as the status: the others are for filters."""
_SUMMARY = (
    Column("resolution", _USUAL.capitalize(), 17),
    Column("title", "Title", 40),
    Column("collaboration", "In collaboration with", 20),
    Column("report_to", "Reports to", 18),
)
_PRINTED_ACTORS = 16
"""The actors that fit on a page: those who are asked most often."""
_LANGUAGE = "en"
"""The language of the heads."""
_NARROW = 6
"""The width of a column of counts, in characters."""


def plan(report: Report) -> dict[str, Sheet]:
    """The sheets of the action plan."""
    desk = _Desk.of(report)
    return {
        "Summary": desk.summary(),
        "Actions": Sheet(
            _COLUMNS, [desk.row(action) for action in report.actions], fixed=2, printed=_PRINTED
        ),
    }


@frozen
class _Desk:
    """What the sheets are made of."""

    actions: tuple[ActionRow, ...]
    texts: dict[str, Text]
    names: dict[str, str]
    """The names of actors who are asked, by id."""
    naming: Naming
    """Names the others: those who help, and those who are reported to."""

    @classmethod
    def of(cls, report: Report) -> "_Desk":
        texts = {text.id: text for text in report.texts}
        names = {actor.id: actor.name for actor in report.actors}
        return cls(report.actions, texts, names, Naming(load(), {}))

    def row(self, action: ActionRow) -> dict[str, Any]:
        return {
            "item": action.item or action.id,
            "resolution": self._name(action.text_id),
            "title": action.title,
            "opener": action.opener,
            "text": action.text or action.opener,  # the opener may be all there is
            "responsible": self._people(action.responsible),
            "collaboration": self._people(action.collaboration),
            "report_to": self._people(action.report_to),
            "deadline": action.deadline,
            "due": action.due,
            "recurring": action.recurring,
            "status": action.status,
            "source": f"{action.text_id}, line {action.line}",
        }

    def summary(self) -> Sheet:
        """Resolutions by actors: how many actions each has to take in each."""
        every = Counter(actor for action in self.actions for actor in action.responsible)
        order = sorted(every, key=lambda actor: (-every[actor], actor))
        actors = tuple(
            Column(f"actor {actor}", self._person(actor), _NARROW, upright=True) for actor in order
        )
        columns = (*_SUMMARY, *actors)
        shown = min(len(columns), len(_SUMMARY) + _PRINTED_ACTORS)
        return Sheet(columns, list(self._summaries(order)), fixed=2, printed=shown)

    def _summaries(self, actors: Sequence[str]) -> Iterator[dict[str, Any]]:
        by_text: dict[str, list[ActionRow]] = {}
        for action in self.actions:
            by_text.setdefault(action.text_id, []).append(action)
        for text, some in by_text.items():
            asked = Counter(actor for action in some for actor in action.responsible)
            helped = dict.fromkeys(who for action in some for who in action.collaboration)
            heard = dict.fromkeys(who for action in some for who in action.report_to)
            yield {
                "resolution": self._name(text),
                "title": some[0].title,
                **{f"actor {actor}": asked[actor] or None for actor in actors},
                "collaboration": self._people(helped),
                "report_to": self._people(heard),
            }

    def _people(self, ids: Sequence[str] | dict[str, None]) -> str:
        return "; ".join(self._person(who) for who in ids)

    def _person(self, who: str) -> str:
        return self.names.get(who) or self.naming.actor(who, _LANGUAGE)

    def _name(self, text: str) -> str:
        """A text in a few letters: `PP 30 (2018)`, `PP decision 5 (2018)`."""
        found = self.texts.get(text)
        if found is None or not found.body or not found.number:
            return found.name if found else text
        kind = "" if found.kind == _USUAL else found.kind
        year = f"({found.year})" if found.year else ""
        return " ".join(filter(None, (found.body.upper(), kind, found.number, year)))
