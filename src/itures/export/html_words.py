"""Words as HTML: escaped, with links and note marks, each direction kept to itself."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen
from markupsafe import Markup, escape

from itures.export.html_direction import Direction, against, direction
from itures.export.visible import UNSAFE, escaped, visible

_STOPS = ".,;:!?)\"'\u201d\u2019\u00bb\u2026"
"""What a line ends with that goes on in no other."""
_ADDRESS = re.compile(r"(?i)(?:https?|mailto):[^\s]+")
# A colon before the first slash would make a scheme of what stands before it; two slashes,
# or their look-alikes, another house.
_RELATIVE = re.compile(r"(?![/\\]{2})[^\s:\\]*(?:[/?#][^\s\\]*)?")


def safe_url(url: str | None) -> str | None:
    """An address that may be followed, or `None`: `javascript:` and the like may not."""
    if not url or UNSAFE.search(url):
        return None
    if _ADDRESS.fullmatch(url) or _RELATIVE.fullmatch(url):
        return url
    return None


@frozen
class Link:
    """A stretch of a text that is a citation or a web address."""

    start: int
    end: int
    classes: str
    """`cite` and a status, or `web`."""
    url: str | None
    """Where it leads; `None` for a mark that leads nowhere."""
    title: str
    """What is cited, and its status."""
    anchor: str | None = None
    """The id of the words, at the first place where they stand."""


@frozen
class Mark:
    """The mark of a note, at a place in a text."""

    at: int
    note: "Note"


@frozen
class Note:
    """A note: its mark, its place in the list, and its words."""

    marker: str
    anchor: str
    """The id of the note in the list of notes."""
    back: str | None
    """The id of its mark, if it is marked anywhere."""
    popover: str
    """The id of the note where it opens beside its mark."""
    lines: "tuple[Line, ...]"
    """Its words in the list."""
    beside: "tuple[Line, ...]"
    """The same words beside its mark, without ids: no id may be there twice."""


@frozen
class Line:
    """One paragraph, ready to be written."""

    html: Markup
    dir: Direction | None = None
    """Its direction, where that is not the one around it."""


@frozen
class Words:
    """One text with what stands in it."""

    text: str
    links: Sequence[Link] = ()
    """Links that do not overlap, in order."""
    marks: Sequence[Mark] = ()
    """The marks of notes, in order."""
    lead: int = 0
    """How many of its first characters are the opener of a clause."""

    def lines(self, around: Direction, *, joined: bool = False) -> tuple[Line, ...]:
        """The paragraphs of the text.

        Args:
            around: the direction of what stands around the text.
            joined: whether a line may go on in the next one; else each is a paragraph.
        """
        found: list[Line] = []
        for start, end in _paragraphs(self.text, joined=joined):
            own = direction(self.text[start:end])
            html = self._html(start, end, own or around)
            found.append(Line(html, own if own != around else None))
        return tuple(found)

    def _html(self, start: int, end: int, around: Direction) -> Markup:
        first = bisect_left(self.links, start, key=lambda link: link.end)
        last = bisect_left(self.links, end, key=lambda link: link.start)
        links = {max(link.start, start): link for link in self.links[first:last]}
        marks: dict[int, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            if start <= mark.at <= end:
                marks[mark.at].append(mark)
        cuts = {start, end, self.lead, *marks, *links, *(one.end for one in links.values())}
        edges = sorted(cut for cut in cuts if start <= cut <= end)
        out = [_mark(mark.note) for mark in marks[start]]
        link = None
        for left, right in pairwise(edges):
            link = links.get(left) or (link if link and left < link.end else None)
            out.append(self._piece(left, right, link, around))
            out += [_mark(mark.note) for mark in marks[right]]
        return Markup().join(out)

    def _piece(self, start: int, end: int, link: Link | None, around: Direction) -> Markup:
        words = isolated(self.text[start:end], around)
        if start < self.lead:
            words = Markup('<i class="opener">{}</i>').format(words)
        if link is None:
            return words
        anchor = link.anchor if start == link.start else None
        return _link(link, words, anchor)


def _paragraphs(text: str, *, joined: bool) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a text begin and end; blank ones are left out."""
    start = 0
    for at in (*(found.start() for found in re.finditer("\n", text)), len(text)):
        # No stop before it and a small letter behind it: there a line was broken.
        stopped = text[max(at - 1, 0) : at] in _STOPS
        if joined and not stopped and text[at + 1 : at + 2].islower():
            continue
        if text[start:at].strip():
            yield start, at
        start = at + 1


def plain(text: str, around: Direction = "ltr") -> Markup:
    """A text on its own: escaped, what is odd in it visible, its directions isolated."""
    return isolated(text, direction(text) or around)


def isolated(text: str, around: Direction) -> Markup:
    """Escaped words; stretches that run against the direction around them in `bdi`."""
    out: list[Markup] = []
    at = 0
    other = "ltr" if around == "rtl" else "rtl"
    for start, end in against(text, around):
        out.append(_shown(text[at:start]))
        out.append(Markup('<bdi dir="{}">{}</bdi>').format(other, _shown(text[start:end])))
        at = end
    out.append(_shown(text[at:]))
    return Markup().join(out)


def _shown(text: str) -> Markup:
    """Escaped words; what must not be shown as it is stands there as its escape."""
    if not UNSAFE.search(text):
        return escape(text)
    out: list[Markup] = []
    at = 0
    for odd in UNSAFE.finditer(text):
        out.append(escape(text[at : odd.start()]))
        out.append(Markup('<bdi class="odd" dir="ltr">{}</bdi>').format(escaped(odd)))
        at = odd.end()
    return Markup().join([*out, escape(text[at:])])


def _link(link: Link, words: Markup, anchor: str | None) -> Markup:
    rest = attributes(
        {
            "class": link.classes,
            "id": anchor,
            "href": link.url,
            "title": visible(link.title),
            "rel": "noreferrer" if link.classes == "web" else None,
        }
    )
    form = "<a{}>{}</a>" if link.url else "<span{}>{}</span>"
    return Markup(form).format(rest, words)  # noqa: S704 - one of these two


def _mark(note: Note) -> Markup:
    """A mark that opens its note in place; without that art, a link to the list."""
    return Markup(
        '<sup class="mark"{}><button type="button" popovertarget="{}" aria-label="{}">{}</button>'
        '<span class="note" id="{}" popover>{} '
        '<a href="#{}" lang="en" dir="ltr">{}</a></span></sup>'
    ).format(
        attributes({"id": note.back, "data-mark": visible(note.marker)}),
        note.popover,
        f"Note {visible(note.marker)}",
        visible(note.marker),
        note.popover,
        Markup(" ").join(_said(line) for line in note.beside),
        note.anchor,
        f"Note {visible(note.marker)}",
    )


def _said(line: Line) -> Markup:
    return Markup("<span{}>{}</span>").format(attributes({"dir": line.dir}), line.html)


def attributes(pairs: Mapping[str, str | None]) -> Markup:
    """The attributes of an element; those without a value are left out."""
    made = (Markup(' {}="{}"').format(name, value) for name, value in pairs.items() if value)
    return Markup().join(made)
