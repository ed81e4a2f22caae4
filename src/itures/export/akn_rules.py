"""What AKN4UN asks for and the schema does not: one function for each code."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from attrs import frozen

from itures.sources.akn_names import NO_DATE
from itures.sources.xml import Element, local

_POINTERS = ("refersTo", "href", "source", "as", "from", "upTo", "for")
_STATEMENT = re.compile(
    r"/akn/un/statement/(?P<subtype>[^/]+)/(?P<actor>[^/]+)/(?P<date>\d{4}-\d\d-\d\d)"
    r"/(?P<number>[^/]+)"
)
_LETTERED = re.compile(r"\(?(?:[a-z]{1,4}|\d{1,2}(?:\.\d{1,2})*)[).]\s")
_SHORT = {
    "paragraph": "para",
    "list": "list",
    "blockList": "list",
    "intro": "intro",
    "listIntroduction": "intro",
    "wrapUp": "wrapup",
    "listWrapUp": "wrapup",
    "subparagraph": "subpara",
    "alinea": "al",
    "section": "sec",
    "point": "point",
    "item": "item",
}

_TRACELESS = frozenset({"mainBody", "body", "preamble", "preface", "coverPage", "conclusions"})
"""Parts of a document that leave no trace in the `eId`s of what is in them."""


@frozen
class Found:
    """One fault and its line."""

    line: int
    message: str


Rule = Callable[[Element], Iterator[Found]]


def line_of(element: Element) -> int:
    """The line of an element in its file."""
    line: int | None = element.sourceline  # type: ignore[assignment]
    return line or 1


def dangling(root: Element) -> Iterator[Found]:
    """A reference into the file points at what is not there."""
    eids = {e.get("eId") for e in root.iter() if e.get("eId")}
    components = {
        (e.get("value") or "").rpartition("/")[2] for e in root.iterfind(".//{*}FRBRthis")
    }
    for element in root.iter():
        for name in _POINTERS:
            for target in (element.get(name) or "").split():
                inside = target.startswith("#") and target[1:] not in eids
                component = target.startswith("!") and target.partition("#")[0] not in components
                if inside or component:
                    what = f"{local(element)}/@{name} points at {target}"
                    yield Found(line_of(element), f"{what}, which is not there")


def _documents(root: Element) -> Iterator[Element]:
    for meta in root.iterfind(".//{*}meta"):
        parent = meta.getparent()
        if parent is not None:
            yield parent


def identification(root: Element) -> Iterator[Found]:
    """Metadata that the guidelines demand is missing, or contradicts itself."""
    for document in _documents(root):
        line = line_of(document)
        outer = document.getparent() is root
        for name in ("publication", "references") if outer else ():
            if document.find(f"{{*}}meta/{{*}}{name}") is None:
                yield Found(line, f"no {name} in the metadata")
        if outer and document.get("contains") is None:
            yield Found(line, "the document does not say what it contains")
        for name in ("FRBRsubtype", "FRBRnumber"):
            if document.find(f"{{*}}meta/{{*}}identification/{{*}}FRBRWork/{{*}}{name}") is None:
                yield Found(line, f"no {name}")
        for level in document.iterfind("{*}meta/{*}identification/*"):
            yield from _component(level)


def _component(level: Element) -> Iterator[Found]:
    """`FRBRthis` is `FRBRuri` and a component."""
    this, uri = level.find("{*}FRBRthis"), level.find("{*}FRBRuri")
    if this is None or uri is None:
        return
    ending = ".xml" if local(level) == "FRBRManifestation" else ""
    whole = (uri.get("value") or "").removesuffix(ending)
    if not (this.get("value") or "").startswith(f"{whole}/!"):
        yield Found(line_of(this), "FRBRthis is not FRBRuri and a component, as in /!main")


def pieces(root: Element) -> Iterator[Found]:
    """The IRI of the Work and the metadata do not say the same."""
    for work in root.iterfind(".//{*}FRBRWork"):
        uri = work.find("{*}FRBRuri")
        value = (uri.get("value") if uri is not None else "") or ""
        if not value.startswith("/akn/un/statement/"):
            continue
        match = _STATEMENT.fullmatch(value)
        if match is None:
            wanted = "/akn/un/statement/deliberation/{actor}/{date}/{number}"
            yield Found(line_of(work), f"the IRI {value} is not of the form {wanted}")
            continue
        yield from _contradictions(work, match)


def _contradictions(work: Element, match: "re.Match[str]") -> Iterator[Found]:
    said = {
        "subtype": _value(work, "FRBRsubtype", "value"),
        "date": _value(work, "FRBRdate", "date"),
        "number": _value(work, "FRBRnumber", "value"),
    }
    for name, value in said.items():
        if value is not None and value != match[name]:
            yield Found(
                line_of(work),
                f"the IRI says {name} {match[name]}, the metadata {value}",
            )
    author = _value(work, "FRBRauthor", "href") or ""
    if author.startswith("#"):
        found = work.getroottree().find(f".//*[@eId='{author[1:]}']")
        author = (found.get("href") or "") if found is not None else ""
    if author and author.rpartition("/")[2] != match["actor"]:
        yield Found(
            line_of(work),
            f"the IRI says actor {match['actor']}, the author is {author}",
        )


def _value(level: Element, name: str, attribute: str) -> str | None:
    found = level.find(f"{{*}}{name}")
    return found.get(attribute) if found is not None else None


def unknown_date(root: Element) -> Iterator[Found]:
    """The date of first adoption is not known: editions of this text may not meet."""
    for date in root.iterfind("*/{*}meta/{*}identification/{*}FRBRWork/{*}FRBRdate"):
        if date.get("date") == NO_DATE:
            yield Found(line_of(date), f"the date of first adoption is not known ({NO_DATE})")


def blocks(root: Element) -> Iterator[Found]:
    """Elements that the guidelines do not want where they stand."""
    for element in root.iter("{*}ol", "{*}ul"):
        yield Found(line_of(element), f"{local(element)}: use list or blockList")
    for part in root.iter("{*}preamble", "{*}conclusions"):
        for child in part:
            if local(child) not in {"container", "formula", "recitals", "citations"}:
                yield Found(
                    line_of(child),
                    f"{local(child)} stands in {local(part)} outside a container",
                )


def eids(root: Element) -> Iterator[Found]:
    """An `eId` is not that of its parent, `__`, and the short name of its element."""
    for element in root.iter():
        eid, short = element.get("eId"), _SHORT.get(local(element))
        if eid is None or short is None:
            continue
        above = (a for a in element.iterancestors() if local(a) not in _TRACELESS)
        parent = next((a.get("eId") for a in above if a.get("eId")), None)
        last = eid.rpartition("__")[2]
        if last != short and not last.startswith(f"{short}_") and "__" in eid:
            yield Found(
                line_of(element),
                f"eId {eid}: {local(element)} should begin with {short}",
            )
        elif parent and "__" in eid and not eid.startswith(f"{parent}__"):
            yield Found(
                line_of(element),
                f"eId {eid} does not go on from that of its parent, {parent}",
            )


def numbers(root: Element) -> Iterator[Found]:
    """A paragraph begins with a mark that should stand in `num`."""
    for paragraph in root.iter("{*}p"):
        parent = paragraph.getparent()
        if parent is None or local(parent) not in {"item", "content", "intro"}:
            continue
        if _LETTERED.match((paragraph.text or "").lstrip()) and paragraph is parent[0]:
            yield Found(
                line_of(paragraph),
                f"a mark in the words: {(paragraph.text or '')[:20]!r}",
            )


def markers(root: Element) -> Iterator[Found]:
    """Two notes of one document have the same mark."""
    for document in _documents(root):
        notes = [
            note
            for note in document.iter("{*}authorialNote")
            if next(_holders(note), None) is document
        ]
        counted = Counter(note.get("marker") for note in notes)
        for note in notes:
            marker = note.get("marker")
            if marker and counted[marker] > 1:
                counted[marker] = 0
                yield Found(line_of(note), f"the note mark {marker} is used more than once")


def _holders(element: Element) -> Iterator[Element]:
    return (a for a in element.iterancestors() if a.find("{*}meta") is not None)
