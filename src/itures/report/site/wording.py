"""How values are put into words: numbers, names of ours, words of documents."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup, escape

from itures.export.html_words import isolated
from itures.export.visible import one_line
from itures.report.links import Issue

_ODD = re.compile(r"[^A-Za-z0-9._-]+")
_AGAIN = re.compile(r"_(\d+)$")
"""What stands behind a label that is there a second time."""
_BEGIN = 40
"""Characters by which a quote is known again in a message, which cuts long ones."""
_LONGEST = 600
"""Characters of a quote: a paragraph."""


def read(name: str) -> str:
    """A file that lies beside the templates."""
    return files("itures.report.site").joinpath("pages", name).read_text("utf-8")


@cache
def words() -> dict[str, dict[str, Any]]:
    """The words of the pages: names of bodies, kinds, states and sections."""
    return tomllib.loads(read("words.toml"))


def said(text: str | None, around: str = "ltr") -> Markup:
    """Words of a document: escaped, what is odd in them visible, directions kept apart."""
    line = one_line(text or "")
    if around != "rtl" and line.isascii():
        return escape(line)  # nothing in it runs the other way
    return isolated(line, "rtl" if around == "rtl" else "ltr")


def inside(text: str, around: str = "ltr") -> Markup:
    """The same of a piece of a text: the blanks at its ends stand between it and others."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return Markup("{}{}{}").format(before, said(text, around), after)


def spaced(name: str) -> str:
    """A name of ours as words: `taking-into-account` as `taking into account`."""
    return name.replace("-", " ")


def count(number: int) -> str:
    """A number as it is read: thousands set apart."""
    return f"{number:,}".replace(",", "\u202f")


def share(part: int, whole: int) -> str:
    """A part in per cent, cut and not rounded: only all of it is 100 %."""
    if not whole:
        return "\u2013"
    tenths = 1000 * part // whole
    return f"{tenths / 10:.1f}\u202f%"


def slug(name: str) -> str:
    """A name as a part of an id or of the name of a file."""
    return _ODD.sub("-", name)


def placed(node: str) -> str:
    """The id of a node as it is read: `resolves_2__3__a` as `resolves (2) › 3 › a`."""
    head, *steps = node.split("__")
    name, _, number = head.rpartition("_")
    if name and number.isdecimal():
        known = words()["places"].get(name)
        again = "" if number == "1" else f" ({number})"
        head = f"{known} {number}" if known else spaced(name) + again
    return " › ".join([head, *(_AGAIN.sub(r" (\1)", step) for step in steps)])


def aspect(name: str) -> str:
    """In what languages are compared, in words."""
    return str(words()["aspects"][name])


def shortened(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def says_quote(issue: Issue) -> bool:
    """Whether the message of a finding has the quote, or the beginning of it."""
    begin = " ".join(issue.quote.split())[:_BEGIN]
    return begin in " ".join(issue.message.split())
