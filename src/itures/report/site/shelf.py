"""What a report says, laid out by text, so that each page finds its own at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from attrs import define, field

from itures.report.data import Report
from itures.report.links import Issue, Reference
from itures.report.pictures import ActionRow, Concordance, Overlap, Unread
from itures.report.site.names import Names
from itures.report.texts import Text, Work

_Row = TypeVar("_Row")
_Key = TypeVar("_Key")


@define
class Shelf:
    """The rows of a report by the text, work or rule that they belong to."""

    report: Report
    names: Names = field(init=False)
    works: dict[str, Work] = field(init=False)
    cites: Mapping[str, Sequence[Reference]] = field(init=False)
    """By text: the references in it."""
    cited: Mapping[str, Sequence[Reference]] = field(init=False)
    """By work: the references to it in other texts."""
    issues: Mapping[str, Sequence[Issue]] = field(init=False)
    """By text, the accepted ones too."""
    by_rule: Mapping[str, Sequence[Issue]] = field(init=False)
    actions: Mapping[str, Sequence[ActionRow]] = field(init=False)
    by_actor: Mapping[str, Sequence[ActionRow]] = field(init=False)
    overlaps: Mapping[str, Sequence[Overlap]] = field(init=False)
    concordances: dict[str, Concordance] = field(init=False)
    unread: Mapping[str, Sequence[Unread]] = field(init=False)
    bodies: dict[str, list[Text]] = field(init=False)
    """The texts by body, both in the order of the report; those without one come last."""
    neighbours: dict[str, tuple[Text | None, Text | None]] = field(init=False)
    """By text: the one before it and the one behind it of the same body."""

    def __attrs_post_init__(self) -> None:
        report = self.report
        self.names = Names(report)
        self.works = {work.id: work for work in report.works}
        self.cites = _by(report.references, lambda row: [row.source])
        others = [row for row in report.references if row.work and not row.same_work]
        self.cited = _by(others, lambda row: [row.work or ""])
        self.issues = _by(report.issues, lambda row: [row.text])
        self.by_rule = _by(report.issues, lambda row: [row.code])
        self.actions = _by(report.actions, lambda row: [row.text_id])
        self.by_actor = _by(report.actions, lambda row: row.responsible)
        self.overlaps = _by(report.overlaps, lambda row: dict.fromkeys((row.left, row.right)))
        self.concordances = {row.text: row for row in report.concordances}
        self.unread = _by(report.unread, lambda row: [row.text])
        self.bodies = {}
        for text in sorted(report.texts, key=lambda one: not one.body):
            self.bodies.setdefault(text.body or "", []).append(text)
        self.neighbours = {}
        for texts in self.bodies.values():
            for before, text, after in zip([None, *texts], texts, [*texts[1:], None], strict=False):
                self.neighbours[text.id] = before, after

    def citing(self, text: Text) -> Sequence[Reference]:
        """The references to a text in other texts, in whatever edition of it."""
        return self.cited.get(text.work, ())


def _by(
    rows: Iterable[_Row], keys: Callable[[_Row], Iterable[_Key]]
) -> Mapping[_Key, Sequence[_Row]]:
    """Rows by key, in their order."""
    found: dict[_Key, list[_Row]] = defaultdict(list)
    for row in rows:
        for key in keys(row):
            found[key].append(row)
    return dict(found)
