"""Published document ids, such as `ITU-T X.509 (10/2019)`, read and printed.

Both ways go by the string of an identifier. A published id does not always say of what
kind a text is: `ITU-R M.2124-0` is a Report and `ITU-R M.2083-0` a Recommendation. What
has no word for its kind is read as a Recommendation.
"""

import re
from collections.abc import Callable, Iterator

from itures.model import docid_files
from itures.model.docid_codes import (
    CODE,
    DATE,
    SUFFIX,
    apart,
    code_of,
    date_of,
    id_parts,
    number_of,
    printed_parts,
    version_of,
)

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-"})
_REST = rf"(?: \((?P<date>{DATE})\))?(?P<parts>(?: [A-Z][a-z].*)?)"
_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SERIES_NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)*)"


def _t(form: str, *, rest: str = _REST) -> re.Pattern[str]:
    return re.compile(rf"ITU-T {form}{rest}")


def _r(form: str) -> re.Pattern[str]:
    return re.compile(rf"ITU-R {form}{_REST}")


_FORMS = {
    "itu-t/suppl/{series}.{number}": _t(
        rf"(?P<series>[A-Z](?:-[0-9]+(?= series))?)(?: series)? Suppl\.? {_SERIES_NUMBER}"
    ),
    "itu-t/rec/{code}": _t(rf"(?:REC[ -])?(?P<code>{CODE}{SUFFIX})(?:-[ACEFRS])?"),
    # A text with a name in place of a number needs its date, or every word would be one.
    "itu-t/pub/{code}": _t(
        rf"(?P<code>[A-Z][A-Z][0-9A-Za-z]*(?:[-.][0-9A-Za-z]+)*)(?= \({DATE}\))"
    ),
    "ra/res/{number}": _r(r"R\.(?P<number>[0-9]+(?:-[0-9]+)?)"),
    "itu-r/q/{number}-{group}": _r(r"(?P<number>[0-9]+(?:-[0-9]+)?)/(?P<group>[0-9]+):?"),
    "itu-{sector}/q/{number}-{group}": re.compile(
        r"ITU-(?P<sector>[TD]) Q\.?(?P<number>[0-9]+(?:-[0-9]+)?)/(?P<group>[0-9]+)"
    ),
    "itu-r/hdb/{number}": _r(r"(?P<number>[0-9]+)\.HDB"),
    "itu-r/rep/{number}": _r(r"(?:REP-)?(?P<number>[IVXL]+)"),
    "itu-r/rep/{code}": _r(r"REP-(?P<code>[A-Z]{1,3}\.[0-9]+(?:-[0-9]+)?)"),
    "itu-r/rr": _r("RR"),
    "itu-r/rec/{code}": _r(
        r"(?:REC-)?(?P<code>[A-Z]{1,3}\.(?:[0-9]+(?:[-/][0-9]+)*|\[[0-9A-Za-z./-]+\]))"
    ),
}
_BULLETIN = re.compile(
    r"(?P<annex>Annex to )?ITU-T (?:OB|Operational Bulletin)(?: No\. |\.)(?P<number>[0-9]+)"
    rf"(?: \((?P<date>{DATE})\)| - [0-9]{{1,2}}\.(?P<month>[IVX]+)\.(?P<year>[0-9]{{4}}))?"
)


def read(text: str) -> str | None:
    """The identifier, as a string, of a published document id or file name.

    Args:
        text: for example `ITU-R M.2083-0` or `T-RES-T.1-2016-MSW-E`.

    Returns:
        `None` for a text that is neither.
    """
    plain = text.translate(_SPACES)
    if not plain.startswith(("ITU-", "ITU ", "Annex to ITU-", "T-", "R-")):
        return None
    named = docid_files.read(plain)
    if named:
        return named
    bulletin = _BULLETIN.fullmatch(plain)
    if bulletin:
        return _bulletin(bulletin)
    for identifier, form in _FORMS.items():
        found = form.fullmatch(apart(plain))
        if found:
            return _filled(identifier, found.groupdict())
    return None


def _filled(identifier: str, got: dict[str, str | None]) -> str | None:
    """The identifier of a form, with what was read."""
    parts = id_parts(got.get("parts") or "")
    if parts is None:
        return None
    code, date = got.get("code") or "", got.get("date")
    # Drafts have their code in square brackets, which no identifier holds.
    slots = {
        "code": number_of(code) if "[" not in code else code.replace("[", "(").replace("]", ")"),
        "series": got.get("series") or "",
        "number": got.get("number") or "",
        "group": got.get("group") or "",
        "sector": (got.get("sector") or "").lower(),
    }
    return identifier.format_map(slots) + (f"@{version_of(date)}" if date else "") + parts


