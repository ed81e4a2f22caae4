"""Whether languages that are installed and not needed cost anything."""

import tempfile
from pathlib import Path
from statistics import median

import itures
from benchmarks.measuring import interleaved, ratio
from benchmarks.texts import HOUSE, english

_MORE = 14
"""Languages that are put beside those there are, twice as many again."""


def installed(rounds: int, copies: int) -> None:
    """Read English texts with the languages there are, and with three times as many."""
    _, texts = english(copies)
    folder = HOUSE / "grammars" / "languages"
    originals = sorted(folder.glob("*.toml"))
    others = [path for path in originals if path.stem != "en"]
    with tempfile.TemporaryDirectory() as place:
        more = Path(place) / "languages"
        more.mkdir()
        for number in range(_MORE):
            # A language of its own to the program: another code, the words of a real one.
            words = others[number % len(others)].read_text("utf-8")
            (more / f"x{chr(ord('a') + number)}.toml").write_text(words, "utf-8")
        tasks = {
            "all": lambda: [itures.parse_text(t) for t in texts],
            "more": lambda: [itures.parse_text(t, grammars=[place]) for t in texts],
        }
        for task in tasks.values():
            task()
        times = interleaved(rounds, tasks)
    print(f"English texts, with {len(originals)} languages and with {len(originals) + _MORE}")
    for name, label in (("all", len(originals)), ("more", len(originals) + _MORE)):
        print(f"  {label:>3} languages{median(times[name]):14.3f} s")
    print(f"  as a multiple{ratio(times, 'more', 'all'):14.2f}")
