"""The rules for Akoma Ntoso files, which `check --akn` looks at."""

from itures.analysis.rule import Rule

AKN = (
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
"""In the order of the reference."""
