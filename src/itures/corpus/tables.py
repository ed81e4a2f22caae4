"""The store as tables for people: rows with names, in an order that loading does not change.

Each table is a question. What it gives has no number that only this file knows: documents go
by name, language and file, so that the rows of two corpora of the same texts are the same.
"""

import sqlite3
from collections.abc import Iterator, Mapping

Cell = str | int | float | bool | None
Row = dict[str, Cell]

_DOCUMENT = "documents.name AS document, documents.language AS language"
_PATH = (
    "coalesce((SELECT min(path) FROM sources WHERE content = documents.content),"
    " (SELECT 'sha256:' || sha256 FROM contents WHERE id = documents.content)) AS path"
)
"""The first file that has the document; of one that came from no file its bytes."""
_BY_DOCUMENT = "document, language, path, documents.part"

TABLES: Mapping[str, str] = {
    "documents": f"""
        SELECT {_DOCUMENT}, {_PATH}, documents.part AS part_of_file, sha256, media_type, edition,
            stem, kind, languages, title, body, number, year, place, adopted, revised, chief,
            lead,
            (SELECT count(*) FROM nodes WHERE document = documents.id AND sort = 'clause')
                AS clauses,
            (SELECT count(*) FROM citations WHERE document = documents.id) AS citations,
            (SELECT count(*) FROM findings WHERE document = documents.id) AS findings
        FROM documents JOIN contents ON contents.id = content
        ORDER BY {_BY_DOCUMENT}""",
    "sources": """
        SELECT path, sha256, media_type FROM sources JOIN contents ON contents.id = content
        ORDER BY path""",
    "failures": "SELECT path, message FROM failures ORDER BY path",
    "editions": """
        SELECT id AS edition, work, body, kind, number, version, year, place, adopted, loaded,
            position
        FROM editions ORDER BY work, position""",
    "endings": """
        SELECT work, how, moment, authority, successor, edition FROM endings ORDER BY work""",
    "declarations": """
        SELECT sort, subject, session, target, moment, authority FROM declarations
        ORDER BY sort, subject, session""",
    "nodes": f"""
        SELECT {_DOCUMENT}, {_PATH}, node, parent, unit, sort, nodes.part AS part, types,
            modifiers, label, heading, text, qualifier, start, "end", line, "column"
        FROM nodes JOIN documents ON documents.id = nodes.document
        ORDER BY {_BY_DOCUMENT}, nodes.position""",
    "clauses": f"""
        SELECT {_DOCUMENT}, {_PATH}, node AS clause, nodes.part AS part, types, modifiers, label,
            heading AS opener, text, qualifier,
            (SELECT group_concat(actor, ' ') FROM (SELECT actor FROM actors
                WHERE actors.document = nodes.document AND actors.node = nodes.node
                ORDER BY actors.position)) AS actors,
            start, "end", line, "column"
        FROM nodes JOIN documents ON documents.id = nodes.document
        WHERE sort = 'clause'
        ORDER BY {_BY_DOCUMENT}, nodes.position""",
    "actors": f"""
        SELECT {_DOCUMENT}, {_PATH}, nodes.node AS node, nodes.unit AS clause, nodes.types AS types,
            nodes.part AS part, actor
        FROM actors JOIN documents ON documents.id = actors.document
            JOIN nodes ON nodes.document = actors.document AND nodes.node = actors.node
        ORDER BY {_BY_DOCUMENT}, nodes.position, actors.position""",
    "citations": f"""
        SELECT {_DOCUMENT}, {_PATH}, citations.node AS node, citations.unit AS clause,
            citations.part AS part, citations.types AS types, citations.text AS quote, target,
            citations.kind AS target_kind, status, reason, links.work AS work,
            links.edition AS edition, then_latest, nearest, candidates, locator,
            links.place AS place, place_status, effect, citations.inferred AS inferred,
            links.inferred AS edition_inferred, citations.start AS start,
            citations."end" AS "end", citations.line AS line, citations."column" AS "column"
        FROM citations JOIN documents ON documents.id = citations.document
            JOIN links ON links.citation = citations.id
        ORDER BY {_BY_DOCUMENT}, citations.position""",
    "edges": """
        SELECT documents.edition AS source, links.edition AS target, links.work AS target_work,
            citations.types AS types, status, count(*) AS citations
        FROM citations JOIN documents ON documents.id = citations.document
            JOIN links ON links.citation = citations.id
        WHERE lead AND links.work IS NOT NULL AND documents.edition IS NOT NULL
        GROUP BY source, target, target_work, types, status
        ORDER BY source, target_work, target, types, status""",
    "findings": f"""
        SELECT {_DOCUMENT}, {_PATH}, code, severity, message, line, "column", start, "end"
        FROM findings JOIN documents ON documents.id = findings.document
        ORDER BY {_BY_DOCUMENT}, findings.position""",
}
"""The questions, by the name of the table."""

_YES_OR_NO = frozenset({"chief", "lead", "loaded", "revised"})
"""Columns that SQLite keeps as 1 and 0: as numbers they would pick columns of a data frame."""


def rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    """The rows of a table, each a dict of columns.

    Raises:
        KeyError: if there is no table of this name.
    """
    found = connection.execute(TABLES[table])
    names = [column[0] for column in found.description]
    for row in found:
        yield {
            name: bool(value) if name in _YES_OR_NO and value is not None else value
            for name, value in zip(names, row, strict=True)
        }
