"""A report on many documents: how long each part takes: `python -m benchmarks report [NUMBER]`.

The texts are made: resolutions of seven clauses in English, each in several editions, that
cite each other as real ones do, out-of-date editions among them. They are parsed and put
into a corpus as files would be; only the report is measured.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import itures
from itures.analysis.checks import Checker
from itures.analysis.rounds import Round
from itures.corpus.corpus import Corpus
from itures.report.building import build
from itures.report.comparing import concordance_rows, overlap_rows
from itures.report.gathering import gather
from itures.report.network_clusters import clusters
from itures.report.network_layout import layout
from itures.report.network_measures import circles, ranks
from itures.report.write import RENDERERS, write
from itures.report.xref_json import to_json

BODIES = {
    "pp": (
        "The Plenipotentiary Conference of the International Telecommunication Union",
        "Plenipotentiary Conference",
        {2010: "Guadalajara", 2014: "Busan", 2018: "Dubai", 2022: "Bucharest"},
        "Secretary-General",
    ),
    "wtsa": (
        "The World Telecommunication Standardization Assembly",
        "World Telecommunication Standardization Assembly",
        {2012: "Dubai", 2016: "Hammamet", 2022: "Geneva", 2024: "New Delhi"},
        "Director of the Telecommunication Standardization Bureau",
    ),
    "wtdc": (
        "The World Telecommunication Development Conference",
        "World Telecommunication Development Conference",
        {2010: "Hyderabad", 2014: "Dubai", 2017: "Buenos Aires", 2022: "Kigali"},
        "Director of the Telecommunication Development Bureau",
    ),
}
EDITIONS = 4
CITATIONS = 12
WORDS = """
ferry pier lamp timetable harbour warden mooring post number boat landing stage school
traveller village network access cable copper registration season community power annual budget
form plain text operator developing country measure frequency band service station protection
training""".split()  # noqa: SIM905


def texts(number: int) -> Iterator[tuple[str, str]]:
    """So many texts: the name of a file, and what is in it."""
    dice = random.Random(7)
    works = [(body, at) for at in range(1, number // EDITIONS // 3 + 2) for body in BODIES]
    for body, at in works[: number // EDITIONS]:
        years = sorted(BODIES[body][2])
        for year in years:
            name = f"{body}-{at}-{year}.txt"
            yield name, text((body, at, year), year == years[0], works, dice)


def text(
    me: tuple[str, int, int], first: bool, works: list[tuple[str, int]], dice: random.Random
) -> str:
    """One resolution."""
    body, at, year = me
    full, _, places, director = BODIES[body]
    rev = "" if first else "Rev. "
    cited = iter([citation(works, year, dice) for _ in range(CITATIONS)])
    lines = [
        f"RESOLUTION {at} ({rev}{places[year]}, {year})",
        said(dice, 8).capitalize(),
        f"{full} ({places[year]}, {year}),",
        "recalling",
        *(f"{mark})\t{next(cited)}, on {said(dice, 6)};" for mark in "abcdef"),
    ]
    for opener in ("considering", "recognizing", "noting"):
        lines += [opener, *(f"{mark})\tthat {said(dice, 24)};" for mark in "abcd")]
    lines += ["resolves", *(f"{n}\tthat {said(dice, 22)}, in accordance with {next(cited)};"
                            for n in range(1, 4))]  # fmt: skip
    lines += [f"instructs the {director}",
              *(f"{n}\tto {said(dice, 18)}, taking into account {next(cited)};"
                for n in range(1, 4)),
              "invites Member States", f"to {said(dice, 20)}."]  # fmt: skip
    return "\n".join(lines) + "\n"


def said(dice: random.Random, count: int) -> str:
    """Some words in a row."""
    return " ".join([*dice.choices(WORDS, k=count), f"term{dice.randrange(4000)}"])


def citation(works: list[tuple[str, int]], year: int, dice: random.Random) -> str:
    """A citation; a few texts are cited by very many, and one in eight editions is old."""
    body, at = works[int(len(works) * dice.random() ** 3)]
    _, short, places, _ = BODIES[body]
    then = [each for each in sorted(places) if each <= year] or [min(places)]
    edition = dice.choice(then) if dice.random() < 0.125 else then[-1]
    rev = "" if edition == min(places) else "Rev. "
    return f"Resolution {at} ({rev}{places[edition]}, {edition}) of the {short}"


@contextmanager
def told(what: str) -> Iterator[None]:
    """Print how long a processor works on something."""
    start = time.process_time()
    yield
    print(f"  {what:<28}{time.process_time() - start:10.2f} s")


def table(number: int) -> None:
    """Build a corpus and its report, part by part, and print the times."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = [itures.parse_text(made) for _, made in texts(number)]
        with Corpus.create(folder / "made.sqlite") as corpus:
            corpus.add(documents)
        print(f"A made corpus of {len(documents):,} documents")
        del documents
        with Corpus.open(folder / "made.sqlite") as corpus:
            parts(corpus)
            whole(corpus, folder)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory at most              {most:10.0f} MB")


def parts(corpus: Corpus) -> None:
    """The parts of building."""
    grammar = itures.load_grammar()
    with told("reading and checking"):
        gather(corpus, Round(Checker.of(grammar, corpus)))
    with told("overlaps"):
        overlap_rows(corpus, grammar)
    with told("languages side by side"):
        concordance_rows(corpus)


def whole(corpus: Corpus, folder: Path) -> None:
    """The whole report, its network and its files."""
    with told("the whole report"):
        report = build(corpus)
    web: dict[str, list[str]] = {node.id: [] for node in report.network.nodes}
    for link in report.network.links:
        web[link.source].append(link.target)
    print(f"  network: {len(web):,} works, {len(report.network.links):,} links")
    with told("  ranks and circles"):
        ranks(web), circles(web)
    with told("  clusters"):
        home = clusters(web)
    with told("  places in the picture"):
        layout(web, home, {node.id: node.body for node in report.network.nodes})
    with told("xref.json"):
        size = len(to_json(report))
    print(f"  size of xref.json           {size / 1e6:10.1f} MB")
    for render in RENDERERS:
        with told(f"files of {render.__name__.strip('_')}"):
            files = list(render(report, corpus))
        size = sum(len(data) for _, data in files)
        print(f"  {len(files):,} files, {size / 1e6:.1f} MB")
    with told("writing all of it"):
        write(report, corpus, folder / "report")


if __name__ == "__main__":
    table(int(next((arg for arg in sys.argv[1:] if arg.isdecimal()), "2000")))
