"""What inputs are made of: the words of the grammars, and characters that do something."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from itures.notation import tree
from itures.notation.grammar import load
from itures.notation.language import Language

GRAMMAR = load()
LANGUAGES = GRAMMAR.names("languages")
SHAPES = GRAMMAR.read("terminals.toml").data["terminals"]
SIGNS = [*".,;:()[]{}<>\"'/\\-–—*•“”«»=+@|`~^$#%&!?，；：（）、。《》،؛№", "...", "--", ");", "://"]
MARKS = [
    *(
        "a)",
        "b)",
        "c)",
        "b)bis",
        "(c)",
        "i)",
        "ii)",
        "iv)",
        "1",
        "2",
        "3",
        "1.1",
        "1.2",
        "2.",
        "1)",
    ),
    *(
        "(1)",
        "–",
        "•",
        "-",
        "*",
        "一、",
        "（二）",
        "①",
        "أ)",
        "ب)",
        "а)",
        "б)",
        "A.",
        "§1",
        "1bis",
        "10ter",
    ),
    *("•\t•", "1\t1.1", "a)\ti)", "1.1.1.1", "IV.", "٣", "a) b)", "— •", "No. 1", "№ 1", "iii"),
]
BLANKS = [
    "",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\n",
    "\r\n",
    "\n\n",
    "\u00a0",
    "\u3000",
    "\u2028",
    "\v",
]
NUMBERS = [
    *(
        "1",
        "12",
        "102",
        "1396",
        "2018",
        "20142018",
        "70/125",
        "34-2",
        "COM5/4",
        "WRC-23",
        "٧١",
        "۷",
    ),
    *(
        "一百",
        "²",
        "½",
        "Ⅳ",
        "0" * 30,
        "9" * 40,
        "1e5",
        "X.509",
        "2665(XX)",
        "5.388",
        "30B",
        "C14/24",
    ),
]
ACTIVE = [
    *map(chr, range(0x20)),
    *"\x7f\x85\xa0\xad\u0600\u061c\u070f\u115f\u180e\u200b\u200c\u200d\u200e\u200f",
    *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffc",
    *"\ufffd\uffff\ud800\udfff\u0300\u0301\u0307\u0345\u0640\u064b\u0651\u0670\u0130\u0131\u017f",
    *"ßŉǰΐﬁﬅſKÅßẞ🙂\U000e0041\U0010ffff\U00016fe0𝐚①⑴㈠Ⅻⅷ０１ａ）．「」",
    *("\ud83d\ude00", "e\u0301", "\x1b[2J", "[1: ", "[footnoteRef:1]", "[^1]", "[bookmark: x]"),
    *(
        "<script>",
        "]]>",
        "-->",
        "<!--",
        "&amp;",
        "&#0;",
        "%PDF-1.4",
        "PK\x03\x04",
        "{\\rtf1",
        "\\u0000",
    ),
]
"""Characters that are folded, joined, turned, not shown or not allowed somewhere, and
strings that mean something to a reader."""
HOUSE_SAMPLES = Path(__file__).parents[1] / "samples"


@cache
def phrases(code: str) -> tuple[str, ...]:
    """All phrases of a language, in the order of the alphabet."""
    language = GRAMMAR.language(code)
    lists = [language.words(name).phrases for name in sorted(language.word_names)]
    return tuple(sorted({phrase.text.replace("*", "") for some in lists for phrase in some}))


@cache
def rules(code: str) -> tuple[str, ...]:
    """The names of all rules of a language, building blocks included."""
    return tuple(sorted(GRAMMAR.language(code).rule_strings))


@cache
def line_rules(code: str) -> tuple[str, ...]:
    """The names of the rules for whole paragraphs."""
    return tuple(sorted(GRAMMAR.language(code).lines()))


@cache
def samples() -> tuple[tuple[str, str], ...]:
    """The name and the text of each sample."""
    paths = sorted(HOUSE_SAMPLES.rglob("*.txt"))
    return tuple((path.name, path.read_text("utf-8")) for path in paths)


def said(dice: Random, code: str, rule: str) -> str:
    """A text that a rule describes."""
    language = GRAMMAR.language(code)
    pieces = _derived(dice, language.rule(rule), language)
    return "".join(piece + dice.choice((" ", " ", " ", "", "\t")) for piece in pieces)


def _derived(dice: Random, node: tree.Node, language: Language) -> Iterator[str]:  # noqa: C901, PLR0912
    match node:
        case tree.Literal(text=text):
            yield text
        case tree.Words(name=name):
            known = language.words(name).phrases
            yield dice.choice(known).text.replace("*", "") if known else ""
        case tree.Terminal(name=name):
            yield dice.choice(_shapes(language, name))
        case tree.Ref(name=name):
            yield from _derived(dice, language.rule(name), language)
        case tree.Slot(part=part):
            yield from _derived(dice, part, language)
        case tree.Maybe(part=part):
            if dice.random() < 0.5:
                yield from _derived(dice, part, language)
        case tree.Repeat(part=part):
            for _ in range(dice.choice((0, 1, 1, 2, 3))):
                yield from _derived(dice, part, language)
        case tree.Sequence(parts=parts):
            for part in parts:
                yield from _derived(dice, part, language)
        case tree.Choice(parts=parts):
            yield from _derived(dice, dice.choice(parts), language)
        case _:  # what must not follow adds nothing
            return


def _shapes(language: Language, name: str) -> list[str]:
    entry = language.data.get("terminals", {}).get(name) or SHAPES[name]
    return [*entry["examples"], *entry["examples"], *entry["counter"], "x 1"]
