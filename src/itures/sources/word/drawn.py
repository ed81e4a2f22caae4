"""Changes that are drawn, not tracked: underlined words are new, struck-out words go."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from itures.sources.word.formats import Formats
from itures.sources.word.names import VAL, w
from itures.sources.xml import Element

_P_STYLE = w("pStyle")


@cache
def proposing() -> frozenset[str]:
    """The folded names of the styles whose paragraphs head proposals."""
    packaged = files("itures").joinpath("grammars")
    folder = packaged if packaged.is_dir() else Path(__file__).parents[4] / "grammars"
    data = tomllib.loads(folder.joinpath("word.toml").read_text("utf-8"))
    return frozenset(data["drawn_changes"]["styles"])


def are_drawn(document: Element, formats: Formats) -> bool:
    """Whether a document has drawn changes: it holds proposals, and none is tracked."""
    if formats.tracked or not formats.is_drawn_on():
        return False
    used = {element.get(VAL) for element in document.iter(_P_STYLE)}
    return any(formats.styles.name(style) in proposing() for style in used)
