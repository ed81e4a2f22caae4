"""What it costs to start, over a bare Python: imports, commands, the first text of a process."""

from statistics import median

from benchmarks.measuring import cpu_of
from benchmarks.texts import SAMPLES

LANGUAGES = ("en", "zh", "ar", "ru", "fr", "es")


def table(rounds: int) -> None:
    """The CPU milliseconds of each."""
    runs: dict[str, tuple[str, ...]] = {
        "import itures": ("-c", "import itures"),
        "itures --help": ("-m", "itures", "--help"),
    }
    for code in LANGUAGES:
        file = str(SAMPLES / f"{code}-wtsa-901.txt")
        runs[f"itures parse, {code}"] = ("-m", "itures", "parse", file, "-t", "json")
    bare = median(cpu_of("-c", "pass") for _ in range(rounds))
    print(f"Starting, CPU over a bare Python ({bare * 1000:.0f} ms)")
    for name, args in runs.items():
        cpu_of(*args)  # compiles what is not compiled yet
        cost = median(cpu_of(*args) for _ in range(rounds)) - bare
        print(f"  {name:<22}{cost * 1000:10.0f} ms")
