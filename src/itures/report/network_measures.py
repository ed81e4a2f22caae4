"""Measures of a citation network: what is cited by much that is cited, and circles."""

from collections.abc import Iterator, Mapping, Sequence

from itures.corpus.lineage import natural

_DAMPING = 0.85
"""How often a reader follows a citation rather than opening any text: as Page and Brin had it."""
_ROUNDS = 60
"""Rounds of the power iteration: 0.85 ** 60 is below the digits that are kept."""
_DIGITS = 6


def ranks(cites: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """PageRank of each work; of all works 1 in sum, but for rounding.

    Args:
        cites: the works that each work cites, each once, in a fixed order.
    """
    count = max(1, len(cites))
    rank = dict.fromkeys(cites, 1 / count)
    for _ in range(_ROUNDS):
        idle = sum(rank[work] for work, targets in cites.items() if not targets)
        flow = dict.fromkeys(cites, (1 - _DAMPING + _DAMPING * idle) / count)
        for work, targets in cites.items():
            for target in targets:
                flow[target] += _DAMPING * rank[work] / len(targets)
        rank = flow
    return {work: round(value, _DIGITS) for work, value in rank.items()}


def circles(cites: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Groups of works of which each leads to each, the largest first."""
    found = [tuple(sorted(group, key=natural)) for group in _groups(cites) if len(group) > 1]
    return tuple(sorted(found, key=lambda group: (-len(group), natural(group[0]))))


def _groups(cites: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Strongly connected components by Tarjan's algorithm, without recursion."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for start in cites:
        if start in index:
            continue
        todo = [(start, iter(cites[start]))]
        index[start] = low[start] = len(index)
        path.append(start)
        on_path.add(start)
        while todo:
            work, targets = todo[-1]
            target = next(targets, None)
            if target is None:
                todo.pop()
                if todo:
                    above = todo[-1][0]
                    low[above] = min(low[above], low[work])
                if low[work] == index[work]:
                    yield _cut(path, on_path, work)
            elif target not in index:
                index[target] = low[target] = len(index)
                path.append(target)
                on_path.add(target)
                todo.append((target, iter(cites[target])))
            elif target in on_path:
                low[work] = min(low[work], index[target])


def _cut(path: list[str], on_path: set[str], work: str) -> list[str]:
    """Take the end of the path off, from a work on."""
    at = path.index(work)
    group = path[at:]
    del path[at:]
    on_path.difference_update(group)
    return group
