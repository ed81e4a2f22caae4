"""Small pieces of pages that come again and again: names, states, links. Made once each."""

from functools import cache

from attrs import define, field
from markupsafe import Markup, escape

from itures.export.visible import visible
from itures.report.site.library import Library
from itures.report.site.names import Label, Names, language_name, path
from itures.report.site.wording import count, placed, said, spaced, words
from itures.report.texts import Text

_Row = dict[str, str]


@cache
def state(table: str, key: str | None, quiet: bool = False) -> Markup:
    """A state: a sign, a word and a colour.

    Args:
        table: the table of words that it is from: `status`, `age`, `standing`, `change`.
        key: the state; nothing is shown for none.
        quiet: whether it has no ground of its own.
    """
    if not key:
        return Markup()
    row: _Row = words()[table].get(key, {"word": spaced(key), "sign": "·", "tone": "soft"})
    about = Markup(' title="{}"').format(row["about"]) if "about" in row else ""
    return Markup('<span class="state {}{}"{}><span aria-hidden="true">{}</span> {}</span>').format(
        row["tone"], " quiet" if quiet else "", about, row["sign"], row["word"]
    )


@cache
def severity(key: str, number: int | None = None) -> Markup:
    """A severity; with a number, how many findings have it."""
    row: _Row = words()["severity"].get(
        key, {"word": key, "many": key, "sign": "·", "tone": "soft"}
    )
    said_ = row["word"] if number in {None, 1} else row["many"]
    figure = "" if number is None else Markup('<span class="num">{}</span> ').format(count(number))
    return Markup('<span class="state {}"><span aria-hidden="true">{}</span> {}{}</span>').format(
        row["tone"], row["sign"], figure, said_
    )


@define
class Snippets:
    """Links to texts and places."""

    names: Names
    library: Library
    _labels: dict[tuple[str, bool, bool], Markup] = field(factory=dict, init=False)

    def label(self, one: Label, tagged: bool = True, titled: bool = False) -> Markup:
        """A name: with the short name of its body, and with its title, if that is asked for."""
        key = (f"{one.id} {one.loaded}", tagged, titled)
        if key not in self._labels:
            self._labels[key] = _label(one, tagged, titled)
        return self._labels[key]

    def text(
        self,
        root: str,
        name: str,
        place: str | None = None,
        tagged: bool = True,
        titled: bool = False,
    ) -> Markup:
        """A text by its name, as a link where it is there.

        Args:
            root: the way to the folder of the report.
            name: the identifier of a text or a work.
            place: the place in it that the link leads to.
            tagged: whether the short name of its body stands before it.
            titled: whether its title stands behind it.
        """
        one = self.names.of(name)
        shown = self.label(one, tagged, titled)
        if one.path is None:
            return Markup('<span class="text absent" title="{}">{}</span>').format(
                visible(name), shown
            )
        url = self.library.url(one.path, place)
        return Markup('<a class="text" href="{}{}">{}</a>').format(root, url, shown)

    def where(
        self,
        root: str,
        name: str,
        node: str | None,
        line: int | None = None,
        language: str | None = None,
    ) -> Markup:
        """A place in a text, as a link where the text is there.

        Args:
            root: the way to the folder of the report.
            name: the identifier of the text.
            node: the place.
            line: the line, for a place that is no node.
            language: the language that it was found in; else the leading one.
        """
        one = self.names.of(name)
        known = words()["where"]
        lined = str(known["line"]).format(line) if line else str(known["text"])
        shown = escape(visible(placed(node) if node else lined))
        if one.path is None:
            return Markup('<span class="where">{}</span>').format(shown)
        text = self.names.texts.get(name)
        page = self.page(text, language) if text else None
        if page and page != one.path:
            shown = Markup("{} ({})").format(shown, language_name(language or ""))
        url = self.library.url(page or one.path, node)
        return Markup('<a class="where" href="{}{}">{}</a>').format(root, url, shown)

    def page(self, text: Text, language: str | None) -> str | None:
        """The page of a text in a language; `None` where it is not there in it."""
        known = language in {one.language for one in text.languages}
        return path(text, language) if known else None


def _label(one: Label, tagged: bool, titled: bool) -> Markup:
    tag = Markup('<span class="tag">{}</span> ').format(one.tag) if tagged else Markup()
    way = Markup(' dir="rtl"') if one.dir == "rtl" else ""
    name = Markup('<span lang="{}"{} class="name">{}</span>').format(
        one.language, way, said(one.name, one.dir)
    )
    title = Markup()
    if titled and one.title:
        title = Markup(' <span lang="{}" dir="{}" class="titled">{}</span>').format(
            one.language, one.dir, said(one.title, one.dir)
        )
    return tag + name + title
