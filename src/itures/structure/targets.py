"""Which text a proposal is to change: the edition that exists, not the one proposed."""

from collections.abc import Sequence

from attrs import define

from itures.model.identifiers import Identifier
from itures.model.revisions import Revision
from itures.notation.language import Language
from itures.notation.matching import Match
from itures.notation.registry import Registry
from itures.structure.lines import NUMBER_LINE, Line
from itures.structure.masthead import canonical, place_key, stated_session

UNKNOWN = "?"
"""What stands for a body that cannot be told."""
ADD, MOD = "ADD", "MOD"
_OUT = frozenset({"insertion", "move-to"})
"""Changes whose words the text did not have before."""


def original_words(text: str, start: int, end: int, revisions: Sequence[Revision]) -> str:
    """A stretch of a text as it was before its tracked changes."""
    pieces: list[str] = []
    at = start
    for change in revisions:
        left, right = change.span
        if not (start <= left and right <= end) or left < at:
            continue
        pieces.append(text[at:left])
        if change.change in _OUT:
            at = right
        elif left == right:  # the words are not in this text, but the file has them
            pieces.append(change.text)
            at = right
        else:
            at = left
    return "".join([*pieces, text[at:end]])


@define
class Targets:
    """Tells the targets of the proposals in a document."""

    text: str
    rules: Language
    registry: Registry
    revisions: Sequence[Revision]

    def of(self, action: str, line: Line | None, body: str | None) -> str | None:
        """The identifier of the text that a number line names.

        Args:
            action: `MOD`, `SUP` or `NOC`; what is added has no target.
            line: the number line of what is proposed.
            body: the body that its enacting formula names.

        Returns:
            The identifier, of the existing edition where the proposal shows it: in what
            its tracked changes take out, or because nothing is changed. `?` stands for a
            body that cannot be told. `None` where no text is named.
        """
        if action == ADD or line is None or line.match is None:
            return None
        match = self._original(line)
        number = match.get("number")
        if not number or number.startswith("["):
            return None
        known = action != MOD or bool(self.revisions) or len(_editions(match)) > 1
        return self._identifier(match, number, body, dated=known)

    def _original(self, line: Line) -> Match:
        """What the number line said before it was changed."""
        assert line.match is not None  # noqa: S101
        if not self.revisions:
            return line.match
        words = original_words(self.text, line.start, line.end, self.revisions)
        rule = self.rules.get(NUMBER_LINE)
        return (rule.match(words, 0, len(words)) if rule else None) or line.match

    def _identifier(self, match: Match, number: str, body: str | None, *, dated: bool) -> str:
        stated = stated_session(match, self.registry)
        years = _editions(match)
        year = int(canonical(years[0])[:4]) if len(years) > 1 else stated.year
        found = body or stated.body or self._met(match, year, number) or UNKNOWN
        kind = match.get("kind") or "resolution"
        segment = self.registry.segments.get(kind, kind)
        plain = canonical(number)
        plain = plain.lower() if plain[0].isalpha() else plain
        edition = "-" in plain[1:] or self.registry.bodies.get(found, {}).get("unversioned")
        version = str(year) if year and dated and not edition else None
        return str(Identifier(f"{found}/{segment}/{plain}", version))

    def _met(self, match: Match, year: int | None, number: str) -> str | None:
        """The one body that met at the place in the year and can have such a number."""
        place = match.get("place")
        if not place or year is None:
            return None
        plain = canonical(number)
        met = [
            body
            for body in self.registry.bodies_at(place_key(place), year)
            if not plain.isdigit()
            or int(plain) <= self.registry.bodies.get(body, {}).get("largest", int(plain))
        ]
        return met[0] if len(set(met)) == 1 else None


def _editions(match: Match) -> tuple[str, ...]:
    """The years of a number line; several where a revision was flattened."""
    years = match.all("year")
    if len(years) == 1 and len(canonical(years[0])) > 4:  # noqa: PLR2004  # `20142018`
        plain = canonical(years[0])
        return (plain[:4], plain[4:])
    return years
