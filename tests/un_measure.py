"""How well UN resolutions are read, against what their publisher's own markup says.

The gold of a text lists its preambular paragraphs, the numbers of its operative ones and
the resolutions it links. Links were set by hand, and not everywhere: a citation that the
gold of another language of the same resolution has is right. Only resolutions of the
General Assembly and the Security Council are counted; decisions and the resolutions of
other organs are hardly ever linked. The letter of a part (`57/284 A`) stands in some links
and not in others, and does not count.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import define

import itures
from real_texts import CORPUS

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
FOLDER = CORPUS / "un-6lang"
COUNTED = ("un/ga/res/", "un/sc/res/")
_LENGTH = 60
"""Characters that tell one preambular paragraph from another."""


@define
class Score:
    """Found, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: Counter[str], gold: Counter[str]) -> None:
        """Count what two lists have in common."""
        self.right += (found & gold).total()
        self.wrong += (found - gold).total()
        self.missed += (gold - found).total()

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@define
class Scores:
    """The scores of one language."""

    preambular: Score
    operative: Score
    citations: Score
    clauses: int = 0
    others: int = 0
    """Clauses whose opening words are in no list."""


def stems() -> list[str]:
    """The names of the resolutions."""
    return sorted(path.stem for path in (FOLDER / "en").glob("*.txt"))


def document(language: str, stem: str) -> itures.Document:
    return itures.parse(FOLDER / language / f"{stem}.txt")


def gold(language: str, stem: str) -> dict[str, Any]:
    path = FOLDER / language / f"{stem}.gold.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def plain(target: str) -> str:
    """A target without place and version, and without the letter of a part."""
    work = re.split("[@#]", target)[0]
    return re.sub(r"(?<=\d)[A-Z](?=$|\()", "", work)


def cited(found: itures.Document) -> Counter[str]:
    """The resolutions that a document cites, and how often."""
    targets = (plain(citation.target) for citation in found.citations)
    return Counter(target for target in targets if target.startswith(COUNTED))


def scores(language: str) -> Scores:
    """The scores of all resolutions in one language."""
    result = Scores(Score(), Score(), Score())
    for stem in stems():
        found, labelled = document(language, stem), gold(language, stem)
        result.preambular.add(*_preambular(found, labelled))
        numbers = [o["num"] for o in labelled["operative"] if o["num"]]
        operative = Counter(number.rstrip(". -").split()[0] for number in numbers)
        labels = (clause.label for clause in found.clauses if clause.part == "operative")
        result.operative.add(Counter(label or "" for label in labels), operative)
        _add_citations(result.citations, cited(found), stem, labelled)
        result.clauses += len(found.clauses)
        result.others += sum(clause.type == "other" for clause in found.clauses)
    return result


def _preambular(
    found: itures.Document, labelled: dict[str, Any]
) -> tuple[Counter[str], Counter[str]]:
    texts = (clause.text or "" for clause in found.clauses if clause.part == "preamble")
    golden = (paragraph["text"] for paragraph in labelled["preamble"])
    return Counter(map(_begin, texts)), Counter(map(_begin, golden))


def _begin(text: str) -> str:
    return "".join(text.split())[:_LENGTH]


def _add_citations(score: Score, found: Counter[str], stem: str, labelled: dict[str, Any]) -> None:
    linked = Counter(plain(c["target"]) for c in labelled["citations"])
    linked = Counter({t: n for t, n in linked.items() if t.startswith(COUNTED)})
    elsewhere = {
        plain(target)
        for language in LANGUAGES
        for other in [gold(language, stem)]
        for target in [*(c["target"] for c in other["citations"]), *other["citations_optional"]]
    }
    score.right += (found & linked).total()
    score.missed += (linked - found).total()
    score.wrong += sum(n for target, n in (found - linked).items() if target not in elsewhere)


def differences() -> Iterator[tuple[str, str, set[str], set[str]]]:
    """Resolution, language, and what is cited there only, or in all but there.

    Compared with what most of the six languages cite.
    """
    for stem in stems():
        every = {language: set(cited(document(language, stem))) for language in LANGUAGES}
        count = Counter(target for found in every.values() for target in found)
        common = {target for target, n in count.items() if n > len(LANGUAGES) / 2}
        for language, found in every.items():
            if found != common:
                yield stem, language, found - common, common - found
