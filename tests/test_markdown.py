"""Markdown: what it looks like, and that the words of a document can do nothing in it."""

import re
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

import itures
from cli_run import SAMPLES, run
from grammar_texts import STEADY
from itures.export.lines import lines_of
from itures.export.markdown import to_markdown
from itures.export.markdown_escape import escape
from itures.model.clauses import Section
from itures.model.span import Span

TEXT = """RESOLUTION 7 (Rev. Geneva, 2031)

Care of tools

(Rome, 2027; Geneva, 2031)

The World Telecommunication Standardization Assembly (Geneva, 2031),

considering

a)\tthat tools rust[footnoteRef:1]1;

[1: 1\tOil-free ones do.]

b)\tthat sheds leak,

resolves

1.\tto mend

a)\tthe roof;

–\tfirst;

–\tfast;

2.\tto oil.
"""
MARKDOWN = """# RESOLUTION 7 (Rev. Geneva, 2031)

## Care of tools

(Rome, 2027; Geneva, 2031)

The World Telecommunication Standardization Assembly (Geneva, 2031),

### considering

- a) that tools rust[^1];
- b) that sheds leak,

### resolves

- 1\\. to mend
  - a) the roof;
    - first;
    - fast;
- 2\\. to oil.

[^1]: Oil-free ones do.
"""
READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
"""Reads as GitHub does, raw HTML included; notes it takes for words."""


def tokens(text: str) -> list[Token]:
    found = []
    for token in READER.parse(text):
        found += [token, *(token.children or ())]
    return found


def printed(text: str) -> str:
    """What a reader of Markdown prints of it."""
    return "".join(token.content for token in tokens(text) if token.type == "text")


def test_a_resolution() -> None:
    assert to_markdown(itures.parse_text(TEXT)) == MARKDOWN


def test_tables_and_parts() -> None:
    rows = (("Tool", "Age | years"), ("Saw\nand file",), ("Axe", "<b>3</b>"))
    table = Section("annex-1__1", None, None, None, (), None, Span(900, 900), rows=rows)
    annex = Section("annex-1", "1", "ANNEX 1", "List", (), None, Span(900, 900), (table,), "End.")
    document = attrs.evolve(itures.parse_text(TEXT), annexes=(annex,))
    assert """
## ANNEX 1

### List

| Tool | Age \\| years |
| --- | --- |
| Saw<br>and file |  |
| Axe | \\<b\\>3\\</b\\> |

End.
""" in to_markdown(document)


def test_the_opener_of_a_un_paragraph_is_emphasized() -> None:
    clause = itures.parse_text(TEXT).clauses[0]
    run_on = attrs.evolve(clause, opener="Recalling also", text="Recalling also *this*,", items=())
    document = attrs.evolve(itures.parse_text(TEXT), clauses=(run_on,))
    assert "\n*Recalling also* \\*this\\*,\n" in to_markdown(document)


def test_notes_have_the_name_that_is_printed_or_one_of_their_own() -> None:
    document = itures.parse_text(TEXT)
    (note,) = document.footnotes
    starred = attrs.evolve(note, id="fn_2", marker="*", text="One.\nTwo.")
    again = attrs.evolve(note, id="fn_3", text="[x]: y")
    loose = attrs.evolve(note, id="fn_4", marker="*", anchor=None, text="Lost.")
    text = to_markdown(attrs.evolve(document, footnotes=(note, starred, again, loose)))
    assert "rust[^1][^n2][^n3];" in text
    assert "\n[^n2]: One.\n\n    Two.\n" in text
    assert "\n[^n3]: \\[x\\]: y\n" in text
    assert "\n\\* Lost.\n" in text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("12. no list", "12\\. no list"),
        ("1) no list", "1\\) no list"),
        ("=== no rule", "\\=== no rule"),
        ("a_b *c* `d` [e](f) ![g]", "a\\_b \\*c\\* \\`d\\` \\[e\\](f) !\\[g\\]"),
        ("<script>", "\\<script\\>"),
        ("&lt; ~~x~~ $y$", "\\&lt; \\~\\~x\\~\\~ \\$y\\$"),
        ("C:\\n", "C:\\\\n"),
        ("one\n\n    two", "one two"),
        ("\x1b[31m\u202e", "\\\\x1b\\[31m\\\\u202e"),
        ("see https://www.example.org/a_b?c=1&d.", "see <https://www.example.org/a_b?c=1&d>."),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_words_are_words(words: str, shown: str) -> None:
    assert escape(words) == shown


PIECES = [*"#*_`[]()<>!&|~-+=.:;\\/ \n\t1a\"'$^", "https://a.b/", "www.a.b", "\u202e", "<b>", "x"]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
HARMLESS = {
    "text",
    "inline",
    "softbreak",
    "text_special",
    *(f"{tag}_{end}" for tag in ("paragraph", "heading") for end in ("open", "close")),
    *(f"{tag}_{end}" for tag in ("bullet_list", "list_item", "em") for end in ("open", "close")),
}


@given(words=HOSTILE)
@STEADY
def test_no_words_become_anything_else(words: str) -> None:
    clean = itures.parse_text(TEXT)
    item = attrs.evolve(clean.clauses[0].items[0], text=words, label=words[:3] or None)
    clause = attrs.evolve(clean.clauses[0], opener=words or "x", items=(item,), tail=words)
    document = attrs.evolve(clean, title=words, clauses=(clause,), footnotes=())
    for token in tokens(to_markdown(document)):
        if token.type in {"link_open", "link_close"}:
            assert token.info == "auto"
            assert str(token.attrGet("href") or "https://").startswith("https://")
        else:
            assert token.type in HARMLESS, (token.type, to_markdown(document))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_is_lost(path: Path) -> None:
    document = itures.parse(path)
    shown = printed(re.sub(r"\[\^\w+\]:? ?", "", to_markdown(document)))
    for line in lines_of(document):
        for word in line.text.split():
            assert word.strip("<>") in shown, (word, line)


def test_from_the_command_line(tmp_path: Path) -> None:
    names = [str(SAMPLES / f"{name}.txt") for name in ("en-wtsa-901", "en-wrc-903")]
    done = run("parse", "-t", "markdown", *names)
    assert done.code == 0
    assert done.out.count("# RESOLUTION 90") == 2
    target = tmp_path / "one.md"
    assert run("parse", names[0], "-o", str(target)).code == 0
    assert target.read_text("utf-8").startswith("## FOREWORD\n")


def test_a_text_without_words() -> None:
    assert to_markdown(itures.parse_text("")) == ""
