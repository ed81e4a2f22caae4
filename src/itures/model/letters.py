"""Letters and messages: what a resolution does not have."""

from collections.abc import Mapping

from attrs import frozen

from itures.model.span import Span


@frozen
class Segment:
    """A stretch of running text in one language."""

    text: str
    """The printed words."""
    span: Span
    """Where it stands."""


Pair = Mapping[str, Segment]
"""Paragraphs that say the same, by language; one without a partner stands alone."""


@frozen
class Field:
    """A printed stretch outside the paragraphs, and what it is."""

    name: str
    """What it is: `issuer`, `reference`, `subject`, `closing`, `title` … or `other`."""
    text: str
    """The printed words, with the label that stands before them."""
    span: Span
    """Where it stands."""


@frozen
class Paragraph:
    """A paragraph of a letter or a message."""

    id: str
    """Counted through the text: `p_1`, `p_2` …"""
    label: str | None
    """The printed mark or number, `None` where there is none; a bullet is `•`."""
    text: str
    """The printed words without the mark."""
    span: Span
    """From the mark to the end."""


@frozen
class Contact:
    """Whom to ask."""

    name: str | None
    """The name as printed."""
    telephone: str | None
    """The telephone number as printed."""
    fax: str | None
    """The fax number as printed."""
    email: str | None
    """The e-mail address as printed."""


@frozen
class Signatory:
    """Who signed."""

    name: str | None
    """The name as printed."""
    title: str | None
    """The office as printed."""


@frozen
class Deadline:
    """A date by which something is asked for."""

    date: str | None
    """The date in ISO 8601, `None` where the text prints no year."""
    text: str
    """The words that set it."""
    span: Span
    """Where they stand."""


@frozen
class Letter:
    """What a circular letter has beside its annexes."""

    lines: tuple[str, ...]
    """The printed lines of the letterhead, in reading order."""
    issuer: str | None
    """The office that sends the letter, as printed."""
    reference: str | None
    """The whole reference as printed."""
    series: str | None
    """The series or the office marks in the reference, for example `SPM/SPD`."""
    number: str | None
    """The number in the reference, for example `CL-21/002`."""
    date: str | None
    """The date in ISO 8601."""
    place: str | None
    """The key of the place in the date line."""
    contact: Contact | None
    """Whom to ask."""
    to: tuple[str, ...]
    """The ids of the addressees, in the order of the text."""
    to_text: str | None
    """The addressees as printed; lines are joined by a blank."""
    copy_to: str | None
    """Who gets a copy, as printed; lines are joined by a blank."""
    subject: str | None
    """The subject as printed; lines are joined by a blank."""
    salutation: str | None
    """The salutation as printed."""
    paragraphs: tuple[Paragraph, ...]
    """The body of the letter."""
    deadlines: tuple[Deadline, ...]
    """The deadlines that the body sets, in the order of the text."""
    closing: str | None
    """The complimentary close as printed."""
    signed: str | None
    """The note that the original is signed, as printed."""
    signatory: Signatory | None
    """Who signed."""
    enclosures: str | None
    """The line that counts or lists the annexes, as printed."""
    links: tuple[str, ...]
    """The web addresses of the whole document, each once, in the order of the text."""
    footer: str | None
    """The address of the house as printed at the foot."""
    fields: tuple[Field, ...]
    """Every printed line outside the paragraphs and annexes, and what it is."""


@frozen
class Event:
    """What a message is about."""

    name: str
    """The key of the event in the registry, for example `WTISD`."""
    year: int | None
    """The year that is celebrated."""
    date: str | None
    """The day in ISO 8601, where the registry knows the day and the text the year."""


@frozen
class Speaker:
    """Who speaks."""

    name: str | None
    """The name as printed."""
    role: str | None
    """The id of the office, as of actors."""


@frozen
class Call:
    """A sentence that calls on someone to act."""

    actors: tuple[str, ...]
    """The ids of those who are called on; empty for "you" and "everyone"."""
    text: str
    """The sentence as printed."""
    span: Span
    """Where it stands."""


@frozen
class Message:
    """What a message has."""

    event: Event | None
    """What it is about."""
    speaker: Speaker | None
    """Who speaks, as far as the text says."""
    theme: str | None
    """The theme of the event, without quotation marks."""
    paragraphs: tuple[Paragraph, ...]
    """The body of the message, in all its languages."""
    calls: tuple[Call, ...]
    """The sentences that call on someone, in the order of the text."""
    closing_wish: str | None
    """The sentence with the wish at the end, as printed."""
    links: tuple[str, ...]
    """The web addresses of the whole document, each once, in the order of the text."""
    source_url: str | None
    """The address that the page names as its source."""
    fields: tuple[Field, ...]
    """Every printed line outside the paragraphs, and what it is."""
