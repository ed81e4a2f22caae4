"""Ways to break an input: a few random changes, of characters or of bytes."""

import re
from collections.abc import Callable, Sequence
from random import Random

from fuzz.pieces import ACTIVE, BLANKS, MARKS, NUMBERS, SIGNS

_TAG = re.compile(r"(<[^<>]*>)")
_SALT = (*ACTIVE, *ACTIVE, *SIGNS, *BLANKS, *MARKS, *NUMBERS)


def text(dice: Random, words: str, most: int = 6) -> str:
    """A text with up to so many changes."""
    for _ in range(dice.randint(1, most)):
        words = dice.choice(_WAYS)(dice, words)
    return words


def stretch(dice: Random, words: str, longest: int) -> str:
    """A random stretch of a text."""
    size = min(len(words), dice.randint(1, longest))
    start = dice.randint(0, len(words) - size)
    return words[start : start + size]


def _salt(dice: Random, words: str) -> str:
    at = dice.randint(0, len(words))
    return words[:at] + dice.choice(_SALT) * dice.choice((1, 1, 1, 2, 7)) + words[at:]


def _cut(dice: Random, words: str) -> str:
    at = dice.randint(0, len(words))
    return words[:at] + words[at + dice.choice((1, 1, 2, 5, 20)) :]


def _double(dice: Random, words: str) -> str:
    piece = stretch(dice, words, 60)
    at = dice.randint(0, len(words))
    return words[:at] + piece * dice.choice((1, 1, 2, 5)) + words[at:]


def _swap_lines(dice: Random, words: str) -> str:
    lines = words.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _case(dice: Random, words: str) -> str:
    at = dice.randint(0, len(words))
    end = at + dice.randint(1, 40)
    return words[:at] + dice.choice((str.upper, str.lower, str.title))(words[at:end]) + words[end:]


def _break(dice: Random, words: str) -> str:
    places = [i for i, char in enumerate(words) if char in " \n\t"]
    if not places:
        return words
    at = dice.choice(places)
    return words[:at] + dice.choice(BLANKS) + words[at + 1 :]


_WAYS: Sequence[Callable[[Random, str], str]] = (
    _salt, _salt, _salt, _cut, _cut, _double, _swap_lines, _case, _break, _break,
)  # fmt: skip


def tags(dice: Random, page: str) -> str:
    """Markup with its tags shuffled, left out, doubled, or with words among them."""
    parts = _TAG.split(page)
    places = [index for index, part in enumerate(parts) if part.startswith("<")]
    if not places:
        return page
    for _ in range(dice.randint(1, 12)):
        one, other = dice.choice(places), dice.choice(places)
        match dice.randrange(4):
            case 0:
                parts[one], parts[other] = parts[other], parts[one]
            case 1:
                parts[one] = ""
            case 2:
                parts[one] += parts[other]
            case _:
                parts[one] += dice.choice(_SALT)
    return "".join(parts)


def octets(dice: Random, data: bytes, most: int = 12) -> bytes:
    """Bytes with bits flipped, cut off, doubled or put in."""
    out = bytearray(data)
    for _ in range(dice.randint(1, most)):
        at = dice.randint(0, max(len(out) - 1, 0))
        match dice.randrange(6):
            case 0 | 1 | 2 if out:
                out[at] ^= 1 << dice.randrange(8)
            case 3:
                del out[at : at + dice.choice((1, 2, 16))]
            case 4:
                out[at:at] = out[at : at + 40]
            case _:
                out[at:at] = dice.randbytes(dice.choice((1, 2, 4)))
    return bytes(out[: dice.randint(0, len(out))] if dice.random() < 0.1 else out)


def encoded(words: str) -> bytes:
    """A text as UTF-8, surrogates left as they are: a reader of bytes must refuse them."""
    return words.encode("utf-8", "surrogatepass")