def _bulletin(found: re.Match[str]) -> str | None:
    version = version_of(found["date"]) if found["date"] else None
    if found["month"]:
        if found["month"] not in _MONTHS:
            return None
        version = f"{found['year']}-{_MONTHS.index(found['month']) + 1:02}"
    # The annex has no number: it is a text of its own beside the bulletin.
    work = f"itu-t/ob/{found['number']}" + ("/annex" if found["annex"] else "")
    return f"{work}@{version}" if version else work


# ------------------------------------------------------------------ printing


def write(work: str, version: str | None, parts: str) -> str | None:
    """The published id of a text, or `None` where its publisher has none that we know.

    Args:
        work: body, kind and number, `itu-t/rec/X.509`.
        version: the session year or the date, if any.
        parts: the supplement with a `/` before it, `/amd/1@2020-05`, or nothing.
    """
    if work.startswith("wtsa/"):
        return _resolution_of_wtsa(work, version) if not parts else None
    date, supplements = date_of(version), printed_parts(parts)
    if date is None or supplements is None:
        return None
    for head, printer in _PRINTERS.items():
        if work.startswith(head):
            docid = printer(work.removeprefix(head))
            return docid + date + supplements if docid else None
    return None


def _resolution_of_wtsa(work: str, version: str | None) -> str | None:
    # `ITU-T T.1` is a Recommendation: Resolutions have the name of their file only.
    name = f"T-RES-T.{work.removeprefix('wtsa/res/')}" + (f"-{version}" if version else "")
    same = work + (f"@{version}" if version else "")  # else it would be read as another text
    return name if docid_files.read(name) == same else None


def _series_supplement(number: str) -> str | None:
    found = re.fullmatch(rf"(?P<series>[A-Z](?P<range>-[0-9]+)?)\.{_SERIES_NUMBER}", number)
    if found is None:
        return None
    series = " series" if found["range"] else ""
    return f"ITU-T {found['series']}{series} Suppl. {found['number']}"


def _recommendation(number: str) -> str | None:
    code = code_of(number)
    return f"ITU-T {code}" if code else None


def _question(before: str, behind: str) -> Callable[[str], str | None]:
    def printer(number: str) -> str | None:
        # The last number is that of the study group: `129-3-7` is edition 3 of 129.
        found = re.fullmatch(r"([0-9]+(?:-[0-9]+)?)-([0-9]+)", number)
        return f"{before}{found[1]}/{found[2]}{behind}" if found else None

    return printer


def _bulletin_id(number: str) -> str | None:
    found = re.fullmatch(r"([0-9]+)(/annex)?", number)
    return f"{'Annex to ' if found[2] else ''}ITU-T OB No. {found[1]}" if found else None


def _radio(number: str) -> str | None:
    if re.fullmatch(r"[A-Z]{1,3}\.\([0-9A-Za-z./-]+\)", number):
        number = number.replace("(", "[").replace(")", "]")
    return f"ITU-R {number}" if any(_radio_forms(number)) else None


def _radio_forms(number: str) -> Iterator[bool]:
    for identifier in ("itu-r/rec/{code}", "itu-r/rep/{number}"):
        yield _FORMS[identifier].fullmatch(f"ITU-R {number}") is not None


def _numbered(before: str, behind: str = "") -> Callable[[str], str | None]:
    def printer(number: str) -> str | None:
        return f"{before}{number}{behind}" if re.fullmatch(r"[0-9]+(?:-[0-9]+)?", number) else None

    return printer


def _named(number: str) -> str | None:
    return f"ITU-T {number}" if re.fullmatch(r"[A-Z][A-Z][0-9A-Za-z.-]*", number) else None


_PRINTERS: dict[str, Callable[[str], str | None]] = {
    "ra/res/": _numbered("ITU-R R."),
    "itu-t/suppl/": _series_supplement,
    "itu-t/rec/": _recommendation,
    "itu-t/q/": _question("ITU-T Q", ""),
    "itu-d/q/": _question("ITU-D Q", ""),
    "itu-r/q/": _question("ITU-R ", ":"),
    "itu-t/ob/": _bulletin_id,
    "itu-t/pub/": _named,
    "itu-r/hdb/": _numbered("ITU-R ", ".HDB"),
    "itu-r/rec/": _radio,
    "itu-r/rep/": _radio,
    "itu-r/rr": lambda number: None if number else "ITU-R RR",
}
"""How texts are printed, by the beginning of their identifiers."""
