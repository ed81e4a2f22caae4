"""HTML pages as tests see them: parsed, with the words of each element."""

from collections.abc import Iterator
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

import itures
from cli_run import SAMPLES
from conservation import running, solid, trees, walk
from itures.model.letters import Paragraph

BESIDE = './/sup[@class="mark"] | .//ul[@class="actors"] | .//a[@class="up"]'
"""What stands in the words of a document and is none of them."""


def page_of(document: itures.Document) -> HtmlElement:
    """The page of a document, parsed."""
    return html.document_fromstring(itures.to_html(document).encode())


def page(text: str, **how: str) -> HtmlElement:
    """The page of a text."""
    return page_of(itures.parse_text(text, **how))  # type: ignore[arg-type]


def sample(name: str) -> itures.Document:
    """One of the samples."""
    return itures.parse(SAMPLES / f"{name}.txt")


def samples() -> list[Path]:
    """All samples that are text files."""
    found = sorted(SAMPLES.glob("*.txt"))
    assert found, f"no samples in {SAMPLES}"
    return found


def words(element: HtmlElement) -> str:
    """The words of an element, without blanks and without what is beside them."""
    bare = html.fragment_fromstring(html.tostring(element, encoding="unicode"))
    for extra in bare.xpath(BESIDE):
        extra.drop_tree()
    return solid(bare.text_content())


def by_id(root: HtmlElement, name: str) -> HtmlElement:
    """The one element with this id."""
    found = root.xpath("//*[@id=$name]", name=name)
    assert len(found) == 1, (name, found)
    return found[0]


def absent(document: itures.Document, root: HtmlElement) -> Iterator[str]:
    """The words of the tree that are not where they belong on the page."""
    for node in walk(trees(document)):
        said = words(by_id(root, node.id))
        cells = [cell for row in getattr(node, "rows", None) or () for cell in row]
        names = ("opener", "heading", "title", "text", "tail")
        for text in (*(getattr(node, name, None) for name in names), *cells):
            if text and solid(text) not in said:
                yield f"{node.id}: {text!r}"
    article = words(root.xpath("//article")[0])
    for line in document.masthead.lines if document.masthead else ():
        if solid(line) not in article:
            yield f"masthead: {line!r}"
    for part in running(document):
        place = by_id(root, part.id) if isinstance(part, Paragraph) else None
        if solid(part.text) not in (article if place is None else words(place)):
            yield f"{part}"
    for note in document.footnotes:
        if solid(note.text) not in words(by_id(root, note.id)):
            yield f"{note.id}: {note.text!r}"
