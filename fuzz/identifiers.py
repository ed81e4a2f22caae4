"""Identifiers: forms that are known, with pieces exchanged, and what must hold for them."""

from collections.abc import Iterator
from random import Random

import itures
from fuzz import mutate
from fuzz.inputs import Input
from fuzz.pieces import LANGUAGES
from itures.citations.format import format_id
from itures.errors import IdentifierError

KNOWN = [
    "pp/res/71@2022",
    "wtsa/res/44@2024",
    "ra/res/34-2",
    "wrc/res/35@2023#resolves/11c",
    "wrc/res/20@mob-87",
    "council/res/1333@2016",
    "council/dec/482@2020",
    "pp/dec/5@2018#annex-2",
    "wtpf/op/4@2013",
    "ccitt/res/2@1988",
    "itu-t/rec/X.509@2019-10",
    "itu-t/suppl/A.3",
    "itu-r/rec/M.2083-0",
    "itu-d/q/5-1",
    "cs/154",
    "cv/246B",
    "cs/art/14",
    "gr/162",
    "rr/5.388",
    "rr/app/30B",
    "itr/art/5@2012",
    "un/ga/res/70-125",
    "un/ga/res/2665(XX)",
    "un/ga/res/es-10-15",
    "un/ga/res/s-24-2",
    "un/sc/res/2202",
    "un/ecosoc/res/2006-46",
    "un/hrc/res/43-1",
    "wsis/tunis-agenda/35d",
    "wsis/al/C5",
    "sdg/9",
    "gs/cl/21-002",
    "council/doc/C14-24r1",
    "pp/strategic-plan/2024-2027",
    "un/agenda-2030",
    "itu/connect-2030",
    "itu-t/rec/A.13@2000/amd/1@2007-12",
    "itu-t/rec/D.50/suppl/2@2013-05",
    "itu-t/rec/Y.4102/Y.2074@2015",
    "itu-t/rec/X.1@2014/amd/3@2017-06/err/1@2017-12",
    "itu-t/suppl/A.3@2012-07/cor/1@2013",
    "rr/app/30B@2019",
]
"""Identifiers of every form."""
_PUBLISHED = [
    *("#resolves/2", "?/res/1"),
    *(
        "ITU-T X.509 (10/2019)",
        "ITU-R M.2083-0",
        "T-RES-T.1-2016-MSW-E",
        "ITU-T A.13 (2000) Amd. 1",
    ),
    *("A/RES/70/125", "S/RES/2202 (2015)", "E/RES/2006/46", "R-REC-M.2083-0-201509-I!!PDF-E"),
    *(
        "T-REC-E.119-201704-I!!MSW-A",
        "ITU-T Q.1912.5 (2004) Cor. 1 (04/2006)",
        "S-CIR-CL-0001!!MSW-E",
    ),
]


def make(dice: Random) -> Input:
    """An identifier, a published id, or what looks like one."""
    one = dice.choice((*KNOWN, *_PUBLISHED))
    roll = dice.random()
    if roll < 0.3:
        one = _crossed(dice, one, dice.choice(KNOWN))
    elif roll < 0.9:
        one = mutate.text(dice, one, 3)
    return Input("identifier", one, {"language": dice.choice(LANGUAGES)})


def _crossed(dice: Random, one: str, other: str) -> str:
    return one[: dice.randint(0, len(one))] + other[dice.randint(0, len(other)) :]


def check(made: Input) -> Iterator[str]:
    """What is an identifier prints what it was read from, and is read back equal."""
    assert isinstance(made.data, str)
    known = itures.Identifier.parse(made.data)
    if itures.Identifier.parse(str(known)) != known:
        yield f"identifier: {known} is read back as another"
    if not format_id(known, made.how["language"]):
        yield f"identifier: {known} is printed as nothing"
    try:
        docid = known.to_docid()
    except IdentifierError:
        return
    back = itures.Identifier.parse(docid)
    # A published id has no place in a text; Reports of ITU-R look like Recommendations.
    if (back.version, back.number) != (known.version, known.number):
        yield f"identifier: {known} is published as {docid}, which is {back}"
