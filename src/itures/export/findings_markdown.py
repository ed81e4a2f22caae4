"""Findings as Markdown: a heading for each file, a table of what is the matter with it."""

from collections.abc import Iterable
from itertools import groupby

from itures.analysis.fingerprints import Located
from itures.export.markdown_escape import escape


def to_markdown_table(found: Iterable[Located]) -> str:
    """Findings in their order; files that follow each other share a table."""
    return "".join(
        _file(name, list(some)) for name, some in groupby(found, key=lambda one: one.name)
    )


def _file(name: str, some: list[Located]) -> str:
    head = f"## {escape(name)}\n\n| Line | Rule | Severity | Finding |\n|---:|---|---|---|\n"
    return head + "".join(map(_row, some)) + "\n"


def _row(one: Located) -> str:
    found = one.finding
    cells = (f"{found.line}:{found.column}", found.code, found.severity, escape(found.message))
    return f"| {' | '.join(cells)} |\n"
