"""What the words of a message say: the event, the speaker, the theme, the calls."""

import re
from collections.abc import Iterable, Iterator, Sequence

from itures.model.letters import Call, Event, Paragraph, Speaker
from itures.model.span import Span
from itures.notation.matching import Match
from itures.structure.called import actors_of
from itures.structure.dates import iso
from itures.structure.desk import Desk
from itures.structure.masthead import canonical, full_year
from itures.structure.sentences import Sentences

Stretch = tuple[int, int]

_QUOTES = '"“”„«»‟「」『』 \u00a0'
_LAST = 2
"""The closing wish is looked for in this many paragraphs at the end."""
_YEAR = 4


def scan(desk: Desk, family: str, stretches: Iterable[Stretch]) -> Iterator[tuple[Match, Stretch]]:
    """The matches of a table of rules in some stretches, each with its stretch."""
    for start, end in stretches:
        scanner = desk.rules_at(start, end).scanner((family,))
        for match in scanner.scan(desk.text, start, end):
            yield match, (start, end)


def event_of(
    desk: Desk, days: dict[str, str], around: Sequence[Stretch], body: Sequence[Stretch]
) -> Event | None:
    """The event of a message: the one that the title names, else the one named first.

    Args:
        desk: the text.
        days: the day of each event, as `month-day`, where it has one.
        around: the lines before and behind the body.
        body: the paragraphs.
    """
    every = [match for match, _ in scan(desk, "event", [*around, *body])]
    names = [match.get("event") for match in every]
    name = next((name for name in names if name), None)
    if name is None:
        return None
    own = [match for match in every if match.get("event") == name]
    year = next((year for match in own if (year := _year(match))), None)
    day = days.get(name)
    if year is None:
        dates = [iso(match) for match, _ in scan(desk, "date", [*around, *body])]
        fit = [printed for printed in dates if printed and (not day or printed[5:] == day)]
        year = int(fit[0][:_YEAR]) if fit and (day or len(set(fit)) == 1) else None
    return Event(name, year, f"{year}-{day}" if year and day else None)


def _year(match: Match) -> int | None:
    """The year beside the name of an event, in two or four digits."""
    printed = match.get("year")
    digits = re.sub(r"\D", "", canonical(printed)) if printed else ""
    return full_year(digits) if digits else None


def speaker_of(desk: Desk, around: Sequence[Stretch], names: Sequence[Stretch]) -> Speaker | None:
    """Who speaks, as far as the lines around the body say.

    Args:
        desk: the text.
        around: the lines around the body.
        names: those that are the name of a person beside an office.
    """
    every = [match for match, _ in scan(desk, "speaker", around)]
    name = next((match.get("name") for match in every if match.get("name")), None)
    if name is None and names:
        line = desk.rules_at(*names[0]).lines_of("message")["name"]
        found = line.match_all(desk.text, *names[0])
        name = found.get("name") if found else None
    role = next((match.get("role") for match in every if match.get("role")), None)
    return Speaker(name, role) if name or role else None


def theme_of(desk: Desk, around: Sequence[Stretch], body: Sequence[Stretch]) -> str | None:
    """The theme of the event: of several the one in a sentence that names the event."""
    best: tuple[int, str] | None = None
    named: dict[Stretch, bool] = {}
    cut = Sentences(desk.text)
    for match, stretch in scan(desk, "theme", [*around, *body]):
        words = desk.printed.words(*_slot(match, "theme")).strip(_QUOTES)
        sentence = cut.at(stretch, match.start)
        if sentence not in named:
            named[sentence] = any(True for _ in scan(desk, "event", [sentence]))
        worth = 2 * named[sentence] + (stretch in around)
        if best is None or worth > best[0]:
            best = worth, words
    return best[1] if best else None


def _slot(match: Match, name: str) -> Stretch:
    return next((p.start, p.end) for p in match.parts if p.slot == name)


def calls_of(desk: Desk, body: Sequence[Stretch]) -> tuple[Call, ...]:
    """The sentences that call on someone, in the order of the text."""
    found: dict[Stretch, dict[str, None]] = {}
    cut = Sentences(desk.text)
    for match, stretch in scan(desk, "call", body):
        sentence = cut.at(stretch, match.start)
        actors = found.setdefault(sentence, {})
        actors.update(dict.fromkeys(actors_of(desk, match.parts)))
    return tuple(
        Call(tuple(actors), desk.printed.words(*sentence), Span(*sentence))
        for sentence, actors in found.items()
    )


def wish_of(desk: Desk, running: Sequence[Paragraph]) -> str | None:
    """The last sentence near the end that wishes something, in the first language."""
    first = desk.tongues.codes[0]
    own = [part for part in running if desk.tongues.of(*part.span) == first]
    stretches = [(part.span.start, part.span.end) for part in own[-_LAST:]]
    last: str | None = None
    cut = Sentences(desk.text)
    for match, stretch in scan(desk, "wish", stretches):
        last = desk.printed.words(*cut.at(stretch, match.start))
    return last
