"""A small report made by hand: one of everything, also with the words that do harm.

Texts, people and words are invented.
"""

from typing import Any

from attrs import evolve

from itures.model.span import Span
from itures.report.data import Counts, File, Provenance, Report
from itures.report.links import Acceptance, Issue, Reference, RuleRow
from itures.report.pictures import (
    ActionRow,
    Actor,
    Concordance,
    ConcordanceRow,
    Link,
    Network,
    Node,
    Overlap,
    Unread,
)
from itures.report.texts import Amendment, EditionRow, Text, Version, Work

OLD, NEW, OTHER = "pp/res/921@2018", "pp/res/921@2022", "wtsa/res/931@2024"
GONE = "pp/res/900"
QUOTE = "Resolution 921 (Rev. Dubai, 2018) of the Plenipotentiary Conference"
WRITE = "Resolution 921 (Rev. Bucharest, 2022) of the Plenipotentiary Conference"

HOSTILE = (
    '=HYPERLINK("http://evil.example/","x") | `code` <script>alert(\'1\')</script>\n'
    "[link](javascript:1) ![i](x) *b* _i_ ~s~ $m$ &amp; ]]> \0\x07\x1b[31m \ud800 \ufffe\uffff"
    " a\u202eb\u2066c \u2028 -- \\N _x0041_ \U000e0041"
)
"""Words that a spreadsheet, a page, a terminal, a graph or Markdown could take for their own."""
ARABIC = "\u0627\u0644\u0642\u0631\u0627\u0631 921"


def text(id_: str, **more: Any) -> Text:
    """A text."""
    work, _, version = id_.partition("@")
    year = int(version) if version else None
    body, _, number = work.split("/")
    found = Text(
        id=id_,
        slug=id_.replace("/", "-").replace("@", "-"),
        name=f"Resolution {number} ({version})",
        work=work,
        kind="resolution",
        body=body,
        number=number,
        title="Public telephones on ferry piers",
        year=year,
        adopted=None,
        standing="in force",
        languages=(
            Version("en", "Public telephones on ferry piers", True, (f"{number}.txt",), "ab" * 32,
                    7, 3, 1000, 990),
        ),
        cites=1,
        cited_by=1,
        citing_texts=1,
        findings={"error": 0, "warning": 0, "note": 0},
    )  # fmt: skip
    return evolve(found, **more)


def reference(**more: Any) -> Reference:
    """A citation of an old edition."""
    found = Reference(
        id="wtsa-res-931-2024--1", source=OTHER, language="en", node="resolves_1__2",
        clause="resolves_1", types=("resolves",), part="operative", line=12, column=5,
        span=Span(300, 367), quote=QUOTE, before="in line with ", after=", to mend", written=OLD,
        kind="resolution", status="resolved", reason="exact", work="pp/res/921", target=OLD,
        nearest=None, latest=NEW, candidates=(), locator=None, place=None, place_status=None,
        inferred=(), effect=None, age="stale-at-adoption", ending=None, same_work=False,
    )  # fmt: skip
    return evolve(found, **more)


def issue(fingerprint: str = "0123456789abcdef", **more: Any) -> Issue:
    """A finding."""
    found = Issue(
        fingerprint=fingerprint, code="VER301", severity="error", text=OTHER, language="en",
        path="samples/wtsa-931-2024.txt", line=12, column=5, span=Span(300, 367),
        node="resolves_1__2", quote=QUOTE, message=f"cites {OLD}, replaced by {NEW}",
        suggestion=WRITE, change="new", accepted=None,
    )  # fmt: skip
    return evolve(found, **more)


def action(number: int = 1, **more: Any) -> ActionRow:
    """An action."""
    found = ActionRow(
        id=f"wtsa-res-931-2024--a{number:02}", item=f"931-{number:02}", text_id=OTHER, number="931", title="Lamps on piers", body="wtsa",
        year=2024, clause=f"instructs_1__{number}", type="instructs",
        opener=f"instructs the Director of TSB {number}", text="to report on lamps by March 2027",
        responsible=("tsb-director",), collaboration=("bdt-director",), report_to=("council",),
        deadline="March 2027", due="2027-03", recurring=None, status="", language="en",
        line=20 + number,
    )  # fmt: skip
    return evolve(found, **more)


def _network() -> Network:
    nodes = (
        Node("pp/res/921", NEW, "pp", 1, 1, 0.5, 0, 0.25, 0.75),
        Node("wtsa/res/931", OTHER, "wtsa", 1, 2, 0.3, 0, 0.5, 0.5),
        Node(GONE, None, "pp", 1, 0, 0.2, 1, 1.0, 0.0),
    )
    links = (
        Link("pp/res/921", "wtsa/res/931", {"recalling": 1}, 0),
        Link("wtsa/res/931", "pp/res/921", {"resolves": 2, "": 1}, 1),
        Link("wtsa/res/931", GONE, {"noting": 1}, 0),
    )
    bodies = {"pp": {"wtsa": 1}, "wtsa": {"pp": 4}}
    return Network(nodes, links, bodies, (), (("pp/res/921", "wtsa/res/931"),))


def _concordance() -> Concordance:
    rows = (
        ConcordanceRow("recalling_1", {"en": "recalling", "fr": "rappelant"},
                       {"en": ("recalling",), "fr": ("recalling",)}, {"en": 2, "fr": 2},
                       {"en": (), "fr": ()}, {"en": (OLD,), "fr": (OLD,)}, True),
        ConcordanceRow("resolves_1", {"en": "resolves"}, {"en": ("resolves",)}, {"en": 3},
                       {"en": ("tsb-director",)}, {"en": ()}, False),
    )  # fmt: skip
    return Concordance(NEW, ("en", "fr"), rows, 1)


