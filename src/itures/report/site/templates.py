"""The templates of the pages: how they are found, filled and written."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import Environment

from itures.export import templates
from itures.export.html import style
from itures.report.site import names, wording

File = tuple[str, bytes]
"""The name of a file, seen from the folder of the report, and what is in it."""


def page(name: str, template: str, **values: Any) -> File:
    """One page.

    Args:
        name: the name of the file.
        template: the template that it is made of.
        values: what the template asks for.
    """
    root = "../" * name.count("/")
    html = environment().get_template(template).render(name=name, root=root, **values)
    return name, encoded(html)


def encoded(text: str) -> bytes:
    """A text as a file; what cannot be encoded stands there as its escape."""
    return text.encode("utf-8", "backslashreplace")


def assets() -> Iterator[File]:
    """The style sheet and the scripts that all pages share."""
    yield "report.css", encoded(style() + wording.read("report.css"))
    for name in ("report.js", "search.js", "picture.js"):
        yield name, encoded(wording.read(name))


@cache
def environment() -> Environment:
    """The templates, with all that they may call."""
    found = templates.environment("itures.report.site")
    every = (
        wording.aspect,
        wording.said,
        wording.inside,
        wording.spaced,
        wording.count,
        wording.share,
        wording.slug,
        wording.placed,
        wording.shortened,
        wording.says_quote,
        names.edition,
        names.edition_of,
        names.language_name,
        names.called,
        names.short,
        names.tag,
        names.way_of,
    )
    found.filters.update({each.__name__: each for each in every})
    found.globals.update(words=wording.words())
    return found
