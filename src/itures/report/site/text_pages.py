"""The page of each text: what it is, what is wrong, its words, what cites it."""

from collections.abc import Iterator, Sequence

from itures.model.document import Document
from itures.report.links import Issue, Reference
from itures.report.site.leaves import parts
from itures.report.site.rendering import Entry, contents, remarks
from itures.report.site.site import Site
from itures.report.site.templates import File
from itures.report.site.wording import slug
from itures.report.texts import Text

Group = tuple[str, list[Reference]]
"""What a clause does, and the references in such clauses."""


_CITING = 300
"""References to a text that its page shows; where there are more, all stand on pages of their
own, which the editions of the text share."""
_MOST = 500
"""Issues, and references to others, that a page shows: the CSV files have all of them."""


def text_pages(site: Site) -> Iterator[File]:
    """The pages of all texts, in the order of the report; one for each language."""
    for text in site.report.texts:
        for number, version in enumerate(text.languages):
            document = site.library.document(text, version.language)
            yield _page(site, text, document, number)


def citing_pages(site: Site) -> Iterator[File]:
    """For each work that is cited very often the pages of all references to it."""
    for work, rows in site.shelf.cited.items():
        if len(rows) > _CITING and work in site.names.last:
            for part in parts(rows, _citing_path(work), lambda row: site.names.of(row.source).name):
                yield site.page(
                    part.path, "citing.html", section="texts", part=part,
                    own=site.names.of(work), work=work,
                )  # fmt: skip


def _citing_path(work: str) -> str:
    return f"citing/{slug(work)}.html"


def _page(site: Site, text: Text, document: Document | None, number: int) -> File:
    shelf, version = site.shelf, text.languages[number]
    leads = number == 0
    issues = _issues(shelf.issues.get(text.id, ()))
    rows = shelf.cites.get(text.id, ())
    refers = [row for row in rows if row.status != "internal" and not row.same_work]
    # Those that cite this very edition come first.
    referred = sorted(shelf.citing(text), key=lambda row: row.target != text.id)
    work = shelf.works.get(text.work)
    shown = (*issues["grave"], *issues["notes"])
    beside = remarks(referred, shown, text) if leads else []
    before, after = shelf.neighbours[text.id]
    path = site.path(text, version.language)
    lines: Sequence[Entry] = contents(document) if document else ()
    return site.page(
        path,
        "text.html",
        section="texts",
        text=text,
        version=version,
        leads=leads,
        own=site.names.of(text.id),
        work=work,
        editions=work.editions if work else (),
        concordance=shelf.concordances.get(text.id),
        **issues,
        found=len(shelf.issues.get(text.id, ())),
        most=_MOST,
        article=site.reading.draw(document, rows, beside) if document else "",
        beside=beside,
        contents=[line for line in lines if site.url(path, line.place) != path],
        refers=_grouped(refers[:_MOST]),
        refers_count=len(refers),
        referred=_grouped(referred[:_CITING]),
        citing=_citing_path(text.work) if len(referred) > _CITING else None,
        referred_count=len(referred),
        actions=shelf.actions.get(text.id, ()),
        overlaps=shelf.overlaps.get(text.id, ()),
        before=before,
        after=after,
    )


def _issues(rows: Sequence[Issue]) -> dict[str, list[Issue]]:
    """The issues of a text that its page shows: errors and warnings, notes, what is accepted."""
    open_ = [row for row in rows if not row.accepted]
    found = {
        "grave": [row for row in open_ if row.severity != "note"],
        "notes": [row for row in open_ if row.severity == "note"],
        "closed": [row for row in rows if row.accepted],
    }
    return {name: each[:_MOST] for name, each in found.items()}


def _grouped(rows: Sequence[Reference]) -> list[Group]:
    """References by what the clause does, in the order in which that first comes."""
    found: dict[str, list[Reference]] = {}
    for row in rows:
        found.setdefault(row.types[0] if row.types else "", []).append(row)
    return sorted(found.items(), key=lambda group: not group[0])
