"""The citation network of a report: which work cites which, in the editions in force."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from attrs import define, field

from itures.corpus.lineage import natural
from itures.report.ages import STALE, age_of
from itures.report.gathering import Cited
from itures.report.listing import Desk
from itures.report.network_clusters import clusters
from itures.report.network_layout import Place, layout
from itures.report.network_measures import circles, ranks
from itures.report.pictures import Link, Network, Node

_OTHER = ("internal", "external")
"""Citations that lead to no work of the network."""


def network(desk: Desk) -> Network:
    """The network: works that are there, and works that they cite.

    Texts that are out of force cite nothing here. A text without an identifier is a work of
    its own, where it cites others.
    """
    web = _Web(desk)
    for one in desk.found.cited:
        if one.text not in desk.found.over:
            web.take(one)
    return web.network()


@define
class _Web:
    """Which work cites which."""

    desk: Desk
    _types: dict[tuple[str, str], Counter[str]] = field(factory=dict, init=False)
    _stale: Counter[tuple[str, str]] = field(factory=Counter, init=False)

    def take(self, one: Cited) -> None:
        """Count a citation of another work."""
        edge = one.edge
        if edge.work is None or edge.same_work or edge.status in _OTHER:
            return
        own = self.desk.work_of(one.text, self.desk.found.entries[one.text][0])
        pair = (own, edge.work)
        self._types.setdefault(pair, Counter())[edge.types[0] if edge.types else ""] += 1
        self._stale[pair] += age_of(edge) in STALE

    def network(self) -> Network:
        """The network of what was taken."""
        there = self._there()
        pairs = sorted(self._types, key=lambda pair: (natural(pair[0]), natural(pair[1])))
        works = sorted({*there, *(work for pair in pairs for work in pair)}, key=natural)
        cites: dict[str, list[str]] = {work: [] for work in works}
        for source, target in pairs:
            cites[source].append(target)
        cited_by = Counter(target for _, target in pairs)
        rank, cluster = ranks(cites), clusters(cites)
        places = layout(cites, cluster, {work: self._body(work) for work in works})
        return Network(
            nodes=tuple(
                self._node(work, there.get(work), (len(cites[work]), cited_by[work]),
                           rank[work], (cluster[work], places[work]))
                for work in works
            ),
            links=tuple(self._link(pair) for pair in pairs),
            bodies=self._bodies(pairs),
            orphans=tuple(work for work in works if work in there and not cited_by[work]),
            circles=circles(cites),
        )  # fmt: skip

    def _there(self) -> dict[str, str]:
        """The last edition that is there, by work."""
        return {
            lineage.work: edition.id
            for lineage in self.desk.lineages
            for edition in lineage.editions
            if edition.loaded
        }

    def _node(
        self,
        work: str,
        text: str | None,
        degrees: tuple[int, int],
        rank: float,
        where: tuple[int, Place],
    ) -> Node:
        (cites, cited_by), (cluster, (x, y)) = degrees, where
        if text is None and work in self.desk.found.entries:
            text = work  # a text without an identifier
        return Node(work, text, self._body(work), cited_by, cites, rank, cluster, x, y)

    def _body(self, work: str) -> str:
        """The body of a work; of one without an identifier that which its text names."""
        entries = self.desk.found.entries.get(work)
        if entries and entries[0].edition is None:
            return entries[0].body or ""
        name = self.desk.names.read(work)
        return name.body if name else ""

    def _link(self, pair: tuple[str, str]) -> Link:
        return Link(*pair, dict(sorted(self._types[pair].items())), self._stale[pair])

    def _bodies(self, pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for source, target in pairs:
            total = self._types[source, target].total()
            found[self._body(source)][self._body(target)] += total
        return {body: _sorted(counts) for body, counts in sorted(found.items())}


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))
