"""The pieces that published document ids are made of: codes, dates, supplements.

A piece has two spellings: the publisher's, `H.248.1 (V2)`, and that of an identifier,
`H.248.1-V2`, which holds no blank. The functions here turn one into the other and back.
"""

import re

CODE = (
    r"[A-Z]\.[0-9A-Za-z]+(?:\.[0-9]+)*"  # X.509, M.3016.1, G.Imp712
    r"(?:[/-][A-Z]\.[0-9A-Za-z]+(?:\.[0-9]+)*)*"  # G.780/Y.1351, Q.400-Q.490
)
"""The code of an ITU-T text; common texts and ranges have two."""
DATE = r"(?:(?:0[1-9]|1[0-2])/)?[0-9]{4}"
"""Month and year, or the year alone, as in `(10/2019)`."""
_VERSION = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2]))?")

_SHORTENED = ("amd", "cor", "err", "suppl", "add", "app")
PARTS = {
    **{segment: f"{segment.capitalize()}." for segment in _SHORTENED},
    "annex": "annex".capitalize(),
    "tcor": "Technical Cor.",
}
"""What is published on its own beside a text, and the publisher's word for it."""
_PART_WORDS = {
    **{word.rstrip("."): segment for segment, word in PARTS.items()},
    "Amend": "amd",
    "Sup": "suppl",
    "Ann": "annex",
}
PART_WORD = "|".join(sorted(_PART_WORDS, key=len, reverse=True))
PART_NUMBER = r"[0-9A-Z][0-9A-Za-z]*(?:\.[0-9]+)*\+?"
_PART = re.compile(
    rf" (?P<word>{PART_WORD})\.? (?P<number>{PART_NUMBER})(?: \((?P<date>{DATE})\))?"
)
_ID_PART = re.compile(
    rf"/(?P<segment>{'|'.join(PARTS)})/(?P<number>{PART_NUMBER})(?:@(?P<version>[^@/#]+))?"
)

SUFFIX = r"(?: (?:bis|ter|quater|quarter|[A-Z]|v\.[0-9]+|\(V[0-9]+\)))*"
"""What may stand behind a code; "quarter" is how the publisher prints it."""
_ID_SUFFIX = re.compile(r"-(bis|ter|quater|quarter|[A-Z](?![.0-9A-Za-z])|v\.[0-9]+|V[0-9]+)")
_JOINED = re.compile(r"(?<=[0-9])(bis|ter|quater)(?![A-Za-z])")


def version_of(date: str) -> str:
    """`10/2019` as the version `2019-10`."""
    month, slash, year = date.rpartition("/")
    return f"{year}-{month}" if slash else year


def date_of(version: str | None) -> str | None:
    """The version `2019-10` as ` (10/2019)`; empty for none, `None` for what is no date."""
    if version is None:
        return ""
    found = _VERSION.fullmatch(version)
    if found is None:
        return None
    return f" ({found['month']}/{found['year']})" if found["month"] else f" ({found['year']})"


def number_of(code: str) -> str:
    """A code with its suffixes, `V.8 bis`, as a number without blanks, `V.8-bis`."""
    return code.replace(" (V", "-V").rstrip(")").replace(" ", "-")


def code_of(number: str) -> str | None:
    """The number `V.8-bis` as the code `V.8 bis`; `None` for what is no code."""
    code = _ID_SUFFIX.sub(
        lambda m: f" ({m[1]})" if m[1][0] == "V" and m[1][1:] else f" {m[1]}", number
    )
    return code if re.fullmatch(CODE + SUFFIX, code) else None


def apart(text: str) -> str:
    """`V.8bis` as `V.8 bis`: both are printed."""
    return _JOINED.sub(r" \1", text)


def id_parts(text: str) -> str | None:
    """Supplements as printed, ` (2014) Amd. 3`, as they stand in an identifier: `/amd/3`."""
    out, at = "", 0
    while at < len(text):
        found = _PART.match(text, at)
        if found is None:
            return None
        out += part(found["word"], found["number"])
        if found["date"]:
            out += f"@{version_of(found['date'])}"
        at = found.end()
    return out


def part(word: str, number: str) -> str:
    """One supplement by the publisher's word: `/amd/3`."""
    return f"/{_PART_WORDS[word]}/{number}"


def printed_parts(path: str) -> str | None:
    """Supplements of an identifier, `/amd/3@2017-06`, as printed; `None` for what is none."""
    out, at = "", 0
    while at < len(path):
        found = _ID_PART.match(path, at)
        date = date_of(found["version"]) if found else None
        if found is None or date is None:
            return None
        out += f" {PARTS[found['segment']]} {found['number']}{date}"
        at = found.end()
    return out
