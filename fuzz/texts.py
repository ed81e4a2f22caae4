"""Texts: shuffled words of one language, texts built like resolutions, broken stretches."""

from random import Random

from fuzz import mutate
from fuzz.pieces import (
    ACTIVE,
    BLANKS,
    LANGUAGES,
    MARKS,
    NUMBERS,
    SIGNS,
    line_rules,
    phrases,
    rules,
    said,
    samples,
)

_ENDS = [";", ",", ".", ":", "", "；", "，", "。", "; and", ", and", "、"]
_BREAKS = ("\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\r")


def made(dice: Random) -> tuple[str, str]:
    """A text, and the language of most of its words."""
    code = dice.choice(LANGUAGES)
    roll = dice.random()
    if roll < 0.35:
        return shuffled(dice, code, dice.randint(5, 40)), code
    if roll < 0.7:
        return built(dice, code), code
    if roll < 0.9:
        _, text = dice.choice(samples())
        return mutate.text(dice, mutate.stretch(dice, text, 500)), code
    if roll < 0.95:
        return mutate.text(dice, built(dice, code)), code
    return noise(dice), code


def noise(dice: Random) -> str:
    """Characters of any kind."""
    some = (*ACTIVE, *MARKS, *BLANKS)
    return "".join(
        chr(dice.randrange(0x110000)) if dice.random() < 0.3 else dice.choice(some)
        for _ in range(dice.randint(0, 80))
    )


def shuffled(dice: Random, code: str, most: int) -> str:
    """Words of one language in any order, with signs, digits, blanks and noise."""
    return "".join(_piece(dice, code) + dice.choice(BLANKS) for _ in range(dice.randint(0, most)))


def _piece(dice: Random, code: str) -> str:
    roll = dice.random()
    if roll < 0.5:
        return _cased(dice, dice.choice(phrases(code)))
    if roll < 0.6:
        return said(dice, code, dice.choice(rules(code)))
    if roll < 0.75:
        return dice.choice(SIGNS)
    if roll < 0.85:
        return dice.choice(NUMBERS)
    return dice.choice(MARKS if roll < 0.93 else ACTIVE)


def _cased(dice: Random, words: str) -> str:
    match dice.randrange(8):
        case 0:
            return words.upper()
        case 1 | 2:
            return words.capitalize()
        case 3:
            return words.title()
        case _:
            return words


def built(dice: Random, code: str) -> str:
    """A text built like a resolution: lines of the grammar, items, stray lines."""
    known = line_rules(code)
    lines: list[str] = []
    for _ in range(dice.randint(1, 6)):
        if known and dice.random() < 0.85:
            lines.append(said(dice, code, dice.choice(known)).strip())
        lines += [_item(dice, code) for _ in range(dice.choice((0, 0, 1, 2, 3)))]
    return dice.choice(_BREAKS).join(lines)


def _item(dice: Random, code: str) -> str:
    mark = dice.choice((*MARKS, "", "", ""))
    words = shuffled(dice, code, 6).replace("\n", " ").replace("\r", " ")
    return mark + dice.choice(("\t", " ", "")) + words + dice.choice(_ENDS)


def plain(dice: Random, code: str) -> str:
    """A text in lines whose words every format can carry: no control characters."""
    text = built(dice, code)
    return "".join(char for char in text if char == "\n" or char.isprintable() or char == "\t")
