"""NET: what the citations of all texts of a corpus say together."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from itures.analysis.corpus_view import View
from itures.analysis.remarks import quote, remark
from itures.corpus.corpus import Corpus
from itures.model.findings import Finding

if TYPE_CHECKING:
    from itures.analysis.whole import Whole

_LONGEST = 6
"""Texts in a circle that is told; in a larger one nobody is lost who walks it."""


@frozen
class Network:
    """Which edition cites which, and which works are cited by others."""

    cites: Mapping[str, frozenset[str]]
    """The loaded editions that each edition cites, but for those of its own text."""
    cited: frozenset[str]
    """The works that another text cites, in whatever edition."""

    @classmethod
    def of(cls, corpus: Corpus) -> "Network":
        """The network of a corpus, as of its date."""
        cites: dict[str, set[str]] = {}
        cited: set[str] = set()
        for edge in corpus.edges():
            if edge.same_work or edge.work is None:
                continue
            cited.add(edge.work)
            if edge.status == "resolved" and edge.target:
                cites.setdefault(edge.source, set()).add(edge.target)
        return cls({one: frozenset(others) for one, others in cites.items()}, frozenset(cited))

    def circle(self, start: str) -> tuple[str, ...]:
        """A shortest way from an edition back to itself; empty where there is none."""
        ways: deque[tuple[str, ...]] = deque([(start,)])
        seen: set[str] = set()
        while ways:
            way = ways.popleft()
            for other in sorted(self.cites.get(way[-1], ())):
                if other == start:
                    return (*way, start)
                if other not in seen and len(way) < _LONGEST:
                    seen.add(other)
                    ways.append((*way, other))
        return ()


def orphan(view: View, whole: "Whole") -> Iterator[Finding]:
    """NET401: no other text of the corpus cites this one, in whatever edition."""
    network = whole.network
    head, lineage = view.document.masthead, view.lineage
    if head is None or lineage is None or view.is_over or lineage.work in network.cited:
        return
    message = f"no other text of the corpus cites {lineage.work}"
    yield remark(view.document, "NET401", head.span, message)


def circle(view: View, whole: "Whole") -> Iterator[Finding]:
    """NET402: texts cite each other in a circle; told where this text cites the next one."""
    way = whole.network.circle(view.document.id) if view.document.id else ()
    edge = next((e for e in view.edges if way and e.target == way[1]), None)
    if edge is not None:
        message = f"{quote(edge.quote)} leads back to this text: {' > '.join(way)}"
        yield remark(view.document, "NET402", edge.span, message)


CHECKS = {"NET401": orphan, "NET402": circle}
