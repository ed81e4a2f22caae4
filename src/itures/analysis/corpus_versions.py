"""VER: the editions of what is cited, in force or not, by what a corpus knows.

Of each citation one thing is said: that it is history; else that the text has ended; else
that its edition was out of date when the citing text was adopted; else that it is now.
"""

from collections.abc import Callable, Iterator

from itures.analysis.corpus_view import LOWER, View, is_echo, session
from itures.analysis.remarks import quote, remark
from itures.analysis.rules import RULES
from itures.corpus import moments
from itures.corpus.edges import Edge
from itures.model.findings import Finding, Severity

_OLD = ("stale-at-adoption", "stale-since")
_DOES = ("suppresses", "replaces", "merges")
"""Words beside a citation that end the cited text: naming an old edition there is right."""


def verdict(view: View, edge: Edge) -> str | None:
    """The code of the one thing that is to be said of a citation."""
    if edge.same_work or edge.effect in _DOES or is_echo(edge):
        return None
    old, ended = edge.age in _OLD, edge.ending is not None
    if edge.age == "forward" or edge.status == "missing" or not (old or ended):
        return None
    if edge.effect == "history" or (edge.several_editions and old):
        return "VER307"
    if edge.ending is not None and not (view.is_over and _later(edge)):
        return "VER304" if edge.ending.how == "merged" else "VER303"
    if edge.age == "stale-at-adoption":
        return "VER301" if view.knows(edge.then_latest) else None
    return None if view.is_over or not old else "VER302"


def _later(edge: Edge) -> bool:
    """Whether the cited text may have ended after the citing text was adopted."""
    ended = edge.ending.when if edge.ending else None
    return not (ended and edge.moment and not moments.surely_after(ended, edge.moment))


def _told(code: str, say: Callable[[View, Edge], tuple[str, Severity]]) -> "Check":
    """The check of a code, which says something of each citation whose verdict that is."""

    def check(view: View) -> Iterator[Finding]:
        for edge in view.edges:
            if verdict(view, edge) == code:
                message, severity = say(view, edge)
                yield view.remark(code, edge, message, severity)

    return check


Check = Callable[[View], Iterator[Finding]]


def _stale_at_adoption(view: View, edge: Edge) -> tuple[str, Severity]:
    then, latest = edge.then_latest or "", edge.latest
    message = (
        f"{quote(edge.quote)} is {edge.target}, but {then} was in force when this text was "
        f"adopted in {session(edge.moment or '')}: write {view.printed(then)}"
    )
    if latest and latest != then:
        message += f"; the last edition is {latest}"
    return message, RULES["VER301"].severity


def _stale_since(view: View, edge: Edge) -> tuple[str, Severity]:
    latest = edge.latest or ""
    message = (
        f"{quote(edge.quote)} is {edge.target}; {latest} has taken its place since: "
        f"write {view.printed(latest)}"
    )
    return message, RULES["VER302"].severity


def _suppressed(view: View, edge: Edge) -> tuple[str, Severity]:
    message = f"{quote(edge.quote)}: {edge.work} was suppressed{_how(edge)}"
    return message + _instead(view, edge), _graded("VER303", edge)


def _merged(view: View, edge: Edge) -> tuple[str, Severity]:
    message = f"{quote(edge.quote)}: {edge.work} went into another text{_how(edge)}"
    return message + _instead(view, edge), _graded("VER304", edge)


def _how(edge: Edge) -> str:
    ending = edge.ending
    when = f" in {session(ending.when)}" if ending and ending.when else ""
    return when + (f" by {ending.by}" if ending and ending.by else "")


def _instead(view: View, edge: Edge) -> str:
    into = edge.ending.into if edge.ending else None
    return f": write {view.printed(into)}" if into else ""


def _graded(code: str, edge: Edge) -> Severity:
    """What ended after the citing text was adopted is work to do, and no mistake."""
    severity = RULES[code].severity
    return LOWER[severity] if _later(edge) else severity


def _historical(view: View, edge: Edge) -> tuple[str, Severity]:
    why = (
        "the words beside it tell history"
        if edge.effect == "history"
        else "the clause cites several editions of it"
    )
    now = f"; the last edition is {view.printed(edge.latest)}" if edge.latest else ""
    if edge.ending:
        now = f"; it was {edge.ending.how}{_how(edge)}"
    message = f"{quote(edge.quote)} is {edge.target or edge.work}, left as it is: {why}{now}"
    return message, RULES["VER307"].severity


def chain_gap(view: View) -> Iterator[Finding]:
    """VER308: between this edition and one before it the corpus lacks an edition."""
    mine, head = view.edition, view.document.masthead
    if mine is None or head is None or view.lineage is None:
        return
    before = [e for e in view.lineage.editions if e.order < mine.order]
    loaded = [at for at, edition in enumerate(before) if edition.loaded]
    if loaded and loaded[-1] < len(before) - 1:
        lacking = ", ".join(edition.id for edition in before[loaded[-1] + 1 :])
        message = f"between {before[loaded[-1]].id} and {mine.id} the corpus lacks {lacking}"
        yield remark(view.document, "VER308", head.span, message)


CHECKS = (
    _told("VER301", _stale_at_adoption),
    _told("VER302", _stale_since),
    _told("VER303", _suppressed),
    _told("VER304", _merged),
    _told("VER307", _historical),
    chain_gap,
)
