"""One input is tried: what is wrong comes back as lines, nothing is raised."""

import re
import traceback
from collections.abc import Mapping

from fuzz import budget
from fuzz.inputs import Input
from fuzz.readers import READERS, Reader

_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_NAMES = re.compile(r"[\w.-]*[\d][\w.-]*|Span\([^)]*\)")
_MOST = 60


def tried(made: Input, readers: Mapping[str, Reader] = READERS) -> list[str]:
    """What is wrong with how an input was read; nothing if all is well."""
    memory = budget.peak()
    faults, seconds = _once(made, readers)
    limit = budget.allowed(len(made.data), made.reader)
    if seconds > limit:  # the first text of a language waits for its rules: once more
        again = min(_once(made, readers)[1] for _ in range(2))
        if again > limit:
            faults.append(f"time: {again:.2f} s for {len(made.data)} characters")
    grown = budget.peak() - memory
    if grown > budget.MEMORY:
        faults.append(f"memory: {grown >> 20} MiB for {len(made.data)} characters")
    return faults


def _once(made: Input, readers: Mapping[str, Reader]) -> tuple[list[str], float]:
    reader = readers[made.reader]
    begin = budget.clock(made.reader)
    try:
        with budget.broken_off():
            faults = list(reader.check(made))
    except reader.typed:
        faults = []
    except budget.HangError:
        faults = [f"hang: broken off after {budget.HANG} s"]
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        faults = [raised(error)]
    return faults, budget.clock(made.reader) - begin


def raised(error: Exception) -> str:
    """The type of an exception, and where in the source of itures it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/itures/" in frame.filename]
    last = (ours or frames)[-1]
    place = f"{last.filename.rpartition('/itures/')[2]}:{last.lineno} {last.name}"
    return f"raised: {type(error).__name__} in {place}: {error!s:.100}"


def kind_of(fault: str) -> str:
    """What two finds of one cause have in common: the fault without names, numbers, quotes."""
    if fault.startswith("raised: "):
        return ":".join(fault.split(":")[:3])
    plain = _NAMES.sub("N", _QUOTED.sub("Q", fault.split("dict", maxsplit=1)[0]))
    return plain[:_MOST]
