"""What people say of a corpus: which sessions it holds whole, what was suppressed or merged."""

import sqlite3
from typing import Literal

from attrs import frozen

from itures.corpus.identity import Names
from itures.corpus.moments import moment
from itures.errors import IdentifierError
from itures.notation.registry import Registry

Sort = Literal["complete", "suppressed", "merged"]


@frozen
class Declaration:
    """One thing that was said."""

    sort: Sort
    subject: str
    """A body, or a body and a kind (`pp/res`); or the text that ended."""
    session: str = ""
    """Of what is complete: a year, `2010..2022`, the number of a session; empty: all."""
    target: str | None = None
    """Of what was merged: the text it went into."""
    moment: str | None = None
    """When it ended: a date or a year."""
    authority: str | None = None
    """The text that says so."""

    def __str__(self) -> str:
        """One line for a list."""
        said = f"{self.sort} {self.subject}" + (f"@{self.session}" if self.session else "")
        more = (("into", self.target), ("on", self.moment), ("by", self.authority))
        return " ".join([said, *(f"{word} {value}" for word, value in more if value)])


def complete(text: str, registry: Registry) -> Declaration:
    """Read `pp`, `pp@2018`, `pp/res@2010..2022` or `un/ga@74`.

    Raises:
        IdentifierError: if the body is unknown, or the session has another form.
    """
    subject, at, session = text.strip().partition("@")
    body = max(
        (b for b in registry.bodies if f"{subject}/".startswith(f"{b}/")), key=len, default=""
    )
    kind = subject.removeprefix(body).strip("/")
    if not body or "/" in kind:
        known = ", ".join(sorted(registry.bodies))
        raise IdentifierError(f"{text!r}: no body of this name; known are {known}")
    first, dots, last = session.partition("..")
    if at and not (first.isdecimal() and (last.isdecimal() if dots else True)):
        message = f"{text!r}: a session is a year, 2018, or a range of years, 2010..2022"
        raise IdentifierError(message)
    return Declaration("complete", subject, session)


def ended(
    sort: Literal["suppressed", "merged"],
    text: str,
    names: Names,
    *,
    into: str | None = None,
    on: str | None = None,
    by: str | None = None,
) -> Declaration:
    """What is said of a text that ended.

    Args:
        sort: how it ended.
        text: a work or an edition.
        names: takes identifiers apart.
        into: what it went into.
        on: a date or a year; else that of the text that says so, if that is an edition.
        by: the text that says so.

    Raises:
        IdentifierError: if one of the texts is no identifier.
        DateError: if `on` is neither a date nor a year.
    """
    subject = _text(text, names)
    authority = _text(by, names) if by else None
    name = names.read(authority) if authority else None
    when = moment(on) if on else (f"{name.year:04}" if name and name.year else None)
    target = _text(into, names) if into else None
    return Declaration(sort, subject, "", target, when, authority)


def _text(text: str, names: Names) -> str:
    """An identifier as the store writes it, without a place in the text.

    Raises:
        IdentifierError: if it is none.
    """
    name = names.read(text)
    if name is None:
        raise IdentifierError(f"{text!r} is no identifier such as 'pp/res/71' or 'pp/res/71@2022'")
    return name.edition or name.stem


def write(connection: sqlite3.Connection, declaration: Declaration) -> None:
    """Keep a declaration; one of the same sort and subject is replaced."""
    connection.execute(
        "INSERT OR REPLACE INTO declarations VALUES (?, ?, ?, ?, ?, ?)",
        (
            declaration.sort,
            declaration.subject,
            declaration.session,
            declaration.target,
            declaration.moment,
            declaration.authority,
        ),
    )


def withdraw(connection: sqlite3.Connection, declaration: Declaration) -> bool:
    """Take a declaration back; whether there was one."""
    done = connection.execute(
        "DELETE FROM declarations WHERE sort = ? AND subject = ? AND session = ?",
        (declaration.sort, declaration.subject, declaration.session),
    )
    return done.rowcount > 0


def every(connection: sqlite3.Connection) -> tuple[Declaration, ...]:
    """All declarations, in order."""
    rows = connection.execute(
        "SELECT sort, subject, session, target, moment, authority FROM declarations"
        " ORDER BY sort, subject, session"
    )
    return tuple(Declaration(*row) for row in rows)
