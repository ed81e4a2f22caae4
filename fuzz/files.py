"""Little files of every format, sound ones and broken ones."""

import io
import zipfile
from collections.abc import Sequence
from functools import cache
from html import escape
from random import Random

import html_pages
from fuzz import mutate, texts
from fuzz.inputs import dice_of
from fuzz.pieces import LANGUAGES, samples
from itures.export.akn import to_akn
from itures.export.html import to_html
from itures.pipeline import parse_text
from little_pdf import Page, pdf, typeset
from word_files import box, field, gone, ins, note, note_ref, para, row, run, table, word

_STYLES = ("", "", "a7", "a8", "P", "Listed", "Normal", "nowhere")
_BASES = 5000
"""Files of ours that are broken, each some ten times in a million inputs, in another place."""
_MORE = """
<w:style w:type="paragraph" w:styleId="e1"><w:name w:val="enumlev1"/></w:style>
<w:style w:type="paragraph" w:styleId="e2"><w:name w:val="enumlev2"/></w:style>
<w:style w:type="paragraph" w:styleId="e3"><w:name w:val="enumlev3"/></w:style>
<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="An"><w:name w:val="Annex_No"/></w:style>
<w:style w:type="paragraph" w:styleId="Re"><w:name w:val="Reasons"/></w:style>
"""


def lines(dice: Random) -> list[str]:
    """The lines of a text that every format can carry; at least one."""
    text = texts.plain(dice, dice.choice(LANGUAGES))
    return [line for line in text.split("\n") if line.strip()] or ["x"]


# ------------------------------------------------------------------ Word


def word_file(dice: Random) -> tuple[bytes, str | None]:
    """A Word file, and the words that must be read from it, where that is plain."""
    some = lines(dice)
    if dice.random() < 0.3:
        return word(*(_styled(dice, line) for line in some)), "".join(some)
    body = [_part_of_word(dice, line) for line in some]
    notes = "".join(note(n, line) for n, line in enumerate(lines(dice)[:3], 1))
    made = word(*body, footnotes=notes, styles=_styles())
    return (made, None) if dice.random() < 0.4 else (_broken_word(dice, made), None)


@cache
def _styles() -> str:
    from word_files import STYLES  # noqa: PLC0415 - beside what is added to it

    return STYLES + _MORE


def _styled(dice: Random, line: str, some: Sequence[str] = _STYLES) -> str:
    return para(run(line), style=dice.choice(some))


def _part_of_word(dice: Random, line: str) -> str:
    half = len(line) // 2
    one, other = run(line[:half]), run(line[half:])
    more = (*_STYLES, "e1", "e2", "e3", "h1", "An", "Re")
    style = dice.choice(more)
    match dice.randrange(9):
        case 0:
            return table(row(*(line, "x")[: dice.randint(1, 2)]), row(line[:half], line[half:]))
        case 1:
            return para(ins(one), gone(other), style=style)
        case 2:
            return para(one, note_ref(dice.randint(1, 4)), other, style=style)
        case 3:
            return para(one, field(dice.choice(("PAGE", "REF x", "EQ", "", "SYMBOL 65")), other))
        case 4:
            return para(one, box(line[half:]), style=style)
        case 5:
            return para(one, other, num=dice.randint(0, 3))
        case _:
            return para(one, other, style=style)


def _broken_word(dice: Random, made: bytes) -> bytes:
    if dice.random() < 0.2:
        return mutate.octets(dice, made)
    file, out = zipfile.ZipFile(io.BytesIO(made)), io.BytesIO()
    names = file.namelist()
    chosen = dice.choice((*names, *["word/document.xml"] * 4))
    with zipfile.ZipFile(out, "w") as broken:
        for name in names:
            data = file.read(name)
            if name == chosen:
                data = _broken_part(dice, data)
            broken.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def _broken_part(dice: Random, data: bytes) -> bytes:
    if dice.random() < 0.2:
        return mutate.octets(dice, data)
    return mutate.encoded(mutate.tags(dice, data.decode("utf-8", "replace")))


# ------------------------------------------------------------------ PDF


def pdf_file(dice: Random) -> tuple[bytes, str | None]:
    """A PDF in Courier, and the words that must be read from it, where that is plain."""
    some = [_latin(line)[:200] for line in lines(dice)[:8]]
    roll = dice.random()
    if roll < 0.2:
        return pdf(typeset(some)), "".join(some)
    if roll < 0.5:
        return pdf([_thrown(dice, some)]), None
    return mutate.octets(dice, pdf(typeset(some))), None


