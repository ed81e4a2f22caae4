"""Full-text search over the clauses of all documents."""

import re
import sqlite3
from collections.abc import Sequence
from typing import Any

from attrs import define, frozen

from itures.corpus.questions import Question, question
from itures.corpus.sheets import words_of
from itures.corpus.terms import PAIRED, Speller, Spelling

_RANKED = 2000
"""Up to so many finds are put in order by how well they fit; of more, the first so many."""
_TITLE_WORTH = 3.0
"""How much more a find in a title is worth."""
_BEFORE, _LONGEST = 60, 200
"""Characters of a snippet before the first word that was found, and in all."""
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670])*")
"""A word as printed, with the marks in it."""


@frozen
class Hit:
    """One find."""

    name: str
    """The edition, or `sha256:…` for a text without an identifier."""
    language: str
    title: str | None
    """The title of the text."""
    clause: str
    """The clause, or other unit, that has all the words."""
    node: str
    """The node in it that has most of them."""
    types: tuple[str, ...]
    """What the clause does."""
    snippet: str
    """A stretch of that node, on one line."""
    marks: tuple[tuple[int, int], ...]
    """Where the words stand in the snippet, in code points."""
    line: int
    """The line of the node in the text of the document."""
    score: float
    """How well it fits: larger is better."""


@frozen
class Hits:
    """What a search found."""

    hits: tuple[Hit, ...]
    total: int
    """How many clauses fit; where there are more than were counted, how many were counted."""
    counted: bool
    """Whether `total` is all."""


@define
class Searcher:
    """Asks the index of a store."""

    connection: sqlite3.Connection
    spelling: Spelling

    def search(self, words: str, language: str | None, limit: int) -> Hits:
        """The clauses that have all the words, the best first."""
        asked = question(words, self._spellers(language))
        if not asked.chunks:
            return Hits((), 0, counted=True)
        found = self._found(asked)
        every = [self._hit(row, asked) for row in found[:limit]]
        return Hits(tuple(every), len(found), counted=len(found) < _RANKED)

    def _spellers(self, language: str | None) -> Sequence[Speller]:
        """Those of the language that is asked for, else of all that are there."""
        if language is not None:
            return [self.spelling.of(language)]
        rows = self.connection.execute("SELECT DISTINCT language FROM documents ORDER BY language")
        return [self.spelling.of(code) for (code,) in rows]

    def _found(self, asked: Question) -> list[tuple[Any, ...]]:
        rows = self.connection.execute(
            "WITH found AS MATERIALIZED"
            " (SELECT rowid AS unit_node, bm25(search) AS score FROM search"
            " WHERE search MATCH ? LIMIT ?)"
            " SELECT -score * CASE sort WHEN 'title' THEN ? ELSE 1 END AS worth,"
            " documents.name, documents.language, documents.title, document, nodes.node, types"
            " FROM found JOIN nodes ON nodes.id = unit_node"
            " JOIN documents ON documents.id = document WHERE chief"
            " ORDER BY worth DESC, documents.name, documents.language, nodes.position",
            (asked.expression, _RANKED, _TITLE_WORTH),
        )
        return rows.fetchall()

    def _hit(self, row: tuple[Any, ...], asked: Question) -> Hit:
        score, name, language, title, document, clause, types = row
        speller = self.spelling.of(language)
        nodes = self.connection.execute(
            "SELECT node, heading, text, line FROM nodes WHERE document = ? AND unit = ?"
            " ORDER BY position",
            (document, clause),
        ).fetchall()
        best = max(nodes, key=lambda node: len(_seen(node, speller, asked.terms)))
        node, heading, text, line = best
        words = " ".join(words_of(heading, text).split())
        snippet, marks = snip(words, speller, asked)
        return Hit(
            name, language, title, clause, node, tuple(types.split()), snippet, marks, line,
            round(score, 4),
        )  # fmt: skip


def _seen(node: tuple[Any, ...], speller: Speller, terms: frozenset[str]) -> set[str]:
    """The terms that are looked for and stand in a node."""
    _, heading, text, _ = node
    return {term for term in speller.terms(words_of(heading, text)) if _fits(term, terms)}


def _fits(term: str, terms: frozenset[str]) -> bool:
    return term in terms or any(each.endswith("*") and term.startswith(each[:-1]) for each in terms)


def snip(text: str, speller: Speller, asked: Question) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A stretch of a text around the first word that is looked for, and where such words are."""
    marks = [
        (found.start(), found.end())
        for found in _WORD.finditer(text)
        if any(_fits(term, asked.terms) for term in speller.terms(found[0]))
    ]
    marks = [mark for whole in marks for mark in _narrow(text, whole, asked.plain)]
    start = max(0, marks[0][0] - _BEFORE) if marks else 0
    blank = text.find(" ", start, marks[0][0]) if start else -1
    start = blank + 1 if blank >= 0 else start
    end = min(len(text), start + _LONGEST)
    head, foot = "…" if start else "", "…" if end < len(text) else ""
    shift = len(head) - start
    inside = [(a + shift, b + shift) for a, b in marks if start <= a and b <= end]
    return head + text[start:end] + foot, tuple(inside)


def _narrow(text: str, mark: tuple[int, int], terms: frozenset[str]) -> list[tuple[int, int]]:
    """Of runs of Chinese characters only the pairs that are looked for."""
    start, end = mark
    runs = [(start + run.start(), start + run.end()) for run in PAIRED.finditer(text[start:end])]
    if not runs:
        return [mark]
    return [pair for run in runs for pair in _pairs(text, run, terms)]


def _pairs(text: str, run: tuple[int, int], terms: frozenset[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at in range(*run):
        pair = text[at : min(at + 2, run[1])]
        width = 2 if pair in terms else 1 if f"{pair[:1]}*" in terms else 0
        if width and found and found[-1][1] >= at:
            found[-1] = (found[-1][0], max(found[-1][1], at + width))
        elif width:
            found.append((at, at + width))
    return found
