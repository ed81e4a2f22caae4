"""The masthead: who adopted what, where and when."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from itures.model.citations import Part
from itures.model.document import Masthead, Session
from itures.model.identifiers import Identifier
from itures.model.span import Span
from itures.notation.matching import Match
from itures.notation.registry import Registry
from itures.notation.widen import LOOKALIKES
from itures.structure.lines import Line
from itures.structure.names import slug
from itures.structure.printed import Printed
from itures.structure.sectors import own_sector
from itures.structure.tables import flat

PUBLISHED = "published"
"""The class of the date on the cover of a Recommendation."""
QUESTION = "question"
"""The kind of texts that study groups work on: their numbers are those of a Sector."""
SESSION = "@"
"""Between the body and the version in the meaning of a name of a session: `wrc@mob-87`."""
_MONTHS = 12
_CENTURY = 100
_FIRST_YEAR = 1800
"""Four digits from here on are a year, not two years of two digits each."""
_PIVOT = 50
"""Two-digit years from here on belong to the twentieth century: `Mob-87`."""


@frozen
class Head:
    """The masthead and what it says of the whole document."""

    masthead: Masthead | None
    kind: str | None
    """The kind that the number line names."""
    title: str | None
    title_span: Span | None
    id: str | None


@frozen
class _Stated:
    """What a number line, or an enacting formula, says of the session."""

    body: str | None
    place: str | None
    year: int | None
    name: str | None = None
    """What the session is called where a year does not name it: `mob-87`."""


def read_head(
    lines: Sequence[Line],
    parts: Mapping[str, tuple[int, int]],
    printed: Printed,
    registry: Registry,
) -> Head:
    """The masthead of a document, from the lines that its order found."""

    def lines_of(part: str) -> Sequence[Line]:
        return lines[slice(*parts.get(part, (0, 0)))]

    number, enacting = _only(lines_of("number")), _only(lines_of("enacting"))
    history = _only(lines_of("history"))
    title = lines_of("title")
    above = [*lines_of("number"), *lines_of("adopted")]
    head = [*above, *title, *lines_of("history"), *lines_of("enacting")]
    words = "\n".join(printed.words(line.start, line.end) for line in title) or None
    if number and number.match and (inline := _part(number.match, "title")):
        # The title begins in the number line, and may go on below it.
        title = [Line("text", inline.start, inline.end), *title]
        words = "\n".join(printed.words(line.start, line.end) for line in title)
    span = Span(title[0].start, title[-1].end) if title else None
    if not head or (number is None and enacting is None):
        return Head(None, None, words, span, None)
    stated = [
        stated_session(line.match, registry) for line in (enacting, number) if line and line.match
    ]
    # The number line names the session, the enacting formula the body.
    named = next((s for s in stated if s.name), None)
    body = named.body if named else next((s.body for s in stated if s.body), None)
    place = next((s.place for s in reversed(stated) if s.place), None)
    year = next((s.year for s in reversed(stated) if s.year), None)
    match = number.match if number else None
    printed_number = match.get("number") if match else None
    masthead = Masthead(
        body=body,
        number=canonical(printed_number) if printed_number else None,
        place=place,
        year=year,
        revised=bool(match and match.get("revised")),
        history=_history(history.match) if history and history.match else (),
        lines=tuple(printed.words(line.start, line.end) for line in head),
        enacting=printed.words(enacting.start, enacting.end) if enacting else None,
        span=Span(head[0].start, head[-1].end),
    )
    # A number line without a kind word, "75/901. Title", is that of a resolution.
    kind = (match.get("kind") or "resolution") if match else None
    date = (
        _month(match) or _published(lines_of("front"))
        if masthead.body not in registry.bodies
        else None
    )
    version = named.name if named else date
    owner = _sector(match, masthead.body, registry) if kind == QUESTION else masthead.body
    of_owner = evolve(masthead, body=owner)
    return Head(masthead, kind, words, span, _identifier(of_owner, kind, registry, version))


def _sector(match: Match | None, body: str | None, registry: Registry) -> str | None:
    """The Sector of a Question: the one that its number line names, or whose body adopted it."""
    return (match.get("body") if match else None) or own_sector(registry, body)


def _only(lines: Sequence[Line]) -> Line | None:
    return lines[0] if lines else None


def _part(match: Match, slot: str) -> Part | None:
    return next((part for part in match.parts if part.slot == slot), None)


def stated_session(match: Match, registry: Registry) -> _Stated:
    """Body, place and year that a line states, by name or by the code of the session."""
    body = match.get("body")
    code_body, code = _last(match, "session_body"), _last(match, "code_year")
    year = _last(match, "year")
    if code_body and SESSION in code_body:
        body, _, name = code_body.partition(SESSION)
        digits = name.rpartition("-")[2]
        return _Stated(body, None, full_year(digits) if digits.isdecimal() else None, name)
    if code_body and code:
        full = registry.session_year(code_body, full_year(canonical(code)))
        return _Stated(body or code_body, registry.place_of(code_body, full), full)
    place = _last(match, "place")
    key = place_key(place) if place else None
    return _Stated(body, key, _year(year) if year else None)


def _last(match: Match, slot: str) -> str | None:
    values = match.all(slot)
    return values[-1] if values else None


def _year(printed: str) -> int:
    """A year; of two that were run together by a flattened revision the last."""
    return int(canonical(printed)[-4:])


def full_year(digits: str) -> int:
    """The year that the digits of a session code mean."""
    year = int(digits)
    if year >= _FIRST_YEAR:
        return year
    year %= _CENTURY  # of two that were run together, `1519`, the last counts
    return year + (1900 if year >= _PIVOT else 2000)


def place_key(place: str) -> str:
    """The key of a place: word lists give keys, other places become a slug."""
    return place if place.isascii() and place == place.lower() else slug(place)


@lru_cache(maxsize=4096)
def canonical(printed: str) -> str:
    """A number or label in its plain form: ASCII digits and hyphens, no blanks, `bis` apart."""
    if printed.isascii() and printed.isalnum():
        return printed  # most are
    plain = unicodedata.normalize("NFKC", printed)
    for hyphen in "‐‑‒–—−":
        plain = plain.replace(hyphen, "-")
    if not plain.isascii():
        plain = _latin("".join(str(int(c)) if c.isdecimal() else c for c in plain))
    return "-".join(plain.split()) if " bis" in plain or " ter" in plain else "".join(plain.split())


def _latin(code: str) -> str:
    """A code in Latin letters, if letters that look like them are all that is not Latin in it."""
    folded = "".join(LOOKALIKES.get(char, char) for char in code)
    return folded if folded.isascii() else code


def _history(match: Match) -> tuple[Session, ...]:
    places = [place_key(place) for place in match.all("place")]
    years = [_year(year) for year in match.all("year")]
    if len(places) != len(years):
        # Some Arabic files have a list of years from its end to its beginning.
        backwards = years == sorted(years, reverse=True)
        return tuple(Session(year, None) for year in (years[::-1] if backwards else years))
    return tuple(Session(year, place) for year, place in zip(years, places, strict=True))


def _published(front: Iterable[Line]) -> str | None:
    """The date that stands on the cover of a Recommendation, if it is one."""
    dates = {_month(line.match) for line in flat(front) if line.cls == PUBLISHED}
    return dates.pop() if len(dates) == 1 else None


def _month(match: Match | None) -> str | None:
    """The year and the month that a line states, as identifiers have them: `2017-04`."""
    printed, year = (match.get("month"), match.get("year")) if match else (None, None)
    digits = canonical(printed) if printed else ""
    month = int(digits) if digits.isdecimal() else 0  # a number may have a word behind it
    return f"{_year(year)}-{month:02}" if year and 0 < month <= _MONTHS else None


def _identifier(
    masthead: Masthead, kind: str | None, registry: Registry, stated: str | None
) -> str | None:
    if not (masthead.body and masthead.number and kind):
        return None
    segment = registry.segments.get(kind, kind)
    number = masthead.number
    if number[0].isalpha() and masthead.body in registry.bodies:
        number = number.lower()
    if masthead.body.startswith("un/") or kind == QUESTION:
        number = number.replace("/", "-")
    # The number of an ITU-R resolution holds its edition; the session adds nothing.
    edition = registry.bodies.get(masthead.body, {}).get("unversioned") or "-" in number[1:]
    version = stated or (str(masthead.year) if masthead.year and not edition else None)
    return str(Identifier(f"{masthead.body}/{segment}/{number}", version))
