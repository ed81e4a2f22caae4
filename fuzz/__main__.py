"""Fuzz the readers: `python -m fuzz [--inputs N] [--seconds S] …`, `python -m fuzz replay FILE`."""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from fuzz import inputs
from fuzz.readers import READERS
from fuzz.running import Plan, Tally, run
from fuzz.shrinking import shrunk
from fuzz.trial import tried

_DEFAULT = 20_000


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, help=f"how many inputs ({_DEFAULT})")
    parser.add_argument("--seconds", type=float, help="stop after so many seconds")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other inputs (0)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first input (0)")
    parser.add_argument("--reader", choices=READERS, help="one reader only")
    parser.add_argument("--jobs", type=int, default=1, help="processes (1)")
    parser.add_argument("--finds", type=Path, default=Path("finds"), help="folder for finds")
    parser.add_argument("--engine", choices=("own", "atheris"), default="own")
    return parser.parse_args(arguments)


def _replay(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m fuzz replay")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--shrink", action="store_true", help="look for a smaller input")
    chosen = parser.parse_args(arguments)
    bad = 0
    for path in chosen.files:
        made = inputs.saved(path)
        faults = tried(made)
        bad += bool(faults)
        print(f"{path}: {made.reader}, {len(made.data)} characters: {len(faults)} faults")
        print("".join(f"  {fault}\n" for fault in faults), end="")
        if faults and chosen.shrink:
            made = shrunk(made, faults[0])
            smaller = path.with_suffix(".small.json")
            inputs.save(made, smaller, tried(made))
            print(f"  smaller: {smaller}: {made.how} {made.data!r:.2000}")
    return 1 if bad else 0


def _report(tally: Tally, seed: int, seconds: float) -> None:
    for name in READERS:
        count, spent = tally.counts[name], tally.times[name]
        if count:
            print(f"  {name:<10} {count:>9,} inputs {spent / count * 1000:8.2f} ms each")
    total = sum(tally.counts.values())
    for kind, count in tally.faults.most_common():
        print(f"FOUND {count} x {kind}")
        print("".join(f"    python -m fuzz replay {path}\n" for path in tally.files[kind]), end="")
    print(
        f"{total:,} inputs, {tally.characters:,} characters, seed {seed}: "
        f"{sum(tally.faults.values())} faults in {seconds:.0f} s"
    )


def main(arguments: list[str]) -> int:
    """Run, replay or hand over to atheris; 1 if there are faults."""
    if arguments[:1] == ["replay"]:
        return _replay(arguments[1:])
    chosen = _arguments(arguments)
    if chosen.engine == "atheris":
        # In a process of its own: there nothing of itures is loaded before it is instrumented.
        asked = (chosen.reader or "text", chosen.inputs or 0, int(chosen.seconds or 0), chosen.seed)
        command = [sys.executable, "-m", "fuzz.guided", *map(str, asked)]
        return subprocess.run(command, check=False).returncode
    count = chosen.inputs
    if count is None and chosen.seconds is None:
        count = _DEFAULT
    begin = time.monotonic()
    plan = Plan(count, chosen.seconds, chosen.seed, chosen.reader, chosen.finds, chosen.first)
    tally = run(plan, chosen.jobs)
    _report(tally, chosen.seed, time.monotonic() - begin)
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
