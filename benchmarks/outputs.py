"""What it costs to write what was read: JSON and Akoma Ntoso, and to read JSON back."""

from statistics import median

import itures
from benchmarks.floor import read
from benchmarks.measuring import interleaved
from benchmarks.texts import english


def table(rounds: int, copies: int) -> None:
    """Characters of the source a second."""
    _, texts = english(copies)
    documents = read(texts)
    written = [itures.to_json(document) for document in documents]
    tasks = {
        "JSON": lambda: [itures.to_json(document) for document in documents],
        "JSON, read back": lambda: [itures.from_json(text) for text in written],
        "Akoma Ntoso": lambda: [itures.to_akn(document) for document in documents],
    }
    for task in tasks.values():
        task()
    times = interleaved(rounds, tasks)
    size = sum(map(len, texts)) / 1e6
    print("Writing what was read")
    for name, seconds in times.items():
        print(f"  {name:<20}{size / median(seconds):13.1f} M characters/s")
