"""The index that the search of the pages reads: files of plain data, loaded as scripts.

A page that was opened from a folder may not fetch files, but it may load scripts. So the
index is cut into scripts: `search/index.js` says what there is, `search/w-7.js` has words
and the units that they stand in, `search/u-12.js` has the words of units. Words are cut to
their stems as the corpus does it (`itures.corpus.terms`); the tables for that go along, so
that the script does the same to what is asked for.
"""

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field

from itures.corpus.nodes import Node
from itures.corpus.terms import MARK, Spelling, is_paired, mark_of
from itures.export.visible import one_line
from itures.notation.grammar import load
from itures.report.site.names import language_name, path
from itures.report.site.site import Site
from itures.report.site.templates import File, encoded
from itures.report.site.wording import placed
from itures.report.texts import Text

_CHUNK = 200
"""Units of one file: some fifty kilobytes, loaded for what is shown."""
_SHARD = 120_000
"""Characters of one file of words, about."""
_SHARDS = 256
_COMMON = 0.4
"""Words in more than this share of the units of a language are not looked for: `the`."""
_FEW = 200
"""Units that are never too many to look for a word in."""
_SPELL = ("fold", "prefixes", "suffixes", "kept", "attached", "least", "rounds")
"""What of the table `search` of a language the script needs."""


@define
class Index:
    """The index as it grows, text by text."""

    site: Site
    _spelling: Spelling = field(init=False)
    _texts: list[list[object]] = field(factory=list, init=False)
    _starts: list[int] = field(factory=list, init=False)
    """By text the number of its first unit."""
    _units: list[list[object]] = field(factory=list, init=False)
    """Units that wait to be written."""
    _count: int = field(default=0, init=False)
    _counts: Counter[str] = field(factory=Counter, init=False)
    """Units by the mark of their language."""
    _terms: "dict[str, array[int]]" = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._spelling = Spelling(load())

    def add(self, text: Text, language: str, nodes: Iterable[Node]) -> Iterator[File]:
        """Take in a text; gives the files of units that are full."""
        label = self.site.names.of(text.id)
        version = next(one for one in text.languages if one.language == language)
        title = one_line(version.title or "")
        self._starts.append(self._count)
        self._texts.append(
            [path(text, language), label.tag, label.name, title, language, text.cited_by,
             text.body or ""]
        )  # fmt: skip
        speller = self._spelling.of(language)
        for node in nodes:
            words = _words(node)
            if not words:
                continue
            for term in set(speller.terms(words)):
                self._terms.setdefault(term, array("I")).append(self._count)
            page = path(text, language)
            place = node.id if self.site.url(page, node.id) != page else ""
            self._units.append([len(self._texts) - 1, place, placed(node.id), words])
            self._count += 1
            self._counts[speller.mark] += 1
            if self._count % _CHUNK == 0:
                yield self._chunk()

    def _chunk(self) -> File:
        number = (self._count - 1) // _CHUNK
        units, self._units = self._units, []
        return f"search/u-{number}.js", _script("units", number, units)

    def close(self) -> Iterator[File]:
        """The files that are left: units, words, and what says how many there are."""
        if self._units:
            yield self._chunk()
        common = sorted(term for term, units in self._terms.items() if self._is_common(term, units))
        kept = {term: self._terms[term] for term in sorted(self._terms.keys() - set(common))}
        shards: list[dict[str, str]] = [{} for _ in range(self._shards(kept))]
        for term, units in kept.items():
            shards[_shard(term, len(shards))][term] = _steps(units)
        for number, shard in enumerate(shards):
            yield f"search/w-{number}.js", _script("words", number, shard)
        yield "search/index.js", _script("index", self._about(len(shards), common))

    def _is_common(self, term: str, units: "array[int]") -> bool:
        return len(units) > max(self._counts[term[:MARK]] * _COMMON, _FEW)

    def _shards(self, terms: "Mapping[str, array[int]]") -> int:
        size = sum(len(term) + 3 * len(units) for term, units in terms.items())
        return min(size // _SHARD + 1, _SHARDS)

    def _about(self, shards: int, common: Sequence[str]) -> dict[str, Any]:
        languages = list(dict.fromkeys(str(text[4]) for text in self._texts))
        return {
            "shards": shards,
            "chunk": _CHUNK,
            "units": self._count,
            "starts": self._starts,
            "texts": self._texts,
            "common": common,
            "languages": [[code, language_name(code)] for code in languages],
            "spell": {mark_of(code): self._spell(code) for code in languages},
        }

    def _spell(self, language: str) -> dict[str, Any]:
        table = self._spelling.of(language).table
        return {key: table[key] for key in _SPELL if key in table}


def _words(node: Node) -> str:
    """The words of a node; in UN texts they begin with the words that open it."""
    heading, text = node.heading or "", node.text
    return one_line(text if text.startswith(heading) else f"{heading} {text}")


def _steps(units: "array[int]") -> str:
    """Numbers that grow, as the steps between them: short, and read at once."""
    out: list[str] = []
    before = 0
    for unit in units:
        out.append(_digits(unit - before))
        before = unit
    return " ".join(out)


_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""The digits of numbers to the base 36, as the script reads them."""


def _digits(number: int) -> str:
    if number < len(_SIGNS):
        return _SIGNS[number]
    upper, last = divmod(number, len(_SIGNS))
    return _digits(upper) + _SIGNS[last]


def _shard(term: str, shards: int) -> int:
    """The file of a term, told by its first letters behind the mark of the language.

    One character of Chinese, two letters of others: so all words with one beginning are
    together, and the script finds the rest of a word that somebody is typing.
    """
    first, second = ord(term[2]), 0 if is_paired(term[2:]) else ord(term[3:4] or "\0")
    return (first * 31 + second) % shards


def _script(name: str, *values: object) -> bytes:
    said = ",".join(json.dumps(v, ensure_ascii=False, separators=(",", ":")) for v in values)
    return encoded(f"itures.{name}({said});\n")
