"""Where the works of a network stand in its picture: the same every time, without chance.

Works that cite each other attract each other, all works push each other off (Fruchterman and
Reingold, 1991). They start cluster by cluster along a spiral of sunflower seeds, so that
clusters are apart from the first. Works that nothing ties to others stand in rows below.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil, cos, hypot, pi, sin, sqrt

from attrs import define, field

from itures.corpus.lineage import natural

Place = tuple[float, float]

_DIGITS = 4
_ROUNDS = 90
_GOLDEN = pi * (3 - sqrt(5))
"""The angle from one seed of a sunflower to the next: none hides another."""
_REACH = 2.5
"""How far works push each other off, in the distance that they like best."""
_PULL = 0.015
"""How strongly all are drawn to the middle, so that parts without a tie do not fly apart."""
_INSIDE = 1.6
"""How much more strongly works of one cluster attract each other."""
_BELOW = 0.04
"""Of the height of the picture, the gap above the rows of works without a tie."""


def layout(
    cites: Mapping[str, Sequence[str]], clusters: Mapping[str, int], bodies: Mapping[str, str]
) -> dict[str, Place]:
    """The place of each work, from 0 to 1.

    Args:
        cites: the works that each work cites, each once, in a fixed order.
        clusters: the number of the cluster of each work.
        bodies: the body of each work.
    """
    tied = {work for work, targets in cites.items() if targets}
    tied |= {target for targets in cites.values() for target in targets}
    alone = sorted((w for w in cites if w not in tied), key=lambda w: (bodies[w], natural(w)))
    share = len(alone) / len(cites) / 2 if cites else 0.0
    top = 1.0 if not alone else max(0.0, 1 - share - _BELOW) if tied else 0.0
    found = _rows(alone, 1.0 - top - (_BELOW if tied else 0.0), 1.0) if alone else {}
    if tied:
        found |= _fitted(_settled(cites, clusters, [w for w in cites if w in tied]), top)
    return {
        work: (round(found[work][0], _DIGITS), round(found[work][1], _DIGITS)) for work in cites
    }


def _rows(works: Sequence[str], height: float, bottom: float) -> dict[str, Place]:
    """Works in rows of equal length, in a strip of the picture."""
    across = max(1, ceil(sqrt(len(works) / max(height, 0.01))))
    down = ceil(len(works) / across)
    return {
        work: ((at % across + 0.5) / across, bottom - height + (at // across + 0.5) * height / down)
        for at, work in enumerate(works)
    }


def _fitted(places: Mapping[str, Place], height: float) -> dict[str, Place]:
    """Places fitted into the upper part of the picture, with all angles as they are."""
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    scale = min(1 / wide, height / high)
    left, top = (1 - wide * scale) / 2, (height - high * scale) / 2
    return {
        work: (left + (x - min(xs)) * scale, top + (y - min(ys)) * scale)
        for work, (x, y) in places.items()
    }


def _settled(
    cites: Mapping[str, Sequence[str]], clusters: Mapping[str, int], works: Sequence[str]
) -> dict[str, Place]:
    """Places where the forces are in balance, as far as the rounds allow."""
    number = {work: at for at, work in enumerate(works)}
    ties: dict[tuple[int, int], float] = {}
    for work in works:
        for target in cites[work]:
            pair = (number[work], number[target])
            pair = (min(pair), max(pair))
            ties[pair] = _INSIDE if clusters[work] == clusters[target] else 1.0
    start = _started(works, clusters)
    sheet = _Sheet([x for x, _ in start], [y for _, y in start], ties)
    for at in range(_ROUNDS):
        sheet.settle(2.0 * (1 - at / _ROUNDS) ** 2 + 0.02)
    return {work: (sheet.x[at], sheet.y[at]) for at, work in enumerate(works)}


def _started(works: Sequence[str], clusters: Mapping[str, int]) -> list[Place]:
    """Clusters along a spiral, the largest in the middle; their works around their middles."""
    members: dict[int, list[str]] = defaultdict(list)
    for work in works:
        members[clusters[work]].append(work)
    found: dict[str, Place] = {}
    covered = 0.0
    for at, cluster in enumerate(sorted(members)):
        some = members[cluster]
        far = 1.3 * sqrt(covered + len(some) / 2) if at else 0.0
        middle = (far * cos(at * _GOLDEN), far * sin(at * _GOLDEN))
        for seed, work in enumerate(some):
            near = 0.8 * sqrt(seed + 0.5)
            angle = seed * _GOLDEN
            found[work] = (middle[0] + near * cos(angle), middle[1] + near * sin(angle))
        covered += len(some)
    return [found[work] for work in works]


@define
class _Sheet:
    """The places of works while they move; the distance they like best is 1."""

    x: list[float]
    y: list[float]
    ties: Mapping[tuple[int, int], float]
    _degree: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._degree = [0] * len(self.x)
        for one, other in self.ties:
            self._degree[one] += 1
            self._degree[other] += 1

    def settle(self, longest: float) -> None:
        """Move every work once, by so much at most."""
        by_x, by_y = [-_PULL * x for x in self.x], [-_PULL * y for y in self.y]
        self._push(by_x, by_y)
        self._attract(by_x, by_y)
        for at, (dx, dy) in enumerate(zip(by_x, by_y, strict=True)):
            far = hypot(dx, dy)
            part = min(1.0, longest / far) if far else 0.0
            self.x[at] += dx * part
            self.y[at] += dy * part

    def _push(self, by_x: list[float], by_y: list[float]) -> None:
        """Works that are near push each other off; a grid tells which are near."""
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for at, (x, y) in enumerate(zip(self.x, self.y, strict=True)):
            cells[int(x // _REACH), int(y // _REACH)].append(at)
        for (column, row), some in cells.items():
            near = [
                other
                for dc in (-1, 0, 1)
                for dr in (-1, 0, 1)
                for other in cells.get((column + dc, row + dr), ())
            ]
            for at in some:
                self._push_off(at, near, by_x, by_y)

    def _push_off(self, at: int, near: Sequence[int], by_x: list[float], by_y: list[float]) -> None:
        x, y, far = self.x, self.y, _REACH * _REACH
        mine_x, mine_y, sum_x, sum_y = x[at], y[at], 0.0, 0.0
        for other in near:
            dx, dy = mine_x - x[other], mine_y - y[other]
            square = dx * dx + dy * dy
            if 0.0 < square < far:
                sum_x += dx / square
                sum_y += dy / square
            elif square == 0.0 and other != at:
                # Two in one place part by their numbers.
                sum_x += 1.0 if at > other else -1.0
        by_x[at] += sum_x
        by_y[at] += sum_y

    def _attract(self, by_x: list[float], by_y: list[float]) -> None:
        """Works that cite each other attract each other; those with many ties less by each."""
        x, y = self.x, self.y
        for (one, other), strength in self.ties.items():
            dx, dy = x[other] - x[one], y[other] - y[one]
            weak = strength * hypot(dx, dy) / sqrt(self._degree[one] * self._degree[other])
            by_x[one] += dx * weak
            by_y[one] += dy * weak
            by_x[other] -= dx * weak
            by_y[other] -= dy * weak
