"""What is put into the words: fields, links, notes and comments."""

from itures.sources.word.fields import Field, link_of, printed
from itures.sources.word.names import R, is_on, w
from itures.sources.word.story import CommentRef, LinkTo, NoteKind, NoteNumber, NoteRef
from itures.sources.word.walk import Handler, Walk, inside, nothing
from itures.sources.xml import Element

_ID, _REL_ID, _ANCHOR, _INSTRUCTION = w("id"), f"{{{R}}}id", w("anchor"), w("instr")
_CUSTOM, _STEP = w("customMarkFollows"), w("fldCharType")


def hyperlink(walk: Walk, element: Element) -> None:
    """Read a link: to something outside, to a place in this file, or to both."""
    found = walk.relationships.by_id.get(element.get(_REL_ID, ""))
    anchor = element.get(_ANCHOR)
    target = (found.target if found else "") + (f"#{anchor}" if anchor else "")
    _linked(walk, LinkTo(target) if target else None, element)


def simple_field(walk: Walk, element: Element) -> None:
    """Read a field whose code is an attribute."""
    _linked(walk, link_of(element.get(_INSTRUCTION, "")), element)


def _linked(walk: Walk, link: LinkTo | None, element: Element) -> None:
    outer = walk.link
    walk.link = link or outer
    inside(walk, element)
    walk.link = outer


def field(walk: Walk, element: Element) -> None:
    """Read one of the signs that a field is made of: its begin, where its result is, its end."""
    _STEPS.get(element.get(_STEP, ""), nothing)(walk, element)


def _begins(walk: Walk, element: Element) -> None:
    walk.fields.append(Field(element, outer=walk.link))
    walk.muted += not walk.lenient


def _has_result(walk: Walk, element: Element) -> None:
    del element
    found = walk.fields[-1] if walk.fields else None
    if found is not None and found.in_code:
        found.in_code = False
        walk.muted -= not walk.lenient
        walk.flush()
        found.said = _said(walk)
        walk.link = link_of("".join(found.code)) or walk.link


def _ends(walk: Walk, element: Element) -> None:
    if not walk.fields:
        return
    _has_result(walk, element)
    found = walk.fields.pop()
    walk.flush()
    words = printed(found) if found.said == _said(walk) else ""
    if words:
        walk.say(words)
    walk.link = found.outer


def _said(walk: Walk) -> tuple[int, int]:
    """What changes when something is said."""
    return len(walk.paragraphs), len(walk.paragraph.pieces) if walk.paragraph else 0


def _code(walk: Walk, element: Element) -> None:
    if walk.fields and walk.fields[-1].in_code:
        walk.fields[-1].code.append(element.text or "")


def _note(kind: NoteKind) -> Handler:
    def note(walk: Walk, element: Element) -> None:
        if walk.muted:
            return
        custom = element.get(_CUSTOM)
        ref = NoteRef("", walk.format, walk.layers, walk.link, kind, element.get(_ID, ""))
        ref.custom, ref.page = custom is not None and is_on(custom), walk.pages
        walk.add(ref)
        walk.noted = True

    return note


def _number(walk: Walk, element: Element) -> None:
    del element
    walk.add(NoteNumber("", walk.format, walk.layers))


def _comment(walk: Walk, element: Element) -> None:
    walk.add(CommentRef("", walk.format, walk.layers, None, element.get(_ID, "")))


_STEPS: dict[str, Handler] = {"begin": _begins, "separate": _has_result, "end": _ends}
_SKIPPED = "commentRangeStart commentRangeEnd annotationRef fldData ffData"
INSERTS: dict[object, Handler] = {
    **{w(name): nothing for name in _SKIPPED.split()},
    w("hyperlink"): hyperlink,
    w("fldSimple"): simple_field,
    w("fldChar"): field,
    w("instrText"): _code,
    w("delInstrText"): _code,
    w("footnoteReference"): _note("footnote"),
    w("endnoteReference"): _note("endnote"),
    w("footnoteRef"): _number,
    w("endnoteRef"): _number,
    w("commentReference"): _comment,
}