def _latin(line: str) -> str:
    kept = line.encode("ascii", "ignore").decode().replace("\t", " ").strip()
    return kept or "x"


def _thrown(dice: Random, some: Sequence[str]) -> Page:
    """A page with words, rules and links thrown on it anywhere."""
    page = Page(rotate=dice.choice((0, 0, 0, 90, 180, 270)))
    for line in some:
        x, y = dice.randint(-20, 600), dice.randint(-20, 850)
        size = dice.choice((0.001, 4, 8, 10, 10, 12, 300))
        font = dice.choice(("plain", "plain", "italic", "bold"))
        matrix = dice.choice(("1 0 0 1", "1 0 0 1", "0 1 -1 0", "-1 0 0 1", "0 0 0 0", "1 1 1 1"))
        page.text(x, y, line[:60], size, font, mode=dice.choice((0, 0, 3, 7)), matrix=matrix)
        if dice.random() < 0.3:
            page.rule(x, y, x + dice.randint(-9, 300), y + dice.randint(-2, 40))
        if dice.random() < 0.2:
            page.link(
                (x, y, x + 50, y + 10), "https://example.int/" + _latin(line[:9]).strip("()\\")
            )
    return page


# ------------------------------------------------------------------ web pages


def page(dice: Random) -> tuple[bytes, str | None]:
    """A web page, and the words that must be read from it, where that is plain."""
    roll = dice.random()
    if roll < 0.25:
        some = lines(dice)
        body = "".join(f"<p>{escape(line)}</p>\n" for line in some)
        return f'<html><meta charset="utf-8"><body>{body}</body></html>'.encode(), "".join(some)
    whole = _page_of_ours(dice) if roll < 0.4 else dice.choice(_pages())
    if roll < 0.85:
        return mutate.encoded(mutate.tags(dice, whole)), None
    return b"<html>" + mutate.octets(dice, whole.encode()), None


@cache
def _pages() -> tuple[str, ...]:
    known = html_pages
    return tuple(known.__dict__[name] for name in ("WORD", "LIBRE", "GOOGLE", "PLAIN", "SITE"))


def _page_of_ours(dice: Random) -> str:
    return to_html(parse_text("\n".join(lines(dice))))


# ------------------------------------------------------------------ Akoma Ntoso


def akn(dice: Random) -> tuple[bytes, bool]:
    """Akoma Ntoso, and whether it is as it was written."""
    roll = dice.random()
    if roll < 0.2:
        return _written(dice).encode(), True
    whole = _base(dice.randrange(_BASES))
    if roll < 0.85:
        return mutate.encoded(mutate.tags(dice, whole)), False
    return mutate.octets(dice, whole.encode()), False


@cache
def _base(number: int) -> str:
    """A file of ours that is broken, again and again: to make one is to read a text."""
    return _written(dice_of(number, "akn-base", 0))


def _written(dice: Random) -> str:
    words = "\n".join(lines(dice)) if dice.random() < 0.8 else _sample(dice)
    return to_akn(parse_text(words))


def _sample(dice: Random) -> str:
    _, text = dice.choice(samples())
    return mutate.stretch(dice, text, 600)


def foreign_akn(dice: Random) -> bytes:
    """Akoma Ntoso as nobody writes it: elements of the standard with words in them."""
    inside = "".join(_element(dice, 0) for _ in range(dice.randint(1, 6)))
    space = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    kind = dice.choice(("statement", "doc", "act", "bill", "debate"))
    return mutate.encoded(
        f'<akomaNtoso xmlns="{space}"><{kind} name="resolution">{inside}</{kind}></akomaNtoso>'
    )


_ELEMENTS = (
    *("p", "p", "num", "heading", "content", "paragraph", "list", "point", "intro", "wrapUp"),
    *("preface", "preamble", "body", "mainBody", "conclusions", "attachments", "attachment"),
    *("recital", "recitals", "citations", "formula", "container", "section", "article", "meta"),
    *("docTitle", "docNumber", "authorialNote", "ref", "rref", "mref", "inline", "eol", "table"),
    *("tr", "td", "blockList", "item", "foreign", "quotedStructure", "ul", "li", "del", "ins"),
)


def _element(dice: Random, depth: int) -> str:
    name = dice.choice(_ELEMENTS)
    about = dice.choice(("", "", ' marker="1"', ' eId="a"', ' href="#a"', ' colspan="9"'))
    inside = escape(dice.choice(lines(dice))) if dice.random() < 0.6 else ""
    if depth < 4:
        inside += "".join(_element(dice, depth + 1) for _ in range(dice.randint(0, 2)))
    return f"<{name}{about}>{inside}</{name}>"
