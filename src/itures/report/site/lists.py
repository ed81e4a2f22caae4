"""The pages that are tables of one kind of thing through all texts."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from itures.report.site.leaves import ROWS, parts
from itures.report.site.menu import loose
from itures.report.site.site import Site
from itures.report.site.templates import File
from itures.report.texts import Text, Work

_MATRIX_ROWS = 400
"""Texts of a page of the matrix of actors."""
_COLUMNS = 12
"""Actors that have a column of their own in the matrix: as many as a page has room for."""


def list_pages(site: Site) -> Iterator[File]:
    """All pages that are tables."""
    report = site.report
    yield from _texts(site)
    yield from _table(site, "references", report.references, lambda row: _name(site, row.source))
    yield from _editions(site)
    yield from _actions(site)
    yield from _actors(site)
    yield from _unread(site)
    yield site.page("accepted.html", "accepted.html", section="accepted", rows=report.accepted)
    yield from _table(site, "files", report.provenance.files, lambda row: str(row.path))


def _table(
    site: Site, key: str, rows: Sequence[Any], name: Callable[[Any], str], most: int = ROWS
) -> Iterator[File]:
    """The pages of one table."""
    for part in parts(rows, f"{key}.html", name, most):
        yield site.page(part.path, f"{key}.html", section=key, part=part)


def _name(site: Site, text: str) -> str:
    label = site.names.of(text)
    return f"{label.tag} {label.name}"


def _texts(site: Site) -> Iterator[File]:
    """The texts, by body and number."""
    rows = [text for texts in site.shelf.bodies.values() for text in texts]
    for part in parts(rows, "texts.html", lambda text: _name(site, text.id)):
        groups: dict[str, list[Text]] = {}
        for text in part.rows:
            groups.setdefault(text.body or "", []).append(text)
        yield site.page(part.path, "texts.html", section="texts", part=part, groups=groups)


def _editions(site: Site) -> Iterator[File]:
    """The worksheet of old citations, and the works that have more than one edition."""
    works = [work for work in site.report.works if _has_history(work)]
    rows = site.report.amendments
    every = list(parts(rows, "editions.html", lambda row: _name(site, row.text)))
    for part in every:
        yield site.page(part.path, "editions.html", section="editions", part=part, works=len(works))
    for part_of_works in parts(works, "lineages.html", lambda work: work.id):
        yield site.page(part_of_works.path, "lineages.html", section="editions", part=part_of_works)


def _has_history(work: Work) -> bool:
    return len(work.editions) > 1 or work.ending is not None


def _actions(site: Site) -> Iterator[File]:
    """The matrix of actors, the table of actions, and who reports to whom."""
    report, shelf = site.report, site.shelf
    most = sorted(report.actors, key=lambda one: (-sum(one.texts.values()), one.id))
    columns = most[:_COLUMNS]
    texts = [text for text in report.texts if text.id in shelf.actions]
    yield from _table(site, "actions", report.actions, lambda row: _name(site, row.text_id))
    for part in parts(texts, "matrix.html", lambda text: _name(site, text.id), _MATRIX_ROWS):
        yield site.page(
            part.path, "matrix.html", section="actions", part=part, columns=columns, others=most
        )
    reporting = [row for row in report.actions if row.report_to]
    for rows in parts(reporting, "reporting.html", lambda row: _name(site, row.text_id)):
        yield site.page(rows.path, "reporting.html", section="actions", part=rows)


def _actors(site: Site) -> Iterator[File]:
    """A page for each actor."""
    for actor in site.report.actors:
        rows = site.shelf.by_actor.get(actor.id, ())
        path = site.actor(actor.id).path or ""
        for part in parts(rows, path, lambda row: _name(site, row.text_id)):
            yield site.page(part.path, "actor.html", section="actions", part=part, actor=actor)


def _unread(site: Site) -> Iterator[File]:
    """What leads nowhere, and what was not understood."""
    references = [site.report.references[at] for at in loose(site.report)]
    for part in parts(references, "unread.html", lambda row: _name(site, row.source)):
        yield site.page(part.path, "unread.html", section="unread", part=part)
    for rows in parts(site.report.unread, "stretches.html", lambda row: _name(site, row.text)):
        yield site.page(rows.path, "stretches.html", section="unread", part=rows)
