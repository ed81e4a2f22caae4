"""What is said about a Word file as a whole: doubts, and what was not looked at."""

from collections.abc import Iterator, Sequence

from itures.model.blocks import Remark, View
from itures.model.revisions import Revision
from itures.model.span import Span
from itures.sources.word.file import WordFile

_NUMBERS, _CHANGES, _PROGRAMS, _PARTLY = "DOC020", "DOC022", "DOC023", "DOC024"
_START = Span(0, 0)
_MOST_NAMED = 3
"""Authors who are named; the others are counted."""
_VIEWS: dict[View, str] = {
    "final": "the text with all of them made",
    "original": "the text with none of them made",
    "all": "both texts, the words taken out set aside",
}


def remarks(
    file: WordFile,
    view: View,
    revisions: Sequence[Revision],
    unknown: Sequence[str],
    *,
    blind: bool,
) -> tuple[Remark, ...]:
    """The remarks on a file.

    Args:
        file: the file.
        view: which text was read.
        revisions: its tracked changes.
        unknown: the formats of numbers that are not known.
        blind: whether notes are numbered by pages of which the file says nothing.
    """
    found = [*_of_numbers(unknown, blind=blind), *_of_parts(file)]
    if revisions:
        how = _drawn() if file.drawn else _tracked(revisions)
        found.append(Remark(_CHANGES, f"{how}; this is {_VIEWS[view]}", revisions[0].span))
    return tuple(sorted(found, key=lambda remark: (remark.span, remark.code)))


def _tracked(revisions: Sequence[Revision]) -> str:
    authors = list(dict.fromkeys(r.author for r in revisions if r.author))
    named = ", ".join(authors[:_MOST_NAMED])
    more = f" and {len(authors) - _MOST_NAMED} more" if len(authors) > _MOST_NAMED else ""
    changes = "1 tracked change" if len(revisions) == 1 else f"{len(revisions)} tracked changes"
    return f"{changes} by {named}{more}" if named else changes


def _drawn() -> str:
    return "no tracked changes, but words underlined (taken as new) and struck out (as taken out)"


def _of_numbers(unknown: Sequence[str], *, blind: bool) -> Iterator[Remark]:
    for form in dict.fromkeys(unknown):
        message = f"lists numbered in the format {form!r}, which is not known; written as 1, 2, 3"
        yield Remark(_NUMBERS, message, _START)
    if blind:
        message = "notes numbered anew on each page, and the file tells no pages; they count on"
        yield Remark(_NUMBERS, message, _START)


def _of_parts(file: WordFile) -> Iterator[Remark]:
    of = file.relationships
    if of.has("vbaProject"):
        yield Remark(_PROGRAMS, "macros, which were not looked at", _START)
    if of.has("oleObject", "package", "control"):
        yield Remark(_PROGRAMS, "objects of other programs, which were not looked at", _START)
    if of.has("aFChunk", "subDocument"):
        yield Remark(_PARTLY, "other files are included, which were not read", _START)
    for name in file.missing:
        yield Remark(_PARTLY, f"the part {name} is missing", _START)
