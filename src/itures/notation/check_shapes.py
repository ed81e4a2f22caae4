"""Check shapes: the patterns of terminals, labels and layout, and their examples."""

import re
from typing import Any

from itures.notation.faults import Faults

_FLAGS = {"layout": re.MULTILINE}
"""The flags that the shapes of a table are compiled with."""
_LABEL = "label"
"""The group by which every mark of an item says what its label is."""


def check_shapes(faults: Faults, name: str, table: str) -> int:
    """Check the shapes in a table of a file.

    Returns:
        The number of examples and counter-examples that were run.
    """
    shapes = faults.grammar.read(name).data.get(table, {})
    if not isinstance(shapes, dict):
        faults.add(name, f"[{table}] is no table of shapes", key=table)
        return 0
    return sum(_shape(faults, name, (table, key), shapes[key]) for key in shapes)


def _shape(faults: Faults, name: str, place: tuple[str, str], entry: Any) -> int:
    table, where = place[0], ".".join(place)
    text = entry.get("pattern") if isinstance(entry, dict) else None
    if not isinstance(text, str):
        faults.add(name, "a shape has a pattern, examples and counter", where)
        return 0
    try:
        pattern = re.compile(text, _FLAGS.get(table, 0))
    except re.error as error:
        message = f"no pattern: {error.msg}"
        faults.add(name, message, where, "pattern", error.pos or 0)
        return 0
    if table == "terminals" and pattern.groups:
        message = "a terminal may not capture: write (?:…) for (…)"
        faults.add(name, message, where, "pattern")
    if table == "labels" and _LABEL not in pattern.groupindex:
        faults.add(name, "a label captures (?P<label>…)", where, "pattern")
    return _examples(faults, name, where, entry, pattern)


def _examples(
    faults: Faults,
    name: str,
    where: str,
    entry: dict[str, Any],
    pattern: re.Pattern[str],
) -> int:
    run = 0
    for key, should in (("examples", True), ("counter", False)):
        texts = entry.get(key, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            faults.add(name, f"{key} is a list of strings", where, key)
            continue
        for text in texts:
            run += 1
            if bool(pattern.fullmatch(text)) is not should:
                said = "does not match whole" if should else "matches whole"
                faults.add(name, f"{text!r} {said}", where, key)
    starts = tuple(entry.get("starts", ()))
    for text in entry.get("examples", []) if starts else []:
        if not str(text).startswith(starts):
            faults.add(name, f"{text!r} begins with none of these", where, "starts")
    if not run:
        faults.add(name, "a shape without examples is not tested", where, "pattern")
    return run
