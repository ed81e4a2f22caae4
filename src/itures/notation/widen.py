"""Turn a phrase into a pattern that also accepts what extractors make of it.

Widening happens once, when a grammar is compiled, so that the text is never rewritten:
blanks, hyphens, quotation marks and punctuation in all their forms, and any case.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

Trie = dict[str, "Trie"]
END = ""
"""The key under which a trie keeps the boundary of a phrase that ends there."""

# A class that reaches beyond Latin-1 in more than two stretches takes a tenth of a
# millisecond to compile, and a language has hundreds: such classes are written in pieces.
# `(?>…)` keeps `re` from putting the pieces together again.
_BLANK = r"[\s\u00ad\u200b-\u200f]"
_RARE_BLANK = r"(?:[\u202a-\u202e\u2060-\u2069]|(?>\ufeff))"

GAP = f"{_BLANK}*+(?:{_RARE_BLANK}{_BLANK}*+)*+"
"""What may stand between two parts: blanks, and marks that print nothing."""

BLANKS = frozenset(
    [
        *map(chr, (*range(0x09, 0x0E), *range(0x1C, 0x21), 0x85, 0xA0, 0xAD, 0x1680)),
        *map(chr, (*range(0x2000, 0x2010), *range(0x2028, 0x2030), 0x205F, 0x3000)),
        *map(chr, (*range(0x2060, 0x206A), 0xFEFF)),
    ]
)
"""The same characters, one by one."""

_VARIANTS = (
    "(（﹙",
    ")）﹚",
    ",\uff0c\ufe50\u3001\u060c",
    ";\uff1b\u061b",
    ":：﹕",
    "!\uff01",
    "?\uff1f",
    "'’‘ʼ′`",
    '"“”„«»＂「」『』',
    "/／",
    "%％",
    "§",
    "〔[［",
    "〕]］",
    "《〈«",
    "》〉»",
)
_HYPHENS = "-‐‑‒–—―−­"
_HYPHEN = "(?:[-\u2010-\u2015]|(?>[\u00ad\u2212]))"


def _one_of(chars: str) -> str:
    """A pattern for one of some characters, in pieces of two characters each."""
    plain = "".join(char for char in chars if char < "\u0100")
    wide = "".join(char for char in chars if char >= "\u0100")
    # The last piece of Latin-1 takes the first wide character along.
    pieces = [plain + wide[:1], *(wide[at : at + 2] for at in range(1, len(wide), 2))]
    if len(pieces) == 1:
        return "[" + re.escape(chars) + "]"
    return "(?:" + "|".join(f"(?>[{re.escape(piece)}])" for piece in pieces) + ")"


_CLASSES: dict[str, str] = {char: _one_of(group) for group in _VARIANTS for char in group}
# The Chinese enumeration comma is accepted for a comma, but asked for by name it is itself.
_CLASSES["\u3001"] = "\u3001"
_CLASSES["."] = _one_of(".．。")

_ENDINGS = 8
"""The longest ending that `*` behind a word stem accepts, in letters."""

# Latin words stand directly before Chinese ones, so `\w` will not do for them. The class
# stays below U+0100: wider classes make compiling many times slower.
_SCRIPTS = (
    (re.compile("[A-Za-z\u00c0-\u024f]"), "[A-Za-z\u00c0-\u00ff]"),
    (re.compile("[\u0400-\u04ff]"), r"[^\W\d_]"),
    (re.compile("[\u0621-\u064a]"), r"[^\W\d_]"),
    (re.compile(r"\d"), r"\d"),
)
"""Scripts that write words apart: a phrase in them may not end inside a longer word."""

_CYRILLIC = "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
LOOKALIKES = dict(zip(_CYRILLIC, "ABEKMHOPCTYX", strict=True)) | dict(
    zip("\u0430\u0435\u043e\u0440\u0441\u0445", "aeopcx", strict=True)
)
"""Cyrillic letters and the Latin ones that print like them: both are typed in codes."""

# `re` compiles a class of more than two ranges forty times slower than one of two.
_ALIKE = dict.fromkeys("\u0622\u0623\u0625\u0627", "\u0622-\u0627")
_ALIKE |= dict.fromkeys("\u0649\u064a", "\u0649\u064a") | dict.fromkeys(
    "\u0629\u0647", "\u0629\u0647"
)
"""Arabic letters that are typed for each other: with or without hamza, dots or no dots."""
SAME_ARABIC = dict.fromkeys("\u0622\u0623\u0625\u0627", "\u0627\u0623\u0625\u0622") | {
    char: letters
    for char, letters in _ALIKE.items()
    if len(letters) == 2  # noqa: PLR2004
}
"""The same, letter by letter."""
_MARKS = "[\u0640\u064b-\u0652]*+"
"""What may follow any Arabic letter: tatweel and vowel marks."""
_VOWELS = re.compile("[\u0640\u064b-\u0652]")
_ARTICLE = "\u0627\u0644"
"""The Arabic article; the preposition of one letter that is its second melts into it."""


def widen(phrase: str) -> str:
    """The pattern of one phrase.

    A blank matches any blanks; a `*` at the end of a word matches any ending; letters
    match in any case, unless the phrase is an acronym.
    """
    return widen_all((phrase,))


def widen_all(phrases: Iterable[str]) -> str:
    """One pattern for many phrases, the longest first; common beginnings are shared.

    Sharing keeps patterns small: compiling them is most of the cost of a cold start.
    """
    words: Trie = {}
    acronyms: Trie = {}
    for printed in phrases:
        phrase = bare(printed)
        trie = acronyms if phrase.upper() == phrase else words
        for index in range(len(phrase)):
            trie = trie.setdefault(_char(phrase, index), {})
        trie[END] = {_boundary(phrase[-1:]): {}}
    if not words and not acronyms:
        return "(?!)"
    # Acronyms are the shorter forms: they are tried after the words.
    each = ([f"(?i:{_join(words)})"] if words else []) + ([_join(acronyms)] if acronyms else [])
    return each[0] if len(each) == 1 else "(?:" + "|".join(each) + ")"


def _join(trie: Trie) -> str:
    """The pattern of a trie; what goes on is tried before what ends here."""
    branches = [piece + _join(rest) for piece, rest in trie.items() if piece != END]
    branches.extend(trie.get(END, ()))
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"


def _char(phrase: str, index: int) -> str:
    char = phrase[index]
    if char.isspace():
        # Marks of direction stand between the words of scripts that run to the left.
        return r"\s[\s\u200c-\u200f]*+" if "\u0600" <= phrase[index - 1] <= "\u06ff" else r"\s++"
    if char == "*":
        return rf"[^\W\d_]{{0,{_ENDINGS}}}+"
    if char in _HYPHENS:
        return _hyphen(phrase, index)
    if char in _CLASSES:
        return _CLASSES[char]
    if "\u0621" <= char <= "\u064a":
        same = _ALIKE.get(char, char) + (melted(phrase) if index == 0 else "")
        return (f"[{same}]" if len(same) > 1 else char) + _MARKS
    if char in LOOKALIKES and _in_code(phrase, index):
        return f"[{char}{LOOKALIKES[char]}]"
    plain = unicodedata.normalize("NFD", char)
    if len(plain) > 1 and plain[0].isalpha() and plain[0].isascii():
        # Extractors drop accents, or set them as characters of their own. A class of all
        # accents would make compiling ten times slower than naming the ones that are meant.
        return f"[{plain[0]}{char}]" + "".join(f"{mark}?" for mark in plain[1:])
    return re.escape(char)


def melted(phrase: str) -> str:
    """What may stand in place of the first letter: the preposition that melts into an article."""
    return _ARTICLE[1] if phrase.startswith(_ARTICLE) else ""


def _in_code(phrase: str, index: int) -> bool:
    """Whether a letter belongs to a code in capitals: all of `C19`, the end of `… ITU-T`."""
    near = phrase[max(0, index - 2) : index + 2].replace("-", "")
    return phrase.upper() == phrase or (len(near) > 1 and near.isupper())


def _hyphen(phrase: str, index: int) -> str:
    """A hyphen in any form; between capitals (`ITU-T`) extractors lose it, or leave a blank."""
    before, after = phrase[max(0, index - 1) : index], phrase[index + 1 : index + 2]
    shape = _HYPHEN + _BLANK + "?"
    lost = before.isupper() and after.isupper() and phrase[:index].isupper()
    return f"(?:{shape}|{_BLANK}++)?" if lost else shape


def _boundary(last: str) -> str:
    for shape, letters in _SCRIPTS:
        if shape.match(last):
            # Without regard to case, a class of letters is slow to compile.
            return f"(?-i:(?!{letters}))"
    return ""


_GROUPS = {char: group for group in _VARIANTS for char in group} | {".": ".\uff0e\u3002"}
_GROUPS["\u3001"] = "\u3001"
_CASES = {
    "i": "\u0130\u0131",
    "k": "\u212a",
    "s": "\u017f",
    "\u00e5": "\u212b",
    **dict(zip("\u0432\u0434\u043e\u0441\u044a", "\u1c80\u1c81\u1c82\u1c83\u1c86", strict=True)),
    "\u0442": "\u1c84\u1c85",
}
"""Letters that `re` takes for others where case does not matter, beside small and large."""


KEY = 4
"""Characters of a text by which the phrases that may stand there are chosen."""


def bare(phrase: str) -> str:
    """A phrase without vowel marks: a text may have them or not."""
    return _VOWELS.sub("", phrase)


def could_be(phrase: str, key: str) -> bool:
    """Whether a bare phrase may match where a text goes on with some characters.

    It says no only if the pattern of the phrase cannot match there, and is cheaper to ask
    than the pattern is to compile.
    """
    if _BESIDE.search(key):
        return key[0] in _chars(phrase, 0)
    for index, (char, there) in enumerate(zip(phrase, key, strict=False)):
        if char == "*" or char.isspace() or (index and char in _HYPHENS):
            return True
        if there not in _chars(phrase, index):
            return False
    return True


def spellings(sign: str) -> frozenset[str]:
    """The characters that one sign is printed as, or more."""
    return _chars(sign, 0)


_BESIDE = re.compile("[\u0300-\u036f\u0640\u064b-\u0652]")
"""What stands between the letters of a text and in none of a phrase: accents, tatweel, vowels."""


@lru_cache(maxsize=8192)
def _chars(phrase: str, index: int) -> frozenset[str]:
    """The characters that may stand for one of a phrase, or more."""
    char = phrase[index]
    found = {char}
    if char in _HYPHENS:
        found |= {*_HYPHENS}
    elif char in _GROUPS:
        found |= {*_GROUPS[char]}
    elif char in _ALIKE:
        first, last = _ALIKE[char][0], _ALIKE[char][-1]
        found |= {chr(code) for code in range(ord(first), ord(last) + 1)}
        found |= {*melted(phrase)} if index == 0 else set()
    elif char in LOOKALIKES:
        found |= {LOOKALIKES[char]}
    else:
        found |= {unicodedata.normalize("NFD", char)[0]}
    if phrase.upper() != phrase:
        found |= {case for one in found for case in (one.lower(), one.upper())}
        found |= {more for one in found for more in _CASES.get(one, "")}
    return frozenset(found)


_FOLD = {ord(char): group[0] for group in _VARIANTS for char in group[1:]}
_FOLD |= {ord(char): "-" for char in _HYPHENS}
del _FOLD[ord("\u3001")]
_UNSEEN = re.compile("[\u00ad\u0640\u064b-\u0652\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def fold(surface: str) -> str:
    """A key under which all printed forms of a phrase are the same."""
    key = unicodedata.normalize("NFKD", _UNSEEN.sub("", surface.translate(_FOLD)))
    key = "".join(char for char in key if not unicodedata.combining(char))
    return " ".join(key.replace("- ", "-").casefold().split())
