"""Markdown files: CommonMark with tables and footnotes, read as the page that it makes."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import evolve
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from itures.model.blocks import Reading, Remark, Source, View
from itures.model.budget import BUDGET, Budget
from itures.model.span import Span
from itures.sources.bounds import text_edge
from itures.sources.decoding import decode
from itures.sources.html.reader import read_html
from itures.sources.reading import Outcome, Problem
from itures.sources.text import read_blocks

_PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body>{}</body></html>'
_MARKED = re.compile(r"\d{1,3}(?:\.\d{1,3})*\s|[(\uff08]?[^\W_]{1,5}[.)\uff09]|[^\W_]\u0640?\s?\)")
"""The mark of an item that is typed behind a bullet: `- a) …`, as our own Markdown has it."""

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign of punctuation with a backslash before it."""

_SIGN = re.compile(r"[\[\]*_`<^|&\\!]")
_DEAR = 4
"""How many tags of a page, or paragraphs, a sign or a line of Markdown costs as much as."""
_DEEPEST = 100
"""Levels of lists and quotes, a list and its item each counting as one."""
_TOO_DEEP = "lists or quotes in each other, more than can be read: this was read as plain text"


def read_markdown(data: bytes, source: Source, view: View, budget: Budget = BUDGET) -> Outcome:
    """Read the bytes of a Markdown file.

    A line break in a paragraph is one: texts are typed with one item a line. HTML in it is
    text, as it stands there.
    """
    decoded = decode(data)
    if decoded.problem:
        return Problem(Reading(decoded.text, (), source), decoded.problem)
    text = decoded.text
    edge = _edge(text, budget)
    parser = MarkdownIt("commonmark", {"breaks": True, "html": False, "maxNesting": _DEEPEST})
    parser.enable("table").use(footnote_plugin)
    tokens = parser.parse(text[:edge])
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        # The parser leaves out what is deeper, words and all: then signs are words as well.
        remark = Remark("DOC026", _TOO_DEEP, Span(0, 0))
        blocks = read_blocks(text[: text_edge(text, budget)])
        return Reading(text, blocks, source, remarks=(remark,))
    reading = _of_page(parser, tokens, source, view, budget)
    if edge == len(text) or not text[edge:].strip():
        return reading
    end = len(reading.text) if reading.end is None else reading.end
    return evolve(reading, text=reading.text + text[edge:], end=end)


def _edge(text: str, budget: Budget) -> int:
    """Where the part ends that is read: a line, or a sign, makes more work than in a page."""
    lines = evolve(budget, paragraphs=budget.paragraphs // _DEAR)
    edge = text_edge(text, lines)
    most = budget.tags // _DEAR
    sign = next(islice(_SIGN.finditer(text, 0, edge), most, None), None)
    if sign is None:
        return edge
    return text.rfind("\n", 0, sign.start()) + 1 or sign.start()


def _of_page(
    parser: MarkdownIt, tokens: Sequence[Token], source: Source, view: View, budget: Budget
) -> Reading:
    """The reading of the page that a Markdown text makes."""
    for opened, words in _lists(tokens):
        if words and _MARKED.match(words[0]):
            opened.attrSet("style", "list-style-type: none")
    page = parser.renderer.render(tokens, parser.options, {})
    return read_html(_PAGE.format(page).encode("utf-8", "surrogatepass"), source, view, budget)


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
