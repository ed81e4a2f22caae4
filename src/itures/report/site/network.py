"""The citation network: where shapes, lines and labels of the picture go, and its tables."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from itures.report.pictures import Network, Node
from itures.report.site.names import short
from itures.report.site.site import Site
from itures.report.site.templates import File

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
SIZE = 1000
"""Units of the picture from side to side."""
_EDGE = 30
"""Units that are left free around it."""
_SHAPES = (
    "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
    "M-.9-.9H.9V.9H-.9Z",
    "M0-1.15L1.1.85H-1.1Z",
    "M0-1.25L1.25 0L0 1.25L-1.25 0Z",
    "M.55-1H-.55L-1.1 0L-.55 1H.55L1.1 0Z",
    "M0 1.15L-1.1-.85H1.1Z",
    "M-.4-1.1H.4V-.4H1.1V.4H.4V1.1H-.4V.4H-1.1V-.4H-.4Z",
)
"""Circle, square, triangle, diamond, hexagon, triangle upside down, cross: by body. Bodies
beyond them share the last of the list of forms, a small ring."""
_REST = "M.8 0A.8.8 0 1 1-.8 0A.8.8 0 1 1 .8 0Z"
_SMALLEST, _LARGEST = 3.2, 20.0
"""Units from the middle of a shape to its edge."""
_GHOST = 0.8
"""How much smaller a work is drawn that is not in the corpus."""
_LABELS = 60
"""Works that get a label, if there is room: the most cited."""
_ALWAYS = 25
"""Of these so many get one in any case, if need be over small shapes."""
_SOLID = 5.0
"""Shapes larger than this are not written over."""
_LETTER, _LINE = 6.4, 13.0
"""Units that a letter is wide, and a line high."""
_MOST = 50
"""Works in the table of the most cited."""
_CLUSTERS, _MEMBERS = 20, 12
"""Clusters that are listed, and works of each: the most cited."""


@frozen
class Dot:
    """A work in the picture."""

    node: Node
    number: int
    form: int
    """The number of its form; forms belong to bodies."""
    x: float
    y: float
    size: float
    label: str


@frozen
class Sign:
    """A label in the picture."""

    x: float
    y: float
    anchor: str
    words: str


@frozen
class Form:
    """A row of the legend."""

    number: int
    path: str
    body: str | None
    """`None`: all other bodies."""
    works: int


@frozen
class Cluster:
    """Works that cite, and are cited, together."""

    number: int
    nodes: Sequence[Node]
    size: int


def network_page(site: Site) -> File:
    """The page of the network."""
    network = site.report.network
    forms = _forms(network)
    of_body = {form.body: form.number for form in forms}
    rest = len(_SHAPES)
    dots = [
        Dot(node, number, of_body.get(node.body, rest), *_place(node), _size(node, network),
            short(node.id))
        for number, node in enumerate(network.nodes)
    ]  # fmt: skip
    by_cited = sorted(network.nodes, key=lambda node: (-node.cited_by, -node.rank, node.id))
    names = list(dict.fromkeys([*network.bodies, *_targets(network)]))
    return site.page(
        "network.html",
        "network.html",
        section="network",
        network=network,
        size=SIZE,
        forms=forms,
        outlines={form.number: form.path for form in forms},
        dots=sorted(dots, key=lambda dot: -dot.size),
        signs=list(_signs(dots)),
        lines=_lines(network, dots),
        pairs=_pairs(network, dots),
        most=[node for node in by_cited if node.cited_by][:_MOST],
        bodies=names,
        largest=max((n for row in network.bodies.values() for n in row.values()), default=0),
        clusters=_clusters(by_cited),
    )


def _place(node: Node) -> tuple[float, float]:
    room = SIZE - 2 * _EDGE
    return round(_EDGE + room * node.x, 1), round(_EDGE + room * node.y, 1)


def _size(node: Node, network: Network) -> float:
    """The area of a shape grows with the number of works that cite it."""
    most = max((one.cited_by for one in network.nodes), default=0) or 1
    grown = (_LARGEST - _SMALLEST) * math.sqrt(node.cited_by / most)
    return round((_SMALLEST + grown) * (1 if node.text else _GHOST), 1)


def _forms(network: Network) -> list[Form]:
    """The legend: the bodies with most works first."""
    works = Counter(node.body for node in network.nodes)
    ordered = sorted(works.items(), key=lambda one: (-one[1], one[0]))
    known, rest = ordered[: len(_SHAPES)], ordered[len(_SHAPES) :]
    forms = [Form(at, _SHAPES[at], body, number) for at, (body, number) in enumerate(known)]
    if rest:
        forms.append(Form(len(_SHAPES), _REST, None, sum(number for _, number in rest)))
    return forms


def _targets(network: Network) -> Iterator[str]:
    for row in network.bodies.values():
        yield from row


def _signs(dots: Sequence[Dot]) -> Iterator[Sign]:
    """The labels of the most cited works, each where it covers no other label or shape.

    Where there is no such place the first of them cover shapes, but never another label.
    """
    shapes = [_around(dot) for dot in dots if dot.size > _SOLID]
    written: list[Box] = []
    cited = (dot for dot in dots if dot.node.cited_by)
    ordered = sorted(cited, key=lambda one: (-one.node.cited_by, one.node.id))[:_LABELS]
    for place, dot in enumerate(ordered):
        choices = [sign for sign in _choices(dot) if _inside(_box(sign))]
        free = [sign for sign in choices if not _meets(_box(sign), written)]
        best = [sign for sign in free if not _meets(_box(sign), shapes)]
        for sign in [*best, *(free if place < _ALWAYS else ())][:1]:
            written.append(_box(sign))
            yield sign


def _around(dot: Dot) -> Box:
    return dot.x - dot.size, dot.y - dot.size, dot.x + dot.size, dot.y + dot.size


def _box(sign: Sign) -> Box:
    """The room that a label takes."""
    wide = _LETTER * len(sign.words)
    left = {"start": sign.x, "end": sign.x - wide, "middle": sign.x - wide / 2}[sign.anchor]
    return left, sign.y - _LINE * 0.8, left + wide, sign.y + _LINE * 0.25


def _inside(box: Box) -> bool:
    return box[0] > 0 and box[2] < SIZE


def _meets(box: Box, others: Sequence[Box]) -> bool:
    return any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in others)


def _choices(dot: Dot) -> Iterator[Sign]:
    """Where a label may stand: right of its shape, left, above, below, at its corners."""
    gap, near = dot.size + 3, 0.7 * dot.size + 2
    places = (
        (gap, _LINE / 3, "start"),
        (-gap, _LINE / 3, "end"),
        (0.0, -gap, "middle"),
        (0.0, gap + _LINE * 0.7, "middle"),
        (near, -near, "start"),
        (-near, -near, "end"),
        (near, near + _LINE * 0.6, "start"),
        (-near, near + _LINE * 0.6, "end"),
    )
    for right, down, anchor in places:
        yield Sign(round(dot.x + right, 1), round(dot.y + down, 1), anchor, dot.label)


def _pairs(network: Network, dots: Sequence[Dot]) -> str:
    """Which dots are joined, for the script: `0-12 0-15`."""
    number = {dot.node.id: dot.number for dot in dots}
    found = ((number.get(link.source), number.get(link.target)) for link in network.links)
    return " ".join(f"{a}-{b}" for a, b in found if a is not None and b is not None)


def _lines(network: Network, dots: Sequence[Dot]) -> dict[str, str]:
    """The lines of the picture as two paths: those with old editions, and the others."""
    at = {dot.node.id: dot for dot in dots}
    found: dict[str, list[str]] = {"fresh": [], "stale": []}
    for link in network.links:
        one, other = at.get(link.source), at.get(link.target)
        if one and other and one is not other:
            kind = "stale" if link.stale else "fresh"
            found[kind].append(f"M{one.x:g} {one.y:g}L{other.x:g} {other.y:g}")
    return {kind: "".join(lines) for kind, lines in found.items()}


def _clusters(nodes: Sequence[Node]) -> list[Cluster]:
    """The largest clusters of at least three works, the most cited works of each."""
    members: dict[int, list[Node]] = {}
    for node in nodes:
        members.setdefault(node.cluster, []).append(node)
    found = [
        Cluster(number, each[:_MEMBERS], len(each))
        for number, each in members.items()
        if len(each) > 2  # noqa: PLR2004 - two are a pair
    ]
    return sorted(found, key=lambda one: (-one.size, one.number))[:_CLUSTERS]
