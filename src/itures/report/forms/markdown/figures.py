"""Where a report comes from, and its figures."""

from itures.report.data import Report
from itures.report.forms.markdown.changes import open_changes
from itures.report.forms.markdown.pen import LEVELS, key, said, table, tag


def where_from(report: Report) -> str:
    """What the report is made of, and of when."""
    made = report.provenance
    bodies: dict[str, int] = {}
    for text in report.texts:
        bodies[tag(text.body)] = bodies.get(tag(text.body), 0) + 1
    lines = [
        f"- As of: {made.as_of or 'all that the corpus knows'}",
        f"- Texts: {', '.join(f'{said(body)} {number}' for body, number in bodies.items())}",
        f"- Held whole: {', '.join(map(said, made.complete)) or 'nothing was declared'}",
        f"- Files: {len(made.files)}, with their SHA-256 in `files.csv`",
        f"- Rules: {len(made.enabled)} looked for",
        f"- Made by itures {said(made.itures)}, grammars {key(made.grammar)}",
    ]
    if made.baseline is not None:
        lines.append(f"- Compared with: {said(made.baseline)}")
    return "\n".join(lines) + "\n"


def figures(report: Report) -> str:
    """The figures, and findings by family and severity."""
    counts = report.counts
    share = 100 * counts.consumed / counts.characters if counts.characters else 100
    rows: list[tuple[str, str | int]] = [
        ("Works", counts.works),
        ("Texts", counts.texts),
        ("Documents", counts.documents),
        ("Clauses", counts.clauses),
        ("References", counts.references),
        *((f"\u2014 {said(status)}", number) for status, number in counts.by_status.items()),
        ("Characters in the tree", f"{share:.1f} %"),
        ("Texts without errors and warnings", len(counts.clean)),
        ("Accepted findings", counts.accepted),
    ]
    found: list[tuple[str | int, ...]] = [
        (said(family), *(levels.get(level, 0) for level in LEVELS))
        for family, levels in counts.by_family.items()
    ]
    found.append(("all", *(counts.by_severity.get(level, 0) for level in LEVELS)))
    heads = ("Findings", "#Errors", "#Warnings", "#Notes")
    return f"{table(('What', '#How many'), rows)}\n{table(heads, found)}"


def since(report: Report) -> str:
    """How much is new against the baseline."""
    if report.provenance.baseline is None:
        return ""
    return f"{open_changes(report)}: see [diff.md](diff.md).\n"
