"""What texts are called on the pages, and where they stand."""

import re
from functools import cache

from attrs import define, field, frozen

from itures.citations.format import format_id
from itures.errors import IturesError
from itures.notation.grammar import load
from itures.report.data import Report
from itures.report.site.wording import words
from itures.report.texts import EditionRow, Text

_NAMELESS = "sha256:"
"""How the name of a text begins that has no identifier."""
_DATED = re.compile(r"[^()]*\d[^()]*\([^()]*\)(?=[^\d()]*$)")
"""A number and a session; behind them the body."""


@frozen
class Label:
    """How a text is shown where it is spoken of."""

    id: str
    """Its identifier."""
    tag: str
    """The short name of its body: `PP`."""
    name: str
    """Without its body, which the short name says."""
    title: str | None
    language: str
    dir: str
    path: str | None
    """Its page, seen from the folder of the report; `None` if it is not there."""
    loaded: bool
    """Whether this very edition is there."""


@define
class Names:
    """The labels of all texts and works, made when they are asked for."""

    report: Report
    texts: dict[str, Text] = field(init=False)
    """By identifier."""
    last: dict[str, Text] = field(init=False)
    """By work: its last edition that is there."""
    _labels: dict[str, Label] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.texts = {text.id: text for text in self.report.texts}
        self.last = {text.work: text for text in self.report.texts}

    def of(self, name: str) -> Label:
        """The label of a text or of a work, there or not."""
        found = self._labels.get(name)
        if found is None:
            found = self._labels[name] = self._label(name)
        return found

    def _label(self, name: str) -> Label:
        text = self.texts.get(name) or self.last.get(name)
        if text is None:
            return Label(name, tag(name), called(name), None, "en", "ltr", None, loaded=False)
        code = text.languages[0].language
        shown, title = brief(text.name or text.id, text.work), text.title
        if text.id.startswith(_NAMELESS) and title:
            shown, title = title, None  # the name is that of a file, maybe of a hundred texts
        return Label(
            text.id, tag(text.work), shown, title, code, way_of(code), path(text),
            loaded=name in self.texts,
        )  # fmt: skip


def path(text: Text, language: str | None = None) -> str:
    """The page of a text; in a language that does not lead, a page of its own."""
    leads = language is None or language == text.languages[0].language
    return f"text/{text.slug}.html" if leads else f"text/{text.slug}.{language}.html"


@cache
def printed(name: str) -> str:
    """An identifier as it is cited in English, as far as that is known."""
    try:
        return format_id(name, "en")
    except IturesError:
        return name


def brief(name: str, work: str) -> str:
    """A printed name without the body: `Resolution 71 (Rev. Dubai, 2018)`."""
    kept = _DATED.match(name)
    if kept:
        return kept[0]
    body = str(words()["bodies"].get(body_of(work), {}).get("name", ""))
    bare = re.sub(rf"(?: of the)? *{re.escape(body)} *", "", name) if body else name
    return f"{bare[:1].upper()}{bare[1:]}" if bare and bare != name else name


def called(name: str) -> str:
    """The brief name of a text that is not there, or of a work."""
    return brief(printed(name), name)


def edition(row: EditionRow) -> str:
    """An edition among those of its text: its year, or what else tells it from them."""
    return edition_of(row.id) if "@" in row.id else row.moment or row.id.rpartition("/")[2]


def edition_of(name: str) -> str:
    """The same of an identifier: `2022` of `pp/res/71@2022`."""
    work, _, version = name.partition("@")
    return version or work.rpartition("/")[2]


def body_of(name: str) -> str:
    """The body of an identifier: `un/ga` of `un/ga/res/70-125`."""
    steps = re.split("[/:]", name.partition("@")[0])
    wide = "/".join(steps[:2])
    return wide if wide in words()["bodies"] else steps[0]


def tag(name: str) -> str:
    """The short name of the body of a text."""
    body = body_of(name)
    found = words()["bodies"].get(body)
    return str(found["short"] if found else body.upper())


def short(name: str) -> str:
    """A work in a few letters, as for a picture: `PP 71`, `WTSA Dec. 2`."""
    steps = name.partition("@")[0].removeprefix(f"{body_of(name)}/").split("/")
    if len(steps) == 1:
        return f"{tag(name)} {steps[0]}" if steps[0] != name else name
    kind = words()["short_kinds"].get(steps[0], steps[0])
    number = "/".join(steps[1:])
    number = number.replace("-", "/") if name.startswith("un/") else number
    return " ".join(filter(None, (tag(name), kind, number)))


@cache
def way_of(language: str) -> str:
    """The direction of a language."""
    return str(load().heads.get(language, {}).get("direction", "ltr"))


@cache
def language_name(language: str) -> str:
    """The English name of a language."""
    return str(load().heads.get(language, {}).get("name", language))
