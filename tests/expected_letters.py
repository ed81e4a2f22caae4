"""Compare letters, messages, pairs and sections with the hand-made expected results."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from itures.export.json import to_json
from itures.model.clauses import Section
from itures.model.document import Document
from itures.model.letters import Paragraph


def letter_differences(document: Document, expected: dict[str, Any]) -> Iterator[str]:
    """What differs outside clauses, notes and citations, one line each."""
    made = json.loads(to_json(document))
    for key in ("title", "languages"):
        if key in expected and made[key] != expected[key]:
            yield f"{key}: {made[key]!r}, expected {expected[key]!r}"
    for key in ("letter", "message"):
        if key in expected:
            yield from _part(made[key], expected[key], key)
    if "pairs" in expected:
        yield from _pairs(document, expected)
    for key in ("annexes", "back"):
        wanted = [s for s in expected.get(key, []) if "text_start" in s or "items" in s]
        if key == "annexes" and expected.get("kind") != "circular-letter":
            continue
        if wanted:
            yield from _sections(getattr(document, key), wanted, key)
    yield from _discarded(document, expected.get("discarded", []))
    for words in expected.get("contact_block_of_annex_2", []):
        if words not in (document.annexes[-1].tail or ""):
            yield f"not behind the last annex: {words!r}"


def _part(made: dict[str, Any] | None, wanted: dict[str, Any], name: str) -> Iterator[str]:
    if made is None:
        yield f"no {name}"
        return
    for key, want in wanted.items():
        if key == "paragraphs_start":
            yield from _starts([p["text"] for p in made["paragraphs"]], want, name)
        elif made[key] != want:
            yield f"{name}.{key}: {made[key]!r}, expected {want!r}"


def _starts(got: Sequence[str], wanted: Sequence[str], name: str) -> Iterator[str]:
    if len(got) != len(wanted) or not all(
        _plain(g).startswith(_plain(w)) for g, w in zip(got, wanted, strict=True)
    ):
        yield f"{name}: paragraphs {[g[:30] for g in got]}, expected {list(wanted)}"


def _pairs(document: Document, expected: dict[str, Any]) -> Iterator[str]:
    codes = expected["languages"]
    full = [pair for pair in document.pairs if len(pair) == len(codes)]
    got = [{code: _plain(pair[code].text) for code in codes} for pair in full]
    wanted = expected["pairs"]
    if len(got) != len(wanted):
        yield f"{len(got)} pairs, expected {len(wanted)}"
        return
    for pair, want in zip(got, wanted, strict=True):
        for code, start in want.items():
            if not pair[code].startswith(_plain(start)):
                yield f"pair {code}: {pair[code][:30]!r}, expected {start!r}"
    lines = document.text.split("\n")
    for lone in expected.get("unpaired", []):
        alone = [p for p in document.pairs if list(p) == [lone["language"]]]
        if not any(p[lone["language"]].text == lines[lone["line"] - 1].strip() for p in alone):
            yield f"line {lone['line']} does not stand alone"


def _sections(
    made: Sequence[Section], wanted: Sequence[dict[str, Any]], where: str
) -> Iterator[str]:
    if len(made) != len(wanted):
        yield f"{where}: {[s.heading or s.text for s in made]}, expected {len(wanted)}"
        return
    for section, want in zip(made, wanted, strict=True):
        place = f"{where}/{section.id}"
        for key in ("heading", "title", "label", "actors"):
            got = getattr(section, key)
            got = list(got) if key == "actors" else got
            if key in want and got != want[key]:
                yield f"{place}: {key} {got!r}, expected {want[key]!r}"
        start = want.get("text_start", want.get("start"))
        if start and not _plain(section.text or "").startswith(_plain(start)):
            yield f"{place}: text {section.text!r}, expected {start!r}"
        if "text_start" in want and start is None and section.text is not None:
            yield f"{place}: text {section.text!r}, expected none"
        # The hand-made file writes annex_1; the design has annex-1, as in `#annex-1`.
        if "id" in want and section.id != want["id"].replace("_", "-"):
            yield f"{place}: expected {want['id']}"
        yield from _sections(section.items, want["items"], place)


def _discarded(document: Document, wanted: Sequence[str]) -> Iterator[str]:
    texts = [_plain(discarded.text) for discarded in document.discarded]
    for want in wanted:
        what = document.title if want == "the second printing of the title" else want
        if _plain(what or "") not in texts:
            yield f"not set aside: {want!r}"
    if wanted and len(texts) != len(wanted):
        yield f"set aside: {texts}, expected {list(wanted)}"


def node_of(document: Document, place: str) -> str | None:
    """The node id of a place: `body.2`, `pair.4.en`, `annex-1.….2`."""
    first, *rest = place.split(".")
    content = document.letter or document.message
    running: tuple[Paragraph, ...] = content.paragraphs if content else ()
    if first == "body":
        return running[int(rest[0]) - 1].id
    if first == "pair":
        full = [pair for pair in document.pairs if len(pair) == len(document.languages)]
        span = full[int(rest[0]) - 1][rest[1]].span
        return next(p.id for p in running if p.span == span)
    annex = next((a for a in document.annexes if a.id == first), None)
    if annex is None or len(rest) != 2:
        return first
    groups = [g for g in annex.items if (g.heading or "").startswith(rest[0])]
    return groups[0].items[int(rest[1]) - 1].id if groups else first


def is_place(place: str) -> bool:
    """Whether a place is one in a letter or a message."""
    return bool(re.match(r"(?:body|pair)\.|annex-\d+\.", place))


def _plain(text: str) -> str:
    return " ".join(text.split())
