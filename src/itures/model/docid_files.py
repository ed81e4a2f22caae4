"""Names of published files, such as `T-REC-X.509-201910-I!!PDF-E`, as identifiers.

Status, format and language say which copy it is, not which text: they are no part of an
identifier. What is an item behind the first `!`, as in `I!Amd1!`, is part of it.
"""

import re

from itures.model.docid_codes import CODE, PART_WORD, apart, number_of, part

_TAIL = (
    r"(?:-[A-Z])?"  # status: in force, superseded, withdrawn …
    r"(?:!(?P<items>[0-9A-Za-z.+]*)!?)?"
    r"(?:-?[A-Z][A-Z0-9]{2}-[A-Z])?"  # format and language
    r"(?:\.[A-Za-z]{3,4})?"
)
_HEAD = r"(?:ITU[ -])?"
_DATED = r"(?:-(?P<year>[0-9]{4})(?P<month>0[1-9]|1[0-2])?)?"
_FORMS = {
    "t-suppl": r"T-REC-(?P<series>[A-Z])\.Sup(?P<number>[0-9]+(?:\.[0-9]+)?)",
    "t-rec": rf"T-REC-(?P<number>{CODE})",
    "wtsa": r"T-RES-T\.(?P<number>[0-9]+)",
    "ra": r"R-RES-R\.(?P<number>[0-9]+(?:-[0-9]{1,2}(?![0-9]))?)",
    "r-hdb": r"R-HDB-(?P<number>[0-9]+)",
    "r-text": r"R-(?P<kind>REC|REP)-(?P<number>[A-Z]{1,3}\.[0-9]+(?:-[0-9]{1,2}(?![0-9]))?)",
    "r-q": r"R-QUE-SG0?(?P<group>[0-9]+)\.(?P<number>[0-9]+(?:-[0-9]{1,2}(?![0-9]))?)",
}
_COMPILED = {name: re.compile(_HEAD + form + _DATED + _TAIL) for name, form in _FORMS.items()}
_ITEM = re.compile(rf"(?P<word>{PART_WORD})\.?(?P<number>[0-9]+(?:\.[0-9]+)*|[A-Z][0-9]?\+?)")


def read(text: str) -> str | None:
    """The identifier of the text that a file holds, or `None` for no name of that kind."""
    for name, form in _COMPILED.items():
        found = form.fullmatch(text)
        if found:
            return _identifier(name, found)
    return None


def _identifier(name: str, found: re.Match[str]) -> str | None:
    got = found.groupdict()
    number, items = got["number"], _items(got["items"] or "")
    if items is None:
        return None
    version = got["year"] + (f"-{got['month']}" if got["month"] else "") if got["year"] else ""
    dated = f"@{version}" if version else ""
    match name:
        case "t-suppl":
            # A date in a file name is that of the file: of the amendment, where it is one.
            return f"itu-t/suppl/{got['series']}.{number}{items}{dated}"
        case "t-rec":
            return f"itu-t/rec/{number_of(apart(number))}{items}{dated}"
        case "wtsa":
            return f"wtsa/res/{number}{dated}"
        case "ra":
            # The edition says it all, and citations know no year: one text, one identifier.
            return f"ra/res/{number}"
        case "r-hdb":
            return f"itu-r/hdb/{number}{dated}"
        case "r-q":
            return f"itu-r/q/{number}-{got['group']}"
        case _:
            edition = "-" in number
            return f"itu-r/{got['kind'].lower()}/{number}{'' if edition else dated}"


def _items(text: str) -> str | None:
    """`Amd3Err1` as `/amd/3/err/1`; `None` for an item that is not known."""
    out, at = "", 0
    while at < len(text):
        found = _ITEM.match(text, at)
        if found is None:
            return None
        out += part(found["word"], found["number"])
        at = found.end()
    return out
