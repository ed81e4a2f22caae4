"""What a text is: its language, and the kind of document."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import filterfalse, groupby

from itures.notation.files import Table
from itures.notation.grammar import Grammar
from itures.structure.lines import Line

SAMPLE = 6_000
"""Characters that are looked at to tell the language: two pages."""
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = ",.;:()-'\"\u2019\u201c\u201d"
"""Most of what stands beside words and is no blank; none of it can be part of a word."""
SCRIPTS = (
    ("Han", "\u3400", "\u9fff"),
    ("Cyrillic", "\u0400", "\u052f"),
    ("Arabic", "\u0600", "\u06ff"),
    ("Latin", "A", "\u024f"),
)
"""The scripts of the languages, each with its first and its last letter; that whose letters
weigh most comes first."""
_WEIGHT = {"Han": 4}
"""A Chinese character says as much as four letters."""
_LATIN = "Latin"
OTHERS = re.compile(
    "[" + "".join(f"{first}-{last}" for name, first, last in SCRIPTS if name != _LATIN) + "]"
)
"""What no text has that is all Latin."""
UNDETERMINED = "und"
"""What ISO 639-2 calls a language that could not be told."""


def language_of(text: str, heads: Mapping[str, Table]) -> str:
    """The language of a text, by its script and by the frequent words of each language."""
    sample = text[:SAMPLE]
    script = script_of(sample)
    candidates = [code for code, head in heads.items() if head.get("script") == script]
    if len(candidates) == 1 and script != _LATIN:
        return candidates[0]
    common = {code: heads[code].get("common", ()) for code in candidates}
    known = _known(tuple(map(tuple, common.values())))
    words = Counter(filter(known.__contains__, _words(sample.lower())))
    scores = {code: sum([words[word] for word in common[code] if word in words]) for code in common}
    best = max(scores, key=lambda code: scores[code], default=UNDETERMINED)
    return best if scores.get(best) else (candidates[0] if len(candidates) == 1 else UNDETERMINED)


@lru_cache(maxsize=32)
def _known(common: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """The frequent words of some languages together."""
    return frozenset(word for words in common for word in words if word.isalpha())


def _words(text: str) -> list[str]:
    """The words of a text in any order, and what has other signs between blanks."""
    # Most stand between blanks and stops, and `re` takes several times longer to find them.
    for sign in _STOPS:
        text = text.replace(sign, " ")
    between = text.split()
    joined = " ".join(filterfalse(str.isalpha, between))
    return [*between, *_WORD.findall(joined)]


def script_of(sample: str) -> str | None:
    """The script that most letters of a text belong to, or `None`.

    Of two with as many it is the one that comes first.
    """
    if not OTHERS.search(sample):
        return _LATIN if _letters(_LATIN).search(sample) else None
    points: dict[str, tuple[int, int]] = {}
    left = len(sample)
    for name, _, _ in SCRIPTS:
        letters = _letters(name)
        found = letters.search(sample)
        if found:
            weight = _WEIGHT.get(name, 1)
            head = sample[: len(sample) // 3] if weight > 1 and not points else ""
            if _count(letters, head) * (weight + 1) > left:
                return name  # the others together cannot have as many
            number = _count(letters, sample)
            points[name] = number * weight, -found.start()
            left -= number
            if points[name][0] > left:
                break  # no script that is left can have as many
    return max(points, key=lambda name: points[name], default=None)


def _count(letters: re.Pattern[str], sample: str) -> int:
    return sum(map(len, letters.findall(sample)))


@cache
def _letters(script: str) -> re.Pattern[str]:
    """Some letters of a script; not all characters between its first and last are letters."""
    first, last = next(ends for name, *ends in SCRIPTS if name == script)
    chars = map(chr, range(ord(first), ord(last) + 1))
    runs = [list(run) for is_letter, run in groupby(chars, str.isalpha) if is_letter]
    return re.compile("[" + "".join(f"{run[0]}-{run[-1]}" for run in runs) + "]+")


def kind_of(lines: Sequence[Line], grammar: Grammar, points: Callable[[Table], int]) -> str | None:
    """The kind file that a text speaks for, or `None`.

    Args:
        lines: the paragraphs, with the classes that all kinds share.
        grammar: the grammars.
        points: how loudly the text speaks for a kind that has line rules of its own.
    """
    classes = {line.cls for line in lines}
    for name, kind in grammar.kinds.items():
        if "needs" in kind and classes.isdisjoint(kind["needs"]):
            continue
        evidence: Table = {} if "lines" in kind else kind.get("evidence", {})
        shared = sum(worth for cls, worth in evidence.items() if cls in classes)
        # Nothing speaks against a kind: where the classes are enough the rest is not needed.
        if shared >= kind["at_least"] or shared + points(kind) >= kind["at_least"]:
            return name
    return None
