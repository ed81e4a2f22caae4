"""The tables of a corpus, and how a corpus of an older form becomes one of this form.

`docs/reference/corpus.md` explains every column. What was read is in `contents`, `sources`,
`documents` and the tables that hang on them; what is concluded from it, and can be concluded
again at any time, is in `editions`, `endings` and `links`.
"""

import sqlite3
from collections.abc import Callable, Mapping

APPLICATION_ID = 0x49545553
"""What says in the head of an SQLite file that it is a corpus: the letters ITUS."""
VERSION = 1
"""The form of the tables."""

TABLES = """
CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE declarations (
    sort TEXT NOT NULL,
    subject TEXT NOT NULL,
    session TEXT NOT NULL DEFAULT '',
    target TEXT,
    moment TEXT,
    authority TEXT,
    PRIMARY KEY (sort, subject, session)
) STRICT, WITHOUT ROWID;

CREATE TABLE contents (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    reading TEXT NOT NULL,
    UNIQUE (sha256, media_type)
) STRICT;

CREATE TABLE sources (
    path TEXT PRIMARY KEY,
    content INTEGER NOT NULL REFERENCES contents (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_content ON sources (content);

CREATE TABLE failures (
    path TEXT PRIMARY KEY,
    message TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE editions (
    id TEXT PRIMARY KEY,
    work TEXT NOT NULL,
    stem TEXT NOT NULL,
    anonymous TEXT NOT NULL,
    body TEXT NOT NULL,
    kind TEXT,
    number TEXT,
    version TEXT,
    year INTEGER,
    place TEXT,
    adopted TEXT,
    loaded INTEGER NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX editions_work ON editions (work, position);
CREATE INDEX editions_stem ON editions (stem);

CREATE TABLE endings (
    work TEXT PRIMARY KEY,
    how TEXT NOT NULL,
    moment TEXT,
    authority TEXT,
    successor TEXT,
    edition TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    content INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    name TEXT NOT NULL,
    edition TEXT,
    stem TEXT,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    languages TEXT NOT NULL,
    title TEXT,
    body TEXT,
    number TEXT,
    year INTEGER,
    place TEXT,
    adopted TEXT,
    revised INTEGER,
    history TEXT NOT NULL,
    chief INTEGER NOT NULL DEFAULT 1,
    lead INTEGER NOT NULL DEFAULT 1,
    packed BLOB NOT NULL,
    UNIQUE (content, part)
) STRICT;
CREATE INDEX documents_edition ON documents (edition, lead);
CREATE INDEX documents_stem ON documents (stem);
CREATE INDEX documents_name ON documents (name);
CREATE INDEX documents_language ON documents (language);

CREATE TABLE nodes (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    node TEXT NOT NULL,
    parent TEXT,
    unit TEXT NOT NULL,
    position INTEGER NOT NULL,
    sort TEXT NOT NULL,
    part TEXT NOT NULL,
    types TEXT NOT NULL,
    modifiers TEXT NOT NULL,
    label TEXT,
    heading TEXT,
    text TEXT NOT NULL,
    qualifier TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    line INTEGER NOT NULL,
    "column" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX nodes_node ON nodes (document, node);

CREATE TABLE actors (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    node TEXT NOT NULL,
    position INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (document, node, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX actors_actor ON actors (actor);

CREATE TABLE citations (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    node TEXT,
    unit TEXT,
    part TEXT,
    types TEXT NOT NULL,
    text TEXT NOT NULL,
    target TEXT NOT NULL,
    kind TEXT NOT NULL,
    stem TEXT,
    work TEXT,
    edition TEXT,
    locator TEXT,
    effect TEXT,
    several INTEGER NOT NULL,
    inferred TEXT NOT NULL,
    read_as TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    line INTEGER NOT NULL,
    "column" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX citations_place ON citations (document, position);
CREATE INDEX citations_stem ON citations (stem);

CREATE TABLE links (
    citation INTEGER PRIMARY KEY REFERENCES citations (id) ON DELETE CASCADE,
    status TEXT NOT NULL,
    reason TEXT,
    work TEXT,
    edition TEXT,
    inferred TEXT,
    nearest TEXT,
    then_latest TEXT,
    candidates TEXT NOT NULL DEFAULT '',
    place TEXT,
    place_status TEXT
) STRICT;
CREATE INDEX links_work ON links (work, edition);
CREATE INDEX links_status ON links (status);

CREATE TABLE findings (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    line INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_code ON findings (code);

CREATE VIRTUAL TABLE search USING fts5 (
    words, content = '', tokenize = 'unicode61 remove_diacritics 0'
);
"""

MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {}
"""By the version that a corpus has: what makes the next version of it.

A step runs in a transaction of its own. It may not lose what was read; what is concluded
may be left empty, if the step sees to it that it is concluded again.
"""


def statements(script: str) -> list[str]:
    """The statements of a script; none of them holds a semicolon of its own."""
    return [each.strip() for each in script.split(";") if each.strip()]
