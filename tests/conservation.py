"""Nothing is lost: an account of every character of a document that is no blank.

A node's own region is its span without the nodes below it and without what was set
aside. Blanks aside, it must hold the node's mark, opener or heading, title, text and
tail, in that order, and nothing else. What no node spans must be the masthead, the title
or a note. The account needs the document alone, not how it was read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from itures.model.clauses import Clause, Item, Section
from itures.model.document import Document, Footnote
from itures.model.letters import Field, Paragraph
from itures.model.span import Span
from itures.notation.grammar import load

Node = Clause | Item | Section
_SIGNS = "-–—:："
LOOKALIKES = load().read("labels.toml").data["lookalikes"]
LONGEST_MARK = 16
"""No mark of an item is longer than this, in characters that are no blanks."""
_CONVERTED = re.compile(r"\[\d+:(.*)\]", re.DOTALL)
"""How some converters write a note: its reference, its mark and its words in brackets."""
_NOTE_SIGNS = re.compile(r"footnoteRef:\d+|[\[\]()_:.\u2060]")


def losses(document: Document) -> Iterator[str]:
    """What the account does not explain, one line each; nothing if all is there."""
    holes = [d.span for d in document.discarded] + [n.span for n in document.footnotes]
    tops = trees(document)
    for node in walk(tops):
        yield from _node(document, node, holes)
    yield from _outside(document, tops, holes)
    for note in document.footnotes:
        yield from _note(document, note)
    for hole in document.discarded:
        if document.text[slice(*hole.span)] != hole.text:
            yield f"discarded at {hole.span}: its text is not what stands there"


def trees(document: Document) -> list[Node]:
    """The outermost nodes of a document."""
    parts = (document.front, document.clauses, document.sections, document.annexes, document.back)
    return [node for part in parts for node in part]


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Nodes and all that hangs below them."""
    for node in nodes:
        yield node
        yield from walk(node.items)


def _node(document: Document, node: Node, holes: Sequence[Span]) -> Iterator[str]:
    below = [child.span for child in node.items]
    own = plain = solid(without(document.text, node.span, [*below, *holes]))
    said = _said(node, own)
    for piece in reversed(said):
        if not plain.endswith(piece):
            yield f"{node.id}: {own!r:.160} is not {' + '.join(said)!r:.160}"
            return
        plain = plain[: len(plain) - len(piece)]
        if isinstance(node, Section) and node.heading and piece == solid(node.title or ""):
            plain = plain.rstrip(_SIGNS)  # the sign between a heading and its title
    label = folded(node.label or "")
    # Some converters print the mark of a paragraph twice: `9-9-`.
    marks = {label, label * 2}
    if isinstance(node, Section) and node.heading and label in folded(node.heading):
        # It is among the words of the heading. XML may print it beside them as well: then it
        # must be that label, and nothing more; no character is without an account either way.
        marks = {"", label}
    if folded(plain) not in marks or len(plain) > LONGEST_MARK:
        yield f"{node.id}: {plain!r:.160} is not the mark of {node.label!r}"


def _said(node: Node, own: str) -> list[str]:
    """What a node says, piece by piece, in the order of the text, without blanks."""
    match node:
        case Clause():  # in UN texts the opener is the beginning of the paragraph
            opener, text = solid(node.opener), solid(node.text or "")
            run_on = text.startswith(opener) and opener + text not in own
            lead: list[str | None] = [] if run_on else [node.opener]
        case Section():
            # The sign between a heading and its title is not looked at.
            heading = (node.heading or "").rstrip(_SIGNS) if node.title else node.heading
            lead = [heading, node.title]
        case Item():
            lead = []
    # A table has above its rows the words that name it, and behind them nothing.
    cells = [] if isinstance(node, Clause) else [cell for row in node.rows or () for cell in row]
    return [solid(piece) for piece in (*lead, node.text, *cells, node.tail) if piece]


def _outside(document: Document, tops: Sequence[Node], holes: Sequence[Span]) -> Iterator[str]:
    """What no node spans is the masthead, or at least the title."""
    head = document.masthead
    spans = [node.span for node in tops]
    if head:
        lines = solid("".join(head.lines))
        printed = solid(without(document.text, head.span, holes))
        if lines != printed:
            yield f"masthead: {printed!r:.160} is not {lines!r:.160}"
        spans.append(head.span)
    for part in running(document):
        yield from _running(document, part, holes)
        spans.append(part.span)
    rest = solid(without(document.text, Span(0, len(document.text)), [*spans, *holes]))
    if rest and rest != solid(document.title or ""):
        yield f"in no node: {rest!r:.160}"


