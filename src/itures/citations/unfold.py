"""Unfold an expression that cites several texts into one set of slots for each."""

from collections.abc import Iterable, Sequence

from attrs import define, evolve, field

from itures.citations.fill import fill
from itures.citations.ranges import between
from itures.citations.shapes import SHAPES, inherit, label, plain
from itures.model.citations import Part, Reference
from itures.notation.registry import Family, Locator

Slots = dict[str, str]

MEMBER = "member"
"""The slot that says which slot began the target."""
OF_LIST = "of_list"
"""The slot that says that the body stands at the end of a list of several groups."""
_TO = "_to"
"""The ending of the name of a slot that is the other end of a range."""
_AHEAD = "_ahead"
"""In the name of a slot that stands before what it belongs to: `point 2 du décide`."""
_MOST = 100_000
"""Texts that one expression cites, at most, where nothing else is said."""


class FullError(Exception):
    """An expression cites more texts than there is room for."""


def unfold(reference: Reference, family: Family, most: int = _MOST) -> list[Slots]:
    """The slots of each target of an expression, in the order of the text.

    "Resolutions 1, 2 (Place, 2018) and 3 of Body": each member slot begins a target;
    a group slot holds for the targets since the last group; all others hold for all.
    Several places in a text ("Annexes 1 and 2 to") make as many targets.

    Raises:
        FullError: if there are more than `most`.
    """
    work = _Unfolding(family)
    for part in reference.parts:
        work.take(part)
        if len(work.members) > most:
            raise FullError
    places = locators(reference.parts, family)
    if max(1, len(work.members)) * max(1, len(places)) > most:
        raise FullError
    targets = work.targets()
    if not places:
        return targets
    return [
        {**target, "locator": place} if place else target for target in targets for place in places
    ]


@define
class _Unfolding:
    """The targets of one expression, as its parts are read."""

    family: Family
    shared: Slots = field(factory=dict)
    running: Slots = field(factory=dict)
    members: list[Slots] = field(factory=list)
    groups: int = 0
    group: int = 0
    """Where the targets of this group begin."""
    closed: bool = False

    def take(self, part: Part) -> None:
        slot = part.slot
        value = shaped(self.family, slot, part.value)
        if slot in self.family.ids:
            self._begin(slot, value)
        elif slot.endswith(_TO) and slot.removesuffix(_TO) in self.family.ids:
            self._unroll(slot.removesuffix(_TO), value)
        elif slot in self.family.group and self.members:
            for member in self.members[self.group :]:
                member[slot] = value
            self.closed = True
        elif slot in self.family.single and self.members:
            self.members[-1][slot] = value
        elif slot in self.family.running:
            self.running[slot] = value
            self.shared.setdefault(slot, value)
        else:
            self.shared[slot] = value

    def _begin(self, slot: str, value: str) -> None:
        if self.closed or not self.members:
            self.group, self.closed = len(self.members), False
            self.groups += 1
        if self.members and self.members[-1].get(MEMBER) == slot:
            value = inherit(self.members[-1][slot], value)
        self.members.append({slot: value, MEMBER: slot, **self.running})

    def _unroll(self, slot: str, last: str) -> None:
        first = self.members[-1]
        for value in between(first[slot], inherit(first[slot], last)):
            self.members.append({**first, slot: value})

    def targets(self) -> list[Slots]:
        if not self.members:
            return [self.shared]
        several = self.groups > 1
        return [
            {**self.shared, **member} | ({OF_LIST: "1"} if several and i < self.group else {})
            for i, member in enumerate(self.members)
        ]


def shaped(family: Family, slot: str, value: str) -> str:
    """A value as it is written in an identifier, or as printed if it has no shape."""
    shape = family.shape.get(slot.removesuffix(_TO))
    for printed, written in family.spelled.items() if shape else ():
        value = value.replace(printed, written)
    return SHAPES[shape](value) if shape else value


def locators(parts: Sequence[Part], family: Family) -> list[str]:
    """The places inside a text that an expression names, in its order."""
    found: list[str] = []
    if family.locators.keys().isdisjoint([part.slot for part in parts]):
        return found
    group: list[Slots] = []
    locator: Locator | None = None
    for part in _turned(parts, family):
        if part.slot in family.locators:
            found.extend(_written(locator, group))
            locator, group = family.locators[part.slot], [{part.slot: part.value}]
        elif locator and part.slot == locator.member:
            _add(group, part)
        elif locator and part.slot == locator.member + _TO:
            group[-1][part.slot] = inherit(group[-1][locator.member], _label(part.value))
    return [*found, *_written(locator, group)]


def _turned(parts: Iterable[Part], family: Family) -> Iterable[Part]:
    """The parts, with labels that stand before their clause put behind it."""
    held: list[Part] = []
    for part in parts:
        if _AHEAD in part.slot:
            held.append(evolve(part, slot=part.slot.replace(_AHEAD, "")))
            continue
        yield part
        if part.slot in family.locators:
            yield from held
            held = []


def _add(group: list[Slots], part: Part) -> None:
    """Another place of the same kind: the second label of "resolves 3 a) and b)"."""
    before = group[-1].get(part.slot)
    value = _label(part.value)
    if before is None:
        group[-1][part.slot] = value
    else:
        head = next(iter(group[-1].items()))
        group.append(dict([head]) | {part.slot: inherit(before, value)})


def _label(printed: str) -> str:
    """The label of a place: letters small, but Roman and capital letters as printed."""
    return plain(printed) if printed.isupper() else label(printed)


def _written(locator: Locator | None, group: Iterable[Slots]) -> list[str]:
    return [fill(locator.id, slots) for slots in group] if locator else []
