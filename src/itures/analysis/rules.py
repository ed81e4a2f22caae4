"""The rules that findings belong to: their codes, names, severities and pages."""

from collections.abc import Mapping
from importlib.resources import files

from attrs import frozen

from itures.model.findings import Severity


@frozen
class Rule:
    """What a code means. A code never changes its meaning."""

    code: str
    """Family and number, for example `DOC002`."""
    name: str
    """The name in words, kebab-case."""
    severity: Severity
    """How much it matters; a single finding may say less where there is doubt."""
    summary: str
    """One sentence that says what is the matter."""


RULES: Mapping[str, Rule] = {
    rule.code: rule
    for rule in (
        # DOC: the document as a whole
        Rule(
            "DOC001",
            "not-a-resolution",
            "note",
            "The text is of another kind, or of a kind that cannot be told.",
        ),
        Rule(
            "DOC002",
            "converter-debris",
            "warning",
            "A converter left its own marks between the words; they were set aside.",
        ),
        Rule(
            "DOC003",
            "mixed-language",
            "warning",
            "The text is written in more than one language.",
        ),
        Rule(
            "DOC004",
            "heading-mismatch",
            "warning",
            "Lines of the masthead, or of an annex, disagree on number or session.",
        ),
        Rule(
            "DOC005",
            "no-enacting-formula",
            "warning",
            "No line says who adopts the text.",
        ),
        Rule(
            "DOC006",
            "unreadable",
            "error",
            "The file is binary, or its characters are in an unknown encoding.",
        ),
        # STR: its structure
        Rule(
            "STR101",
            "unparsed-block",
            "warning",
            "A paragraph has no place in the order of the parts.",
        ),
        Rule(
            "STR102",
            "label-order",
            "warning",
            "The marks of a list have a gap, are double or out of order.",
        ),
        Rule(
            "STR103",
            "unknown-clause-opener",
            "warning",
            "A line looks like the opener of a clause, but its words are in no list.",
        ),
        Rule(
            "STR104",
            "operative-before-preamble",
            "warning",
            "A recital stands behind an operative clause.",
        ),
        Rule(
            "STR105",
            "terminator-style",
            "note",
            "A clause ends with a semicolon, or the text without a full stop.",
        ),
        Rule(
            "STR106",
            "single-item-labelled",
            "note",
            "A list has one item only, and that item has a mark.",
        ),
        Rule(
            "STR107",
            "no-operative-clause",
            "warning",
            "The text decides nothing: it has no operative clause.",
        ),
        Rule(
            "STR108",
            "footnote-unanchored",
            "warning",
            "A footnote has no mark in the text.",
        ),
        # REF: what the text cites
        Rule(
            "REF202",
            "ambiguous-body",
            "warning",
            "Several bodies may have adopted the cited text; none was chosen.",
        ),
        Rule(
            "REF203",
            "undated",
            "note",
            "A text that exists in editions is cited without its edition.",
        ),
        Rule(
            "REF204",
            "impossible-edition",
            "error",
            "The body did not meet in the year or at the place that is cited.",
        ),
        Rule(
            "REF207",
            "anaphora-unresolved",
            "warning",
            "Words point back to a text, but none was cited before them.",
        ),
        Rule(
            "REF209",
            "inconsistent-within-document",
            "warning",
            "The same text is cited in different editions.",
        ),
        Rule(
            "REF211",
            "self-reference-old-edition",
            "warning",
            "The text cites itself in an older edition.",
        ),
        Rule(
            "REF212",
            "unread-citation",
            "warning",
            "Words look like a citation, but no rule of the grammar reads them.",
        ),
        # VER: the versions of what is cited
        Rule(
            "VER305",
            "forward-dated",
            "error",
            "The text cites an edition that is later than itself.",
        ),
        Rule(
            "VER309",
            "flattened-revision",
            "warning",
            "Two sessions stand in one bracket, as where the marks of a revision were lost.",
        ),
        # ACT: those who are addressed
        Rule(
            "ACT501",
            "unknown-actor",
            "warning",
            "Somebody is addressed who is not in the registry of actors.",
        ),
        # AKN: Akoma Ntoso files, checked by `check --akn`
        Rule(
            "AKN801",
            "not-valid",
            "error",
            "The file is no Akoma Ntoso that is valid against the strict schema.",
        ),
        Rule(
            "AKN802",
            "dangling-reference",
            "error",
            "A reference into the file points at what is not there.",
        ),
        Rule(
            "AKN803",
            "incomplete-metadata",
            "error",
            "Metadata that the guidelines demand is missing, or contradicts itself.",
        ),
        Rule(
            "AKN804",
            "iri-contradicts-metadata",
            "warning",
            "The IRI of the Work and its metadata do not say the same.",
        ),
        Rule(
            "AKN805",
            "unknown-date",
            "note",
            "The date of first adoption is not known: 1900-01-01 stands in its place.",
        ),
        Rule(
            "AKN806",
            "block-out-of-place",
            "warning",
            "An element stands where the guidelines do not want it.",
        ),
        Rule(
            "AKN807",
            "eid-form",
            "warning",
            "An eId is not that of its parent, two underscores, and the name of its element.",
        ),
        Rule(
            "AKN808",
            "mark-in-words",
            "note",
            "A paragraph begins with a mark that should stand in num.",
        ),
        Rule(
            "AKN809",
            "note-mark-twice",
            "warning",
            "Two notes of one document have the same mark.",
        ),
    )
}
"""All rules by code, in the order of the reference."""


def page(code: str) -> str:
    """The page of a rule, in Markdown.

    Raises:
        KeyError: if there is no rule of this code.
    """
    name = RULES[code].code
    source = files("itures.analysis").joinpath("pages", f"{name}.md")
    return source.read_text(encoding="utf-8")
