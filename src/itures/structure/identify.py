"""What a text is: its language, and the kind of document."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from itures.notation.files import Table
from itures.notation.grammar import Grammar
from itures.structure.lines import Line

SAMPLE = 6_000
"""Characters that are looked at to tell the language: two pages."""
_WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = (
    ("Han", "\u3400", "\u9fff"),
    ("Cyrillic", "\u0400", "\u052f"),
    ("Arabic", "\u0600", "\u06ff"),
    ("Latin", "A", "\u024f"),
)
"""The scripts of the languages, each with its first and its last letter."""
_WEIGHT = {"Han": 4}
"""A Chinese character says as much as four letters."""
UNDETERMINED = "und"
"""What ISO 639-2 calls a language that could not be told."""


def language_of(text: str, heads: Mapping[str, Table]) -> str:
    """The language of a text, by its script and by the frequent words of each language."""
    sample = text[:SAMPLE]
    script = script_of(sample)
    candidates = [code for code, head in heads.items() if head.get("script") == script]
    if len(candidates) == 1 and script != "Latin":
        return candidates[0]
    words = Counter(_WORD.findall(sample.lower()))
    scores = {
        code: sum(words[word] for word in heads[code].get("common", ())) for code in candidates
    }
    best = max(scores, key=lambda code: scores[code], default=UNDETERMINED)
    return best if scores.get(best) else (candidates[0] if len(candidates) == 1 else UNDETERMINED)


def script_of(sample: str) -> str | None:
    """The script that most letters of a text belong to, or `None`."""
    counts: Counter[str] = Counter()
    for char, count in Counter(sample).items():
        if char.isalpha():
            for name, first, last in SCRIPTS:
                if first <= char <= last:
                    counts[name] += count * _WEIGHT.get(name, 1)
                    break
    return counts.most_common(1)[0][0] if counts else None


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
        if shared + points(kind) >= kind["at_least"]:
            return name
    return None
