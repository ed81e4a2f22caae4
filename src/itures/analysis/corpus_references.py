"""REF: what the text cites, looked up in a corpus."""

import re
from collections.abc import Iterator

from itures.analysis.corpus_view import View, is_echo
from itures.analysis.remarks import quote
from itures.corpus.edges import Edge
from itures.corpus.lineage import natural
from itures.corpus.nodes import nodes
from itures.corpus.places import Places, Spot
from itures.model.findings import Finding

_STALE = ("stale-at-adoption", "stale-since", "forward")
"""What other rules tell."""
_MOST = 6
"""Candidates and places that are listed at most."""


def unresolved(view: View) -> Iterator[Finding]:
    """REF201: what is cited is not in the corpus.

    An error only where the corpus declares that it holds all of these texts; else it is a
    note, once for each text that is cited.
    """
    told: set[str] = set()
    for edge in view.edges:
        if is_echo(edge) or edge.same_work or edge.age in _STALE:
            continue
        if edge.status == "missing" and edge.reason != "no-such-session":
            yield _missing(view, edge)
        elif edge.status == "unresolved" and edge.reason in _ABSENT:
            wanted = edge.target or edge.work or edge.written
            if wanted not in told:
                told.add(wanted)
                yield _absent(view, edge)


def _missing(view: View, edge: Edge) -> Finding:
    said = f"{quote(edge.quote)}: "
    instead = f"; the nearest edition is {view.printed(edge.nearest)}" if edge.nearest else ""
    if edge.reason == "not-in-history":
        message = f"{said}no later edition lists {edge.target} among its editions{instead}"
        return view.remark("REF201", edge, message, "warning")
    what = edge.target or edge.work
    message = f"{said}there is no {what}, and the corpus holds these texts whole{instead}"
    return view.remark("REF201", edge, message)


_ABSENT = ("not-loaded", "edition-not-loaded", "only-later")


def _absent(view: View, edge: Edge) -> Finding:
    what = edge.target or edge.work or edge.written
    message = f"{quote(edge.quote)} is not checked: {what} is not loaded"
    if edge.nearest:
        message += f"; the corpus has {edge.nearest}"
    return view.remark("REF201", edge, message, "note")


def ambiguous(view: View) -> Iterator[Finding]:
    """REF202: several texts of the corpus fit, and are named."""
    for edge in view.edges:
        if edge.status == "ambiguous" and edge.candidates and not is_echo(edge):
            shown = ", ".join(edge.candidates[:_MOST])
            more = len(edge.candidates) - _MOST
            fit = f"{shown} and {more} more" if more > 0 else shown
            verb = "fits" if len(edge.candidates) == 1 else "fit"
            lacks = "session" if edge.reason == "session-unknown" else "body"
            message = f"{quote(edge.quote)} names no {lacks}: {fit} {verb}"
            yield view.remark("REF202", edge, message)


def missing_place(view: View) -> Iterator[Finding]:
    """REF206: the cited text is there, and the place in it is not."""
    for edge in view.edges:
        if edge.place_status != "missing" or not edge.locator:
            continue
        there = _places(view, edge)
        if not there:
            continue  # a text without a tree has no places to miss
        known = _alike(there, edge.locator)
        has = f"it has {', '.join(known)}" if known else "there is nothing of that name"
        where = edge.target or "this text"
        message = f"{quote(edge.quote)}: {where} has no {edge.locator}; {has}"
        if not known or _in_gap(known, edge.locator):
            message += "; it may be there and was not told"
            yield view.remark("REF206", edge, message, "warning")
        else:
            yield view.remark("REF206", edge, message)


def _places(view: View, edge: Edge) -> tuple[str, ...]:
    if edge.target and edge.target != view.document.id:
        return view.corpus.places(edge.target)
    every = (n for n in nodes(view.document) if n.sort != "note")
    return tuple(Places.of(Spot(n.id, n.types, n.part) for n in every).named)


def _in_gap(known: list[str], locator: str) -> bool:
    """Whether there are places of the same name before and behind the one that lacks.

    A list has seldom a gap: reading it may well have missed a mark.
    """
    label = natural(re.split("[/-]", locator, maxsplit=1)[-1])
    there = [natural(re.split("[/-]", name, maxsplit=1)[-1]) for name in known if "…" not in name]
    return any(one < label for one in there) and any(one > label for one in there)


def _alike(there: tuple[str, ...], locator: str) -> list[str]:
    """The places of the same name, the first of them."""
    head = locator.partition("/")[0].rpartition("-")[0] or locator.partition("/")[0]
    found = [name for name in there if name.startswith((f"{head}/", f"{head}-"))]
    found = found or [name for name in there if name == head]
    return found if len(found) <= _MOST else [*found[: _MOST - 1], "…", found[-1]]


def external(view: View) -> Iterator[Finding]:
    """REF210: a text of a kind that is not collected here, once for each."""
    told: set[str] = set()
    for edge in view.edges:
        if edge.status == "external" and edge.written not in told and not is_echo(edge):
            told.add(edge.written)
            message = f"{quote(edge.quote)} is {edge.written}, which no corpus holds"
            yield view.remark("REF210", edge, message)


CHECKS = (unresolved, ambiguous, missing_place, external)
