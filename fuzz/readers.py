"""The readers: how an input for each is made, and what is looked at."""

from collections.abc import Callable, Iterator, Mapping
from random import Random

from attrs import frozen

import itures
from fuzz import checks, corpus, files, grammars, identifiers, jsons, texts
from fuzz.inputs import Input, dice_of
from itures.errors import FormatError, GrammarError, IdentifierError, IturesError, SourceError
from itures.model.document import Document

_VIEWS = ("final", "final", "original", "all")
_SELDOM = 20
"""One document of so many is written in every form and read back: that takes longer."""


@frozen
class Reader:
    """One reader that is fuzzed."""

    share: int
    """How many of a hundred inputs of a mixed run are for it."""
    make: Callable[[Random], Input]
    check: Callable[[Input], Iterator[str]]
    typed: tuple[type[IturesError], ...] = ()
    """The exceptions that it may raise: all others are faults."""


# ------------------------------------------------------------------ making


def _text(dice: Random) -> Input:
    words, code = texts.made(dice)
    how = {"language": code} if dice.random() < 0.4 else {}
    return Input("text", words, how | _often(dice))


def _often(dice: Random) -> dict[str, str]:
    return {"written": "yes"} if dice.randrange(_SELDOM) == 0 else {}


def _file(
    reader: str, maker: Callable[[Random], tuple[bytes, str | None]]
) -> Callable[[Random], Input]:
    def make(dice: Random) -> Input:
        data, words = maker(dice)
        view = "final" if words is not None else dice.choice(_VIEWS)
        return Input(reader, data, {"view": view} | _often(dice), words)

    return make


def _akn(dice: Random) -> Input:
    if dice.random() < 0.25:
        return Input("akn", files.foreign_akn(dice), _often(dice))
    data, whole = files.akn(dice)
    return Input("akn", data, {"whole": "yes"} if whole else {})


# ------------------------------------------------------------------ checking


def _document(made: Input, document: Document) -> Iterator[str]:
    """What holds for every document; now and then, that it can be written."""
    yield from checks.sound(document)
    yield from checks.checked(document)
    yield from checks.kept(made.words, document.text)
    if made.how.get("written"):
        yield from checks.written(document)


def _of_text(made: Input) -> Iterator[str]:
    assert isinstance(made.data, str)
    document = itures.parse_text(made.data, language=made.how.get("language"))
    yield from checks.preserved(made.data, document)
    yield from _document(made, document)


def _of_bytes(made: Input) -> Iterator[str]:
    """A file, read as one document; and as several, which must not lose more."""
    assert isinstance(made.data, bytes)
    view = made.how.get("view", "final")
    document = itures.parse(made.data, revisions=view)  # type: ignore[arg-type]
    yield from _document(made, document)
    if made.how.get("whole"):
        again = itures.to_akn(document)
        if not checks.same(itures.parse(again.encode()), document):
            yield "akn: written again, another document comes back"
    if made.how.get("written"):
        for part in itures.parse_all(made.data, revisions=view):  # type: ignore[arg-type]
            yield from checks.sound(part)


def _remade(made: Input) -> Iterator[str]:
    """Make an input again that could not be made."""
    assert isinstance(made.data, str)
    seed, reader, number = made.data.split("/")
    READERS[reader].make(dice_of(int(seed), reader, int(number)))
    yield from ()


READERS: Mapping[str, Reader] = {
    "text": Reader(40, _text, _of_text),
    "identifier": Reader(18, identifiers.make, identifiers.check, (IdentifierError,)),
    "html": Reader(7, _file("html", files.page), _of_bytes, (SourceError,)),
    "akn": Reader(8, _akn, _of_bytes, (SourceError,)),
    "docx": Reader(7, _file("docx", files.word_file), _of_bytes, (SourceError,)),
    "pdf": Reader(5, _file("pdf", files.pdf_file), _of_bytes, (SourceError,)),
    "json": Reader(6, jsons.make, jsons.check, (FormatError,)),
    "grammar": Reader(3, grammars.make, grammars.check, (GrammarError,)),
    "making": Reader(0, _text, _remade),
    "corpus": Reader(6, corpus.make, corpus.check, (SourceError,)),
}
"""The readers by name. `corpus` is all of them, on broken stretches of real files; `making`
is for inputs that could not be made, because reading a text for them failed."""
