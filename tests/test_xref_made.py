"""The report of the made corpus: what is the matter is there once, and nothing else is."""

import pytest

from itures.analysis.corpus_actions import actions_in_force
from itures.report.building import build
from itures.report.data import Report
from little_corpus import MADE
from made_report import made_corpus, report_of


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_of(tmp_path_factory.mktemp("report"))


PLENI = "of the Plenipotentiary Conference"
WTSA = "of the World Telecommunication Standardization Assembly"

FAULTS: dict[str, tuple[str, str, str, str | None]] = {
    "forward-dated": (
        "VER305", "pp/dec/926@2018", "decides_1", f"Resolution 921 (Rev. Dubai, 2018) {PLENI}",
    ),
    "wrong self-reference": (
        "REF211", "pp/res/921@2022", "instructs_1__2",
        f"Resolution 921 (Rev. Bucharest, 2022) {PLENI}",
    ),
    "missing clause target": ("REF206", "wtdc/res/941@2025", "resolves_1__2", None),
    "stale since": (
        "VER302", "wtdc/res/942@2022", "recalling_1",
        "Resolution 941 (Rev. Baku, 2025) of the World Telecommunication Development Conference",
    ),
    "suppressed target": ("VER303", "wtdc/res/943@2025", "recalling_1__a", None),
    "historical by context": ("VER307", "wtdc/res/944@2025", "considering_1__a", None),
    "stale at adoption": (
        "VER301", "wtsa/res/931@2024", "resolves_1__2",
        f"Resolution 921 (Rev. Bucharest, 2022) {PLENI}",
    ),
    "impossible edition": (
        "REF204", "wtsa/res/933@2024", "recalling_1__b",
        f"Resolution 931 (Rev. New Delhi, 2024) {WTSA}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_reported_once_at_its_place(report: Report, fault: str) -> None:
    code, text, node, suggestion = FAULTS[fault]
    (issue,) = [issue for issue in report.issues if issue.code == code]
    assert (issue.text, issue.node, issue.suggestion) == (text, node, suggestion)
    (file,) = [file for file in report.provenance.files if file.path == issue.path]
    source = (MADE / issue.path.rpartition("/")[2]).read_text("utf-8")
    line = source.splitlines()[issue.line - 1]
    assert line[issue.column - 1 :].startswith(issue.quote[:20])
    assert source[slice(*issue.span)] == issue.quote
    assert file.text == text


def test_nothing_else_is_reported(report: Report) -> None:
    assert sorted(issue.code for issue in report.issues) == sorted(f[0] for f in FAULTS.values())
    assert report.unread == ()
    assert report.overlaps == ()
    assert report.counts.consumed == report.counts.characters
    assert {c.text: c.differences for c in report.concordances} == {
        "pp/res/923@2022": 0,
        "wtsa/res/932@2024": 0,
    }


def test_the_worksheet_has_what_is_to_be_changed(report: Report) -> None:
    rows = [(row.age, row.text, row.node, row.cited, row.latest) for row in report.amendments]
    assert rows == [
        ("stale-since", "wtdc/res/942@2022", "recalling_1", "wtdc/res/941@2022",
         "wtdc/res/941@2025"),
        ("suppressed", "wtdc/res/943@2025", "recalling_1__a", "pp/res/922@2018", None),
        ("stale-at-adoption", "wtsa/res/931@2024", "resolves_1__2", "pp/res/921@2018",
         "pp/res/921@2022"),
    ]  # fmt: skip
    assert report.amendments[1].suggestion is None
    assert report.amendments[2].suggestion == FAULTS["stale at adoption"][3]


def test_the_figures_agree_with_the_rows(report: Report) -> None:
    counts = report.counts
    assert (counts.works, counts.texts, counts.documents) == (12, 17, 19)
    assert counts.references == len(report.references) == sum(counts.by_status.values())
    assert sum(counts.by_severity.values()) == len(report.issues)
    assert sum(sum(some.values()) for some in counts.by_family.values()) == len(report.issues)
    assert counts.by_change == {}
    bad = {issue.text for issue in report.issues if issue.severity != "note"}
    assert bad | set(counts.clean) == {text.id for text in report.texts}
    assert not bad & set(counts.clean)
    assert {rule.code for rule in report.rules if rule.findings} == {
        issue.code for issue in report.issues
    }
    assert any(not rule.findings and rule.on for rule in report.rules)


def test_every_name_in_a_row_is_that_of_a_text(report: Report) -> None:
    texts = {text.id for text in report.texts}
    works = {work.id for work in report.works}
    assert {text.work for text in report.texts} == works
    assert {r.source for r in report.references} <= texts
    assert {r.target for r in report.references if r.status == "resolved"} <= texts
    assert {i.text for i in report.issues} | {a.text_id for a in report.actions} <= texts
    assert {e.id for work in report.works for e in work.editions if e.loaded} == texts
    assert len({text.slug for text in report.texts}) == len(texts)
    for rows in (report.references, report.actions):
        assert len({row.id for row in rows}) == len(rows)


def test_texts_know_who_cites_them(report: Report) -> None:
    for text in report.texts:
        citing = [r for r in report.references if r.work == text.work and not r.same_work]
        assert text.cited_by == len(citing)
        assert text.citing_texts == len({r.source for r in citing})
        own = [r for r in report.references if r.source == text.id and not r.same_work]
        assert text.cites == len(own)


def test_standings(report: Report) -> None:
    standing = {text.id: text.standing for text in report.texts}
    assert standing["pp/res/921@2018"] == "superseded"
    assert standing["pp/res/921@2022"] == "in force"
    assert standing["pp/res/922@2018"] == "suppressed"
    (work,) = [work for work in report.works if work.id == "pp/res/922"]
    assert (work.ending, work.ended, work.ended_by) == ("suppressed", "2022", "pp/dec/925@2022")


def test_a_quote_is_found_by_the_words_around_it(report: Report) -> None:
    (one,) = [r for r in report.references if r.id == "pp-dec-925-2022--1"]
    assert one.before.endswith("decides to suppress ")
    assert one.after == "."
    flat = " ".join((MADE / "pp-dec-925-2022.txt").read_text("utf-8").split())
    assert one.before + one.quote + one.after in flat


def test_actions_are_those_of_texts_in_force(report: Report) -> None:
    texts = {row.text_id for row in report.actions}
    assert "wtdc/res/941@2025" in texts
    assert not texts & {"wtdc/res/941@2022", "wtdc/res/941@2017", "pp/res/922@2018"}
    row = next(row for row in report.actions if row.item == "921-02")
    assert (row.id, row.report_to, row.due) == ("pp-res-921-2022--a02", ("pp",), "pp@2026")
    (council,) = [actor for actor in report.actors if actor.id == "bdt-director"]
    assert council.name == "Director of the Telecommunication Development Bureau"
    assert sum(council.texts.values()) == sum(council.types.values())
    asked = sum(len(row.responsible) for row in report.actions)
    assert sum(sum(actor.texts.values()) for actor in report.actors) == asked


def test_what_came_later_is_left_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    then = report_of(tmp_path_factory.mktemp("then"), as_of="2022")
    assert then.provenance.as_of == "2022"
    assert max(text.year or 0 for text in then.texts) == 2022
    codes = {issue.code for issue in then.issues}
    assert "VER302" not in codes  # Resolution 941 was revised in 2025
    assert "REF211" in codes
    assert all(e.moment <= "2022" for work in then.works for e in work.editions if e.moment)


def test_a_suppressed_text_cites_nothing_any_more(report: Report) -> None:
    assert "pp/res/922" in {node.id for node in report.network.nodes}
    assert not [link for link in report.network.links if link.source == "pp/res/922"]
    # Only the last edition counts: that of 2022 cites 944 of 2025 nowhere.
    pairs = {(link.source, link.target) for link in report.network.links}
    assert ("wtdc/res/941", "wtdc/res/944") in pairs
    stale = {(link.source, link.target) for link in report.network.links if link.stale}
    assert stale == {
        ("wtsa/res/931", "pp/res/921"),
        ("wtdc/res/942", "wtdc/res/941"),
    }


def test_rules_that_are_asked_for(tmp_path_factory: pytest.TempPathFactory) -> None:
    more = report_of(tmp_path_factory.mktemp("more"), enable=["NET401"])
    orphans = {issue.text for issue in more.issues if issue.code == "NET401"}
    assert orphans == {"pp/dec/926@2018", "wtdc/res/943@2025", "wtsa/res/933@2024"}
    assert {text.rpartition("@")[0] for text in orphans} == set(more.network.orphans)
    assert "NET401" in more.provenance.enabled
    assert "AKN801" not in {rule.code for rule in more.rules}


def test_texts_without_an_identifier_are_texts(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("plain")
    (folder / "list.txt").write_text("A list of lamps.\n", "utf-8")
    (folder / "piers.txt").write_text("A list of piers.\n", "utf-8")
    with made_corpus(folder / "c.sqlite") as corpus:
        corpus.add(sorted(folder.glob("*.txt")))
        report = build(corpus)
    plain = [text for text in report.texts if text.id.startswith("sha256:")]
    assert {text.name for text in plain} == {"list.txt", "piers.txt"}
    assert all(text.standing is None and text.slug.startswith("sha256-") for text in plain)


def test_an_empty_corpus_has_a_report(tmp_path_factory: pytest.TempPathFactory) -> None:
    with made_corpus(tmp_path_factory.mktemp("empty") / "c.sqlite", []) as corpus:
        report = build(corpus)
    assert report.texts == report.works == report.references == ()
    assert report.network.nodes == ()


def test_a_proposal_is_not_in_force(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("proposal")
    with made_corpus(folder / "c.sqlite") as corpus:
        corpus.add([MADE.parent / "en-proposals-902.txt"])
        report = build(corpus)
        rows = [action.document for _, action in actions_in_force(corpus)]
    proposed = {text.id for text in report.texts if text.kind == "proposal"}
    assert len(proposed) == 3
    assert {text.name for text in report.texts if text.kind == "proposal"} == {
        f"en-proposals-902.txt ({part})" for part in (2, 3, 4)
    }
    assert any(reference.source in proposed for reference in report.references)
    assert not proposed & {row.text_id for row in report.actions}
    assert not proposed & {row.text for row in report.amendments}
    assert not proposed & {link.source for link in report.network.links}
    assert None not in rows
    assert rows == [row.text_id for row in report.actions]
