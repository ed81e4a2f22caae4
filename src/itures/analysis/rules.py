"""The rules that findings belong to: their codes, names, severities and pages."""

from collections.abc import Mapping
from importlib.resources import files

from itures.analysis.rule import Rule
from itures.analysis.rules_akn import AKN
from itures.analysis.rules_together import TOGETHER

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
        Rule(
            "DOC007",
            "several-documents",
            "warning",
            "The file holds several documents, which were read as one.",
        ),
        Rule(
            "DOC008",
            "contents-mismatch",
            "warning",
            "The contents of a volume and the texts in it do not agree.",
        ),
        Rule(
            "DOC020",
            "unknown-number-format",
            "warning",
            "A list is numbered in a form that is not known; its marks became plain numbers.",
        ),
        Rule(
            "DOC021",
            "order-mended",
            "warning",
            "Lines that run from right to left had to be put into order; they are less sure.",
        ),
        Rule(
            "DOC022",
            "tracked-changes",
            "note",
            "The file holds tracked changes; the text was read with one side of them.",
        ),
        Rule(
            "DOC023",
            "macros-ignored",
            "note",
            "The file holds programs or objects of other programs; they were not looked at.",
        ),
        Rule(
            "DOC024",
            "partly-read",
            "warning",
            "A part of the file is missing, broken or beyond the limits; the rest was read.",
        ),
        Rule(
            "DOC025",
            "page-unsure",
            "note",
            "A page does not tell how words or lines go on; what was concluded may be wrong.",
        ),
        Rule(
            "DOC026",
            "over-budget",
            "warning",
            "The text makes more work than one document may; a part of it was not read.",
        ),
        Rule(
            "DOC027",
            "hidden-direction",
            "warning",
            "A character turns the writing direction: what is shown is not what is stored.",
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
        Rule(
            "STR109",
            "style-disagrees",
            "note",
            "The style of a paragraph says that it is something else than its words say.",
        ),
        # REF: what the text cites
        Rule(
            "REF201",
            "unresolved",
            "error",
            "What is cited is not in the corpus; an error where that holds these texts whole.",
        ),
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
            "REF205",
            "title-mismatch",
            "warning",
            "A text is cited as being about something that its title does not say.",
        ),
        Rule(
            "REF206",
            "missing-clause-target",
            "error",
            "The cited text has no such clause, item or annex.",
        ),
        Rule(
            "REF207",
            "anaphora-unresolved",
            "warning",
            "Words point back to a text, but none was cited before them.",
        ),
        Rule(
            "REF208",
            "non-canonical-form",
            "note",
            "A citation lacks Rev., or an abbreviation is used before it is explained.",
            on=False,
        ),
        Rule(
            "REF209",
            "inconsistent-within-document",
            "warning",
            "The same text is cited in different editions.",
        ),
        Rule(
            "REF210",
            "external-not-checked",
            "note",
            "A text is cited of a kind that no corpus holds.",
            on=False,
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
            "VER301",
            "stale-at-adoption",
            "error",
            "A later edition of the cited text was in force when this text was adopted.",
        ),
        Rule(
            "VER302",
            "stale-since",
            "warning",
            "The cited text has been revised since this text was adopted.",
        ),
        Rule(
            "VER303",
            "suppressed-target",
            "error",
            "The cited text has been suppressed.",
        ),
        Rule(
            "VER304",
            "merged-or-renumbered",
            "warning",
            "The cited text has gone into another text, or has another number.",
        ),
        Rule(
            "VER305",
            "forward-dated",
            "error",
            "The text cites an edition that is later than itself.",
        ),
        Rule(
            "VER306",
            "clause-moved",
            "warning",
            "The cited clause has another label, or other words, in the newer edition.",
            on=False,
        ),
        Rule(
            "VER307",
            "historical-by-context",
            "note",
            "An old edition is cited on purpose: the words beside it tell history.",
        ),
        Rule(
            "VER308",
            "edition-chain-gap",
            "note",
            "The corpus lacks an edition between this one and an earlier one.",
        ),
        Rule(
            "VER309",
            "flattened-revision",
            "warning",
            "Two sessions stand in one bracket, as where the marks of a revision were lost.",
        ),
        *TOGETHER,
        *AKN,
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
