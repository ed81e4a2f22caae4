"""The tables of a report as CSV files, one for each."""

from collections.abc import Iterator

from itures.export.rows import to_csv
from itures.report.data import Report
from itures.report.rows import TABLES, rows


def files(report: Report) -> Iterator[tuple[str, bytes]]:
    """The files, in UTF-8 without a byte-order mark, named like the tables."""
    for name, table in TABLES.items():
        yield f"{name}.csv", to_csv(table.columns, rows(report, name)).encode()
