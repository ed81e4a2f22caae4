"""Hypothesis strategies with the words of the grammars: a new language is tested by existing."""

from collections.abc import Iterator
from functools import cache

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from itures.notation import tree
from itures.notation.grammar import load
from itures.notation.language import Language

GRAMMAR = load()
LANGUAGES = GRAMMAR.names("languages")
SHAPES = GRAMMAR.read("terminals.toml").data["terminals"]
assert LANGUAGES, "no grammar of any language was found"

STEADY = settings(
    derandomize=True,
    deadline=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow],
)
"""The same texts in every run, and no clock."""

SIGNS = [*".,;:()[]\"'/-–—*•“”«»，；：（）、。《》،؛№", "...", "--", ");", "a)", "1.1", "i)"]
BLANKS = ["", " ", "  ", "\t", "\n", "\u00a0", "\u3000", "\n\n", "\u200f", " \u00ad"]
NUMBERS = ["1", "12", "102", "1396", "2018", "20142018", "70/125", "34-2", "COM5/4", "WRC-23", "٧١"]
NOISE = ["Ж", "ß", "ü", "e\u0301", "🙂", "\ud800", "\x00", "\ufeff", "第", "号", "ة"]


@cache
def phrases(code: str) -> tuple[str, ...]:
    """All phrases of a language, in the order of its file."""
    language = GRAMMAR.language(code)
    found = {
        phrase.text.replace("*", "")
        for name in language.word_names
        for phrase in language.words(name).phrases
    }
    return tuple(sorted(found))


def texts(code: str, max_pieces: int = 30) -> st.SearchStrategy[str]:
    """Random texts of one language: its phrases, punctuation, digits, blanks and noise."""
    word = st.sampled_from(phrases(code))
    cased = st.one_of(word, word.map(str.upper), word.map(str.capitalize))
    piece = st.one_of(
        cased,
        cased,
        st.sampled_from(SIGNS),
        st.sampled_from(NUMBERS),
        st.sampled_from(NOISE),
        st.text(max_size=4),
    )
    pair = st.tuples(piece, st.sampled_from(BLANKS))
    return st.lists(pair, max_size=max_pieces).map(lambda pairs: "".join(map("".join, pairs)))


@st.composite
def derived(draw: st.DrawFn, code: str, rule: str) -> str:
    """A text that the rule describes, with a stray piece now and then."""
    language = GRAMMAR.language(code)
    pieces = list(_derive(draw, language.rule(rule), language))
    if draw(st.integers(0, 3)) == 0:
        pieces.insert(draw(st.integers(0, len(pieces))), draw(st.sampled_from([*SIGNS, *NOISE])))
    return "".join(piece + draw(st.sampled_from([" ", " ", "", "\t"])) for piece in pieces)


def _derive(  # noqa: PLR0912
    draw: st.DrawFn, node: tree.Node, language: Language
) -> Iterator[str]:
    match node:
        case tree.Literal(text=text):
            yield text
        case tree.Words(name=name):
            known = [phrase.text.replace("*", "") for phrase in language.words(name).phrases]
            yield draw(st.sampled_from(known)) if known else ""
        case tree.Terminal(name=name):
            yield draw(st.sampled_from(shapes(language, name)))
        case tree.Ref(name=name):
            yield from _derive(draw, language.rule(name), language)
        case tree.Slot(part=part):
            yield from _derive(draw, part, language)
        case tree.Not():
            return
        case tree.Maybe(part=part):
            if draw(st.booleans()):
                yield from _derive(draw, part, language)
        case tree.Repeat(part=part):
            for _ in range(draw(st.sampled_from([0, 1, 1, 2, 3]))):
                yield from _derive(draw, part, language)
        case tree.Sequence(parts=parts):
            for part in parts:
                yield from _derive(draw, part, language)
        case tree.Choice(parts=parts):
            yield from _derive(draw, draw(st.sampled_from(parts)), language)


def shapes(language: Language, name: str) -> list[str]:
    """Texts for a terminal: its examples, and what it must refuse."""
    entry = language.data.get("terminals", {}).get(name) or SHAPES[name]
    return [*entry["examples"], *entry["examples"], *entry["counter"], "x 1"]
