"""Print an identifier in the words of a language: the tables `[print]` and `[printed]`.

The shapes of identifiers are the same in all languages and stand in
`registry/families.toml`; the templates for them stand in the language files.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from attrs import frozen

from itures.model.identifiers import Identifier
from itures.notation.language import Language
from itures.notation.registry import Registry

Node = str | tuple["Node", ...] | re.Match[str]
"""Letters, an optional part, or a slot."""

_TOKEN = re.compile(
    r"(?P<open>\[)|(?P<close>\])|\{(?P<sign>[@?]?)(?P<name>\w+(?:\|\w+)*)(?:=(?P<slot>\w+))?\}"
    r"|(?P<text>[^\[\]{}]+)"
)
_SLOT = re.compile(r"\{(\w+)\}")
_WIDE = {"number": "[^@#]+?", "named": "[^@#]+", "plan": "[^@#]+", "circular": "[^/@#]+/[^/@#]+"}
"""Slots that may hold a stroke."""
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")
_CENTURY = 100
_CASES = ("of", "to")
"""`text_of` and `text_to`: how a text is named behind a place in it."""


class CannotPrintError(Exception):
    """A template needs a word that the language does not have."""


class EmptySlotError(CannotPrintError):
    """A template needs a slot that is empty."""


@frozen
class Printed:
    """What was printed, and the template it was printed by."""

    text: str
    form: str


def printed(
    identifier: Identifier, language: Language, registry: Registry, revised: bool | None = None
) -> Printed | None:
    """Print an identifier, or `None` if no template fits."""
    tables = language.data.get("print", {})
    work = str(identifier).partition("#")[0]
    for form in _forms(work, tables, registry):
        name, slots = form
        slots = {**slots, **_derived(identifier, slots, registry)}
        if is_revised(identifier, registry) if revised is None else revised:
            slots["revised"] = "rev"
        try:
            texts = _cases(tables["forms"][name], slots, language)
            if identifier.locator is None:
                return Printed(texts["text"], name)
            return _at_place(identifier.locator, slots | texts, language, registry)
        except CannotPrintError:
            continue
    return None


def _forms(
    work: str, tables: Mapping[str, Mapping[str, str]], registry: Registry
) -> Iterator[tuple[str, dict[str, str]]]:
    """The forms that the shape of an identifier has in a language, the best first."""
    for name, shapes in registry.printed.items():
        for shape in shapes if name in tables.get("forms", {}) else ():
            found = _shape(shape).fullmatch(work)
            if found:
                yield name, {s: value for s, value in found.groupdict().items() if value}


def _cases(template: str, slots: Mapping[str, str], language: Language) -> dict[str, str]:
    """The text by itself and, for what stands before it, in its other cases."""
    found = {"text": fill(template, slots, language)}
    for case in _CASES:
        found[f"text_{case}"] = fill(template, slots, language, f"_{case}")
    return found


def _at_place(
    locator: str, slots: dict[str, str], language: Language, registry: Registry
) -> Printed | None:
    """Print a place in a text."""
    for opener, template in registry.places.items():
        found = _shape(template).fullmatch(locator)
        texts = language.data["print"].get("places", {})
        several = f"{opener}_range" if found and found.groupdict().get("label_to") else ""
        form = several if several in texts else opener
        text = texts.get(form)
        if found and text:
            got = {slot: value for slot, value in found.groupdict().items() if value}
            labels = {s: _label(v) for s, v in got.items() if s.startswith("label")}
            try:
                return Printed(fill(text, slots | got | labels, language), form)
            except CannotPrintError:
                continue
    return None


@lru_cache(256)
def _shape(template: str) -> re.Pattern[str]:
    """The pattern that reads an identifier back into the slots of its template."""
    pieces = re.split(r"(\{\w+\}|[\[\]])", template)
    out = ""
    for piece in pieces:
        slot = _SLOT.fullmatch(piece)
        if slot:
            value = r"[^/#]+?(?:/[ivx]+)?" if slot[1].startswith("label") else "[^/@#]+?"
            out += f"(?P<{slot[1]}>{_WIDE.get(slot[1], value)})"
        else:
            out += {"[": "(?:", "]": ")?"}.get(piece, re.escape(piece))
    return re.compile(out)


def _derived(
    identifier: Identifier, slots: Mapping[str, str], registry: Registry
) -> dict[str, str]:
    """The slots that follow from those of the identifier."""
    found: dict[str, str] = {"body": identifier.body}
    meanings = {segment: meaning for meaning, segment in registry.segments.items()}
    if "kind" in slots:
        found["kind"] = meanings.get(slots["kind"], slots["kind"])
    if "number" in slots:
        number = slots["number"]
        found["number"] = number.upper() if "/" in number else number
        found["symbol"] = _symbol(number)
    if "paragraph" in slots:
        found["paragraph"] = _label(slots["paragraph"])
    for before in ("", "part_"):
        date = _DATE.fullmatch(slots.get(f"{before}version", ""))
        for unit, value in date.groupdict().items() if date else ():
            if value:
                found[before + unit] = value
    if "year" in found:
        year = int(found["year"])
        code = registry.code_year(identifier.body, year)
        found["code_year"] = f"{code % _CENTURY:02}"
        place = registry.place_of(identifier.body, year)
        if place:
            found["place"] = place
    return found


def _symbol(number: str) -> str:
    """`70-125` is printed `70/125`, `es-10-15` is `ES-10/15`, `2665(XX)` is `2665 (XX)`."""
    head, mark, tail = number.rpartition("-")
    if mark:
        return f"{head.upper()}/{tail}"
    return re.sub(r"(?<=\d)\(", " (", number)


def _label(label: str) -> str:
    """A label with its bracket: `35d` is `35 d)`, `c/iv` is `c) iv)`."""
    pieces = re.findall(r"[a-z]+|[^a-z/]+", label)
    return " ".join(piece + ")" if piece.isalpha() else piece for piece in pieces)


def is_revised(identifier: Identifier, registry: Registry) -> bool:
    """Whether the registry knows that a text is older than the version."""
    if not (identifier.version or "").isdecimal() or not (identifier.number or "").isdecimal():
        return False
    existed = registry.bodies.get(identifier.body, {}).get("existed", {}).get(identifier.kind, {})
    year, number = int(str(identifier.version)), int(str(identifier.number))
    return any(int(last) >= number and first < year for last, first in existed.items())


# ---------------------------------------------------------------- templates


@lru_cache(1024)
def read_template(template: str) -> tuple[Node, ...]:
    """The parts of a template.

    Raises:
        ValueError: if it breaks the notation.
    """
    stack: list[list[Node]] = [[]]
    at = 0
    while at < len(template):
        token = _TOKEN.match(template, at)
        if token is None:
            message = f"a template is letters, {{slots}} and [parts]: not {template[at:]!r}"
            raise ValueError(message)
        at = token.end()
        if token["open"]:
            stack.append([])
        elif token["close"]:
            if len(stack) == 1:
                raise ValueError("a bracket too many")
            part = tuple(stack.pop())
            stack[-1].append(part)
        else:
            stack[-1].append(token["text"] or token)
    if len(stack) > 1:
        raise ValueError("a bracket is not closed")
    return tuple(stack[0])


def slots_of(nodes: tuple[Node, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The slots of a template, and the word lists that print each; none: as it is."""
    for node in nodes:
        if isinstance(node, tuple):
            yield from slots_of(node)
        elif isinstance(node, re.Match):
            lists = tuple(node["name"].split("|")) if node["sign"] == "@" else ()
            yield node["slot"] or node["name"], lists


