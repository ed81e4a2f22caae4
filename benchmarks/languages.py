"""Characters a second by language; whether languages that are not needed cost anything."""

import tempfile
from pathlib import Path
from statistics import median

import itures
from benchmarks.measuring import interleaved, ratio
from benchmarks.texts import CORPUS, HOUSE, english, varied

MOST = 10
"""UN texts of each language that are read."""
_MORE = 14
"""Languages that are put beside those there are, twice as many again."""


LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


def table(rounds: int, copies: int) -> None:
    """Each language against English in the same run: samples, and UN texts if they are there."""
    texts = {code: varied(f"{code}-wtsa-*.txt", copies) for code in LANGUAGES}
    rates("the same resolution in six languages, varied", texts, rounds)
    folder = CORPUS / "un-6lang"
    if not folder.is_dir():
        print(f"UN resolutions in six languages: none below {CORPUS}")
        return
    texts = {
        code: [path.read_text("utf-8") for path in sorted((folder / code).glob("*.txt"))[:MOST]]
        for code in LANGUAGES
    }
    rates("UN resolutions in six languages", texts, rounds)


def rates(what: str, texts: dict[str, list[str]], rounds: int) -> None:
    """The rate of each language, and its part of that of English: by characters, by bytes."""
    tasks = {
        code: lambda some=some: [itures.parse_text(text) for text in some]
        for code, some in texts.items()
    }
    for task in tasks.values():
        task()
    times = interleaved(rounds, tasks)
    took = {code: median(times[code]) * 1e6 for code in texts}
    speed = {code: sum(map(len, texts[code])) / took[code] for code in texts}
    weight = {code: sum(len(text.encode()) for text in texts[code]) / took[code] for code in texts}
    print(f"By language: {what}")
    for code, rate in speed.items():
        print(f"  {code}{rate:31.2f} M characters/s{rate / speed['en']:8.2f} x English", end="")
        print(f"{weight[code] / weight['en']:8.2f} by bytes")


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
