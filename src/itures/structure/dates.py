"""Dates: from the slots of a rule to ISO 8601."""

import re
from datetime import date

from itures.notation.matching import Match
from itures.structure.masthead import canonical


def iso(match: Match, year: int | None = None) -> str | None:
    """The date that the slots `year`, `month` and `day` of a match state, or `None`.

    Args:
        match: the match of a rule.
        year: the year, where the match prints none.
    """
    printed = {name: _number(match.get(name)) for name in ("year", "month", "day")}
    full = printed["year"] or year
    if not (full and printed["month"] and printed["day"]):
        return None
    try:
        return date(full, printed["month"], printed["day"]).isoformat()
    except ValueError:
        return None


def _number(printed: str | None) -> int | None:
    digits = re.match(r"\d+", canonical(printed)) if printed else None
    return int(digits[0]) if digits else None
