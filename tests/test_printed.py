"""The words of a text without what was set aside, against looking at every character."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from grammar_texts import STEADY
from itures.structure.printed import Printed, merged

TEXTS = st.text(alphabet="ab \t-", min_size=1, max_size=30)
PLACES = st.integers(0, 30)
PAIRS = st.tuples(PLACES, PLACES)


def kept(printed: Printed, start: int, end: int) -> list[int]:
    """Where the characters stand that were not set aside."""
    gone = {at for left, right in printed.holes for at in range(left, right)}
    return [at for at in range(start, end) if at not in gone]


@given(TEXTS, st.lists(PAIRS, max_size=4), PAIRS)
@example("a\tb", [(1, 2)], (0, 3))
@settings(STEADY, max_examples=400)
def test_what_is_printed(text: str, pairs: list[tuple[int, int]], place: tuple[int, int]) -> None:
    size = len(text)
    holes = merged((min(*pair, size), min(max(pair), size)) for pair in pairs)
    start, end = sorted(min(at, size) for at in place)
    printed = Printed(text, holes)
    left = kept(printed, start, end)
    solid = [at for at in left if not text[at].isspace()]
    assert printed.words(start, end) == "".join(text[at] for at in left).strip()
    assert [at for piece in printed.pieces(start, end) for at in range(*piece)] == left
    assert printed.trim(start, end) == ((solid[0], solid[-1] + 1) if solid else (start, start))
    assert printed.first(start, end) == (solid[0] if solid else start)
    above = [at for at in kept(printed, 0, start) if not text[at].isspace()]
    if not any(left < start < right for left, right in holes):  # no words begin in a hole
        assert printed.before(start) == (text[above[-1]] if above else "")
    assert printed.is_hole(start) == (start < size and start not in kept(printed, 0, size))
    inside = tuple(hole for hole in holes if start <= hole[0] < end)
    assert printed.holes_in(start, end) == inside
    assert printed.is_whole(start, end) == (not inside)
    assert len(printed.masked) == size
