"""The report in Markdown: a summary, worksheets, and a worklist for each text."""

from collections.abc import Iterator

from itures.report.data import Report
from itures.report.forms.markdown.amendments import amendments
from itures.report.forms.markdown.changes import changes
from itures.report.forms.markdown.summary import summary
from itures.report.forms.markdown.worklists import worklists


def files(report: Report) -> Iterator[tuple[str, bytes]]:
    """The files; what has changed only where there is a baseline."""
    yield "report.md", summary(report).encode()
    if report.provenance.baseline is not None:
        yield "diff.md", changes(report).encode()
    yield "amendments.md", amendments(report).encode()
    for slug, text in worklists(report):
        yield f"worklist/{slug}.md", text.encode()
