"""What an element looks like in a browser, as far as the words depend on it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from itures.sources.html import names
from itures.sources.html.page_names import page_names
from itures.sources.html.sheet import Declarations, Place, declarations

Attributes = Mapping[str, str]

_BLOCK_DISPLAYS = ("block", "list-item", "table", "flex", "grid", "flow-root")
_OFF, _HIDDEN, _FURNITURE, _HEAD = "off-page", "hidden", "page-furniture", "page-title"
_WORD = "mso"
_PLAIN = re.compile(r"c\d+|western|cjk|ctl", re.IGNORECASE)
"""Classes that name no style: those of word processors on the web, and of scripts."""
_SCRIPT = re.compile(r"-(?:western|cjk|ctl)\Z", re.IGNORECASE)
_SPACED = re.compile(r"cxsp(?:first|middle|last)\Z")
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_DEEPEST_LIST = 6
_LONGEST = 200
"""Classes and ids are looked at up to this length, in characters."""


def element(tag: str, attributes: Attributes) -> Place:
    """An element, as far as style sheets look at it."""
    if not attributes:
        return _plain(tag)
    return Place(tag, tuple(attributes.get("class", "").split()), attributes.get("id"))


@lru_cache(maxsize=1024)
def _plain(tag: str) -> Place:
    return Place(tag)


def is_block(tag: str, said: Declarations) -> bool:
    """Whether an element begins and ends a paragraph."""
    display = said.get("display", "")
    if not display:
        return tag in names.BLOCKS
    if display.startswith(_BLOCK_DISPLAYS):
        return True
    inline = display.startswith("inline") or display == "contents"
    return tag in names.BLOCKS and not (inline and tag not in {"td", "th", "tr", "table"})


def is_italic(tag: str, said: Declarations, *, default: bool) -> bool:
    """Whether the words in an element are in italics."""
    style = said.get("font-style")
    if style in {"normal", "italic"} or (style or "").startswith("oblique"):
        return style != "normal"
    return default or tag in names.ITALIC


def is_preformatted(tag: str, said: Declarations, *, default: bool) -> bool:
    """Whether line breaks of the source are those of the page."""
    space = said.get("white-space")
    if space is not None:
        return space.startswith("pre") or space == "break-spaces"
    return default or tag in names.PREFORMATTED


def is_raised(place: Place, said: Declarations) -> bool:
    """Whether the words in an element are raised, as the marks of notes are."""
    return place.tag == "sup" or said.get("vertical-align") == "super"


def hides(place: Place, attributes: Attributes, said: Declarations) -> str | None:
    """Why the words in an element are none of the text; with `?` where it may be wrong."""
    tag = place.tag
    if tag == "title":
        return _HEAD
    if tag in names.OFF_PAGE:
        return _FURNITURE
    if not attributes and not said:
        return None
    if said.get("display") == "none" or said.get("mso-hide") == "all" or "hidden" in attributes:
        return _HIDDEN
    unseen = place.classes and not page_names().hidden.isdisjoint(place.classes)
    if unseen or said.get("visibility") in {"hidden", "collapse"}:
        return _HIDDEN
    # What covers a page hides the rest of it from those who cannot see.
    return f"{_HIDDEN}?" if attributes.get("aria-hidden", "").lower() == "true" else None


def style_name(place: Place, said: Declarations) -> str | None:
    """The name of the paragraph style, folded to lower-case letters and digits."""
    if named := said.get("mso-style-name"):
        return fold(named) or None
    if place.tag == "li":  # classes of items are about looks
        return None
    for name in place.classes:
        if not _PLAIN.fullmatch(name):
            return _SPACED.sub("", fold(_SCRIPT.sub("", name)).removeprefix(_WORD)) or None
    return None


def font_name(said: Declarations) -> str:
    """The name of the first font that is asked for, in lower case."""
    return said.get("font-family", "").split(",", 1)[0].strip("\"' ").lower()


def list_style(depth: int) -> str | None:
    """The style of a paragraph of a list that has none of its own: that of ITU's templates.

    Pages have no names for it, but tell how many lists a paragraph stands in.
    """
    return f"enumlev{min(depth, _DEEPEST_LIST)}" if depth else None


def fold(name: str) -> str:
    """The letters and digits of a name, in lower case."""
    return "".join(char for char in name[:_LONGEST].lower() if char.isalnum())


def break_is_soft(place: Place, said: Declarations) -> bool:
    """Whether a line break stays inside the paragraph, as in files of word processors."""
    if place.tag in names.HEADINGS or place.tag in {"li", "dt", "caption", "th"}:
        return True
    return "mso-style-name" in said or any(
        name.lower().startswith(_WORD) or _SCRIPT.search("-" + name) for name in place.classes
    )


def role_of(attributes: Attributes) -> str:
    """The role that a part of the page says it has."""
    return " ".join(attributes.get("role", "").lower().split()[:1])


def word_names(place: Place) -> frozenset[str]:
    """The words in the classes and the id of an element: `siteHeader` is two."""
    if not place.classes and not place.ident:
        return frozenset()
    every = " ".join([*place.classes, place.ident or ""])[:_LONGEST]
    return frozenset(part.lower() for part in _PARTS.findall(every))


def inline(attributes: Attributes) -> Declarations:
    """What the `style` of an element says."""
    return declarations(attributes.get("style", ""))
