"""Turn a phrase into a pattern that also accepts what extractors make of it.

Widening happens once, when a grammar is compiled, so that the text is never rewritten:
blanks, hyphens, quotation marks and punctuation in all their forms, and any case.
"""

import re
import unicodedata
from collections.abc import Iterable

Trie = dict[str, "Trie"]
END = ""
"""The key under which a trie keeps the boundary of a phrase that ends there."""

BLANK = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
"""What may stand between two parts: blanks, and marks that print nothing."""

GAP = BLANK + "*+"

_VARIANTS = (
    "(（﹙",
    ")）﹚",
    ",\uff0c\ufe50\u3001\u060c",
    ";\uff1b\u061b",
    ":：﹕",
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

_CLASSES: dict[str, str] = {
    char: "[" + re.escape(group) + "]" for group in _VARIANTS for char in group
}
# The Chinese enumeration comma is accepted for a comma, but asked for by name it is itself.
_CLASSES["\u3001"] = "\u3001"
_CLASSES["."] = "[.．。]"

_ENDINGS = 8
"""The longest ending that `*` behind a word stem accepts, in letters."""

# Latin words stand directly before Chinese ones, so `\w` will not do for them. The class
# stays below U+0100: wider classes make compiling many times slower.
_SCRIPTS = (
    (re.compile("[A-Za-z\u00c0-\u024f]"), "[A-Za-z\u00c0-\u00ff]"),
    (re.compile("[\u0400-\u04ff]"), r"\w"),
    (re.compile("[\u0621-\u064a]"), r"\w"),
    (re.compile(r"\d"), r"\d"),
)
"""Scripts that write words apart: a phrase in them may not end inside a longer word."""


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
    for phrase in phrases:
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
        return r"\s++"
    if char == "*":
        return rf"[^\W\d_]{{0,{_ENDINGS}}}+"
    if char in _HYPHENS:
        return _hyphen(phrase, index)
    if char in _CLASSES:
        return _CLASSES[char]
    if "\u0621" <= char <= "\u064a":
        return re.escape(char) + "[\u0640\u064b-\u0652]*+"
    plain = unicodedata.normalize("NFD", char)
    if len(plain) > 1 and plain[0].isalpha() and plain[0].isascii():
        # Extractors drop accents, or set them as characters of their own.
        return f"(?:{re.escape(char)}|{plain[0]}[\u0300-\u036f]?)"
    return re.escape(char)


def _hyphen(phrase: str, index: int) -> str:
    """A hyphen in any form; between capitals (`ITU-T`) extractors lose it altogether."""
    before, after = phrase[max(0, index - 1) : index], phrase[index + 1 : index + 2]
    shape = "[" + re.escape(_HYPHENS) + "]" + BLANK + "?"
    lost = before.isupper() and after.isupper() and phrase[: index].isupper()
    return f"(?:{shape})?" if lost else shape


def _boundary(last: str) -> str:
    for shape, letters in _SCRIPTS:
        if shape.match(last):
            return f"(?!{letters})"
    return ""


_FOLD = {ord(char): group[0] for group in _VARIANTS for char in group[1:]}
_FOLD |= {ord(char): "-" for char in _HYPHENS}
del _FOLD[ord("\u3001")]
_UNSEEN = re.compile("[\u00ad\u0640\u064b-\u0652\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def fold(surface: str) -> str:
    """A key under which all printed forms of a phrase are the same."""
    key = unicodedata.normalize("NFKD", _UNSEEN.sub("", surface.translate(_FOLD)))
    key = "".join(char for char in key if not unicodedata.combining(char))
    return " ".join(key.replace("- ", "-").casefold().split())
