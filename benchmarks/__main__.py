"""Measure and print: `python -m benchmarks [WHAT…] [--quick]`; without WHAT what the docs show.

WHAT: floor, languages, outputs, growth, starting, rivals, gate; word, pdf, un, store, report.
"""

import sys
from collections.abc import Callable, Sequence

QUICK = "--quick" in sys.argv
ROUNDS = 3 if QUICK else 9
COPIES = 3 if QUICK else 20
SIZES = (1_000, 10_000, 100_000) if QUICK else (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
NUMBERS = (1, 10, 100) if QUICK else (1, 10, 100, 1_000, 10_000)

Names = Sequence[str]
"""What stands behind the first WHAT: files, or a number."""


def floor(_: Names) -> None:
    from benchmarks import floor as measured

    measured.table(ROUNDS, COPIES)


def languages(_: Names) -> None:
    from benchmarks import languages as measured

    measured.table(ROUNDS, COPIES)
    measured.installed(ROUNDS, COPIES)


def outputs(_: Names) -> None:
    from benchmarks import outputs as measured

    measured.table(ROUNDS, COPIES)


def growth(_: Names) -> None:
    from benchmarks import growing

    growing.sizes(ROUNDS, SIZES)
    growing.documents(NUMBERS)


def starting(_: Names) -> None:
    from benchmarks import starting as measured

    measured.table(ROUNDS)


def rivals(_: Names) -> None:
    from benchmarks import rivals as measured

    measured.table(ROUNDS)


def gate(_: Names) -> int:
    from benchmarks.floor import gate as judge

    return judge(max(5, ROUNDS), COPIES)


def word(names: Names) -> None:
    from benchmarks import word as measured

    measured.table(list(names))


def pdf(names: Names) -> None:
    from benchmarks import pdf as measured

    measured.table(names)


def un(_: Names) -> None:
    from benchmarks.un import table

    table()


def store(_: Names) -> None:
    from benchmarks import store as measured

    measured.table()


def report(names: Names) -> None:
    from benchmarks import report as measured

    number = next((name for name in names if name.isdecimal()), "2000")
    measured.table(200 if QUICK else int(number))


SHOWN = (floor, languages, outputs, growth, starting, rivals)
"""What is measured unless something else is asked for."""
EVERY: dict[str, Callable[[Names], int | None]] = {
    each.__name__: each for each in (*SHOWN, gate, word, pdf, un, store, report)
}


def main(args: Sequence[str]) -> int:
    """Measure what is asked for; 1 if the gate is shut."""
    names = [arg for arg in args if not arg.startswith("-")]
    if not names:
        for each in SHOWN:
            each(())
        return 0
    if names[0] not in EVERY:
        print(f"nothing is called {names[0]!r}; there are {', '.join(EVERY)}", file=sys.stderr)
        return 2
    return EVERY[names[0]](names[1:]) or 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
