"""Short cuts through a list lead where the search over all ways leads."""

from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from grammar_texts import STEADY
from itures.structure import outline as module
from itures.structure.labels import Mark, Reading
from itures.structure.outline import Placed, outline

STYLES = ("number", "latin", "roman", "bullet")
Drawn = tuple[list[Reading], bool, bool]


def reading(style: str, place: int) -> Reading:
    label = "•" if style == "bullet" else f"{style} {place}"
    return Reading(style, () if style == "bullet" else (place,), label, label)


def runs(longest: int) -> st.SearchStrategy[list[Drawn]]:
    """Marks of one list from its first on, now and then with a second meaning."""

    def run(style: str, others: list[int], flags: list[tuple[bool, bool]]) -> list[Drawn]:
        return [
            ([reading(style, place), *([reading("other", other)] if other else [])], leads, strong)
            for place, (other, (leads, strong)) in enumerate(zip(others, flags, strict=False), 1)
        ]

    flags = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=longest)
    others = st.lists(st.sampled_from([0, 0, 1, 2, 9]), min_size=longest, max_size=longest)
    return st.builds(run, st.sampled_from(STYLES), others, flags)


def marks_of(drawn: list[Drawn]) -> list[Mark]:
    return [
        Mark(3 * place, 3 * place + 2, tuple(readings), strong, leads)
        for place, (readings, leads, strong) in enumerate(drawn)
    ]


def searched(marks: list[Mark], announced: frozenset[int]) -> list[Placed]:
    """The marks of items as the search alone finds them."""
    drops = [module._drop(mark, mark.start in announced) for mark in marks]
    return module._along(module._search(marks, drops, module._WAYS, inf), marks)


@given(st.lists(runs(6), min_size=1, max_size=4), st.sets(st.integers(0, 23)))
@settings(STEADY, max_examples=200)
def test_any_list(drawn: list[list[Drawn]], colons: set[int]) -> None:
    marks = marks_of([mark for run in drawn for mark in run])
    announced = frozenset(3 * place for place in colons)
    assert outline(marks, announced) == searched(marks, announced)


@given(runs(12), st.sets(st.integers(0, 11)))
@settings(STEADY, max_examples=200)
def test_plain_list(drawn: list[Drawn], colons: set[int]) -> None:
    marks = marks_of(drawn)
    announced = frozenset(3 * place for place in colons)
    plain = module.plain(marks)
    assert [place.reading.ordinal for place in plain] == [m.readings[0].ordinal for m in marks]
    if module.is_sure(marks[0]) or marks[0].start in announced:
        assert plain == searched(marks, announced)


def test_a_list_inside_an_item_and_behind_it() -> None:
    """`1 2 a b 3`: the letters hang below the second number."""
    styles = [("number", 1), ("number", 2), ("latin", 1), ("latin", 2), ("number", 3)]
    marks = marks_of([([reading(*each)], True, False) for each in styles])
    assert [place.depth for place in outline(marks)] == [0, 0, 1, 1, 0]


def test_no_marks() -> None:
    assert outline([]) == []
