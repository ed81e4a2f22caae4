"""Marks of notes among typed words: `1`, `1, 1bis`, and a mark that is printed again."""

import re

from attrs import evolve

from itures.sources.word.story import NoteRef, NoteRepeat, Paragraph, Piece

_PARTS = re.compile(r"[^\s,;]+|[\s,;]+")
_APART = re.compile(r"[\s,;]")


def settle_marks(paragraph: Paragraph, *, repeats: bool) -> None:
    """Give every mark of a note the typed words that belong to it.

    Behind the reference to a note stands its typed mark, or what follows its number:
    `1` and `bis`. In the style of such marks, other words are marks that are repeated.

    Args:
        paragraph: the paragraph; its pieces are changed.
        repeats: whether marks may be repeated here.
    """
    settled: list[Piece] = []
    for piece in paragraph.pieces:
        ref = settled[-1] if settled else None
        if not isinstance(ref, NoteRef) or not _goes_on(ref, piece):
            ref = None
        if type(piece) is Piece and (ref or piece.format.noting):
            settled += _split(piece, ref, repeats=repeats)
        else:
            settled.append(piece)
    paragraph.pieces[:] = settled


def _goes_on(ref: NoteRef, piece: Piece) -> bool:
    """Whether a piece goes on with the mark of a note."""
    if ref.layers.all != piece.layers.all:
        return False
    typed = ref.custom and not ref.bare and not ref.text
    return typed or piece.format.noting or piece.format.raised


def _split(piece: Piece, ref: NoteRef | None, *, repeats: bool) -> list[Piece]:
    """The marks in a piece and what parts them; the first goes to `ref`, if it follows it."""
    found: list[Piece] = []
    typed = ref is not None and ref.custom and not ref.text
    for part in _PARTS.findall(piece.text):
        if _APART.match(part):
            found.append(evolve(piece, text=part))
        elif ref is not None and (not found or typed):
            ref.text += part
            ref, typed = None, False
        elif repeats and piece.format.noting:
            found.append(NoteRepeat(part, piece.format, piece.layers, piece.link))
        else:
            found.append(evolve(piece, text=part))
    return found
