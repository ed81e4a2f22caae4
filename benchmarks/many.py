"""Ten thousand documents, by whoever reads them: `python -m benchmarks.many [NUMBER [SIZE]]`.

SIZE is how many characters of each sample are used; all of it, if it is not said.

For each way of reading: seconds, the memory of the process that asks and of the largest one
that reads, and the hash of all documents in their order, which must be one and the same.
Each way runs in a process of its own, so that its memory can be told.
"""

import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import itures
from benchmarks.texts import SAMPLES, vary

NUMBER = 10_000
NAMES = ("en-wtsa-901.txt", "zh-wtsa-901.txt", "fr-wtsa-901.txt", "ru-wtsa-901.txt")
KILLS = 5
"""Workers that are killed in the runs that say so."""
TIMEOUT = 1800


def written(folder: Path, number: int, size: int | None = None) -> list[Path]:
    """So many files, no two alike: the samples of four languages with other numbers."""
    texts = [(SAMPLES / name).read_text("utf-8")[:size] for name in NAMES]
    paths = [folder / f"{at:06}.txt" for at in range(number)]
    for at, path in enumerate(paths):
        own = f"\n{at}\n"  # a line that no other file has
        path.write_text(vary(texts[at % len(texts)], at) + own, "utf-8")
    return paths


@contextmanager
def cluster() -> Iterator[tuple[Any, Callable[[], None]]]:
    """A local cluster of two workers, and what kills one of them."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as local,
        Client(local) as client,
    ):

        def kill() -> None:
            # One that has just been killed, and is started anew, does not answer.
            found = client.run(os.getpid, on_error="ignore")
            numbers = [number for number in found.values() if isinstance(number, int)]
            if numbers:
                with suppress(ProcessLookupError):
                    os.kill(numbers[0], signal.SIGKILL)

        yield client.get_executor(pure=False), kill


def kill_child() -> None:
    """Kill one of the processes that read for this one."""
    found = subprocess.run(
        ["pgrep", "-f", "-P", str(os.getpid()), "itures.crew.child"],
        capture_output=True,
        text=True,
        check=False,
    )
    for child in found.stdout.split()[:1]:
        with suppress(ProcessLookupError):
            os.kill(int(child), signal.SIGKILL)


WAYS = {
    "this process": (lambda: nullcontext((None, lambda: None)), {"workers": 0}, False),
    "2 processes": (lambda: nullcontext((None, kill_child)), {"workers": 2}, False),
    "2 processes, killed": (lambda: nullcontext((None, kill_child)), {"workers": 2}, True),
    "Dask, 2 workers": (cluster, {}, False),
    "Dask, killed": (cluster, {}, True),
}


def one(way: str, folder: Path) -> dict[str, object]:
    """Read all files of a folder in one way."""
    opened, how, deadly = WAYS[way]
    paths = sorted(folder.glob("*.txt"))
    digest, documents, killed = hashlib.sha256(), 0, 0
    start = time.perf_counter()
    with opened() as (executor, kill):
        for result in itures.parse_many(iter(paths), executor=executor, **how):
            digest.update(result.data or f"{result.why}".encode())
            documents += result.ok
            if deadly and killed < KILLS and result.index >= (killed + 1) * len(paths) // 7:
                kill()
                killed += 1
        seconds = time.perf_counter() - start
    return {
        "seconds": seconds,
        "documents": documents,
        "killed": killed,
        "asks": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "reads": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "hash": digest.hexdigest()[:16],
    }


def apart(way: str, folder: Path) -> dict[str, Any]:
    """The same in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.many", "--one", way, str(folder)],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=TIMEOUT,
    )
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def table(number: int, characters: int | None) -> None:
    """Print what each way takes, for a tenth of the files and for all of them."""
    hashes: dict[int, set[str]] = {}
    for count in (number // 10, number):
        with TemporaryDirectory() as place:
            paths = written(Path(place), count, characters)
            size = sum(path.stat().st_size for path in paths) / 1e6
            print(f"{count} files, {size:.1f} MB, {len(NAMES)} languages")
            for way in WAYS:
                found = apart(way, Path(place))
                hashes.setdefault(count, set()).add(found["hash"])
                print(
                    f"  {way:<22}{found['seconds']:8.1f} s{found['documents']:8} documents"
                    f"{found['killed']:3} killed{found['asks']:7.0f} MB asks"
                    f"{found['reads']:7.0f} MB reads  {found['hash']}",
                    flush=True,
                )
    same = all(len(each) == 1 for each in hashes.values())
    print("the same bytes in all ways" if same else "NOT THE SAME BYTES")
    sys.exit(not same)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(one(sys.argv[2], Path(sys.argv[3]))))
    else:
        said = [int(number) for number in sys.argv[1:]]
        table(*[*said, None][:2] if said else (NUMBER, None))
