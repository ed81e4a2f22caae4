"""Read the resolutions of ITU and the UN family, and turn them into typed objects.

Everything here is a name for something that lives on a floor below, and is loaded when
it is first used: `import itures` alone loads no other package.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itures.analysis.checks import check
    from itures.citations.format import format_id
    from itures.errors import (
        FormatError,
        GrammarError,
        IdentifierError,
        IturesError,
        OutputError,
        SourceError,
    )
    from itures.export.akn import to_akn
    from itures.export.akn_check import check_akn
    from itures.export.json import from_json, to_json
    from itures.model.blocks import Source
    from itures.model.citations import Citation
    from itures.model.clauses import Clause, Item, Section
    from itures.model.document import (
        Anchor,
        Discarded,
        Document,
        Footnote,
        Masthead,
        Session,
    )
    from itures.model.findings import Finding
    from itures.model.identifiers import Identifier
    from itures.model.letters import (
        Call,
        Contact,
        Deadline,
        Event,
        Field,
        Letter,
        Message,
        Paragraph,
        Segment,
        Signatory,
        Speaker,
    )
    from itures.model.span import Span
    from itures.notation.grammar import Grammar
    from itures.notation.grammar import load as load_grammar
    from itures.pipeline import parse, parse_text

    __version__: str

__all__ = [
    "Anchor",
    "Call",
    "Citation",
    "Clause",
    "Contact",
    "Deadline",
    "Discarded",
    "Document",
    "Event",
    "Field",
    "Finding",
    "Footnote",
    "FormatError",
    "Grammar",
    "GrammarError",
    "Identifier",
    "IdentifierError",
    "Item",
    "IturesError",
    "Letter",
    "Masthead",
    "Message",
    "OutputError",
    "Paragraph",
    "Section",
    "Segment",
    "Session",
    "Signatory",
    "Source",
    "SourceError",
    "Span",
    "Speaker",
    "__version__",
    "check",
    "check_akn",
    "format_id",
    "from_json",
    "load_grammar",
    "parse",
    "parse_text",
    "to_akn",
    "to_json",
]

_HOMES = {
    "itures.analysis.checks": ("check",),
    "itures.citations.format": ("format_id",),
    "itures.errors": (
        "FormatError",
        "GrammarError",
        "IdentifierError",
        "IturesError",
        "OutputError",
        "SourceError",
    ),
    "itures.export.akn": ("to_akn",),
    "itures.export.akn_check": ("check_akn",),
    "itures.export.json": ("from_json", "to_json"),
    "itures.model.blocks": ("Source",),
    "itures.model.citations": ("Citation",),
    "itures.model.clauses": ("Clause", "Item", "Section"),
    "itures.model.document": (
        "Anchor",
        "Discarded",
        "Document",
        "Footnote",
        "Masthead",
        "Session",
    ),
    "itures.model.findings": ("Finding",),
    "itures.model.identifiers": ("Identifier",),
    "itures.model.letters": (
        "Call",
        "Contact",
        "Deadline",
        "Event",
        "Field",
        "Letter",
        "Message",
        "Paragraph",
        "Segment",
        "Signatory",
        "Speaker",
    ),
    "itures.model.span": ("Span",),
    "itures.notation.grammar": ("Grammar", "load_grammar=load"),
    "itures.pipeline": ("parse", "parse_text"),
}
"""Where each name lives; `name=other` where it has another name there."""

_PLACES = {
    entry.partition("=")[0]: (module, entry.rpartition("=")[2])
    for module, entries in _HOMES.items()
    for entry in entries
}


def __getattr__(name: str) -> object:
    """Load a name when it is first asked for, and keep it."""
    if name == "__version__":
        value: object = _version()
    elif name in _PLACES:
        module, attribute = _PLACES[name]
        value = getattr(import_module(module), attribute)
    else:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message, name=name)
    globals()[name] = value
    return value


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("itures")
    except PackageNotFoundError:  # a checkout that is not installed
        return "0+unknown"


def __dir__() -> list[str]:
    """All names, also those that are not loaded yet."""
    return sorted({*globals(), *__all__})
