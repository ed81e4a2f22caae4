"""What every page of a report has at hand: names, addresses, the menu."""

from typing import Any

from attrs import define, field, frozen

from itures.corpus.corpus import Corpus
from itures.report.data import Report
from itures.report.forms import left_out
from itures.report.pictures import Actor
from itures.report.site import names
from itures.report.site.library import Library
from itures.report.site.menu import Section, menu
from itures.report.site.names import Names
from itures.report.site.rendering import Reading
from itures.report.site.shelf import Shelf
from itures.report.site.snippets import Snippets, severity, state
from itures.report.site.templates import File, page
from itures.report.site.wording import slug, spaced, words
from itures.report.texts import Text


@frozen
class Doer:
    """An actor, as it is shown."""

    id: str
    name: str
    path: str | None
    """Its page; `None` where it has none, since it is asked for nothing."""


@define
class Site:
    """A report on its way to a folder of pages."""

    report: Report
    corpus: Corpus
    shelf: Shelf = field(init=False)
    library: Library = field(init=False)
    reading: Reading = field(init=False)
    snippets: Snippets = field(init=False)
    menu: list[tuple[str, list[Section]]] = field(init=False)
    _doers: dict[str, Doer] = field(init=False)
    _rules: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.shelf = Shelf(self.report)
        self.library = Library(self.corpus)
        self.reading = Reading(self.names, self.library)
        self.snippets = Snippets(self.names, self.library)
        self.menu = menu(self.report)
        self._doers = _doers(self.report.actors)
        self._rules = frozenset(row.code for row in self.report.rules)

    @property
    def names(self) -> Names:
        """The labels of texts."""
        return self.shelf.names

    @property
    def spreadsheets(self) -> bool:
        """Whether there are spreadsheets beside the pages."""
        return left_out() is None

    state = staticmethod(state)
    severity = staticmethod(severity)

    def page(self, name: str, template: str, **values: Any) -> File:
        """One page; see `itures.report.site.templates`."""
        section = values.pop("section", None)
        return page(name, template, site=self, section=section, **values)

    def url(self, path: str, place: str | None) -> str:
        """The address of a place on the page of a text, seen from the folder of the report."""
        return self.library.url(path, place)

    def path(self, text: Text, language: str | None = None) -> str:
        """The page of a text."""
        return names.path(text, language)

    def rule(self, code: str) -> str:
        """The page of a rule."""
        return f"rule/{slug(code)}.html" if code in self._rules else "rules.html"

    def actor(self, name: str) -> Doer:
        """An actor by its id."""
        return self._doers.get(name) or Doer(name, _named(name), None)


def _named(name: str) -> str:
    """What to call somebody who is asked for nothing: a conference, or the words of the id."""
    body = words()["bodies"].get(name)
    return str(body["name"]) if body else spaced(name)


def _doers(actors: tuple[Actor, ...]) -> dict[str, Doer]:
    """The actors by id; two whose ids make one file name get different ones."""
    taken: set[str] = set()
    found: dict[str, Doer] = {}
    for actor in actors:
        name = slug(actor.id) or "actor"
        while name.lower() in taken:
            name += "-"
        taken.add(name.lower())
        found[actor.id] = Doer(actor.id, actor.name, f"actor/{name}.html")
    return found
