"""Measure and print: `python -m benchmarks [--quick]`; `… un` and `… word` for those alone."""

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from unittest.mock import patch

import itures
from benchmarks.languages import installed
from benchmarks.measuring import cpu_of, interleaved, ratio
from benchmarks.texts import english, grown, varied
from itures import pipeline

QUICK = "--quick" in sys.argv
ROUNDS = 3 if QUICK else 9
COPIES = 3 if QUICK else 20
SIZES = (1_000, 10_000, 100_000) if QUICK else (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
STAGES = ("read_string", "read_structure", "read_citations")


def words_of(texts: list[str]) -> int:
    """The floor: one pass of a pattern that finds words."""
    return sum(1 for text in texts for _ in re.finditer(r"\w+", text))


def read(texts: list[str]) -> list[itures.Document]:
    """What is measured: text to typed objects with citations."""
    return [itures.parse_text(text) for text in texts]


def against_the_floor() -> None:
    """Text to typed objects, as a multiple of one pass over the same text."""
    what, texts = english(COPIES)
    read(texts)
    times = interleaved(ROUNDS, {"words": lambda: words_of(texts), "read": lambda: read(texts)})
    size = sum(map(len, texts)) / 1e6
    print(f"English, {what}: {len(texts)} texts, {size:.2f} M characters")
    print(f"  one pass of \\w+          {size / median(times['words']):8.1f} M characters/s")
    print(f"  text to typed objects    {size / median(times['read']):8.1f} M characters/s")
    print(f"  as a multiple of the pass{ratio(times, 'read', 'words'):8.1f}")
    spent = dict.fromkeys(STAGES, 0.0)
    with timed(spent):
        start = time.process_time()
        read(texts)
        whole = time.process_time() - start
    for name in STAGES:
        print(f"  share of {name:<16}{spent[name] / whole:8.0%}")


@contextmanager
def timed(spent: dict[str, float]) -> Iterator[None]:
    """Note how long each stage of the pipeline takes."""

    def wrapped(name: str) -> object:
        stage = getattr(pipeline, name)

        def run(*args: object, **named: object) -> object:
            start = time.process_time()
            try:
                return stage(*args, **named)
            finally:
                spent[name] += time.process_time() - start

        return run

    with patch.multiple(pipeline, **{name: wrapped(name) for name in spent}):
        yield


def languages() -> None:
    """Characters a second, language by language, on the samples."""
    texts = {code: varied(f"{code}-*.txt", COPIES) for code in ("en", "zh")}
    for each in texts.values():
        read(each)
    tasks = {code: lambda each=each: read(each) for code, each in texts.items()}
    times = interleaved(ROUNDS, tasks)
    speed = {code: sum(map(len, texts[code])) / median(times[code]) / 1e6 for code in texts}
    print("By language, samples with varied numbers")
    for code, rate in speed.items():
        print(f"  {code}{rate:31.2f} M characters/s{rate / speed['en']:8.2f} x English")


def starting() -> None:
    """What it costs to start, over a bare Python."""
    runs = {
        "import itures": ("-c", "import itures"),
        "import, read one text": ("-c", "import itures; itures.parse_text('x')"),
        "itures --help": ("-m", "itures", "--help"),
    }
    bare = median(cpu_of("-c", "pass") for _ in range(ROUNDS))
    print(f"Starting, CPU over a bare Python ({bare * 1000:.0f} ms)")
    for name, args in runs.items():
        cpu_of(*args)  # compiles what is not compiled yet
        cost = median(cpu_of(*args) for _ in range(ROUNDS)) - bare
        print(f"  {name:<22}{cost * 1000:10.0f} ms")


def growth() -> None:
    """Whether the cost of one document grows with its size, or faster."""
    print("One document that grows")
    for size in SIZES:
        text = grown(size)
        rounds = max(1, min(ROUNDS, 2_000_000 // size))
        times = interleaved(rounds, {"read": lambda text=text: read([text])})
        seconds = median(times["read"])
        print(
            f"  {len(text):>12,} characters{seconds:10.3f} s{len(text) / seconds / 1e6:10.2f} M/s"
        )


if __name__ == "__main__":
    if "store" in sys.argv:
        from benchmarks import store

        store.table()
        sys.exit()
    if "un" in sys.argv:
        from benchmarks.un import table

        table()
        sys.exit()
    if "word" in sys.argv:
        from benchmarks import word

        word.table([name for name in sys.argv[2:] if not name.startswith("-")])
        sys.exit()
    if "pdf" in sys.argv:
        from benchmarks import pdf

        pdf.table([name for name in sys.argv[2:] if not name.startswith("-")])
        sys.exit()
    against_the_floor()
    languages()
    installed(ROUNDS, COPIES)
    growth()
    starting()
