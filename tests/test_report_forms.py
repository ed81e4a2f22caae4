"""The tables, graphs, findings and Markdown of a report: right, harmless, the same every time."""

import csv
import io
import itertools
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

import networkx as nx  # type: ignore[import-untyped]
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from itures.export import sheets
from itures.export.rows import to_csv
from itures.report import forms as package
from itures.report.data import Report
from itures.report.forms import forms, left_out, workbooks
from itures.report.forms.dot import to_dot
from itures.report.forms.findings import to_sarif_log
from itures.report.forms.graphml import EDGE_KEYS, NODE_KEYS, to_graphml, tokens
from itures.report.forms.markdown import files as markdown
from itures.report.forms.markdown.pen import key, said
from itures.report.rows import TABLES, rows
from little_corpus import ROOT
from report_by_hand import (
    ARABIC,
    GONE,
    HOSTILE,
    NEW,
    OLD,
    OTHER,
    QUOTE,
    WRITE,
    hostile,
    issue,
    large,
    reference,
    report,
    text,
)

REPORTS = {"plain": report, "hostile": hostile}
PAGES = (
    "report.md",
    "diff.md",
    "amendments.md",
    "worklist/pp-res-921-2022.md",
    "worklist/wtsa-res-931-2024.md",
)


@cache
def made(name: str) -> dict[str, bytes]:
    """The files of a report."""
    return dict(forms(REPORTS[name]()))


# ------------------------------------------------------------ rows


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_its_columns_and_flat_cells(table: str) -> None:
    found = rows(report(), table)
    assert found, "the report by hand has one of everything"
    for row in found:
        assert tuple(row) == TABLES[table].columns
        assert all(cell is None or isinstance(cell, str | int | float) for cell in row.values())


def test_rows_say_what_the_report_says() -> None:
    (one,) = rows(report(), "references")
    assert (one["source"], one["target"], one["start"], one["end"]) == (OTHER, OLD, 300, 367)
    assert (one["types"], one["candidates"], one["same_work"]) == ("resolves", "", False)
    texts = {row["id"]: row for row in rows(report(), "texts")}
    assert (texts[NEW]["errors"], texts[NEW]["notes"], texts[OTHER]["errors"]) == (0, 1, 1)
    assert [row["there"] for row in rows(report(), "concordance")] == [True, True, True, False]
    missing = rows(report(), "concordance")[-1]
    assert (missing["language"], missing["opener"], missing["items"]) == ("fr", None, None)
    assert {(row["actor"], row["actions"]) for row in rows(report(), "actor-texts")} == {
        ("sectors", 1),
        ("tsb-director", 2),
    }
    figures = {(row["figure"], row["of"]): row["number"] for row in rows(report(), "counts")}
    assert figures["by_family", "VER error"] == 1
    assert figures["clean", None] == 2
    links = {row["target"]: row for row in rows(report(), "network-links")}
    assert (links["pp/res/921"]["citations"], links["pp/res/921"]["stale"]) == (3, 1)
    nodes = {row["id"]: (row["orphan"], row["circle"]) for row in rows(report(), "network-nodes")}
    assert nodes == {"pp/res/921": (False, 0), "wtsa/res/931": (False, 0), GONE: (False, None)}


def test_an_unknown_table_names_those_that_there_are() -> None:
    with pytest.raises(KeyError, match="references"):
        rows(report(), "citations")


# ------------------------------------------------------------ all files


def test_the_files_of_a_report() -> None:
    names = list(made("plain"))
    assert {f"{table}.csv" for table in TABLES} <= set(names)
    others = [name for name in names if not name.endswith(".csv")]
    assert others == [
        *PAGES,
        "edges.graphml",
        "network.dot",
        "findings.sarif",
        "actions.xlsx",
        "report.xlsx",
    ]
    assert all(re.fullmatch(r"(worklist/)?[a-z0-9.-]+", name) for name in names)
    assert len(set(names)) == len(names)


