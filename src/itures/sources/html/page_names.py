"""What web pages call their parts: data, in `grammars/`."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from attrs import frozen


@frozen
class PageNames:
    """The names of `web_pages.toml`."""

    furniture: frozenset[str]
    """Names of parts that are no text of the page."""
    roles: frozenset[str]
    """Roles of such parts."""
    hidden: frozenset[str]
    """Classes of words that no browser shows."""
    notes: frozenset[str]
    """Names of parts that hold notes."""


@cache
def page_names() -> PageNames:
    """The names that come with itures; folders laid over the grammars do not change them."""
    packaged = files("itures").joinpath("grammars")
    folder = packaged if packaged.is_dir() else Path(__file__).parents[4] / "grammars"
    data = tomllib.loads(folder.joinpath("web_pages.toml").read_text("utf-8"))
    return PageNames(
        frozenset(data["furniture"]["names"]),
        frozenset(data["furniture"]["roles"]),
        frozenset(data["hidden"]["classes"]),
        frozenset(data["notes"]["names"]),
    )