def report(**more: Any) -> Report:
    """The report, parts of it replaced."""
    issues = (
        issue(),
        issue("1" * 16, code="REF203", severity="note", text=NEW, change="persisting",
              suggestion=None, node=None, quote="", message="no edition is named"),
        issue("2" * 16, code="VER302", severity="warning", change="persisting",
              accepted="the old edition is meant"),
    )  # fmt: skip
    found = Report(
        format=1,
        provenance=Provenance(
            "2026-11-22", "0.1.0", "0f" * 8, 1, ("REF203", "VER301", "VER302"), "last/xref.json",
            ("pp", "wtsa"), (File("921.txt", "ab" * 32, NEW, "en"),),
        ),
        counts=Counts(
            works=2, texts=3, documents=3, clauses=12, references=1, characters=3000,
            consumed=2970, by_status={"resolved": 1}, by_age={"stale-at-adoption": 1},
            by_severity={"error": 1, "note": 1}, by_family={"REF": {"note": 1}, "VER": {"error": 1}},
            by_change={"new": 1, "persisting": 2, "fixed": 1}, accepted=1, clean=(OLD, NEW),
        ),
        texts=(
            text(OLD, standing="superseded"),
            text(NEW, findings={"error": 0, "warning": 0, "note": 1}),
            text(OTHER, findings={"error": 1, "warning": 0, "note": 0}),
        ),
        works=(
            Work("pp/res/921", "pp",
                 (EditionRow(OLD, "2018-11-16", "superseded", True),
                  EditionRow(NEW, "2022-10-14", "in force", True)), None, None, None, None, 1),
            Work("wtsa/res/931", "wtsa", (EditionRow(OTHER, "2024", "in force", True),),
                 "merged", "2028", "wtsa/res/940@2028", "wtsa/res/940", 1),
        ),
        amendments=(
            Amendment(OTHER, "en", "resolves_1__2", ("resolves",), 12, QUOTE, WRITE, OLD, NEW,
                      "stale-at-adoption"),
            Amendment(OTHER, "en", None, (), 14, QUOTE, None, GONE, None, "suppressed"),
        ),
        references=(reference(),),
        issues=issues,
        fixed=("f" * 16,),
        accepted=(
            Acceptance("VER302", "the old edition is meant", "A. Reader", "2026-01-05", None,
                       "wtsa/res/931 resolves_1", 1, False),
            Acceptance("REF203", "was once", "A. Reader", "2020-01-05", "2021-01-01", "pp", 0, True),
        ),
        rules=(
            RuleRow("VER301", "stale-at-adoption", "error", "An old edition is cited.", True, 1, 1, 0),
            RuleRow("VER305", "forward-dated", "error", "A later edition is cited.", True, 0, 0, 0),
        ),
        actions=(action(), action(2, responsible=("tsb-director", "sectors"), report_to=())),
        actors=(
            Actor("sectors", "Sectors", {OTHER: 1}, {"instructs": 1}),
            Actor("tsb-director", "Director of TSB", {OTHER: 2}, {"instructs": 2}),
        ),
        network=_network(),
        overlaps=(
            Overlap(NEW, "resolves_1", "to mend the lamps", OTHER, "resolves_2",
                    "to mend all lamps", "en", 0.8125, ((0, 7, 0, 7), (11, 17, 11, 17)), True),
        ),
        concordances=(_concordance(),),
        unread=(Unread(NEW, "en", "921.txt", 3, 1, "unparsed", "a stray line"),),
    )  # fmt: skip
    return evolve(found, **more)


def hostile() -> Report:
    """The same with words that do harm in every place that holds words of a document."""
    plain = report()
    bad = {"title": HOSTILE, "name": HOSTILE, "number": HOSTILE}
    return evolve(
        plain,
        texts=tuple(evolve(one, **bad) for one in plain.texts),
        references=(reference(quote=HOSTILE, before=HOSTILE, after=HOSTILE),),
        issues=tuple(
            evolve(one, quote=HOSTILE, message=HOSTILE, suggestion=HOSTILE, path=HOSTILE)
            for one in plain.issues
        ),
        amendments=tuple(
            evolve(one, quote=HOSTILE, suggestion=HOSTILE) for one in plain.amendments
        ),
        actions=tuple(
            evolve(one, text=HOSTILE, opener=HOSTILE, title=HOSTILE, deadline=HOSTILE)
            for one in plain.actions
        ),
        actors=tuple(evolve(one, name=HOSTILE) for one in plain.actors),
        overlaps=tuple(
            evolve(one, left_quote=HOSTILE, right_quote=HOSTILE) for one in plain.overlaps
        ),
        unread=(Unread(HOSTILE, "en", HOSTILE, 1, 1, HOSTILE, HOSTILE),),
        network=evolve(
            plain.network,
            nodes=(*plain.network.nodes, Node(HOSTILE, None, HOSTILE, 0, 0, 0.0, 2, 0.1, 0.1)),
            links=(*plain.network.links, Link(HOSTILE, GONE, {HOSTILE: 1}, 0)),
        ),
    )


def large(references: int) -> Report:
    """A report with many references."""
    every = tuple(reference(id=f"r--{at}", line=at) for at in range(references))
    return evolve(report(), references=every)
