"""Compare a document with the hand-made expected results of the corpus."""

import re
from collections.abc import Iterator
from typing import Any

from expected_letters import is_place, letter_differences, node_of
from itures.model.clauses import Clause, Item, Section
from itures.model.document import Document

LOOSE = {"named", "group", "session"}
"""Classes that the hand-made files label only in some texts, or that are no citations."""


def differences(document: Document, expected: dict[str, Any]) -> Iterator[str]:
    """What differs, one line each; nothing if the document is as expected."""
    for key in ("kind", "language", "id"):
        if key in expected and getattr(document, key) != expected[key]:
            yield f"{key}: {getattr(document, key)!r}, expected {expected[key]!r}"
    start = expected.get("title_start")
    if start and not _plain(document.title or "").startswith(_plain(start)):
        yield f"title: {document.title!r}, expected {start!r}"
    yield from _meta(document, expected.get("meta", {}))
    yield from _clauses(document, expected.get("clauses", []))
    yield from _notes(document, expected.get("footnotes", []))
    yield from _citations(document, expected)
    yield from letter_differences(document, expected)


def _meta(document: Document, meta: dict[str, Any]) -> Iterator[str]:
    head = document.masthead
    if head is None:
        if meta.get("body"):
            yield "no masthead"
        return
    session = meta.get("session") or {}
    pairs = [
        ("body", head.body, meta.get("body")),
        ("revised", head.revised, meta.get("revised")),
        ("year", head.year, session.get("year")),
        ("place", head.place, session.get("place_key")),
        ("enacting", head.enacting, meta.get("enacting")),
        ("heading", _plain(head.lines[0]), meta.get("heading") and _plain(meta["heading"])),
        (
            "history",
            [{"year": s.year, "place": s.place} for s in head.history],
            meta.get("history"),
        ),
    ]
    for name, got, want in pairs:
        if want is not None and got != want:
            yield f"masthead {name}: {got!r}, expected {want!r}"
    paragraphs = meta.get("foreword_paragraphs")
    if paragraphs is not None and [len(s.items) for s in document.front] != [paragraphs]:
        yield f"foreword: {[len(s.items) for s in document.front]}, expected {paragraphs}"


def _clauses(document: Document, expected: list[dict[str, Any]]) -> Iterator[str]:
    got = document.clauses
    if len(got) != len(expected):
        yield f"{len(got)} clauses {[c.opener for c in got]}, expected {[c['opener'] for c in expected]}"
        return
    for clause, want in zip(got, expected, strict=True):
        where = clause.id
        types = want["types"]
        if list(clause.types) != types and not types[0].startswith("x-"):
            yield f"{where}: types {clause.types}, expected {types}"
        for key in ("part", "opener"):
            if _plain(getattr(clause, key)) != _plain(want[key]):
                yield f"{where}: {key} {getattr(clause, key)!r}, expected {want[key]!r}"
        for key in ("modifiers", "actors"):
            if list(getattr(clause, key)) != want[key]:
                yield f"{where}: {key} {getattr(clause, key)}, expected {want[key]}"
        start = want.get("text_start") or ""
        if not _plain(clause.text or "").startswith(_plain(start)) or bool(clause.text) != bool(
            start
        ):
            yield f"{where}: text {clause.text!r}, expected {want.get('text_start')!r}"
        yield from _items(clause, want["items"], where)


def _items(
    node: Clause | Item | Section, expected: list[dict[str, Any]], where: str
) -> Iterator[str]:
    labels = [item.label or "" for item in node.items]
    wanted = [item["label"] or "" for item in expected]
    if labels != wanted:
        yield f"{where}: items {labels}, expected {wanted}"
        return
    for item, want in zip(node.items, expected, strict=True):
        if not _plain(item.text or "").startswith(_plain(want["start"])):
            yield f"{where}/{item.label}: text {item.text!r}, expected {want['start']!r}"
        yield from _items(item, want["items"], f"{where}/{item.label}")


def _notes(document: Document, expected: list[dict[str, Any]]) -> Iterator[str]:
    got = document.footnotes
    if len(got) != len(expected):
        yield f"{len(got)} notes {[n.marker for n in got]}, expected {len(expected)}"
        return
    for note, want in zip(got, expected, strict=True):
        if note.marker != want["marker"] or not _plain(note.text).startswith(_plain(want["start"])):
            yield f"note {note.marker!r} {note.text[:40]!r}, expected {want}"
        node = note.anchor.node if note.anchor else None
        if node != _node(document, want["in"]):
            yield f"note {note.marker}: anchored in {node}, expected {_node(document, want['in'])}"


def _citations(document: Document, expected: dict[str, Any]) -> Iterator[str]:
    wanted = [c for c in expected.get("citations", []) if c.get("class") not in LOOSE]
    named = [c for c in expected.get("citations", []) if c.get("class") == "named"]
    rest = list(document.citations)
    for want in [*wanted, *named]:
        node = _node(document, want["in"])
        hits = [
            c
            for c in rest
            if c.target == want["target"]
            and _overlap(c.text, want["surface"])
            and _within(c.node, node)
        ]
        if hits:
            rest.remove(hits[0])
        else:
            near = [c.target for c in rest if _within(c.node, node)]
            yield f"citation missing: {want['target']} | {want['surface']} | in {node}; there: {near}"
    for citation in rest:
        if citation.kind != "instrument":
            yield f"citation too many: {citation.target} | {citation.text} | in {citation.node}"


def _node(document: Document, place: str) -> str | None:
    """The node id of a place by position, such as `0.b` or `6/i`."""
    if place == "foreword":  # a cover may stand before it, which has no heading
        headed = [section for section in document.front if section.heading]
        return next((section.id for section in headed or document.front), None)
    if is_place(place):
        return node_of(document, place)
    if not place[0].isdigit():
        return place
    first, *labels = re.split(r"[./]", place)
    if int(first) >= len(document.clauses):
        return None
    node: Clause | Item = document.clauses[int(first)]
    for label in labels:
        inside = [item for item in node.items if (item.label or "") == label]
        if not inside:
            return None
        node = inside[0]
    return node.id


def _within(node: str | None, above: str | None) -> bool:
    if above is None or node is None:
        return node == above
    return node == above or node.startswith((above + "__", above + "_"))


def _overlap(text: str, surface: str) -> bool:
    a, b = _plain(text), _plain(surface)
    return a in b or b in a or len(set(a.split()) & set(b.split())) >= min(len(b.split()), 3)


def _plain(text: str) -> str:
    return " ".join(text.split())
