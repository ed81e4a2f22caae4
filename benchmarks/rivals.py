"""Others on the work that they do best, each on its own kind of text.

eyecite finds citations in opinions of US courts; bluebell reads its own markup into Akoma
Ntoso. They are installed in an environment of their own, named by `ITURES_RIVALS` (the path
of its Python), or in this one. What is compared is the time for a byte, as a multiple of one
pass of `\\w+` over the same text in the same process, so that the load of the machine falls
out; each reads its own text, since none can read those of the others.

Each is set against the whole of what itures does with a text, and against the part of it that
is the other's own work: eyecite finds citations and builds no tree, bluebell writes its tree.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import itures
from benchmarks.floor import best, read, timed
from benchmarks.measuring import interleaved
from benchmarks.texts import english, vary

SIZE = 60_000
"""Characters of the texts of the others; they are slow."""
AIMS = {"bluebell": 10, "eyecite": 30}
"""How many times as fast itures is to be, for a byte."""
WHOLE = "to typed objects"
SAME = {"bluebell": "to Akoma Ntoso", "eyecite": "citations"}
"""The part of the work of itures that is the work of the other."""
OPINION = """
The court of appeals affirmed. Alpha Cable Co. v. Beta Wire Corp., 531 U.S. 98, 104 (2000). It
relied on Gamma v. Delta, 410 F.3d 113, 120 (9th Cir. 2005), which holds that a notice must be
given before a line is cut. Id. at 121. The statute says as much. 47 U.S.C. § 151. See also Epsilon
v. Zeta, 272 F. Supp. 2d 518 (S.D.N.Y. 2003) (a similar notice). The dissent below would follow
Gamma, supra, at 125, but that case is about lines that were never in use, and the parties agree
that this one was in use for most of the year in question, as the records of the company show.
"""
MARKUP = """
  PART {number} - Notices

    SEC {number}. - Giving notice

      A company that cuts a line gives notice to **all** who use it.

      SUBSEC (a)

        The notice says when the line is cut, and for how long it stays so;

      SUBSEC (b)

        it is given in writing, see {{{{>/akn/za/act/1990/1 Act {number}}}}}.
"""


def texts() -> dict[str, str]:
    """A text of its own kind for each, no two paragraphs alike."""
    turns = range(SIZE // len(OPINION))
    body = "".join(MARKUP.format(number=turn) for turn in range(1, SIZE // len(MARKUP)))
    return {
        "eyecite": "".join(vary(OPINION, turn) for turn in turns),
        "bluebell": f"PREFACE\n\n  An act of nobody\n\nBODY\n{body}",
    }


def table(rounds: int) -> None:
    """How many times the pass each takes, and how many times as fast itures is."""
    python = os.environ.get("ITURES_RIVALS") or sys.executable
    what, some = english(3)
    own = itself(some, rounds)
    print(f"Others, each on its own kind of text; itures on {what}")
    print("                                      x pass   itures is so many times as fast")
    for name, multiple in own.items():
        print(f"  itures: {name:<26}{multiple:10.1f}")
    for name, text in texts().items():
        found = measured(python, name, text)
        if found is None:
            print(f"  {name:<34} not installed: skipped (ITURES_RIVALS names a Python that has it)")
            continue
        multiple = found["seconds"] / found["words"]
        print(f"  {found['what'] + ': ' + SAME[name]:<34}{multiple:10.0f}", end="")
        for part in (WHOLE, SAME[name]):
            print(f"  {multiple / own[part]:6.1f} ({part})", end="")
        print(f"  aim {AIMS[name]}")
    print("  refex of openlegaldata is not on PyPI: the package of that name there is another")


def itself(some: list[str], rounds: int) -> dict[str, float]:
    """What itures takes, as multiples of the pass: all of it, and its parts."""
    words, whole = best(some, rounds)
    spent = {"read_citations": 0.0}
    with timed(spent):
        start = time.process_time()
        documents = read(some)
        share = spent["read_citations"] / (time.process_time() - start)
    tasks = {"write": lambda: [itures.to_akn(document) for document in documents]}
    written = min(interleaved(rounds, tasks)["write"])
    return {
        WHOLE: whole / words,
        "citations": share * whole / words,
        "to Akoma Ntoso": (whole + written) / words,
    }


def measured(python: str, name: str, text: str) -> dict[str, float] | None:
    """What one of them takes for a text; nothing if it is not installed there."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "text.txt"
        file.write_text(text, "utf-8")
        script = Path(__file__).with_name("rival.py")
        run = [python, str(script), name, str(file)]
        done = subprocess.run(run, check=False, capture_output=True, text=True)
    if done.returncode:
        return None
    found: dict[str, float] = json.loads(done.stdout)
    return found
