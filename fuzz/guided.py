"""Guided by coverage: atheris keeps the inputs that reach new lines, and changes those.

It needs the package atheris, which is in none of our lists: it is for long runs by hand.
"""

import sys
from importlib.util import find_spec

from fuzz.inputs import Input

_RAW = {"text": str, "identifier": str, "json": str, "html": bytes, "akn": bytes, "docx": bytes}
"""Readers that take what atheris makes as it is, and of which type."""


class FoundError(Exception):
    """A fault; libFuzzer writes the input that shows it to a file."""


def guided(reader: str, count: int, seconds: int, seed: int) -> int:
    """Run atheris on one reader; it ends the process itself.

    Returns:
        2 where it cannot be run.
    """
    if find_spec("atheris") is None:
        print("atheris is not installed: pip install atheris", file=sys.stderr)
        return 2
    if reader not in _RAW:
        print(f"atheris runs one of {', '.join(_RAW)}", file=sys.stderr)
        return 2
    import atheris  # type: ignore[import-not-found]  # noqa: PLC0415

    with atheris.instrument_imports(include=["itures"]):
        from fuzz.trial import tried  # noqa: PLC0415 - instrumented when it is loaded

    def one(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        text = provider.ConsumeUnicode(len(data))
        made = Input(reader, text if _RAW[reader] is str else data, _how(reader))
        faults = tried(made)
        if faults:
            raise FoundError(faults)

    arguments = [sys.argv[0], f"-seed={seed or 1}", "-max_len=2000"]
    arguments += [f"-runs={count}"] if count else []
    arguments += [f"-max_total_time={seconds}"] if seconds else []
    atheris.Setup(arguments, one)
    atheris.Fuzz()
    return 0


def _how(reader: str) -> dict[str, str]:
    return {"language": "en"} if reader in {"text", "identifier"} else {}


if __name__ == "__main__":
    sys.exit(guided(sys.argv[1], *map(int, sys.argv[2:])))
