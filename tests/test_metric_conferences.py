"""The resolutions of the metric conferences: in their own layout and in ITU's."""

import json
from itertools import groupby

import pytest

import itures
from real_texts import CORPUS

FOLDER = CORPUS / "bipm"
RESOLUTION = """RESOLUTION 9 (1995)
Ropes of equal length
The 20th Conférence Générale des Poids et Mesures,
considering the many ropes in use,
{verb} the work that was done on their knots,
recommends that all ropes be measured again.
"""


@pytest.mark.parametrize(
    ("verb", "named"),
    [
        # As the conferences' own data has it, what is recognized is a consideration.
        ("recognizes", ("preamble", "recognizing")),
        ("recognizing", ("preamble", "recognizing")),
        ("taking note of", ("preamble", "noting")),
        ("welcomes", ("operative", "welcomes")),
    ],
)
def test_the_types_are_those_of_the_tradition(verb: str, named: tuple[str, str]):
    document = itures.parse_text(RESOLUTION.format(verb=verb))
    assert document.id == "cgpm/res/9@1995"
    assert (document.clauses[1].part, document.clauses[1].type) == named


@pytest.mark.corpus
@pytest.mark.parametrize("layout", ["bipm", "itu"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_clauses_have_the_official_types(layout: str, language: str):
    right = total = 0
    for path in sorted((FOLDER / layout / language).glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        # Official types put an opener and its repetition into one: "invites / further invites".
        wanted = [(part, name.split(" / ")[0]) for part, name in gold["types"]]
        document = itures.parse(path.with_name(path.name.replace(".gold.json", ".txt")))
        found = [key for key, _ in groupby((c.part, c.type) for c in document.clauses)]
        total += len(wanted)
        right += sum(a == b for a, b in zip(wanted, found, strict=False))
        assert len(found) == len(wanted), path.name
    assert total
    assert right >= 0.98 * total
