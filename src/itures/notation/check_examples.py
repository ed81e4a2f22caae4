"""Check examples of rules: both forms match them whole, and fill the slots."""

import difflib
from collections.abc import Set as AbstractSet
from typing import Any

from itures.notation import reference
from itures.notation.faults import Faults
from itures.notation.language import Language
from itures.notation.matching import Match
from itures.notation.reference import Matcher

_KEYS = frozenset({"text", "slots", "ids", "follows"})
"""What an example can say; `ids` are checked where citations are read.

`follows` is what stands behind the text, for rules that look ahead.
"""


def check_examples(faults: Faults, language: Language, whole: AbstractSet[str]) -> int:
    """Check the examples of a language.

    Args:
        faults: where faults are kept.
        language: the language.
        whole: the rules that can be used; a broken rule has been reported already.

    Returns:
        The number of examples that were run.
    """
    file = f"languages/{language.code}.toml"
    examples = language.data.get("examples", {})
    for name in examples:
        if name not in language.rule_strings:
            near = difflib.get_close_matches(name, language.rule_strings, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            faults.add_entry(file, f"no rule {name!r}{hint}", f"examples.{name}", 0)
    for name, (table, _text) in language.rule_strings.items():
        if table.split(".")[0] in {"lines", "scans"} and not examples.get(name):
            key = name.rsplit(".", 1)[-1]
            faults.add(file, f"the rule {name!r} has no example", table, key)
    run = 0
    for name in sorted(whole & examples.keys()):
        other = reference.matcher(language.compiled(name))
        for number, entry in enumerate(examples[name]):
            run += 1
            for message in _messages(language, (name, other), entry):
                faults.add_entry(file, message, f"examples.{name}", number)
    return run


def _messages(language: Language, rule: tuple[str, Matcher], entry: dict[str, Any]) -> list[str]:
    """What is wrong with one example of a rule, given by name and reference form."""
    name, other = rule
    strange = sorted(entry.keys() - _KEYS)
    if strange:
        return [f"an example has no {strange[0]!r}; it has {', '.join(sorted(_KEYS))}"]
    text = entry.get("text")
    if not isinstance(text, str) or not text:
        return ["an example has a text"]
    whole = text + str(entry.get("follows", ""))
    found = language.compiled(name).match(whole, 0, len(whole))
    messages = []
    if found != other(whole, 0, len(whole)):
        messages.append(f"the two forms of {name!r} disagree on {text!r}")
    if found is None or found.end != len(text):
        rest = text[found.end if found else 0 :]
        messages.append(f"{name!r} does not match {rest!r} of {text!r}")
    else:
        messages += [_slots(found, slot, values) for slot, values in _asked(entry)]
        messages.append(_scanned(language, found, whole))
    return [message for message in messages if message]


def _asked(entry: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(entry.get("slots", {}).items())


def _slots(found: Match, slot: str, values: Any) -> str:
    got = list(found.all(slot))
    return "" if got == values else f"slot {slot!r} is {got!r}, not {values!r}"


def _scanned(language: Language, found: Match, text: str) -> str:
    """Scanning finds what a rule matches, and no other rule claims it."""
    table, _text = language.rule_strings[found.rule]
    if not table.startswith("scans"):
        return ""
    scanner = language.scanner((table.partition(".")[2],))
    hits = list(scanner.scan(text, 0, len(text)))
    if found in hits:
        return ""
    claims = ", ".join(f"{hit.rule} {text[hit.start : hit.end]!r}" for hit in hits)
    return f"scanning for {found.rule!r} finds {claims or 'nothing'} in {text!r}"
