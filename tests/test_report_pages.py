"""The pages of a report, without a browser: words, links, safety, tables."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from attrs import evolve
from lxml import html
from lxml.html import HtmlElement

import itures
from html_page import absent, by_id
from itures.corpus.terms import Spelling
from itures.notation.grammar import load
from itures.report.building import build
from itures.report.data import Report
from itures.report.site import network
from itures.report.site.book import pages
from itures.report.site.leaves import parts
from itures.report.site.names import brief, short, tag
from itures.report.site.overlaps import sides
from itures.report.site.rule_words import parts_of
from itures.report.site.wording import count, placed, share
from report_links import broken, places
from report_pages_made import ALIKE, EVIL, SHOWN, beside, corpus_of, fuller


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[itures.Corpus]:
    with corpus_of(tmp_path_factory.mktemp("report") / "c.sqlite") as found:
        yield found


@pytest.fixture(scope="module")
def report(corpus: itures.Corpus) -> Report:
    """What the corpus says, with nothing added."""
    return build(corpus)


@pytest.fixture(scope="module")
def files(corpus: itures.Corpus, report: Report) -> dict[str, bytes]:
    return dict(pages(fuller(report), corpus))


def page(files: dict[str, bytes], name: str) -> HtmlElement:
    return html.document_fromstring(files[name])


def said(root: HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in root.xpath(path)]


# ------------------------------------------------------------------ all pages


def test_every_link_leads_somewhere(files: dict[str, bytes], report: Report) -> None:
    assert list(broken({**beside(report), **files})) == []


def test_a_broken_link_would_be_seen(files: dict[str, bytes]) -> None:
    less = {name: data for name, data in files.items() if name != "text/pp-res-921-2018.html"}
    assert any("pp-res-921-2018.html" in one for one in broken(less))


def test_no_id_is_there_twice(files: dict[str, bytes]) -> None:
    twice = {
        name: [one for one, number in Counter(found).items() if number > 1]
        for name, found in places(files).items()
    }
    assert {name: found for name, found in twice.items() if found} == {}


def test_the_same_report_has_the_same_bytes(files: dict[str, bytes], tmp_path: Path) -> None:
    with corpus_of(tmp_path / "again.sqlite", backwards=True) as corpus:
        assert dict(pages(fuller(build(corpus)), corpus)) == files


def test_names_are_those_that_a_folder_takes(files: dict[str, bytes]) -> None:
    name = re.compile(r"(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)?[A-Za-z0-9_~-][A-Za-z0-9._~-]*")
    assert [one for one in files if not name.fullmatch(one)] == []
    assert len({one.lower() for one in files}) == len(files), "a disk may not tell case"


def test_pages_come_one_by_one(report: Report, corpus: itures.Corpus) -> None:
    assert next(pages(report, corpus))[0] == "report.css"


def test_every_page_is_in_order(files: dict[str, bytes]) -> None:
    wrong = []
    for name, data in files.items():
        if not name.endswith(".html"):
            continue
        root = html.document_fromstring(data)
        checks = {
            "doctype": data.startswith(b"<!DOCTYPE html>"),
            "language": root.get("lang") == "en",
            "title": bool(said(root, "//title")[0].removesuffix("Cross-reference report").strip()),
            "one h1": len(root.xpath("//h1")) == 1,
            "main": len(root.xpath("//main[@id='x-main']")) == 1,
            "skip link": root.xpath("//body/a[1]/@href") == ["#x-main"],
            "scope": not root.xpath("//table[not(ancestor::article)]//th[not(@scope)]"),
            "caption": not root.xpath("//table[not(ancestor::article)][not(caption)]"),
            "policy": "default-src 'none'" in root.xpath("//meta[@http-equiv]/@content")[0],
            "no style": not root.xpath("//@style | //style"),
            "no code": not root.xpath("//script[not(@src)] | //@*[starts-with(name(), 'on')]"),
            "own files": not [
                link
                for link in root.xpath("//script/@src | //link/@href | //img/@src")
                if re.match(r"(?i)\w+:", link) and link != "data:,"
            ],
        }
        wrong += [f"{name}: {what}" for what, fine in checks.items() if not fine]
    assert wrong == []


def test_hostile_words_show_and_do_nothing(files: dict[str, bytes]) -> None:
    for name in ("index.html", "overlaps.html", "accepted.html", "stretches.html"):
        root = page(files, name)
        shown = " ".join(root.text_content().split())
        assert SHOWN in shown, name
    every = b"".join(data for name, data in files.items() if name.endswith(".html"))
    for bad in ("<script>", "\u202e", "\x1b", "\" onload='x'", "{{ 49 }}"):
        assert bad.encode() not in every, bad
    assert b"<script>alert" in EVIL.encode("utf-8", "replace"), "it would have been found"


def test_files_are_small(files: dict[str, bytes]) -> None:
    assert max(map(len, files.values())) < 200_000


# ------------------------------------------------------------------ the page of a text


def test_all_words_of_all_texts_are_there(
    files: dict[str, bytes], report: Report, corpus: itures.Corpus
) -> None:
    for text in report.texts:
        for version in text.languages:
            tail = "" if version is text.languages[0] else f".{version.language}"
            root = page(files, f"text/{text.slug}{tail}.html")
            document = corpus.document(text.id, language=version.language)
            assert list(absent(document, root)) == [], (text.id, version.language)


def links_of(root: HtmlElement, node: str) -> list[tuple[str, str]]:
    return [(one.get("href"), one.get("class")) for one in by_id(root, node).xpath(".//a[@title]")]


def test_citations_lead_to_what_they_cite(files: dict[str, bytes]) -> None:
    root = page(files, "text/wtsa-res-931-2024.html")
    assert ("../text/pp-res-921-2018.html", "cite resolved") in links_of(root, "resolves_1__2")
    other = page(files, "text/wtsa-res-933-2024.html")
    assert ("../text/wtsa-res-931-2024.html", "cite missing") in links_of(other, "recalling_1__b")


def test_a_text_says_what_refers_to_it(files: dict[str, bytes]) -> None:
    root = page(files, "text/pp-res-921-2022.html")
    referred = "//section[@id='x-referred']"
    assert "recalling 2" in said(root, f"{referred}//h3")
    where = root.xpath(f"{referred}//a[@class='where']/@href")
    assert "../text/pp-res-923-2022.html#recalling_1__a" in where
    quotes = said(root, f"{referred}//q/mark")
    assert "Resolution 921 (Rev. Bucharest, 2022) of this conference" in quotes
    assert any("stale at adoption" in one for one in said(root, f"{referred}//li"))


def test_a_text_says_what_it_refers_to(files: dict[str, bytes]) -> None:
    root = page(files, "text/wtsa-res-931-2024.html")
    refers = said(root, "//section[@id='x-refers']//li")
    assert any(
        "Resolution 921 (Rev. Dubai, 2018)" in one and "stale at adoption" in one for one in refers
    )


def test_a_text_shows_its_editions_and_neighbours(files: dict[str, bytes]) -> None:
    root = page(files, "text/pp-res-921-2018.html")
    strip = said(root, "//nav[@aria-label='Editions']//li")
    assert strip == ["2014 ○ superseded", "2018 ○ superseded", "2022 ● in force"]
    assert root.xpath("//a[@rel='prev']/@href") == ["../text/pp-res-921-2014.html"]
    assert root.xpath("//a[@rel='next']/@href") == ["../text/pp-res-921-2022.html"]


def test_issues_are_told_or_that_there_are_none(files: dict[str, bytes]) -> None:
    clean = page(files, "text/pp-res-923-2022.html")
    assert re.search(r"No issues found by \d+ rules", clean.text_content())
    root = page(files, "text/wtsa-res-931-2024.html")
    assert any("VER301" in one for one in said(root, "//section[@id='x-issues']//li"))
    flag = by_id(root, "resolves_1__2").xpath(".//a[contains(@class, 'flag')]/@href")
    assert flag
    assert by_id(root, flag[0][1:]).get("class") == "issue error"


def test_a_cited_place_says_who_cites_it(report: Report, corpus: itures.Corpus) -> None:
    rows = tuple(
        evolve(row, place="resolves_1__2", place_status="found")
        if row.target == "wtdc/res/942@2022"
        else row
        for row in report.references
    )
    files = dict(pages(evolve(report, references=rows), corpus))
    root = page(files, "text/wtdc-res-942-2022.html")
    (button,) = by_id(root, "resolves_1__2").xpath(".//button[@popovertarget]")
    citing = by_id(root, button.get("popovertarget")).xpath(".//a/@href")
    assert "../text/wtsa-res-931-2024.html#recalling_1__b" in citing
    link = page(files, "text/wtsa-res-931-2024.html").xpath("//article//a/@href")
    assert "../text/wtdc-res-942-2022.html#resolves_1__2" in link


def test_what_is_cited_very_often_has_pages_of_its_own(
    report: Report, corpus: itures.Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("itures.report.site.text_pages._CITING", 2)
    files = dict(pages(report, corpus))
    root = page(files, "text/pp-res-921-2018.html")
    shown = root.xpath("//section[@id='x-referred']//li")
    assert len(shown) == 2
    assert "stale at adoption" in shown[0].text_content(), "this edition comes first"
    assert "../citing/pp-res-921.html" in root.xpath("//section[@id='x-referred']//@href")
    assert len(page(files, "citing/pp-res-921.html").xpath("//tbody/tr")) == 5
    assert list(broken({**beside(report), **files})) == []


def test_languages_are_linked_and_marked(files: dict[str, bytes]) -> None:
    root = page(files, "text/wtsa-res-901-2024.ar.html")
    (article,) = root.xpath("//article")
    assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")
    names = said(root, "//nav[@aria-label='Languages']//a")
    assert {"Arabic", "Chinese", "English", "French", "Russian", "Spanish"} <= set(names)


# ------------------------------------------------------------------ the other pages


def test_languages_stand_side_by_side(files: dict[str, bytes]) -> None:
    root = page(files, "languages/wtsa-res-901-2024.html")
    rows = root.xpath("//table[starts-with(@class, 'side-by-side')]/tbody/tr")
    assert len(rows) > 5
    for row in rows:
        cells = row.xpath("./td")
        assert len(cells) == 6
        assert {one.get("lang") for one in cells} == {"ar", "en", "es", "fr", "ru", "zh"}
        assert [one.get("dir") for one in cells if one.get("lang") == "ar"] == ["rtl"]
    assert "resolves_1" in [row.get("id") for row in rows]
    differ = root.xpath("//table[@class='rows concordance']")[0].xpath(".//tbody/tr")
    odd = [said(row, ".//*[contains(@class, 'odd-one')]") for row in differ]
    assert ["▲differs: noting further"] in odd


def test_the_overview_has_what_to_act_on(files: dict[str, bytes]) -> None:
    root = page(files, "index.html")
    acts = said(root, "//ol[@class='acts']/li")
    assert any("VER301" in one and "Rev. Bucharest, 2022" in one for one in acts)
    assert not any("accepted" in one.lower() for one in acts)


def test_every_rule_has_a_page(files: dict[str, bytes]) -> None:
    assert "rule/VER301.html" in files
    root = page(files, "rule/VER301.html")
    assert said(root, "//h2[@class='minor']")[:1] == ["Why it matters"]
    assert root.xpath("//pre[@class='sample bad']")
    assert any("Resolution 931" in one for one in said(root, "//tbody//th"))


def test_the_worksheet_has_old_and_new_words(files: dict[str, bytes]) -> None:
    root = page(files, "editions.html")
    rows = [
        (said(row, ".//*[contains(@class, ' old')]"), said(row, ".//*[contains(@class, ' new')]"))
        for row in root.xpath("//table[@id='amendments']/tbody/tr")
    ]
    old = "Resolution 921 (Rev. Dubai, 2018) of the Plenipotentiary Conference"
    assert ([old], [old.replace("Dubai, 2018", "Bucharest, 2022")]) in rows


def test_actors_have_their_actions(files: dict[str, bytes]) -> None:
    root = page(files, "actor/secretary-general.html")
    assert len(root.xpath("//table[@id='actions']/tbody/tr")) == 3
    heads = said(page(files, "matrix.html"), "//table[@class='matrix']//th[@scope='col']")
    assert "Secretary-General" in heads


def test_the_picture_has_every_work(files: dict[str, bytes], report: Report) -> None:
    nodes = report.network.nodes
    root = page(files, "network.html")
    assert len(root.xpath("//*[@data-n]")) == len(nodes)
    titles = said(root, "//*[@data-n]/*[local-name()='title']")
    assert any(one.startswith("PP 921, ") and "cited by" in one for one in titles)


def test_labels_of_the_picture_do_not_cover_each_other() -> None:
    nodes = [
        network.Dot(_node(at), at, 0, 500 + at % 7 * 9.0, 500 + at // 7 * 5.0, 3.0, f"WTSA {at}")
        for at in range(49)
    ]
    boxes = [network._box(sign) for sign in network._signs(nodes)]
    assert len(boxes) > 5
    assert not [pair for pair in combinations(boxes, 2) if network._meets(pair[0], pair[1:])]


def _node(at: int) -> network.Node:
    return network.Node(f"wtsa/res/{at}", None, "wtsa", 9, 1, 0.1, 0, 0.5, 0.5)


def test_overlaps_mark_what_is_alike(report: Report) -> None:
    (row,) = fuller(report).overlaps
    left, right = sides(row)
    assert left.startswith(f"<mark>{ALIKE}</mark> &lt;script&gt;")
    assert right == f"so <mark>{ALIKE}</mark>"
    beyond = evolve(row, alike=((5, 3, 0, 9), (0, 10**6, 0, 2)))
    assert sides(beyond)[0].count("<mark>") == 0, "a stretch that is none is left out"


# ------------------------------------------------------------------ the search index


def script(data: bytes) -> tuple[str, list[object]]:
    name, _, rest = data.decode().partition("(")
    return name, json.loads(f"[{rest.strip().removesuffix(');')}]")


def test_the_index_leads_from_words_to_places(files: dict[str, bytes]) -> None:
    name, (about,) = script(files["search/index.js"])
    assert name == "itures.index"
    assert isinstance(about, dict)
    shards = [script(files[f"search/w-{at}.js"])[1][1] for at in range(about["shards"])]
    units = [
        unit
        for at in range((about["units"] - 1) // about["chunk"] + 1)
        for unit in script(files[f"search/u-{at}.js"])[1][1]  # type: ignore[attr-defined]
    ]
    assert len(units) == about["units"]
    words = {term: steps for shard in shards for term, steps in shard.items()}  # type: ignore[attr-defined]
    speller = Spelling(load()).of("en")
    (term,) = speller.terms("telephones")
    numbers, at = [], 0
    for step in words[term].split():
        at += int(step, 36)
        numbers.append(at)
    found = [units[number] for number in numbers]
    assert len(found) > 3
    assert all("telephone" in unit[3].lower() for unit in found)
    text, place, *_ = found[-1]
    path = about["texts"][text][0]
    assert not place or place in places(files)[path]
    assert {code for code, _ in about["languages"]} == {"ar", "en", "es", "fr", "ru", "zh"}


# ------------------------------------------------------------------ small things


def test_long_tables_go_over_pages() -> None:
    found = list(parts(list(range(7)), "many.html", str, 3))
    assert [list(one.rows) for one in found] == [[0, 1, 2], [3, 4, 5], [6]]
    assert [one.path for one in found] == ["many.html", "many-2.html", "many-3.html"]
    assert (found[1].first, found[1].last, found[1].rows_in_all) == (4, 6, 7)
    assert [one.path for one in parts([], "none.html", str)] == ["none.html"]


@pytest.mark.parametrize(
    ("name", "work", "wanted"),
    [
        ("Resolution 71 (Rev. Dubai, 2018) of the Plenipotentiary Conference", "pp/res/71", "Resolution 71 (Rev. Dubai, 2018)"),
        ("Resolution 71 of the Plenipotentiary Conference", "pp/res/71", "Resolution 71"),
        ("United Nations General Assembly resolution 70/1", "un/ga/res/70-1", "Resolution 70/1"),
        ("Resolution 804 (Rev.WRC-23)", "wrc/res/804", "Resolution 804 (Rev.WRC-23)"),
        ("cgpm/res/8@2003", "cgpm/res/8", "cgpm/res/8@2003"),
        ("file (1).docx", "sha256:ab", "file (1).docx"),
    ],
)  # fmt: skip
def test_a_name_without_its_body(name: str, work: str, wanted: str) -> None:
    assert brief(name, work) == wanted


def test_names_in_a_few_letters() -> None:
    assert [short(one) for one in ("pp/res/71", "wtsa/dec/2", "un/ga/res/70-125", "cs/154")] == [
        "PP 71", "WTSA Dec. 2", "UN GA 70/125", "CS 154",
    ]  # fmt: skip
    assert tag("sha256:0123/4") == "Text"


def test_values_in_words() -> None:
    assert placed("resolves_2__3__a") == "resolves (2) › 3 › a"
    assert placed("taking-into-account_1") == "taking into account"
    assert placed("annex-1__2_3") == "annex-1 › 2 (3)"
    assert placed("pp_4") == "recital 4"
    assert count(12345) == "12\u202f345"
    assert share(9999, 10000) == "99.9\u202f%"
    assert share(1, 0) == "–"


def test_rules_are_explained_without_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# X\n\nIt is `a<b` **so**.\n\n## Bad\n\n```bad\n<i>\n```\n\n- one\n- [two](http://x)\n"
    monkeypatch.setattr("itures.report.site.rule_words.page", lambda _: text)
    first, bad = parts_of("VER301")
    assert first.html == "<p>It is <code>a&lt;b</code> <strong>so</strong>.</p>"
    assert bad.heading == "Bad"
    assert '<pre class="sample bad" tabindex="0">&lt;i&gt;\n</pre>' in bad.html
    assert "<li>two</li>" in bad.html
    assert parts_of("NONE000") == []


def test_an_empty_corpus_has_a_report(tmp_path: Path) -> None:
    with itures.Corpus.create(tmp_path / "e.sqlite") as corpus:
        files = dict(pages(build(corpus), corpus))
    assert "index.html" in files
    assert [one for one in broken(files) if not one.endswith(": no such file")] == []
