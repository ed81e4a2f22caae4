"""Whether the cost grows with the work: one document that grows, more and more documents."""

import time
from statistics import median

from benchmarks.floor import read
from benchmarks.measuring import interleaved, peak_of
from benchmarks.texts import SAMPLES, grown, vary

MEMORY = """
from benchmarks.floor import read
from benchmarks.texts import grown
read([grown({size})])
"""


def sizes(rounds: int, every: tuple[int, ...]) -> None:
    """One document from small to large: seconds, rate, and the memory of the process."""
    print("One document that grows               seconds   M characters/s   peak MB")
    for size in every:
        text = grown(size)
        turns = max(1, min(rounds, 2_000_000 // size))
        seconds = median(interleaved(turns, {"read": lambda text=text: read([text])})["read"])
        peak = peak_of("-c", MEMORY.format(size=size))
        rate = len(text) / seconds / 1e6
        print(f"  {len(text):>12,} characters{seconds:20.3f}{rate:17.2f}{peak:10.0f}")


def documents(every: tuple[int, ...]) -> None:
    """One document after the other, no two alike: documents a second."""
    text = (SAMPLES / "en-wtsa-901.txt").read_text("utf-8")
    read([text])
    print("More and more documents               seconds      documents/s")
    done = 0
    for number in every:
        texts = [vary(text, done + turn) for turn in range(number)]
        done += number
        start = time.process_time()
        for one in texts:
            read([one])
        seconds = time.process_time() - start
        print(f"  {number:>12,} documents {seconds:20.3f}{number / seconds:17.0f}")
