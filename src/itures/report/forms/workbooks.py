"""Two spreadsheets: the action plan, and all tables of the report."""

from collections.abc import Iterator

from itures.export.sheets import plainly, to_workbook
from itures.report.data import Report
from itures.report.forms.action_plan import plan
from itures.report.rows import TABLES, rows

NAMES = ("actions.xlsx", "report.xlsx")


def files(report: Report) -> Iterator[tuple[str, bytes]]:
    """The spreadsheets; XlsxWriter has to be there."""
    every = {name: plainly(table.columns, rows(report, name)) for name, table in TABLES.items()}
    for name, sheets in zip(NAMES, (plan(report), every), strict=True):
        yield name, to_workbook(sheets)