def running(document: Document) -> list[Field | Paragraph]:
    """The fields and paragraphs of a letter or a message."""
    content = document.letter or document.message
    return [*content.fields, *content.paragraphs] if content else []


def _running(document: Document, part: Field | Paragraph, holes: Sequence[Span]) -> Iterator[str]:
    printed = solid(without(document.text, part.span, holes))
    mark = printed.removesuffix(solid(part.text))
    label = folded(part.label or "") if isinstance(part, Paragraph) else ""
    whole = len(mark) + len(solid(part.text)) == len(printed)
    if not whole or folded(mark) not in {label, label * 2}:  # `9-9-`: printed twice
        yield f"{part}: {printed[:80]!r}"


def _note(document: Document, note: Footnote) -> Iterator[str]:
    """A note is its mark, printed once or twice or not at all, and its words."""
    region = solid(without(document.text, note.span, [d.span for d in document.discarded]))
    if converted := _CONVERTED.fullmatch(region):
        region = converted[1]
    words = solid(note.text)
    mark = region.removesuffix(words)
    if not region.endswith(words):
        yield f"{note.id}: its text is not the end of its span: {region!r:.160}"
    elif bare(mark) not in {"", bare(note.marker), bare(note.marker) * 2}:
        yield f"{note.id}: {mark!r:.80} is not the mark of {note.marker!r}"


def bare(mark: str) -> str:
    """A mark of a note without what is printed around it: brackets, stops, the code of a field."""
    return _NOTE_SIGNS.sub("", unicodedata.normalize("NFKC", mark))


def without(text: str, span: Span, holes: Iterable[Span]) -> str:
    """A stretch of a text without the holes in it."""
    kept: list[str] = []
    at = span.start
    for start, end in sorted(holes):
        if end <= at or start >= span.end:
            continue
        kept.append(text[at : max(at, start)])
        at = max(at, min(end, span.end))
    return "".join(kept) + text[at : span.end]


def solid(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


def folded(mark: str) -> str:
    """A mark as it is compared with a label: letters and digits of one script, any case."""
    plain = unicodedata.normalize("NFKC", mark).casefold()
    if not any(char.isalnum() for char in plain):
        return "•" if plain else ""
    digits = (str(int(char)) if char.isdecimal() else char for char in plain if char.isalnum())
    return "".join(LOOKALIKES.get(char, char) for char in digits)


def misplaced(document: Document) -> Iterator[str]:
    """Spans that do not nest, overlap or lie outside the text; ids that are not unique."""
    every = Span(0, len(document.text))
    tops = sorted(trees(document), key=lambda node: node.span)
    yield from _order(tops, every, "the document")
    for node in walk(tops):
        yield from _order(node.items, node.span, node.id)
    ids = [node.id for node in walk(tops)] + [note.id for note in document.footnotes]
    yield from (f"the id {name} is given twice" for name in set(ids) if ids.count(name) > 1)
    ids += [part.id for part in running(document) if isinstance(part, Paragraph)]
    known = {*ids, "title", "subject", None}
    for citation in document.citations:
        if not inside(citation.span, every) or citation.node not in known:
            yield f"citation {citation.target} at {citation.span} in {citation.node}"
    for thing in (*document.discarded, *document.footnotes, *document.findings):
        if not inside(thing.span, every):
            yield f"{thing} lies outside the text"
    yield from _holes(document)


def _holes(document: Document) -> Iterator[str]:
    """No character is set aside twice; what is set aside may stand inside a note.

    A page number stands there, at its beginning too; a note inside what is set aside is none.
    """
    gone = sorted(d.span for d in document.discarded)
    for left, right in pairwise(gone):
        if left.end > right.start:
            yield f"{left} and {right} are set aside both"
    notes = {note.span for note in document.footnotes}
    for left, right in pairwise(sorted({*gone, *notes})):
        outer, inner = (left, right) if left in notes else (right, left)
        if left.end > right.start and (outer not in notes or not inside(inner, outer)):
            yield f"{left} and {right} overlap"


def _order(nodes: Sequence[Node], above: Span, name: str) -> Iterator[str]:
    for node in nodes:
        if not inside(node.span, above):
            yield f"{node.id} {node.span} is not inside {name} {above}"
    for left, right in pairwise(nodes):
        if left.span.end > right.span.start:
            yield f"{left.id} {left.span} and {right.id} {right.span} overlap"


def inside(span: Span, above: Span) -> bool:
    """Whether a stretch lies inside another."""
    return above.start <= span.start <= span.end <= above.end
