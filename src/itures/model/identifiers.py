"""Identifiers of texts: Work, version and locator, as one short string.

The forms are those of the design: `pp/res/71@2022`, `wrc/res/35@2023#resolves/11c`,
`itu-t/rec/A.13@2000/amd/1@2007-12`. "Rev." is no part of the key, because it follows
from the version and is often printed wrongly.
"""

import re
from functools import total_ordering

from attrs import field, frozen

from itures.errors import IdentifierError
from itures.model import docids
from itures.model.docid_codes import PARTS

_PART = rf"(?:{'|'.join(PARTS)})/[^@#/\s]+"
_FORM = re.compile(
    # The work holds two segments at least: `itu-t/suppl/A.3` is no supplement of `itu-t`.
    r"(?P<work>[^@#/\s]+/[^@#\s]+?)(?:@(?P<version>[^@#/\s]+))?"
    rf"(?:/(?P<part>{_PART}(?:(?:@[^@#/\s]+)?/{_PART})*)(?:@(?P<part_version>[^@#/\s]+))?)?"
    r"(?:\#(?P<locator>[^@#\s]+))?"
)
_SEGMENT = re.compile(r"[A-Za-z0-9.()+§_\[\]-]+|\?")  # a draft has its number in brackets
_NESTED = {"un": {"ga", "sc", "ecosoc", "hrc", "wha"}}
"""Bodies whose own identifier has two segments, by their first."""


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that puts `res/9` before `res/10`."""
    pieces = re.findall(r"\d+|\D+", text)
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in pieces)


@total_ordering
@frozen(order=False)
class Identifier:
    """What is cited or read: a Work, perhaps one version of it, perhaps a place in it."""

    work: str
    """Body, kind and number joined by `/`: all editions share it."""
    version: str | None = None
    """The session year, or a date `yyyy-mm`; ITU-R editions are part of the number."""
    part: str | None = None
    """A supplement published on its own: `amd/1`, `suppl/2`, `amd/3@2017-06/err/1`."""
    part_version: str | None = None
    """The date of that supplement."""
    locator: str | None = None
    """The place in the text: `resolves/2`, `resolves/1..11`, `annex-1`."""
    _segments: tuple[str, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_segments", tuple(self.work.split("/")))

    @classmethod
    def parse(cls, text: str) -> "Identifier":
        """Read what `str()` prints, or a document id as ITU publishes it.

        Args:
            text: the identifier, for example `pp/res/71@2022`; or a published id such as
                `ITU-T X.509 (10/2019)`, or the name of a file, `T-RES-T.1-2016-MSW-E`.

        Raises:
            IdentifierError: if the text is none of them.
        """
        # Published ids begin with a capital, identifiers do not: most texts skip the look.
        match = _FORM.fullmatch((text[:1].isupper() and docids.read(text)) or text)
        if match is None:
            raise _no_identifier(text)
        got = match.groupdict()
        _check_work(text, got["work"])
        return cls(got["work"], got["version"], got["part"], got["part_version"], got["locator"])

    @property
    def body(self) -> str:
        """The body or instrument: `pp`, `un/ga`, `cs`."""
        return "/".join(self._segments[: self._body_length])

    @property
    def kind(self) -> str | None:
        """The kind segment, `res`, `rec`, `art` …, where there is one."""
        rest = self._segments[self._body_length :]
        return rest[0] if len(rest) > 1 else None

    @property
    def number(self) -> str | None:
        """The number; it may itself hold a `/`, as in `com5/4`."""
        rest = self._segments[self._body_length :]
        if not rest:
            return None
        return "/".join(rest[1:]) if len(rest) > 1 else rest[0]

    @property
    def _body_length(self) -> int:
        first = self._segments[0]
        second = self._segments[1] if len(self._segments) > 1 else None
        return 2 if second in _NESTED.get(first, ()) else 1

    def __str__(self) -> str:
        out = self.work
        if self.version:
            out += f"@{self.version}"
        if self.part:
            out += f"/{self.part}"
        if self.part_version:
            out += f"@{self.part_version}"
        if self.locator:
            out += f"#{self.locator}"
        return out

    def to_docid(self) -> str:
        """The text as ITU publishes it, for example `ITU-T X.509 (10/2019)`.

        A place in the text is left out. `parse` reads the id back; of ITU-R Reports it
        cannot know that they are none of the Recommendations.

        Raises:
            IdentifierError: if ITU has no such ids for texts of this kind.
        """
        parts = f"/{self.part}" if self.part else ""
        if self.part_version:
            parts += f"@{self.part_version}"
        docid = docids.write(self.work, self.version, parts)
        if docid is None:
            raise IdentifierError(f"'{self}' has no published document id")
        return docid

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Identifier):
            return NotImplemented
        return _natural(str(self)) < _natural(str(other))


def _check_work(text: str, work: str) -> None:
    if not all(_SEGMENT.fullmatch(segment) for segment in work.split("/")):
        raise _no_identifier(text)


def _no_identifier(text: str) -> IdentifierError:
    return IdentifierError(
        f"{text!r} is neither an identifier such as 'pp/res/71@2022' "
        "nor a published document id such as 'ITU-T X.509 (10/2019)'"
    )
