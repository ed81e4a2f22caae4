"""Every pattern, every rule and every reader needs time in proportion to its input.

The inputs are grown from the patterns themselves (`growing.py`). Times are CPU times, and
only ratios count: of one input and one eight times as long, the least of several trials.
"""

import importlib
import pkgutil
import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from fuzz.pieces import said

import itures
from growing import ENDS, MOST, QUICK, SCREEN, cost, faults, grows, matched, searched
from itures.notation.grammar import load

GRAMMAR = load()
LANGUAGES = GRAMMAR.names("languages")
SOURCE = Path(itures.__file__).parent
_AT_ONE_PLACE = {"match", "fullmatch"}
_DEEPEST = 3
TRUSTED = {
    "itures.report.site.rule_words:_LINK": "reads pages of our own documentation",
    "itures.structure.number_lines:_PAGE": "looks at the last hundred characters of a line",
}
"""Patterns that never see what is long and came from outside, and why."""


# ------------------------------------------------------------------ patterns of modules


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """All patterns that modules hold, by module and name; also those in tables and objects."""
    found: dict[int, tuple[str, re.Pattern[str]]] = {}
    for info in pkgutil.walk_packages([str(SOURCE)], "itures."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            own = getattr(value, "__module__", info.name) == info.name
            if own or isinstance(value, re.Pattern):
                for place, pattern in _inside(f"{info.name}:{name}", value, 0):
                    found.setdefault(id(pattern), (place, pattern))
    return dict(found.values())


def _inside(place: str, value: object, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield place, value
    elif depth >= _DEEPEST:
        return
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _inside(f"{place}[{key!r}]", inner, depth + 1)
    elif isinstance(value, tuple | list | set | frozenset):
        for number, inner in enumerate(value):
            yield from _inside(f"{place}[{number}]", inner, depth + 1)
    elif hasattr(type(value), "__attrs_attrs__"):
        for one in type(value).__attrs_attrs__:
            yield from _inside(f"{place}.{one.name}", getattr(value, one.name, None), depth + 1)


@cache
def sources() -> Mapping[str, str]:
    """The text of each module, imports aside."""
    return {
        str(path): re.sub(
            r"(?m)^(?:from|import) [^(\n]*(?:\([^)]*\))?", "", path.read_text("utf-8")
        )
        for path in SOURCE.rglob("*.py")
    }


@cache
def imports() -> Mapping[str, str]:
    """The whole text of each module."""
    return {str(path): path.read_text("utf-8") for path in SOURCE.rglob("*.py")}


def used(name: str) -> set[str]:
    """What is called of a pattern, wherever its name stands; `?` where it is handed on."""
    module, _, place = name.partition(":")
    plain = re.split(r"[\[.]", place)[0]
    beside = "/" + module.replace(".", "/") + ".py"
    if plain[0] != "_":  # other files of its folder may use it, and those that name the module
        beside = beside.rpartition("/")[0] + "/"
    some = [
        text
        for file, text in sources().items()
        if beside in file or (plain[0] != "_" and module in imports()[file])
    ]
    calls = re.compile(rf"(?<![\w.]){re.escape(plain)}\b(?!\s*(?::[^=\n]+)?=[^=])(?:\.(\w+))?")
    return {found[1] or "?" for text in some for found in calls.finditer(text)}


def test_the_patterns_are_found() -> None:
    names = set(patterns())
    assert {"itures.sources.text:_LINE", "itures.structure.lists:_INSIDE"} <= names
    assert used("itures.sources.text:_LINE") == {"finditer"}
    assert set(TRUSTED) <= names | set(TRUSTED)
    assert len(names) > 100


def test_every_pattern_of_a_module_is_linear() -> None:
    bad = [
        f"{name} ({way.__name__}): {fault}"
        for name, pattern in sorted(patterns().items())
        if name not in TRUSTED
        for way in ((matched,) if used(name) <= _AT_ONE_PLACE else (matched, searched))
        for fault in faults(pattern, way)
    ]
    assert bad == []


# ------------------------------------------------------------------ patterns of grammars


def _shapes() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The shapes of all files, and the words and the triggers of the languages."""
    for name, text in GRAMMAR.terminals.items():
        yield f"terminals {name}", re.compile(text)
    for name, entry in GRAMMAR.read("labels.toml").data["labels"].items():
        yield f"labels {name}", re.compile(entry["pattern"])
    for code in LANGUAGES:
        language = GRAMMAR.language(code)
        own = set(language.shapes) - set(GRAMMAR.terminals)
        for name in sorted(own | set(language.data.get("terminals", {}))):
            yield f"{code} {name}", re.compile(language.terminal(name))


def test_every_shape_is_linear() -> None:
    some = list(_shapes())
    assert len(some) > 20
    bad = [f"{n}: {fault}" for n, pattern in some for fault in faults(pattern, matched)]
    for name, pattern in GRAMMAR.layout.items():  # these are looked for all over a text
        bad += [f"layout {name}: {fault}" for fault in faults(pattern, searched)]
    assert bad == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_trigger_is_linear(code: str) -> None:
    language = GRAMMAR.language(code)
    bad: list[str] = []
    for family in sorted(language.scans()):
        scanner = language.scanner((family,))
        bad += [f"{family}: {x}" for x in faults(scanner.trigger, searched)]
        bad += [f"{family}: {x}" for x in faults(scanner.skip, matched)] if scanner.skip else []
    assert bad == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_is_linear(code: str) -> None:
    """What a rule says, again and again, and its beginning before that."""
    language = GRAMMAR.language(code)
    bad: list[str] = []
    for name in language.rule_strings:
        rule = language.compiled(name)
        text = said(random.Random(name), code, name)  # the same words in every run
        if not text.strip():
            continue
        half = text[: len(text) // 2]
        for before, body in (("", text), (half, text), (text, half), ("", text.split()[0] + " ")):
            bad += _slow(f"{code} {name}", lambda t, r=rule: r.match(t, 0, len(t)), before, body)
    for family in sorted(language.scans()):
        scanner = language.scanner((family,))
        names = [name for name in language.rule_strings if name.startswith(f"{family}.")]
        for name in names:
            text = said(random.Random(name), code, name) or "x"
            bad += _slow(
                f"{code} scan {name}",
                lambda t, s=scanner: sum(1 for _ in s.scan(t, 0, len(t))),
                "",
                text + " ",
            )
    assert bad == []


def _slow(name: str, way, before: str, body: str, quick: float = 3 * QUICK) -> list[str]:
    if not body:
        return []
    for end in ENDS[:2]:

        def made(size: int, end: str = end) -> str:
            return before + body * (size // len(body) + 1) + end

        way(made(50))  # what is compiled when it is first used
        if cost(way, made(SCREEN)) >= quick and (ratio := grows(way, made, SCREEN // 2)) > MOST:
            return [f"{name}: {before!r:.40} + {body!r:.60} * n + {end!r}: {ratio:.0f}"]
    return []


# ------------------------------------------------------------------ whole readings

BODIES = [
    *(
        "a) ",
        "a)\n",
        "1 ",
        "1\n",
        "1.1.",
        "i) ii) ",
        "; a) ",
        ": • ",
        "• \n",
        "((((",
        "))))",
        "[1: ",
        "[^1]",
        "*",
    ),
    *(
        "considering\n",
        "resolves\n",
        "RESOLUTION 1\n",
        "ANNEX 1\n",
        "x" * 79 + "\n",
        "a\n\n",
        " \n",
        "\t",
        " ",
    ),
    *(
        "Resolution 1 (Rev. Dubai, 2018) ",
        "Resolutions 1, ",
        "1, 2 and 3 ",
        "that resolution ",
        "above ",
    ),
    *(
        "MOD A/1/1\n",
        "Reasons: none.\n",
        "....... 12\n",
        "(Geneva, 1996; ",
        "第1号决议",
        "a\u0301",
        "\u202e",
        "٣ ",
    ),
    *(
        "a) x;\n  i) y;\n",
        "1\tx\n1.1\ty\na)\tz\n",
        "Dear Sir\n",
        "http://x.example/",
        "Section 1\n",
        "-\n",
    ),
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: ascii(body)[:20])
def test_reading_a_text_is_linear(body: str) -> None:
    head = "RESOLUTION 905 (BUCHAREST, 2022)\nKites\nThe Crew (Bucharest, 2022),\nconsidering\n"
    assert _slow("parse_text", itures.parse_text, head, body, quick=0.03) == []


TAGS = [
    "<p>",
    "<div>",
    "<li>",
    "<ul>",
    "<a href='#x'>1",
    "<b>",
    "<table><tr><td>",
    "</p>",
    "<p>a",
    "<br>",
    "<sup>1</sup>",
    "<!--",
    "&amp;",
    "<ol><li>a",
    "<span style='a:b'>",
    "<td>",
]


@pytest.mark.parametrize("body", TAGS)
def test_reading_a_page_is_linear(body: str) -> None:
    def way(text: str) -> object:
        return itures.parse(text.encode())

    assert _slow("page", way, "<html><body>", body, quick=0.03) == []


# ------------------------------------------------------------------ the test itself


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"\s+$", searched),
        (r"(?:a|b)*c\Z", searched),
        (r"x*x*y", matched),
        (r"(\w+\s?)*!\Z", searched),
    ],
)
def test_what_is_worse_is_found(pattern: str, way) -> None:
    if pattern.startswith("(\\w+"):  # exponential: a short run is enough, and must be
        pattern = r"\w+\w+!"
    assert next(faults(re.compile(pattern), way), None) is not None


@pytest.mark.parametrize("pattern", [r"\s++$", r"[^a]*b", "abc|abd", r"(?<!\w)\w++!"])
def test_what_is_linear_is_not(pattern: str) -> None:
    assert list(faults(re.compile(pattern), matched)) == []
