"""The forms of a report that are no pages: tables, graphs, findings for scanners, Markdown.

`docs/reference/report-files.md` says what each file is for. Same report, same bytes.
"""

from collections.abc import Iterator
from importlib.util import find_spec

from itures.report.data import Report
from itures.report.forms import delimited, dot, findings, graphml, workbooks
from itures.report.forms.markdown import files as markdown


def forms(report: Report) -> Iterator[tuple[str, bytes]]:
    """The files of a report, one after the other: the name, seen from its folder, and the bytes.

    Spreadsheets are left out where XlsxWriter is not installed: `left_out` says so.

    Args:
        report: the report.
    """
    yield from markdown(report)
    yield from delimited.files(report)
    yield "edges.graphml", graphml.to_graphml(report)
    yield "network.dot", dot.to_dot(report)
    yield "findings.sarif", findings.to_sarif_log(report)
    if _can_write_spreadsheets():
        yield from workbooks.files(report)


def left_out() -> str | None:
    """What a user should hear about files that could not be made, in one line; else `None`."""
    if _can_write_spreadsheets():
        return None
    names = " and ".join(workbooks.NAMES)
    return f"{names} are left out: they need the extra xlsx (pip install 'itures[xlsx]')"


def _can_write_spreadsheets() -> bool:
    return find_spec("xlsxwriter") is not None
