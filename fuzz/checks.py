"""What must hold for every document, whatever it was read from."""

import re
from collections import Counter
from collections.abc import Iterator

import itures
from akn_same import same
from conservation import losses, misplaced, solid
from itures.export.text import to_text
from itures.export.tree import to_tree
from itures.model.document import Document

PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""Two surrogates that make a pair are one character in JSON: documented there."""
UNSAFE_IN_TERMINAL = frozenset(map(chr, [*range(9), *range(11, 32), *range(0x7F, 0xA0)]))


def sound(document: Document) -> Iterator[str]:
    """Nothing is lost or misplaced, and the document survives its JSON."""
    for loss in losses(document):
        yield f"lost: {loss}"
    for place in misplaced(document):
        yield f"misplaced: {place}"
    for node in (*document.discarded, *document.findings):
        if node.span.start > node.span.end:
            yield f"a span that ends before it begins: {node}"
    if not PAIR.search(document.text) and itures.from_json(itures.to_json(document)) != document:
        yield "json: another document comes back"


def kept(words: str | None, text: str) -> Iterator[str]:
    """Every character that was written is in the text that was read, blanks aside."""
    if words is None:
        return
    missing = Counter(solid(words)) - Counter(solid(text))
    if missing:
        yield f"text: characters are missing: {dict(missing)!r:.100}"


def preserved(text: str, document: Document) -> Iterator[str]:
    """The text of a string is the string; line ends and a byte-order mark aside."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if document.text != plain:
        yield "text: not the text that was given"


def checked(document: Document) -> Iterator[str]:
    """The rules look at the document, and every finding is inside it."""
    for found in itures.check(document):
        if not 0 <= found.span.start <= found.span.end <= len(document.text):
            yield f"check: {found.code} lies outside the text"


def written(document: Document) -> Iterator[str]:
    """Every form can be written, and holds all that is said."""
    said = Counter(solid("".join(_words(document))))
    plain = to_text(document)
    if said - Counter(solid(plain)):
        yield f"text form: lost {dict(said - Counter(solid(plain)))!r:.100}"
    for shown in (to_tree(document, width=80, colour=False), itures.to_markdown(document)):
        if UNSAFE_IN_TERMINAL & set(shown):
            yield "tree or markdown: a control character is shown"
    yield from _akn(document)
    yield from _files(document)


def _words(document: Document) -> Iterator[str]:
    """The words of the clauses: what every form must print."""
    nodes = list(document.clauses)
    while nodes:
        node = nodes.pop()
        yield from (node.text or "", node.tail or "")
        nodes.extend(node.items)  # type: ignore[arg-type]


def _akn(document: Document) -> Iterator[str]:
    xml = itures.to_akn(document)
    for found in itures.check_akn(xml.encode()):
        if found.severity == "error":
            yield f"akn: {found.code}: {found.message}"
    back = itures.parse(xml.encode())
    # Letters and messages are read again from their words, as those of others are.
    if not (document.letter or document.message) and not same(document, back):
        yield f"akn: another document comes back: {_differing(document, back)}"


def _differing(one: Document, other: Document) -> str:
    from akn_same import essence  # noqa: PLC0415 - only where something is wrong

    left, right = essence(one), essence(other)
    return ", ".join(f"{key}" for key in left if left[key] != right[key])


def _files(document: Document) -> Iterator[str]:
    """Pages and Word files of ours can be read, and nothing that was said is gone."""
    said = Counter(char for char in "".join(_words(document)) if char.isalnum())
    for form, data in (
        ("html", itures.to_html(document).encode()),
        ("docx", itures.to_docx(document)),
    ):
        back = itures.parse(data)
        if any(found.code == "DOC006" for found in back.findings):
            yield f"{form}: what was written cannot be read"
        elif said - Counter(back.text):
            yield f"{form}: written and read back, lost {dict(said - Counter(back.text))!r:.100}"
        yield from (f"{form} read back: {fault}" for fault in sound(back))