def fill(template: str, slots: Mapping[str, str], language: Language, case: str = "") -> str:
    """Fill a template; a bracket drops out when a slot in it is empty.

    Raises:
        CannotPrintError: if a slot outside brackets is empty, or a word is missing.
    """
    return _fill(read_template(template), slots, language, case)


def _fill(nodes: tuple[Node, ...], slots: Mapping[str, str], language: Language, case: str) -> str:
    out = ""
    for node in nodes:
        if isinstance(node, str):
            out += node
        elif isinstance(node, tuple):
            try:
                out += _fill(node, slots, language, case)
            except EmptySlotError:
                continue
        else:
            out += _slot(node, slots, language, case)
    return out


def _slot(node: re.Match[str], slots: Mapping[str, str], language: Language, case: str) -> str:
    value = slots.get(node["slot"] or node["name"])
    if value is None:
        raise EmptySlotError
    if node["sign"] == "?":
        return ""
    if not node["sign"]:
        return value
    for name in node["name"].split("|"):
        word = (case and _own(language, name + case, value)) or _word(language, name, value)
        if word is not None:
            return word
    raise CannotPrintError


def _own(language: Language, name: str, meaning: str) -> str | None:
    """The word for a meaning in the table `[print.words]`."""
    words: Mapping[str, Mapping[str, str]] = language.data["print"].get("words", {})
    return words.get(name, {}).get(meaning)


def _word(language: Language, name: str, meaning: str) -> str | None:
    """The printed word for a meaning: that of `[print.words]`, or the first of the list."""
    own = _own(language, name, meaning)
    if own is not None or name not in language.word_names:
        return own
    phrases = language.words(name).phrases
    return next((p.text for p in phrases if p.meaning == meaning and "*" not in p.text), None)
