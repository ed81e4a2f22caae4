"""HTML: every word of the tree is there, once, at its id; nothing of it can act."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement
from markupsafe import Markup

import itures
import real_texts
from cli_run import SAMPLES, run
from html_page import absent, by_id, page, page_of, sample, samples, words
from itures.export.html import render_document, to_html
from itures.export.locate import locate

HEAD = "RESOLUTION 7 (Dubai, 2018)\n{title}\nThe Plenipotentiary Conference (Dubai, 2018),\n"
BODY = "noting\na)\tthat {words};\nb)\tthat nothing else is needed,\nresolves\n1\tto act;\n2\tto wait.\n"


def text_with(title: str = "On cables", said: str = "cables are long") -> str:
    return HEAD.format(title=title) + BODY.format(words=said)


def broken(root: HtmlElement) -> list[str]:
    """The links inside the page that lead nowhere, and the ids that are there twice."""
    ids = Counter(root.xpath("//@id"))
    hrefs = [href[1:] for href in root.xpath("//@href") if href.startswith("#")]
    pops = [*root.xpath("//@popovertarget"), *root.xpath("//@aria-labelledby")]
    assert hrefs
    return [name for name, count in ids.items() if count > 1] + [
        name for name in [*hrefs, *pops] if name not in ids
    ]


# ------------------------------------------------------------------ nothing is lost


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.stem)
def test_every_word_of_the_tree_is_at_its_id(path: Path) -> None:
    document = itures.parse(path)
    root = page_of(document)
    assert list(absent(document, root)) == []
    assert broken(root) == []


def test_the_test_before_could_fail() -> None:
    document = sample("en-wtsa-901")
    clause = evolve(document.clauses[0], opener="rebuking")
    other = evolve(document, clauses=(clause, *document.clauses[1:]))
    assert list(absent(other, page_of(document))) == ["recalling_1: 'rebuking'"]


@pytest.mark.corpus
@pytest.mark.skipif(not real_texts.PRESENT, reason="the corpus is not beside the project")
@pytest.mark.timeout(600)
def test_every_word_of_the_corpus_is_at_its_id() -> None:
    lost: dict[str, list[str]] = {}
    for path, document in real_texts.documents():
        root = page_of(document)
        found = [*absent(document, root), *broken(root)]
        # Control characters of converters are there as escapes.
        odd = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
        lost[str(path)] = [one for one in found if not odd.search(one) and "\\x" not in one]
    assert {path: found for path, found in lost.items() if found} == {}


def test_a_text_of_no_known_kind_is_there_as_it_was_read() -> None:
    root = page("Dear all,\n\nthe cables are long.\nSee <b>you</b>.\n")
    assert "Dearall,thecablesarelong.See<b>you</b>." in words(root.xpath("//article")[0])
    assert not root.xpath("//b")


def test_the_same_document_gives_the_same_bytes() -> None:
    code = (
        f"import itures; print(itures.to_html(itures.parse({str(SAMPLES / 'ar-wtsa-901.txt')!r})))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


# ------------------------------------------------------------------ what is where


def test_a_resolution_is_laid_out() -> None:
    root = page_of(sample("en-wtsa-901"))
    assert [h.text_content() for h in root.xpath("//h1")] == [
        "Marking, registration and recovery of decommissioned copper cables in access networks"
    ]
    openers = root.xpath('//section[@class="clause"]/h2[@class="opener"]/text()')
    assert openers[:3] == ["recalling", "considering", "considering further"]
    assert by_id(root, "resolves_1__2__b").xpath("./a[@class='label']/text()") == ["b)"]
    assert by_id(root, "resolves_1__2").xpath(".//ol/li/@id") == [
        "resolves_1__2__a",
        "resolves_1__2__b",
    ]
    parts = root.xpath("//section[@data-part]/@data-part")
    assert parts == sorted(parts, reverse=True)  # the preamble goes first
    assert by_id(root, "considering_2").get("data-modifiers") == "further"


def test_every_node_has_a_link_to_itself() -> None:
    document = sample("zh-circular")
    root = page_of(document)
    own = set(root.xpath('//a[@class="pin" or @class="label"]/@href'))
    for name in ("p_1", "annex-1", "annex-2"):
        assert f"#{name}" in own
    items = root.xpath('//article//*[@class="item" or @class="bare"][@id]/@id')
    assert {f"#{name}" for name in items} <= own


def test_actors_are_chips() -> None:
    root = page_of(sample("en-wtsa-901"))
    chips = by_id(root, "invites_1").xpath('.//ul[@class="actors"]/li/text()')
    assert chips == ["member-states", "sector-members", "associates", "academia"]


def test_a_paragraph_of_the_un_has_its_number_and_its_opener_in_it() -> None:
    root = page(
        "General Assembly\n\n75/901. On cables\n\nThe General Assembly,\n\n"
        "Recalling its resolution 74/900 of 19 December 2019,\n\n"
        "1. Requests the Secretary-General to report on cables;\n\n"
        "2. Decides to remain seized of the matter.\n"
    )
    clause = by_id(root, "op_1")
    assert clause.xpath('.//a[@class="label"]/text()') == ["1."]
    assert clause.xpath('.//p/i[@class="opener"]/text()')[0].startswith("Requests")
    assert not clause.xpath(".//h2")
    assert words(clause).startswith("1.RequeststheSecretary-General")


def test_notes_are_marked_and_linked_both_ways() -> None:
    root = page_of(sample("en-wtsa-901"))
    button = root.xpath("//button")[0]
    assert button.text == "1"
    popover = by_id(root, button.get("popovertarget"))
    assert popover.get("popover") is not None
    assert "Copper cables that no longer" in popover.text_content()
    assert popover.xpath("./a/@href") == ["#fn_1"]
    note = by_id(root, "fn_1")
    back = note.xpath('.//a[@class="up"]/@href')[0]
    assert button.getparent() is by_id(root, back[1:])
    assert words(by_id(root, "recalling_1__b")).endswith("coppercables;")


def test_a_note_that_is_marked_nowhere_is_in_the_list() -> None:
    document = sample("en-wtsa-901")
    note = evolve(document.footnotes[0], anchor=None)
    root = page_of(evolve(document, footnotes=(note,)))
    assert not root.xpath("//button")
    assert not by_id(root, "fn_1").xpath('.//a[@class="up"]')
    assert broken(root) == []


def test_citations_say_what_they_cite_and_how_sure_that_is() -> None:
    root = page_of(sample("en-wtsa-901"))
    first = by_id(root, "recalling_1__a").xpath(".//a[contains(@class, 'cite')]")[0]
    assert first.get("title") == "pp/res/71@2022 (unresolved)"
    assert first.get("class") == "cite unresolved"
    entry = by_id(root, first.get("href")[1:])
    assert entry.xpath(".//code/text()") == ["pp/res/71@2022"]
    assert f"#{first.get('id')}" in entry.xpath(".//a/@href")


def test_a_citation_of_the_text_itself_leads_to_its_place() -> None:
    root = page_of(sample("en-wtsa-901"))
    link = by_id(root, "invites_1").xpath(".//a[contains(@class, 'internal')]")[0]
    assert link.get("href") == "#resolves_1__2"


def test_the_members_of_a_list_are_linked_one_by_one() -> None:
    root = page(text_with(said="Resolutions 102, 130 and 197 (Rev. Dubai, 2018) are in force"))
    links = by_id(root, "noting_1__a").xpath(".//a[contains(@class, 'cite')]")
    assert [(link.text, link.get("title")) for link in links] == [
        ("102", "pp/res/102@2018 (unresolved)"),
        ("130", "pp/res/130@2018 (unresolved)"),
        ("197", "pp/res/197@2018 (unresolved)"),
    ]


def test_a_letter_has_its_letterhead_its_subject_and_its_annexes() -> None:
    root = page_of(sample("zh-circular"))
    head = root.xpath('//header[@class="letterhead"]')[0]
    assert [one.get("class") for one in head][:3] == ["issuer", "date", "reference"]
    assert head.xpath("./h1/@class") == ["subject"]
    assert root.xpath('//div[@class="close"]/p/@class')[-2:] == ["office", "name"]
    assert len(root.xpath('//section[@class="annex"]')) == 2


def test_languages_stand_side_by_side() -> None:
    document = sample("en-vi-message")
    root = page_of(document)
    pairs = root.xpath('//div[@class="pair"]')
    assert len(pairs) == len(document.pairs)
    assert [side.get("lang") for side in pairs[0]] == ["en", "vi"]
    assert [bool(side.xpath(".//p")) for side in pairs[3]] == [False, True]


def test_an_address_is_linked_without_what_stands_around_it() -> None:
    root = page_of(sample("en-message"))
    links = by_id(root, "back_2").xpath(".//a[@class='web']")
    assert [(link.text, link.get("href")) for link in links] == [
        ("https://www.example.org/node/901", "https://www.example.org/node/901")
    ]
    assert links[0].get("rel") == "noreferrer"


def test_the_contents_name_the_parts() -> None:
    def names(name: str) -> list[str]:
        return page_of(sample(name)).xpath("//nav[@id='contents']/h3/text()")

    assert names("en-wtsa-901") == ["Front", "Preamble", "Operative part"]
    assert names("zh-circular") == ["Annexes"]
    assert names("en-message") == []


def test_parts_that_take_turns_are_one_list() -> None:
    document = sample("en-wtsa-901")
    first = document.front[0]
    clauses = document.clauses
    end = evolve(first, id="back_1", span=itures.Span(clauses[0].span.end, clauses[0].span.end))
    more = evolve(first, id="back_2", span=itures.Span(clauses[-1].span.end, clauses[-1].span.end))
    root = page_of(evolve(document, front=(), back=(evolve(end, items=()), evolve(more, items=()))))
    contents = by_id(root, "contents")
    assert contents.xpath("./h3/text()") == ["Text"]
    assert len(contents.xpath(".//li")) == len(clauses) + 2


def test_tables_have_their_rows() -> None:
    document = sample("en-wtsa-901")
    table = itures.Section(
        "annex-1", None, "ANNEX", None, (), None, itures.Span(0, 0), rows=(("a<b", "c"), ("d", ""))
    )
    root = page_of(evolve(document, annexes=(table,)))
    rows = by_id(root, "annex-1").xpath(".//tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [["a<b", "c"], ["d", ""]]


def test_what_was_set_aside_and_the_findings_have_their_places() -> None:
    root = page_of(sample("en-wtsa-901"))
    aside = by_id(root, "set-aside")
    assert aside.xpath(".//details//pre/text()") == ["[footnoteRef:1]1"]
    assert aside.xpath(".//li//a/@href") == ["#recalling_1__b"]
    finding = by_id(root, "findings").xpath(".//li")[0]
    assert finding.get("class") == "warning"
    assert "DOC002" in finding.text_content()
    assert "line 11, column 123" in finding.text_content()
    assert finding.xpath(".//a/@href") == ["#recalling_1__b"]


def test_the_facts_are_there() -> None:
    facts = by_id(page_of(sample("en-wtsa-901")), "about")
    names = [name.text for name in facts.xpath(".//dt")]
    values = [value.text_content() for value in facts.xpath(".//dd")]
    said = dict(zip(names, values, strict=True))
    assert said["kind"] == "resolution"
    assert said["identifier"] == "wtsa/res/901@2024"
    assert said["session"] == "new-delhi, 2024"


# ------------------------------------------------------------------ a part of another page


def test_a_document_can_be_a_part_of_a_page() -> None:
    document = sample("en-wtsa-901")
    part = render_document(document, lambda one: f"../{one.target}.html", level=2)
    assert isinstance(part, Markup)
    assert part.startswith("<article")
    assert '<h2 class="title" id="title">' in part
    assert '<h3 class="opener">recalling</h3>' in part
    assert 'href="../pp/res/71@2022.html"' in part
    assert 'href="#resolves_1__2"' in part


def test_without_a_way_to_link_citations_are_marks() -> None:
    part = render_document(sample("en-wtsa-901"))
    assert '<span class="cite unresolved" id="cite_1" title="wtsa/res/1 (unresolved)">' in part


@pytest.mark.parametrize(
    ("locator", "node"),
    [
        ("resolves/2", "resolves_1__2"),
        ("resolves/2/b", "resolves_1__2__b"),
        ("resolves/2b", "resolves_1__2__b"),
        ("resolves/1..3", "resolves_1__1"),
        ("considering/c", "considering_1__c"),
        ("RESOLVES_2", "resolves_2"),
        ("instructs/2", "resolves_2__2"),
        ("resolves/9", None),
        ("", None),
        ("annex-1", None),
    ],
)
def test_a_locator_leads_to_a_node(locator: str, node: str | None) -> None:
    assert locate(sample("en-wtsa-901"), locator) == node


# ------------------------------------------------------------------ directions


def test_arabic_runs_from_right_to_left() -> None:
    root = page_of(sample("ar-wtsa-901"))
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    article = root.xpath("//article")[0]
    assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")
    latin = by_id(root, "recalling_1__c").xpath(".//bdi[@dir='ltr']/text()")
    assert latin == ["WTDC"]
    assert all(code.get("dir") for code in root.xpath("//header//code"))
    assert by_id(root, "findings").xpath("ancestor::*[@dir][1]/@dir") == ["ltr"]


def test_a_line_of_another_direction_says_so() -> None:
    document = sample("ar-wtsa-901")
    clause = evolve(document.clauses[-1], text="Words of another house, in Latin letters.")
    root = page_of(evolve(document, clauses=(*document.clauses[:-1], clause)))
    paragraph = by_id(root, clause.id).xpath("./p")[0]
    assert (paragraph.get("dir"), paragraph.get("lang")) == ("ltr", "")


@pytest.mark.parametrize("odd", ["\u202e", "\u2066", "\x1b", "\x00", "\ud800", "\u2028"])
def test_what_must_not_act_is_shown(odd: str) -> None:
    made = to_html(itures.parse_text(text_with(said=f"cab{odd}les", title=f"On {odd} it")))
    assert odd not in made
    number = f"x{ord(odd):02x}" if ord(odd) < 256 else f"u{ord(odd):04x}"
    assert f'<bdi class="odd" dir="ltr">\\{number}</bdi>' in made


# ------------------------------------------------------------------ nothing of it can act

BAD = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<!--",
    "-->",
    "<![CDATA[",
    "&lt;b&gt;",
]


@pytest.mark.parametrize("bad", BAD)
def test_words_stay_words(bad: str) -> None:
    document = itures.parse_text(text_with(title=bad, said=bad))
    root = page_of(evolve(document, id=bad, source=evolve(document.source, path=bad)))
    assert_harmless(root)
    assert bad in root.xpath("//h1")[0].text_content() or document.title != bad
    assert bad.replace(" ", "") in words(root.xpath("//article")[0])


@pytest.mark.parametrize("bad", [*BAD, "javascript:alert(1)", "x y", "title", "about", "fn_1", ""])
def test_what_is_not_printed_stays_harmless_too(bad: str) -> None:
    document = sample("en-wtsa-901")
    clause = evolve(
        document.clauses[0], id=bad, types=(bad,), modifiers=(bad,), actors=(bad,), label=bad
    )
    note = evolve(document.footnotes[0], id=bad, marker=bad)
    citations = tuple(
        itures.Citation(bad, bad, one.text, bad, one.span, (bad,), one.status)
        for one in document.citations
    )
    finding = evolve(document.findings[0], code=bad, message=bad)
    hostile = evolve(
        document,
        clauses=(clause, clause, *document.clauses[1:]),
        footnotes=(note, evolve(note, text="other")),
        citations=citations,
        findings=(finding,),
        language=bad,
        languages=(bad, "en"),
        discarded=(evolve(document.discarded[0], why=bad, text=bad),),
    )
    root = page_of(hostile)
    assert_harmless(root)
    ids = root.xpath("//@id")
    assert all(re.fullmatch(r"[A-Za-z0-9._~-]+", name) for name in ids), ids
    part = render_document(hostile, lambda one: one.target)
    assert 'href="javascript:' not in part


def assert_harmless(root: HtmlElement) -> None:
    assert not root.xpath("//script | //img | //iframe | //object | //form | //input")
    assert not [name for el in root.iter() for name in el.attrib if name.startswith("on")]
    assert not [el for el in root.iter() if el.get("style") is not None]
    for url in [*root.xpath("//@href"), *root.xpath("//@src")]:
        assert re.match(r"#|https?:|mailto:|data:,$", url), url


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:x",
     "\x01javascript:x", "vbscript:x", "data:text/html,x", "//evil.example", "\\\\evil.example",
     "/\\evil.example", "x:y", "file:///etc/passwd"],
)  # fmt: skip
def test_only_harmless_addresses_are_followed(url: str) -> None:
    from itures.export.html_words import safe_url

    assert safe_url(url) is None
    assert safe_url("https://example.org/a?b=c#d") is not None
    assert safe_url("../pp/res/71@2022.html#resolves_1") is not None
    assert safe_url("#resolves_1") is not None


def test_a_page_needs_nothing_else() -> None:
    made = to_html(sample("en-wtsa-901"))
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in made
    assert "<script" not in made
    assert not re.search(r"@import|url\(|src=", made)


def test_deep_and_wide_trees_are_drawn() -> None:
    span = itures.Span(0, 0)
    item = itures.Item("deepest", "z", "the end", span)
    for depth in range(2000):
        item = itures.Item(f"d_{depth}", "a", None, span, (item,))
    document = sample("en-wtsa-901")
    wide = tuple(itures.Item(f"w_{i}", str(i), "x", span) for i in range(3000))
    clauses = (
        evolve(document.clauses[0], items=(item,)),
        evolve(document.clauses[1], items=wide),
    )
    root = page_of(evolve(document, clauses=clauses))
    assert words(by_id(root, "deepest")).endswith("theend")
    assert len(root.xpath("//li")) > 3000


# ------------------------------------------------------------------ from the outside


def test_the_command_writes_a_page(tmp_path: Path) -> None:
    source = str(SAMPLES / "en-wtsa-901.txt")
    target = tmp_path / "res.html"
    assert run("parse", source, "-o", str(target)).code == 0
    written = run("parse", "--to", "html", source)
    assert written.out == target.read_text("utf-8")
    assert written.out.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr">')
    assert written.out.endswith("</html>\n")


def test_a_notebook_shows_the_page_in_a_frame() -> None:
    shown = sample("en-wtsa-901")._repr_html_()  # type: ignore[attr-defined]
    assert shown.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert 'sandbox="allow-popups"' in shown
    assert shown.count("<") == 2


def test_other_forms_do_not_load_jinja2() -> None:
    source = str(SAMPLES / "en-wtsa-901.txt")
    code = f"from itures.cli.main import main; main(['parse', {source!r}])"
    show = "import sys; print('jinja2' in sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{show}"], capture_output=True, check=True, text=True
    )
    assert done.stderr.strip() == "False"


# ------------------------------------------------------------------ any text at all


@settings(max_examples=60, deadline=None)
@given(
    title=st.text("<>&\"'/\\ab:;\u0623\u0628\u202e\x00\ud800#{}%\n\t(1)"),
    said=st.text("<>&\"'/\\ab:;\u0623\u0628\u2067\x1b\ud800#{}%\n\t(1)\u0300"),
)
def test_any_text_gives_a_harmless_page(title: str, said: str) -> None:
    root = page(text_with(title, said))
    assert_harmless(root)
    assert broken(root) == []
