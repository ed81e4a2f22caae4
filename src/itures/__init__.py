"""Read the resolutions of ITU and the UN family, and turn them into typed objects.

Everything here is a name for something that lives on a floor below, and is loaded when
it is first used: `import itures` alone loads no other package.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itures.analysis.actions import Action, actions
    from itures.analysis.checks import check
    from itures.citations.format import format_id
    from itures.corpus.corpus import Corpus
    from itures.corpus.declared import Declaration
    from itures.corpus.edges import Edge
    from itures.corpus.lineage import Edition, Lineage
    from itures.errors import (
        CrewError,
        DateError,
        FormatError,
        GrammarError,
        IdentifierError,
        IturesError,
        OutputError,
        SourceError,
        StoreError,
        UnknownTextError,
    )
    from itures.export.akn import to_akn
    from itures.export.akn_check import check_akn
    from itures.export.docx import to_docx
    from itures.export.html import to_html
    from itures.export.json import from_json, to_json
    from itures.export.markdown import to_markdown
    from itures.many.result import Result
    from itures.many.run import parse_many
    from itures.many.shards import parse_to_folder
    from itures.model.blocks import Link, Source
    from itures.model.budget import Budget
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
    from itures.model.proposals import Proposal
    from itures.model.revisions import Revision
    from itures.model.span import Span
    from itures.notation.grammar import Grammar
    from itures.notation.grammar import load as load_grammar
    from itures.pipeline import parse, parse_all, parse_text
    from itures.report.building import build as xref
    from itures.report.data import Report
    from itures.report.rows import rows as report_rows
    from itures.report.write import write as write_report
    from itures.report.xref_json import from_json as report_from_json
    from itures.report.xref_json import to_json as report_to_json

    __version__: str

__all__ = [
    "Action",
    "Anchor",
    "Budget",
    "Call",
    "Citation",
    "Clause",
    "Contact",
    "Corpus",
    "CrewError",
    "DateError",
    "Deadline",
    "Declaration",
    "Discarded",
    "Document",
    "Edge",
    "Edition",
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
    "Lineage",
    "Link",
    "Masthead",
    "Message",
    "OutputError",
    "Paragraph",
    "Proposal",
    "Report",
    "Result",
    "Revision",
    "Section",
    "Segment",
    "Session",
    "Signatory",
    "Source",
    "SourceError",
    "Span",
    "Speaker",
    "StoreError",
    "UnknownTextError",
    "__version__",
    "actions",
    "check",
    "check_akn",
    "format_id",
    "from_json",
    "load_grammar",
    "parse",
    "parse_all",
    "parse_many",
    "parse_text",
    "parse_to_folder",
    "report_from_json",
    "report_rows",
    "report_to_json",
    "to_akn",
    "to_docx",
    "to_html",
    "to_json",
    "to_markdown",
    "write_report",
    "xref",
]

_HOMES = {
    "itures.analysis.actions": ("Action", "actions"),
    "itures.analysis.checks": ("check",),
    "itures.citations.format": ("format_id",),
    "itures.corpus.corpus": ("Corpus",),
    "itures.corpus.declared": ("Declaration",),
    "itures.corpus.edges": ("Edge",),
    "itures.corpus.lineage": ("Edition", "Lineage"),
    "itures.errors": (
        "CrewError",
        "DateError",
        "FormatError",
        "GrammarError",
        "IdentifierError",
        "IturesError",
        "OutputError",
        "SourceError",
        "StoreError",
        "UnknownTextError",
    ),
    "itures.export.akn": ("to_akn",),
    "itures.export.akn_check": ("check_akn",),
    "itures.export.docx": ("to_docx",),
    "itures.export.html": ("to_html",),
    "itures.export.json": ("from_json", "to_json"),
    "itures.export.markdown": ("to_markdown",),
    "itures.many.result": ("Result",),
    "itures.many.run": ("parse_many",),
    "itures.many.shards": ("parse_to_folder",),
    "itures.model.blocks": ("Link", "Source"),
    "itures.model.budget": ("Budget",),
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
    "itures.model.proposals": ("Proposal",),
    "itures.model.revisions": ("Revision",),
    "itures.model.span": ("Span",),
    "itures.notation.grammar": ("Grammar", "load_grammar=load"),
    "itures.pipeline": ("parse", "parse_all", "parse_text"),
    "itures.report.building": ("xref=build",),
    "itures.report.data": ("Report",),
    "itures.report.write": ("write_report=write",),
    "itures.report.rows": ("report_rows=rows",),
    "itures.report.xref_json": ("report_from_json=from_json", "report_to_json=to_json"),
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
        _show_in_notebooks()
    else:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message, name=name)
    globals()[name] = value
    return value


def _show_in_notebooks() -> None:
    """Give documents a look in notebooks: the model knows no format, the face knows all."""
    model = sys.modules.get("itures.model.document")
    if model is not None:
        model.Document._repr_html_ = _repr_html


def _repr_html(document: "Document") -> str:
    from itures.export.html import notebook

    return notebook(document)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("itures")
    except PackageNotFoundError:  # a checkout that is not installed
        return "0+unknown"


def __dir__() -> list[str]:
    """All names, also those that are not loaded yet."""
    return sorted({*globals(), *__all__})
