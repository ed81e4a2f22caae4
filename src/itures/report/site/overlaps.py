"""Clauses that say nearly the same: the same words marked in both."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from itures.report.pictures import Overlap
from itures.report.site.leaves import parts
from itures.report.site.names import way_of
from itures.report.site.site import Site
from itures.report.site.templates import File
from itures.report.site.wording import inside

_PAIRS = 200
"""Pairs of a page: each is two paragraphs."""


def overlap_pages(site: Site) -> Iterator[File]:
    """The pages of all pairs."""
    rows = site.report.overlaps
    for part in parts(rows, "overlaps.html", lambda row: site.names.of(row.left).name, _PAIRS):
        pairs = [(row, *sides(row)) for row in part.rows]
        yield site.page(part.path, "overlaps.html", section="overlaps", part=part, pairs=pairs)


def sides(row: Overlap) -> tuple[Markup, Markup]:
    """The two quotes, with what is the same in `mark`."""
    left = _marked(row.left_quote, [(one[0], one[1]) for one in row.alike], row.language)
    right = _marked(row.right_quote, [(one[2], one[3]) for one in row.alike], row.language)
    return left, right


def _marked(text: str, alike: Sequence[tuple[int, int]], language: str) -> Markup:
    around = way_of(language)
    out: list[Markup] = []
    at = 0
    for start, end in sorted(alike):
        if at <= start < end <= len(text):
            out += [inside(text[at:start], around)]
            out += [Markup("<mark>{}</mark>").format(inside(text[start:end], around))]
            at = end
    return Markup().join([*out, inside(text[at:], around)])
