"""The worksheet of consequential amendments: what old editions are cited, and what to print."""

from collections.abc import Sequence
from itertools import groupby

from itures.report.data import Report
from itures.report.forms.markdown.pen import counted, key, place, said, table
from itures.report.texts import Amendment

_HEADS = ("Place", "Clause", "Now", "Instead", "Why")
_ABOUT = (
    "What texts in force say of editions that are not. *Stale at adoption*: the newer edition was"
    " there when the citing text was adopted. *Stale since*: it came later. Left out is what the"
    " words beside it show to be history. Whether an old edition is meant all the same is for a"
    " reader to say."
)


def amendments(report: Report) -> str:
    """The worksheet in Markdown, text by text."""
    names = {text.id: text.name for text in report.texts}
    some = report.amendments
    texts = len({one.text for one in some})
    parts = [
        "# Consequential amendments\n\n",
        f"{_ABOUT}\n\n",
        f"{counted(len(some), 'citation')} in {counted(texts, 'text')}.\n",
    ]
    for text, rows in groupby(some, key=lambda one: one.text):
        parts.append(f"\n## {said(names.get(text) or text)}\n\n{key(text)}\n\n")
        parts.append(table(_HEADS, map(_row, rows)))
    return "".join(parts)


def _row(one: Amendment) -> Sequence[str]:
    instead = said(one.suggestion) or (key(one.latest) if one.latest else "\u2014")
    return (
        f"{place(one.node, one.line)} ({one.language})",
        said(" ".join(one.types)),
        said(one.quote),
        instead,
        said(one.age),
    )
