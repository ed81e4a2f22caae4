"""Templates of pages: every word of a document that goes into one is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from itures.export.visible import one_line, visible

FOLDER = "pages"
"""The folder of a package that has its templates."""


def environment(package: str) -> Environment:
    """The templates of a package; a value that is not there is an error, not an empty word.

    Args:
        package: the package, which has them in its folder `pages`.
    """
    found = Environment(
        loader=PackageLoader(package, FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters.update(visible=visible, line=one_line)
    return found
