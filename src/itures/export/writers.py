"""The forms a document can be written in."""

from collections.abc import Callable, Mapping

from attrs import frozen

from itures.export.json import to_json
from itures.export.markdown import to_markdown
from itures.export.text import to_text
from itures.export.visible import as_json, visible
from itures.model.document import Document


@frozen
class Layout:
    """How a result is to look, where its form leaves a choice."""

    width: int = 80
    """Columns of the terminal."""
    colour: bool = False
    """Whether to write colours."""
    pretty: bool = False
    """Whether to spread JSON over lines."""
    terminal: bool = False
    """Whether a terminal gets it: then no character that commands one is written as it is."""


@frozen
class Writer:
    """One form."""

    write: Callable[[Document, Layout], str | bytes]
    """Writes one document: a text that ends with a line end, or the bytes of a file."""
    ending: str
    """The ending of a file in this form."""
    many: bool
    """Whether several documents can stand in one file."""
    headed: bool = False
    """Whether a person needs the name of each over it, where there are several."""
    binary: bool = False
    """Whether it writes bytes, which no terminal can show."""


def _json(document: Document, layout: Layout) -> str:
    text = to_json(document, indent=2 if layout.pretty else None) + "\n"
    return as_json(text) if layout.terminal else text


def _ndjson(document: Document, layout: Layout) -> str:
    text = to_json(document) + "\n"
    return as_json(text) if layout.terminal else text


def _text(document: Document, layout: Layout) -> str:
    text = to_text(document)
    return visible(text) if layout.terminal else text


def _tree(document: Document, layout: Layout) -> str:
    # Here, because rich is slow to load and only this form needs it.
    from itures.export.tree import to_tree  # noqa: PLC0415

    return to_tree(document, width=layout.width, colour=layout.colour)


def _akn(document: Document, layout: Layout) -> str:
    # Here, because lxml is slow to load and only this form needs it.
    from itures.export.akn import to_akn  # noqa: PLC0415

    text = to_akn(document)
    return visible(text) if layout.terminal else text


def _markdown(document: Document, _layout: Layout) -> str:
    return to_markdown(document)


def _docx(document: Document, _layout: Layout) -> bytes:
    # Here, because lxml is slow to load and only this form needs it.
    from itures.export.docx import to_docx  # noqa: PLC0415

    return to_docx(document)


def _html(document: Document, _layout: Layout) -> str:
    # Here, because jinja2 is slow to load and only this form needs it.
    from itures.export.html import to_html  # noqa: PLC0415

    return to_html(document)


WRITERS: Mapping[str, Writer] = {
    "json": Writer(_json, ".json", many=False),
    "ndjson": Writer(_ndjson, ".ndjson", many=True),
    "akn": Writer(_akn, ".xml", many=False),
    "html": Writer(_html, ".html", many=False),
    "text": Writer(_text, ".txt", many=True, headed=True),
    "markdown": Writer(_markdown, ".md", many=True, headed=True),
    "docx": Writer(_docx, ".docx", many=False, binary=True),
    "tree": Writer(_tree, ".tree", many=True, headed=True),
}
"""The forms, by the name that `--to` takes."""
