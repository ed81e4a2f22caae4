"""What has to be known of a page before it is read."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from attrs import define

from itures.sources.faults import FileFaultError

LARGEST = 64 * 1024 * 1024
"""Bytes; the largest page of a whole volume that was seen has twelve million."""
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4096,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1000
_STRUCK = re.compile(r"<(?:s|strike)[\s>]", re.IGNORECASE)
_THROUGH = re.compile(r"line-through", re.IGNORECASE)
_TRACKED = re.compile(r"<(?:ins|del)[\s>]", re.IGNORECASE)
_TRIED, _TAG = 1000, 500
"""Places of a style that are looked at, and characters of a tag before one."""
_LIST = re.compile(r"<(/?)(ol|ul|menu|dir|li)\b([^<>]*)", re.IGNORECASE)
_REVERSED = re.compile(r"\sreversed\b", re.IGNORECASE)


def refuse_hostile(data: bytes) -> None:
    """Refuse what no page is as large as.

    Raises:
        FileFaultError: if the file is too large.
    """
    if len(data) > LARGEST:
        raise FileFaultError(f"too large: {len(data)} bytes; the bound is {LARGEST}")


def refuse_hostile_tags(text: str) -> None:
    """Refuse tags that were made to exhaust a parser.

    Raises:
        FileFaultError: if a tag has more attributes than any page has.
    """
    for found in _LONG_TAG.finditer(text):
        if len(_QUOTED.sub("", found[0]).split()) > _MOST_ATTRIBUTES:
            raise FileFaultError(
                f"the tag at character {found.start()} has more than {_MOST_ATTRIBUTES} attributes"
            )


def has_struck_changes(text: str) -> bool:
    """Whether lines through words are all that shows changes: none is tracked."""
    if _TRACKED.search(text):
        return False
    if _STRUCK.search(text):
        return True
    found = islice(_THROUGH.finditer(text), _TRIED)
    return any(_is_in_tag(text, line.start()) for line in found)


def _is_in_tag(text: str, at: int) -> bool:
    """Whether a place is in the tag of an element, not in a style sheet."""
    before = text[max(at - _TAG, 0) : at]
    return before.rfind("<") > max(before.rfind(">"), before.rfind("{"))


@define
class _List:
    number: int
    items: int = 0


def counts_downward(text: str) -> Mapping[int, int]:
    """How many items the lists have that count down, by their number among all `ol`."""
    if not _REVERSED.search(text):
        return {}
    return dict(_counted(text))


def _counted(text: str) -> Iterator[tuple[int, int]]:
    open_lists: list[_List] = []
    number = 0
    for found in _LIST.finditer(text):
        closing, tag = found[1], found[2].lower()
        if tag == "li":
            if not closing and open_lists:
                open_lists[-1].items += 1
        elif closing:
            if open_lists:
                ended = open_lists.pop()
                yield ended.number, ended.items
        else:
            number += tag == "ol"
            open_lists.append(_List(number if tag == "ol" else 0))
    for left in open_lists:
        yield left.number, left.items
