"""What a letter or a message says about itself, as names and values to show."""

from collections import Counter
from collections.abc import Iterator

from itures.model.document import Document
from itures.model.letters import Letter, Message

Fact = tuple[str, str]
"""What it is, and what it says."""


def facts(document: Document) -> Iterator[Fact]:
    """The facts of a letter or a message, in the order a reader asks for them."""
    found: list[tuple[str, str | None]] = []
    if document.letter:
        found += _letter(document.letter)
    if document.message:
        found += _message(document.message)
    if document.pairs:
        found.append(("pairs", _pairs(document)))
    yield from ((name, value) for name, value in found if value)


def _letter(letter: Letter) -> list[tuple[str, str | None]]:
    signed = letter.signatory
    return [
        ("from", letter.issuer),
        ("reference", letter.reference),
        ("date", _joined(letter.date, letter.place)),
        ("to", ", ".join(letter.to) or letter.to_text),
        ("copy to", letter.copy_to),
        (
            "contact",
            _joined(letter.contact.name, letter.contact.email) if letter.contact else None,
        ),
        ("subject", letter.subject),
        *(("deadline", _said(one.date, one.text)) for one in letter.deadlines),
        ("signed by", _joined(signed.name, signed.title) if signed else None),
    ]


def _message(message: Message) -> list[tuple[str, str | None]]:
    event, speaker = message.event, message.speaker
    year = str(event.year) if event and event.year else None
    return [
        ("event", _joined(event.name, year, event.date) if event else None),
        ("speaker", _joined(speaker.name, speaker.role) if speaker else None),
        ("theme", message.theme),
        *(("call to", _said(", ".join(one.actors), one.text)) for one in message.calls),
        ("wish", message.closing_wish),
    ]


def _pairs(document: Document) -> str:
    """How many pairs there are, in which languages, and how many lack a partner."""
    languages = Counter(language for pair in document.pairs for language in pair)
    alone = sum(len(pair) == 1 for pair in document.pairs)
    rest = f", {alone} without a partner" if alone else ""
    return f"{len(document.pairs)} ({', '.join(sorted(languages))}){rest}"


def _said(by: str | None, text: str) -> str:
    return f"{by}: {text}" if by else text


def _joined(*pieces: str | None) -> str:
    return ", ".join(piece for piece in pieces if piece)
