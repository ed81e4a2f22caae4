"""Moments: when a text was adopted, as far as that is known, and which of two came first.

A moment is an ISO date, `2018-11-16`, or a year, `2018`, where no more is known. A year may
mean any day of it, so two moments can be in no certain order.
"""

import re
from datetime import date

from itures.errors import DateError

_MOMENT = re.compile(r"\d{4}(?:-\d\d-\d\d)?")


def moment(text: str) -> str:
    """A moment as it is written here.

    Raises:
        DateError: if the text is neither a date `2018-11-16` nor a year `2018`.
    """
    plain = text.strip()
    if not _is_moment(plain):
        message = f"{text!r} is neither a date such as 2018-11-16 nor a year such as 2018"
        raise DateError(message)
    return plain


def _is_moment(plain: str) -> bool:
    try:
        date.fromisoformat(first_day(plain))
    except ValueError:
        return False
    return _MOMENT.fullmatch(plain) is not None


def first_day(when: str) -> str:
    """The earliest day that a moment can mean."""
    return when if "-" in when else f"{when}-01-01"


def last_day(when: str) -> str:
    """The latest day that a moment can mean."""
    return when if "-" in when else f"{when}-12-31"


def surely_before(one: str, other: str) -> bool:
    """Whether one moment is certainly earlier than another."""
    return last_day(one) < first_day(other)


def surely_after(one: str, other: str) -> bool:
    """Whether one moment is certainly later than another."""
    return surely_before(other, one)


def by(when: str, limit: str) -> bool:
    """Whether something had happened by a moment, a year meaning the end of it.

    What is known by its year only counts from the beginning of that year.
    """
    return first_day(when) <= last_day(limit)
