"""Check how identifiers are printed: templates, their slots, and their examples."""

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from itures.errors import IdentifierError
from itures.model.identifiers import Identifier
from itures.notation.faults import Faults
from itures.notation.language import Language
from itures.notation.printing import printed, read_template, slots_of

_DERIVED = frozenset(
    {
        *("body", "symbol", "year", "month", "part_year", "part_month"),
        *("code_year", "place", "revised"),
    }
)
"""Slots that follow from those of the identifier."""
_TEXTS = frozenset({"text", "text_of", "text_to"})
"""The text around a place."""
_TABLES = frozenset({"forms", "places", "words", "examples"})
_KEYS = frozenset({"id", "text", "revised"})


def check_print(faults: Faults, language: Language) -> int:
    """Check the table `[print]` of a language.

    Returns:
        The number of examples that were run.
    """
    file = f"languages/{language.code}.toml"
    tables = language.data.get("print", {})
    for key in sorted(tables.keys() - _TABLES):
        faults.add(file, f"[print] has no {key!r}{_hint(key, _TABLES)}", f"print.{key}")
    broken = False
    for table, key, message in _templates(faults, language, tables):
        faults.add(file, message, f"print.{table}", key)
        broken = True
    if broken:
        return 0
    used: set[str] = set()
    examples = tables.get("examples", [])
    for number, entry in enumerate(examples):
        message, form = _example(faults, language, entry)
        used.add(form)
        if message:
            faults.add_entry(file, message, "print.examples", number)
    for table in ("forms", "places"):
        for key in tables.get(table, {}):
            if key not in used:
                message = f"the template {key!r} has no example"
                faults.add(file, message, f"print.{table}", key)
    return len(examples)


def _templates(
    faults: Faults, language: Language, tables: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the templates: the table, the key, and what."""
    registry = faults.grammar.registry
    places = {slot: (shape,) for slot, shape in registry.places.items()}
    places |= {f"{slot}_range": shapes for slot, shapes in places.items()}
    for table, known in (("forms", registry.printed), ("places", places)):
        for key, text in tables.get(table, {}).items():
            if key not in known:
                yield table, key, f"no identifier is printed as {key!r}{_hint(key, known)}"
                continue
            slots = set(re.findall(r"\{(\w+)\}", " ".join(known[key])))
            slots |= _DERIVED | (_TEXTS if table == "places" else set())
            for message in _template(language, tables, str(text), slots):
                yield table, key, message


def _template(
    language: Language, tables: Mapping[str, Any], text: str, slots: set[str]
) -> Iterator[str]:
    words = language.word_names | tables.get("words", {}).keys()
    try:
        asked = list(slots_of(read_template(text)))
    except ValueError as error:
        yield str(error)
        return
    for slot, lists in asked:
        if slot not in slots:
            yield f"no slot {slot!r}{_hint(slot, slots)}"
        for name in lists:
            if name not in words:
                yield f"no words {name!r}{_hint(name, words)}"


def _example(faults: Faults, language: Language, entry: Mapping[str, Any]) -> tuple[str, str]:
    """What is wrong with an example, or nothing; and the form it is printed in."""
    strange = sorted(entry.keys() - _KEYS)
    if strange:
        return f"an example has no {strange[0]!r}; it has {', '.join(sorted(_KEYS))}", ""
    try:
        identifier = Identifier.parse(str(entry.get("id", "")))
    except IdentifierError as error:
        return str(error), ""
    found = printed(identifier, language, faults.grammar.registry, entry.get("revised"))
    if found is None:
        return f"no template prints {str(identifier)!r}", ""
    if found.text != entry.get("text"):
        return f"{str(identifier)!r} is printed {found.text!r}", found.form
    return "", found.form


def _hint(name: str, known: Any) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
