"""Markdown files: CommonMark with tables and footnotes, read as the page that it makes."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from itures.model.blocks import Reading, Source, View
from itures.sources.decoding import decode
from itures.sources.html.reader import read_html
from itures.sources.reading import Outcome, Problem

_PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body>{}</body></html>'
_MARKED = re.compile(r"\d{1,3}(?:\.\d{1,3})*\s|[(\uff08]?[^\W_]{1,5}[.)\uff09]|[^\W_]\u0640?\s?\)")
"""The mark of an item that is typed behind a bullet: `- a) …`, as our own Markdown has it."""

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign of punctuation with a backslash before it."""


def read_markdown(data: bytes, source: Source, view: View) -> Outcome:
    """Read the bytes of a Markdown file.

    A line break in a paragraph is one: texts are typed with one item a line. HTML in it is
    text, as it stands there.
    """
    decoded = decode(data)
    if decoded.problem:
        return Problem(Reading(decoded.text, (), source), decoded.problem)
    parser = MarkdownIt("commonmark", {"breaks": True, "html": False}).enable("table")
    parser.use(footnote_plugin)
    tokens = parser.parse(decoded.text)
    for opened, words in _lists(tokens):
        if words and _MARKED.match(words[0]):
            opened.attrSet("style", "list-style-type: none")
    page = parser.renderer.render(tokens, parser.options, {})
    return read_html(_PAGE.format(page).encode("utf-8", "surrogatepass"), source, view)


def _lists(tokens: Sequence[Token]) -> Iterator[tuple[Token, list[str]]]:
    """The lists with bullets, and the words that each of their items begins with."""
    for at, token in enumerate(tokens):
        if token.type == "bullet_list_open":
            level = token.level + 3  # an item, and a paragraph in it
            words: list[str] = []
            waits = False
            for inner in tokens[at + 1 :]:
                if inner.level <= token.level:
                    break
                if inner.type == "list_item_open" and inner.level == token.level + 1:
                    waits = True
                elif waits and inner.type == "inline" and inner.level == level:
                    words.append(_ESCAPED.sub(r"\1", inner.content))
                    waits = False
            yield token, words
