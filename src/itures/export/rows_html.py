"""Rows as a web page of its own: a table that prints, without scripts."""

from collections.abc import Sequence
from html import escape

from itures.export.rows import Row, cell
from itures.export.visible import visible

_STYLE = """
:root { color-scheme: light dark; --line: #c8ccd4; --head: #eef1f5; --soft: #5c6470; }
@media (prefers-color-scheme: dark) { :root { --line: #444b57; --head: #262b33; --soft: #a3acb9; } }
body { font: 15px/1.45 system-ui, "Noto Sans", sans-serif; margin: 1.5rem; }
h1 { font-size: 1.3rem; margin: 0 0 .25rem; } p { color: var(--soft); margin: 0 0 1rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: start;
  vertical-align: top; min-width: 5rem; overflow-wrap: anywhere; }
td.long { min-width: 20rem; } thead th { background: var(--head); position: sticky; top: 0; }
tbody tr:target { outline: 2px solid; }
@media print { body { margin: 0; font-size: 9pt; } thead { display: table-header-group; }
  tr { break-inside: avoid; } .wide { overflow: visible; } }
"""
_LONG = 60
"""A column whose cells are longer than this gets more room, in characters."""


def to_html(title: str, columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Rows as one self-contained HTML page; every word in it is escaped.

    Args:
        title: the heading.
        columns: the columns to show, in order.
        rows: the rows; `id` is the anchor of a row, `language` the language of its words.
    """
    head = "".join(f'<th scope="col">{_words(name)}</th>' for name in columns)
    long = {name for name in columns if any(len(cell(row[name])) > _LONG for row in rows)}
    body = "\n".join(_row(columns, long, row) for row in rows)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_words(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_words(title)}</h1>\n<p>{len(rows)}</p>\n"
        '<div class="wide" tabindex="0" role="region" aria-label="table">\n'
        f"<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n"
    )


def _row(columns: Sequence[str], long: set[str], row: Row) -> str:
    language = f' lang="{_words(str(row["language"]))}"' if row.get("language") else ""
    cells = "".join(
        f'<td class="long" dir="auto"{language}>{_words(cell(row[name]))}</td>'
        if name in long
        else f'<td dir="auto">{_words(cell(row[name]))}</td>'
        for name in columns
    )
    return f'<tr id="{_words(str(row.get("id", "")))}">{cells}</tr>'


def _words(text: str) -> str:
    return escape(visible(text).encode("utf-8", "backslashreplace").decode())
