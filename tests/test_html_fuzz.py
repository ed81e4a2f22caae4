"""Broken pages: cut off, with bits flipped, with their tags shuffled, and of tags alone.

A short run, the same every time. A longer one: `ITURES_FUZZ=20000 pytest tests/test_html_fuzz.py`.
"""

import os
import random
import re

import pytest

import itures
from conservation import losses, misplaced
from html_pages import GOOGLE, LIBRE, PLAIN, SITE, WORD, html, sound
from itures.model.blocks import View
from itures.sources.faults import FileFaultError

RUNS = int(os.environ.get("ITURES_FUZZ", "400"))
PAGES = [page.encode() for page in (WORD, LIBRE, GOOGLE, PLAIN, SITE)]
VIEWS: tuple[View, ...] = ("final", "original", "all")
_TAG = re.compile(rb"(<[^>]*>)")
PIECES = [
    piece.replace("|", " ").encode()
    for piece in re.findall(
        "[^ ]+",
        "<p> </p> <div> </div> <ol> <ul> <li> </li> </ol> </ul> <table> <tr> <td> </td> </table> "
        "<sup>1</sup> <a|href='#x'>1</a> <p|id=x>1|note <a|href='#y'|id=x>1</a> <del> </del> <ins> "
        "</ins> <pre>|a </pre> <nav> </nav> <span|hidden> </span> <br> <hr> <h1> </h1> <script> "
        "</script> <!-- --> <style> </style> <select> <textarea> &nbsp; &#0; &#xd800; \0 <q> "
        "<img|alt=alt> <td|rowspan=3|colspan=2> <ol|start=-3|reversed> <li|value=9> <button>b "
        "<body> <html> <title> <s> <u> <caption> <span|style='mso-list:Ignore'> <aside> <footer> "
        "<span|style='mso-tab-count:1'> <span|style='mso-element:field-begin'> <header> <main> "
        "<svg> <plaintext> <frameset> <style>li{counter-increment:a}</style> kites|fly; <th> "
        "<meta|name=generator|content=LibreOffice> <meta|name=generator|content=itures> "
        "<article|class=itures> <span|class=label>a) <section|class=notes> <sup|class=mark|id=n_mark>",
    )
]


def cut(page: bytes, dice: random.Random) -> bytes:
    return page[: dice.randrange(len(page))]


def flipped(page: bytes, dice: random.Random) -> bytes:
    data = bytearray(page)
    for _ in range(dice.randrange(1, 30)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def shuffled(page: bytes, dice: random.Random) -> bytes:
    parts = _TAG.split(page)
    tags = [index for index, part in enumerate(parts) if part.startswith(b"<")]
    for _ in range(dice.randrange(1, 40)):
        one, other = dice.choice(tags), dice.choice(tags)
        parts[one], parts[other] = parts[other], parts[one]
    return b"".join(parts)


def salted(page: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randrange(1, 20)):
        at = dice.randrange(len(page))
        page = page[:at] + dice.choice(PIECES) + page[at:]
    return page


def of_tags(_page: bytes, dice: random.Random) -> bytes:
    return b"".join(dice.choices(PIECES, k=dice.randrange(5, 120)))


WAYS = (cut, flipped, shuffled, salted, of_tags)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_broken_pages_are_read_or_refused(way) -> None:
    dice = random.Random(way.__name__)
    for _ in range(RUNS // len(WAYS)):
        page = way(dice.choice(PAGES), dice)
        for view in VIEWS:
            try:
                read = html(page, view)
            except FileFaultError:
                continue
            sound(read)


@pytest.mark.parametrize("way", WAYS[:4], ids=lambda way: way.__name__)
def test_nothing_of_broken_pages_is_lost(way) -> None:
    dice = random.Random(way.__name__)
    for _ in range(max(RUNS // 100, 3)):
        document = itures.parse(b"<html>" + way(dice.choice(PAGES), dice))
        assert [*losses(document), *misplaced(document)] == []


def test_a_page_may_come_to_the_parser_in_pieces_of_any_size(monkeypatch) -> None:
    from itures.sources.html import reader

    whole = [html(page) for page in PAGES]
    for size in (1, 2, 3, 7, 1000):
        monkeypatch.setattr(reader, "_CHUNK", size)
        assert [html(page) for page in PAGES] == whole
