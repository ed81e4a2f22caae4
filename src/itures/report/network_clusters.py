"""Clusters: works that cite each other, and works that are cited together.

The method of Louvain (Blondel and others, 2008): every work joins the neighbours with which
modularity grows most, until nothing moves; then the clusters do the same. Works are looked at
in the order of their names, and of two that are as good the one with the smaller number wins:
so the outcome is the same every time.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from itures.corpus.lineage import natural

_LEVELS = 12
"""Times that clusters are joined at most; three or four are usual."""
_PASSES = 12
"""Times that all are looked at on a level; most moves are made in the first three."""
_LEAST = 1e-9
"""What modularity has to grow by for a move."""
_SIDE_BY_SIDE = 60
"""Of texts that cite more works than this, what stands side by side says nothing."""

Weights = list[dict[int, float]]
"""By number of a node: its neighbours, and how strongly it hangs on them."""


def clusters(cites: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The number of the cluster of each work: 0 is the largest.

    Args:
        cites: the works that each work cites, each once, in a fixed order.
    """
    number = {work: at for at, work in enumerate(cites)}
    weights = _weights(cites, number)
    home = list(range(len(number)))
    for _ in range(_LEVELS):
        moved = _moved(weights)
        if len(set(moved)) == len(moved):
            break
        names = {one: at for at, one in enumerate(dict.fromkeys(moved))}
        home = [names[moved[at]] for at in home]
        weights = _joined(weights, [names[one] for one in moved])
    return _numbered(dict(zip(cites, home, strict=True)))


def _weights(cites: Mapping[str, Sequence[str]], number: Mapping[str, int]) -> Weights:
    """A citation ties two works by 1; so does a text all those together that it cites."""
    found: Weights = [{} for _ in number]
    for work, targets in cites.items():
        for target in targets:
            _tie(found, number[work], number[target], 1.0)
        if 1 < len(targets) <= _SIDE_BY_SIDE:
            share = 1 / (len(targets) - 1)
            for one, other in combinations(targets, 2):
                _tie(found, number[one], number[other], share)
    return found


def _tie(weights: Weights, one: int, other: int, weight: float) -> None:
    weights[one][other] = weights[one].get(other, 0.0) + weight
    weights[other][one] = weights[other].get(one, 0.0) + weight


def _moved(weights: Weights) -> list[int]:
    """The cluster of each node, once no move makes modularity grow."""
    degree = [sum(near.values()) for near in weights]
    total = sum(degree)
    home = list(range(len(weights)))
    mass = list(degree)
    if not total:
        return home
    for _ in range(_PASSES):
        moves = 0
        for node, near in enumerate(weights):
            best = _best(node, near, home, mass, degree[node] / total)
            if best != home[node]:
                mass[home[node]] -= degree[node]
                mass[best] += degree[node]
                home[node] = best
                moves += 1
        if not moves:
            break
    return home


def _best(
    node: int, near: Mapping[int, float], home: list[int], mass: list[float], share: float
) -> int:
    """The cluster in which a node adds most to modularity; its own where none is better."""
    own = home[node]
    pull: dict[int, float] = {own: 0.0}
    for other, weight in near.items():
        if other != node:
            pull[home[other]] = pull.get(home[other], 0.0) + weight
    best, gain = own, pull[own] - (mass[own] - sum(near.values())) * share
    for cluster in sorted(pull):
        more = pull[cluster] - mass[cluster] * share
        if cluster != own and more > gain + _LEAST:
            best, gain = cluster, more
    return best


def _joined(weights: Weights, home: Sequence[int]) -> Weights:
    """The network of the clusters; what is inside one ties it to itself."""
    found: Weights = [{} for _ in range(max(home) + 1)]
    for node, near in enumerate(weights):
        mine = found[home[node]]
        for other, weight in near.items():
            mine[home[other]] = mine.get(home[other], 0.0) + weight
    return found


def _numbered(home: Mapping[str, int]) -> dict[str, int]:
    """The clusters numbered anew, the largest first; of two as large that of the first name."""
    members: dict[int, list[str]] = {}
    for work, cluster in home.items():
        members.setdefault(cluster, []).append(work)
    ordered = sorted(
        members.values(), key=lambda works: (-len(works), natural(min(works, key=natural)))
    )
    return {work: at for at, works in enumerate(ordered) for work in works}