def test_same_report_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); import report_by_hand as r\n"
        "from itures.report.forms import forms\n"
        "for name, data in forms(r.report()): print(name, hashlib.sha256(data).hexdigest())"
    )
    folder = str(__file__).rpartition("/")[0]
    said = {
        subprocess.run(
            [sys.executable, "-c", code, folder],
            capture_output=True, check=True, env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1
    assert len(said.pop().splitlines()) == len(made("plain"))


def test_an_empty_report_has_forms() -> None:
    plain = report()
    empty = dict.fromkeys(("texts", "works", "amendments", "references", "issues", "fixed", "accepted", "rules", "actions", "actors", "overlaps", "concordances", "unread"), ())  # fmt: skip
    bare = evolve(
        plain,
        **empty,
        network=evolve(plain.network, nodes=(), links=(), bodies={}, orphans=(), circles=()),
    )
    found = dict(forms(bare))
    for words in ("No errors.", "No clauses that say nearly the same.", "Everything was read."):
        assert words in found["report.md"].decode()
    assert found["references.csv"].count(b"\r\n") == 1
    assert len(nx.parse_graphml(found["edges.graphml"].decode())) == 0


def test_without_xlsxwriter_spreadsheets_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert left_out() is None
    monkeypatch.setattr(package, "find_spec", lambda _name: None)
    assert not [name for name, _ in forms(report()) if name.endswith(".xlsx")]
    assert left_out() == (
        "actions.xlsx and report.xlsx are left out: they need the extra xlsx"
        " (pip install 'itures[xlsx]')"
    )


# ------------------------------------------------------------ CSV


def test_a_table_is_read_back_from_csv() -> None:
    found = list(csv.DictReader(io.StringIO(made("plain")["references.csv"].decode())))
    (wanted,) = rows(report(), "references")
    assert found == [{name: "" if cell is None else str(cell) for name, cell in wanted.items()}]


@pytest.mark.parametrize("name", [f"{table}.csv" for table in TABLES])
def test_no_cell_is_a_formula(name: str) -> None:
    found = list(csv.reader(io.StringIO(made("hostile")[name].decode(), newline="")))
    assert len({len(row) for row in found}) == 1
    for row in found[1:]:
        assert not [cell for cell in row if re.match(r"[=+@\t\r\n\uff1d]|-\D", cell)]


def test_formulas_in_full_width_and_numbers_below_zero() -> None:
    cells = [{"a": "\uff1d1+1"}, {"a": -1.5}, {"a": "-1+cmd"}, {"a": "\n=1"}]
    found = [row[0] for row in csv.reader(io.StringIO(to_csv(["a"], cells), newline=""))]
    assert found == ["a", "'\uff1d1+1", "-1.5", "'-1+cmd", "'\n=1"]


# ------------------------------------------------------------ spreadsheets

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(data: bytes) -> dict[str, etree._Element]:
    """The parts of a spreadsheet; each must be XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        days = {info.date_time for info in book.infolist()}
        assert days <= {(1980, 1, 1, 0, 0, 0), (1980, 1, 31, 0, 0, 0)}, "no day of ours"
        return {name: etree.fromstring(book.read(name)) for name in book.namelist()}


def grid(data: bytes, number: int) -> list[list[Any]]:
    """The cells of a sheet."""
    found = parts(data)
    shared = found.get("xl/sharedStrings.xml", ())
    strings = ["".join(one.itertext()) for one in shared]
    sheet = found[f"xl/worksheets/sheet{number}.xml"]
    return [
        [_cell(cell, strings) for cell in row.iter(f"{MAIN}c")] for row in sheet.iter(f"{MAIN}row")
    ]


def _cell(cell: etree._Element, strings: list[str]) -> Any:
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext())
    value = cell.findtext(f"{MAIN}v")
    if value is None:
        return None
    kinds = {"s": lambda: strings[int(value)], "b": lambda: value == "1"}
    return kinds.get(cell.get("t", "n"), lambda: float(value))()


def test_the_action_plan_is_in_the_columns_of_itu() -> None:
    head, first, second = grid(made("plain")["actions.xlsx"], 2)
    assert head == [
        "No.", "Resolution", "Title", "Clause", "Action", "Responsible", "In collaboration with",
        "Reports to", "Deadline", "Status", "Due", "Recurring", "Source",
    ]  # fmt: skip
    assert first[:2] == ["931-01", "WTSA 931 (2024)"]
    assert first[5:8] == [
        "Director of TSB",
        "Director of the Telecommunication Development Bureau",
        "ITU Council",
    ]
    assert (first[9], second[5]) == (None, "Director of TSB; Sectors")
    book = "".join(parts(made("plain")["actions.xlsx"])["xl/workbook.xml"].itertext())
    assert "Actions!$A$1:$J$3" in book, "what is printed ends with the status"


def test_the_summary_counts_actions_by_resolution_and_actor() -> None:
    head, row = grid(made("plain")["actions.xlsx"], 1)
    assert head[-2:] == ["Director of TSB", "Sectors"]
    assert row[:2] == ["WTSA 931 (2024)", "Lamps on piers"]
    assert row[3:] == ["ITU Council", 2, 1]


def test_all_tables_are_in_one_spreadsheet() -> None:
    data = made("plain")["report.xlsx"]
    names = [one.get("name") for one in parts(data)["xl/workbook.xml"].iter(f"{MAIN}sheet")]
    assert names == list(TABLES)
    (head, row) = grid(data, list(TABLES).index("references") + 1)
    assert tuple(head) == TABLES["references"].columns
    assert row[head.index("start")] == 300
    assert row[head.index("same_work")] is False


@pytest.mark.parametrize("name", ["actions.xlsx", "report.xlsx"])
def test_sheets_can_be_read_and_printed_and_run_nothing(name: str) -> None:
    found = parts(made("hostile")[name])
    for part, tree in found.items():
        if part.startswith("xl/worksheets/sheet"):
            assert tree.find(f".//{MAIN}pane").get("state") == "frozen"
            assert tree.find(f"{MAIN}autoFilter") is not None
            assert tree.find(f"{MAIN}pageSetup").get("orientation") == "landscape"
        assert not list(tree.iter(f"{MAIN}f", f"{MAIN}hyperlink"))
    assert "definedName" in etree.tostring(found["xl/workbook.xml"]).decode()  # heads are repeated
    assert any("\\ufffe\\uffff" in "".join(one.itertext()) for one in found["xl/sharedStrings.xml"])


def test_wrapped_words_get_the_height_that_they_need() -> None:
    words = "word " * 60
    data = sheets.to_workbook({"a": sheets.Sheet((sheets.Column("a", "A", 20),), [{"a": words}])})
    (_, row) = parts(data)["xl/worksheets/sheet1.xml"].iter(f"{MAIN}row")
    assert 15 * 15 <= float(row.get("ht", 0)) <= 15 * 20


def test_many_cells_are_the_same_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_MANY", 0)
    for name, (_, data) in zip(
        ("actions.xlsx", "report.xlsx"), workbooks.files(hostile()), strict=True
    ):
        assert data != made("hostile")[name]
        for number in range(1, 1 + (2 if name == "actions.xlsx" else len(TABLES))):
            assert grid(data, number) == grid(made("hostile")[name], number)
    again = dict(workbooks.files(hostile()))
    assert again == dict(workbooks.files(hostile()))


def test_a_sheet_that_is_full_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_ROWS", 5)
    data = sheets.to_workbook({"a": sheets.plainly(["n"], [{"n": at} for at in range(9)])})
    assert [row[0] for row in grid(data, 1)] == ["n", 0, 1, 2, "6 more rows: a sheet holds no more"]


# ------------------------------------------------------------ graphs

TYPES: dict[str, type] = {"string": str, "int": int, "double": float, "boolean": bool}


def network_of(data: bytes) -> Any:
    """The network as networkx reads it, with works as nodes."""
    graph = nx.parse_graphml(data.decode())
    return nx.relabel_nodes(graph, nx.get_node_attributes(graph, "work"))


@pytest.mark.parametrize("name", REPORTS)
def test_networkx_reads_the_network_back(name: str) -> None:
    network = REPORTS[name]().network
    graph = network_of(made(name)["edges.graphml"])
    assert type(graph) is nx.DiGraph
    assert len(graph) == len(network.nodes)
    assert graph.number_of_edges() == len(network.links)
    for keys, found in (
        (NODE_KEYS, [about for _, about in graph.nodes(data=True)]),
        (EDGE_KEYS, [about for _, _, about in graph.edges(data=True)]),
    ):
        for about in found:
            assert {k: type(v) for k, v in about.items() if k != "id"} == {
                k: TYPES[keys[k]] for k in about if k != "id"
            }


def test_works_have_their_editions_and_measures() -> None:
    graph = network_of(made("plain")["edges.graphml"])
    work = graph.nodes["pp/res/921"]
    assert (work["editions"], work["last"], work["last_year"]) == (f"{OLD}; {NEW}", NEW, 2022)
    assert (work["loaded"], work["rank"], work["x"], work["y"]) == (True, 0.5, 250.0, 250.0)
    assert graph.nodes[GONE]["loaded"] is False
    assert "title" not in graph.nodes[GONE]
    edge = graph.edges["wtsa/res/931", "pp/res/921"]
    assert (edge["weight"], edge["stale"], edge["types"]) == (3.0, 1, "resolves 2; 1")


def test_every_key_is_declared_with_a_type_that_gephi_knows() -> None:
    tree = etree.fromstring(made("hostile")["edges.graphml"])
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {one.get("id"): one for one in tree.iter(f"{space}key")}
    assert {one.get("attr.type") for one in keys.values()} <= {"string", "int", "double", "boolean"}
    assert {one.get("key") for one in tree.iter(f"{space}data")} <= set(keys)
    assert [one.tag for one in tree][-1] == f"{space}graph"
    nodes = [one.get("id", "") for one in tree.iter(f"{space}node")]
    assert len(set(nodes)) == len(nodes)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in nodes), "NMTOKEN in the schema"
    assert nodes[:3] == ["pp.res.921", "wtsa.res.931", "pp.res.900"]
    for edge in tree.iter(f"{space}edge"):
        assert {edge.get("source"), edge.get("target")} <= set(nodes)


def test_works_that_look_alike_are_two_nodes() -> None:
    assert tokens(["a/b", "a.b", "a@b", ""]) == {
        "a/b": "a.b",
        "a.b": "a.b-2",
        "a@b": "a.b-3",
        "": ".",
    }


def test_words_in_dot_stay_in_their_quotation_marks() -> None:
    for line in to_dot(hostile()).decode().splitlines():
        bare = re.sub(r'"(?:[^"\\]|\\.)*"', "Q", line)
        assert '"' not in bare
        assert re.fullmatch(r"[\w\s\[\]{}=;,.>-]*", bare), bare
    assert (
        '"wtsa/res/931" -> "pp/res/921" [label="3", penwidth=3, style=dashed];'
        in to_dot(report()).decode()
    )


# ------------------------------------------------------------ SARIF


def run_of(some: Report) -> dict[str, Any]:
    log = json.loads(to_sarif_log(some))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    found: dict[str, Any] = log["runs"][0]
    return found


def test_findings_tell_what_is_new_and_what_is_accepted() -> None:
    results = run_of(report())["results"]
    assert [(one["ruleId"], one["level"], one["baselineState"]) for one in results] == [
        ("VER301", "error", "new"),
        ("REF203", "note", "unchanged"),
        ("VER302", "warning", "unchanged"),
    ]
    assert [one.get("suppressions") for one in results] == [
        None,
        None,
        [{"kind": "external", "justification": "the old edition is meant"}],
    ]
    assert results[0]["properties"]["suggestion"] == WRITE
    assert "suggestion" not in results[1]["properties"]


def test_what_is_gone_is_absent_or_known_by_its_fingerprint() -> None:
    some = evolve(report(), issues=(issue(change="fixed"),))
    (one,) = run_of(some)["results"]
    assert one["baselineState"] == "absent"
    assert run_of(report())["properties"]["fixed"] == ["f" * 16]
    first = evolve(report(), provenance=evolve(report().provenance, baseline=None), fixed=())
    first = evolve(first, issues=(issue(change=None),))
    assert "fixed" not in run_of(first)["properties"]
    assert "baselineState" not in run_of(first)["results"][0]


@pytest.mark.parametrize("name", REPORTS)
def test_findings_hold_what_sarif_demands(name: str) -> None:
    """The rules of the schema that our logs could break: OASIS SARIF 2.1.0, section 3."""
    run = run_of(REPORTS[name]())
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert set(rule["help"]) == {"text", "markdown"}
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["message"]["text"]
        (place,) = one["locations"]
        where = place["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", where["artifactLocation"]["uri"])
        region = where["region"]
        assert min(region["startLine"], region["startColumn"]) >= 1
        assert min(region["charOffset"], region["charLength"]) >= 0
        assert all(isinstance(value, str) for value in one["partialFingerprints"].values())


# ------------------------------------------------------------ Markdown


def signs(words: str) -> Iterator[Any]:
    """What Markdown makes of words."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(words):
        yield token
        yield from token.children or ()


@pytest.mark.parametrize("name", PAGES)
def test_words_of_a_document_do_nothing_in_markdown(name: str) -> None:
    words = made("hostile")[name].decode()
    found = list(signs(words))
    assert not {one.type for one in found} & {
        "html_inline",
        "html_block",
        "image",
        "s_open",
        "hr",
        "fence",
    }
    links = {one.attrs["href"] for one in found if one.type == "link_open"}
    assert all(
        re.fullmatch(r"http://evil\.example/|(worklist/)?[a-z0-9.-]+\.md", one) for one in links
    )
    assert not re.search("[\0-\x08\x0b-\x1f\u202a-\u202e\ud800-\udfff]", words)


@pytest.mark.parametrize("name", PAGES)
def test_tables_keep_their_columns(name: str) -> None:
    for some in made("hostile"), made("plain"):
        lines = some[name].decode().splitlines()
        for above, below in itertools.pairwise(lines):
            if above.startswith("| ") and below.startswith("| "):
                assert len(_cells(above)) == len(_cells(below)), below


def _cells(line: str) -> list[str]:
    return re.split(r"(?<!\\)(?:\\\\)*\|", line)


def test_a_worklist_has_a_box_a_quote_and_what_to_write() -> None:
    words = made("plain")[f"worklist/{text(OTHER).slug}.md"].decode()
    assert "- [ ] **VER301** stale-at-adoption" in words
    assert f"  > {QUOTE}\n" in words
    assert f"Write instead: **{WRITE}**" in words
    assert "`resolves_1__2`, line 12, column 5" in words
    assert "VER302" not in words, "it is accepted"


def test_the_worksheet_says_what_to_print() -> None:
    words = made("plain")["amendments.md"].decode()
    assert f"| {QUOTE} | {WRITE} | stale-at-adoption |" in words
    assert f"| {QUOTE} | \u2014 | suppressed |" in words
    assert "2 citations in 1 text." in words


def test_what_has_changed() -> None:
    words = made("plain")["diff.md"].decode()
    assert "1 new, 1 fixed, 2 persisting." in words
    assert f"- `{'f' * 16}`" in words
    first = evolve(report(), provenance=evolve(report().provenance, baseline=None))
    assert "diff.md" not in dict(markdown(first))


def test_the_summary_has_every_section_and_stays_short() -> None:
    words = made("plain")["report.md"].decode()
    heads = re.findall(r"^## (.*)$", words, re.MULTILINE)
    assert heads == [
        "Where it comes from", "Summary", "Changes since the baseline", "Act on these", "Texts",
        "Rules", "References", "Editions", "Actors and actions", "Network", "Overlap", "Languages",
        "Not understood", "Accepted findings", "Method",
    ]  # fmt: skip
    many = evolve(report(), issues=tuple(issue(f"{at:016x}", line=at + 1) for at in range(500)))
    long = dict(markdown(many))["report.md"].decode()
    assert "500 errors." in long
    assert "450 more in `issues.csv`" in long


def test_references_that_lead_nowhere_are_counted() -> None:
    lost = [reference(id=f"r--{at}", status="missing", target="pp/res/999@2018") for at in range(3)]
    words = dict(markdown(evolve(report(), references=tuple(lost))))["report.md"].decode()
    assert "3 references not resolved" in words
    assert "| `pp/res/999@2018` | missing | 3 |" in words
    assert "Every reference leads somewhere." in made("plain")["report.md"].decode()


def test_right_to_left_words_stand_apart() -> None:
    assert said(ARABIC) == f"\u2067{ARABIC}\u2069"
    assert key("pp/res/921@2022") == "`pp/res/921@2022`"
    assert "`" not in key("a`b").replace("\\`", "")


# ------------------------------------------------------------ any words, and many

WORDS = st.text(
    st.characters() | st.sampled_from("|`*_[]<>=\\\"'\ud800\x00\u202e\uffff"), max_size=40
)


@settings(max_examples=60)
@given(WORDS)
def test_any_words(words: str) -> None:
    some = evolve(
        report(),
        texts=(text(OTHER, title=words, name=words, findings={"error": 1}),),
        references=(reference(quote=words),),
        issues=(issue(quote=words, message=words, path=words, suggestion=words),),
    )
    assert len(nx.parse_graphml(to_graphml(some).decode())) == len(some.network.nodes)
    for _, data in markdown(some):
        found = {one.type for one in signs(data.decode())}
        assert not found & {"html_inline", "html_block", "image", "hr", "fence", "code_block"}
    json.loads(to_sarif_log(some))
    book = sheets.to_workbook({"a": sheets.plainly(["a"], [{"a": words}])})
    parts(book)


def test_many_references_take_time_in_proportion() -> None:
    some = large(3000)
    found = dict(forms(some))
    assert found["references.csv"].count(b"\r\n") == 3001
    assert len(grid(found["report.xlsx"], list(TABLES).index("references") + 1)) == 3001


def test_hostile_words_are_hostile() -> None:
    assert "\ud800" in HOSTILE
    assert HOSTILE.startswith("=")


# ------------------------------------------------------------ what the reference says


def test_the_reference_names_every_file() -> None:
    page = (ROOT / "docs" / "reference" / "report-files.md").read_text("utf-8")
    named = set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
    found = {re.sub(r"^worklist/.*", "worklist/*.md", name) for name in made("plain")}
    assert named == found | {"index.html", "xref.json", "SHA256SUMS"}
