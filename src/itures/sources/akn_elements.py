"""The elements of Akoma Ntoso, by what they do to the text.

Source: the schema of Akoma Ntoso 1.0 of OASIS, which says what may stand inside a paragraph.
"""

from itures.model.revisions import Change

# fmt: off
INLINE = frozenset({
    "a", "abbr", "affectedDocument", "argument", "b", "change", "concept", "date",
    "decoration", "def", "del", "docAuthority", "docCommittee", "docDate",
    "docIntroducer", "docJurisdiction", "docNumber", "docProponent", "docPurpose",
    "docStage", "docStatus", "docTitle", "docType", "docketNumber", "embeddedText",
    "entity", "event", "fillIn", "i", "img", "inline", "ins", "judge", "lawyer",
    "legislature", "location", "marker", "mmod", "mod", "mref", "neutralCitation",
    "noteRef", "object", "omissis", "opinion", "organization", "outcome", "party",
    "person", "placeholder", "process", "quantity", "quotedText", "recordedTime", "ref",
    "relatedDocument", "remark", "rmod", "role", "rref", "session", "shortTitle",
    "signature", "span", "sub", "sup", "term", "time", "u", "vote", "witness",
})
"""Elements inside a paragraph; all others begin and end one."""
LEVELS = frozenset({
    "alinea", "article", "book", "chapter", "clause", "division", "hcontainer", "indent",
    "level", "list", "paragraph", "part", "point", "proviso", "rule", "section",
    "subchapter", "subclause", "subdivision", "sublist", "subparagraph", "subpart",
    "subrule", "subsection", "subtitle", "title", "tome", "transitional",
})
"""Parts of a text that may have headings."""
# fmt: on
BREAKS = frozenset({"br", "eol"})
NOTES = frozenset({"authorialNote", "note"})
SILENT = frozenset({"meta"})
"""Elements whose words are not part of the text."""
HEADINGS = frozenset({"heading", "subheading", "crossHeading"})
ONE_LINE = HEADINGS | {"docTitle", "caption", "tocItem"}
"""Elements in which a line break is a matter of looks."""
LINKS = {"a": "href", "ref": "href", "mref": "href", "rref": "from"}
"""Elements that link, and the attribute with the address."""
CHANGES: dict[str, Change] = {"ins": "insertion", "del": "deletion"}
CELLS = frozenset({"td", "th"})
