"""Citations, in our own words: every family, lists, ranges, and what is none."""

import pytest

import itures
from itures.citations.bind import bind
from itures.citations.context import Context
from itures.citations.find import find
from itures.citations.ranges import between
from itures.citations.shapes import SHAPES, inherit
from itures.citations.unfold import unfold
from itures.model.citations import Reference
from itures.notation.grammar import load

GRAMMAR = load()
HEADS = {
    "pp": "RESOLUTION 901 (DUBAI, 2018)\n\nOn trees\n\n"
    "The Plenipotentiary Conference of the International Telecommunication Union "
    "(Dubai, 2018),",
    "wtsa": "RESOLUTION 901 (NEW DELHI, 2024)\n\nOn trees\n\n"
    "The World Telecommunication Standardization Assembly (New Delhi, 2024),",
    "wrc": "RESOLUTION 901 (WRC-23)\n\nOn trees\n\n"
    "The World Radiocommunication Conference (Dubai, 2023),",
}
CHINESE = "第901号决议（2018年，迪拜）\n\n论树木\n\n全权代表大会（2018年，迪拜），\n\n忆及\n\n"


def read(*items: str, body: str = "pp") -> itures.Document:
    """A resolution with these items in its one recital."""
    listed = "\n".join(f"{letter}) {item};" for letter, item in zip("abcdefg", items, strict=False))
    text = f"{HEADS[body]}\n\nrecalling\n\n{listed}\n\nresolves\n\nto plant trees."
    return itures.parse_text(text, language="en")


def cited(*items: str, body: str = "pp") -> list[str]:
    return [citation.target for citation in read(*items, body=body).citations]


def inferred(*items: str, body: str = "pp") -> list[tuple[str, ...]]:
    return [citation.inferred for citation in read(*items, body=body).citations]


def codes(*items: str, body: str = "pp") -> list[str]:
    return [f.code for f in read(*items, body=body).findings if f.code.startswith("REF")]


# ------------------------------------------------------ the examples of the grammars


def _examples() -> list[tuple[str, str, str, list[str]]]:
    found = []
    for code in GRAMMAR.names("languages"):
        for rule, entries in GRAMMAR.language(code).data.get("examples", {}).items():
            found.extend(
                (code, rule, entry["text"], entry["ids"]) for entry in entries if "ids" in entry
            )
    return found


@pytest.mark.parametrize(("code", "rule", "text", "ids"), _examples())
def test_an_example_means_what_it_says(code: str, rule: str, text: str, ids: list[str]) -> None:
    """The `ids` of an example are its targets in a text of PP."""
    registry = GRAMMAR.registry
    family = registry.families[rule.partition(".")[0]]
    match = GRAMMAR.language(code).compiled(rule).match_all(text, 0, len(text))
    assert match is not None
    reference = Reference(family.name, match.start, match.end, match.parts)
    every = [bind(slots, family, Context("pp", registry)) for slots in unfold(reference, family)]
    assert [bound.target for bound in every if bound] == ids


@pytest.mark.parametrize("code", ["en", "zh"])
def test_every_rule_that_cites_says_what_it_means(code: str) -> None:
    language = GRAMMAR.language(code)
    for family in GRAMMAR.registry.families:
        for key in language.data["scans"].get(family, {}):
            entries = language.data["examples"].get(f"{family}.{key}", [])
            assert any("ids" in entry for entry in entries), f"{code}: {family}.{key}"


# ------------------------------------------------------ lists and ranges


def test_several_groups_have_one_body() -> None:
    words = "Resolutions 3 and 4 (Rev. Dubai, 2012) and 5 (Rev. Hammamet, 2016) of WTSA"
    assert cited(words) == ["wtsa/res/3@2012", "wtsa/res/4@2012", "wtsa/res/5@2016"]
    assert inferred(words) == [("body:list",), ("body:list",), ()]


def test_the_body_behind_a_list_does_not_reach_over_a_session_of_another() -> None:
    words = "Resolutions 3 (Rev. Hammamet, 2016) and 4 (Rev. Buenos Aires, 2017) of WTDC"
    assert cited(words) == ["wtsa/res/3@2016", "wtdc/res/4@2017"]


def test_one_number_may_have_several_editions() -> None:
    words = "Resolutions 5 (Rev. Busan, 2014), 5 (Rev. Antalya, 2006), 5 (Marrakesh, 2002)"
    assert cited(words) == ["pp/res/5@2014", "pp/res/5@2006", "pp/res/5@2002"]


def test_the_members_of_a_list_share_span_and_text() -> None:
    first, second = read("Resolutions 3 and 4 (Dubai, 2018) of this conference").citations
    assert (first.span, first.text) == (second.span, second.text)
    assert first.text == "Resolutions 3 and 4 (Dubai, 2018) of this conference"


def test_a_list_may_say_what_its_members_are_about() -> None:
    words = "Resolutions 3 (Rev. Dubai, 2014), on seeds, and 4 (Rev. Kigali, 2022) of WTDC"
    assert cited(words) == ["wtdc/res/3@2014", "wtdc/res/4@2022"]


@pytest.mark.parametrize(
    ("first", "last", "rest"),
    [
        ("113", "115", ["114", "115"]),
        ("35a", "35c", ["35b", "35c"]),
        ("160A", "160C", ["160B", "160C"]),
        ("11.2", "11.4", ["11.3", "11.4"]),
        ("C2", "C4", ["C3", "C4"]),
        ("5", "5", ["5"]),
        ("9", "B", ["B"]),
        ("9.1", "11.4", ["11.4"]),
        ("1", "4000", ["4000"]),
        ("?", "4", ["4"]),
    ],
)
def test_a_range_is_unfolded_where_its_members_can_be_told(
    first: str, last: str, rest: list[str]
) -> None:
    assert between(first, last) == rest


def test_a_label_goes_on_from_the_one_before() -> None:
    assert inherit("3a", "b") == "3b"
    assert inherit("3", "b") == "b"
    assert inherit("a", "b") == "b"


@pytest.mark.parametrize(
    ("shape", "printed", "written"),
    [
        ("number", "COM5/4", "com5/4"),
        ("number", "１２", "12"),
        ("symbol", "70/125", "70-125"),
        ("symbol", "ES‑10/15", "es-10-15"),
        ("symbol", "2200 A (XXI)", "2200(XXI)"),
        ("provision", "184a", "184A"),
        ("label", "35 d)", "35d"),
        ("label", "c) iv)", "c/iv"),
        ("label", "11c)", "11c"),
        ("label", "1.4", "1.4"),
        ("standard", "m.2083", "M.2083"),
        ("month", "5", "05"),
        ("document", "C14/24", "C14-24"),
    ],
)
def test_a_shape(shape: str, printed: str, written: str) -> None:
    assert SHAPES[shape](printed) == written


# ------------------------------------------------------ the nine steps to a body


@pytest.mark.parametrize(
    ("words", "target", "steps"),
    [
        (
            "Resolution 5 (Dubai, 2018) of the Plenipotentiary Conference",
            "pp/res/5@2018",
            (),
        ),
        ("Resolution ITU-R 7-3", "ra/res/7-3", ()),
        ("Resolution 5 (Rev.WRC-19)", "wrc/res/5@2019", ("body:session-code",)),
        ("Resolution 70/125", "un/ga/res/70-125", ("body:number-form",)),
        ("Resolution 2006/46", "un/ecosoc/res/2006-46", ("body:number-form",)),
        ("Resolution 5 of this conference", "pp/res/5", ("body:self-reference",)),
        ("Resolution 5 (Hammamet, 2016)", "wtsa/res/5@2016", ("body:session",)),
        (
            "Resolution 12 (Dubai, 2012)",
            "wtsa/res/12@2012",
            ("body:session", "body:number-bound"),
        ),
        ("Resolution 1305", "council/res/1305", ("body:number",)),
        ("Decision 588 (2016)", "council/dec/588@2016", ("body:year-form",)),
        ("WTSA adopted Resolution 5", "wtsa/res/5", ("body:before",)),
        ("WTDC-17 resolutions, including Resolution 5", "wtdc/res/5", ("body:before",)),
        ("Resolution 901", "pp/res/901", ("body:document",)),
    ],
)
def test_a_step_to_a_body(words: str, target: str, steps: tuple[str, ...]) -> None:
    (citation,) = read(words).citations
    assert (citation.target, citation.inferred) == (target, steps)


def test_a_self_reference_does_not_overwrite_a_printed_session() -> None:
    assert cited("Resolution 5 (Busan, 2014) of this conference") == ["pp/res/5@2014"]


def test_two_bodies_that_met_at_one_place_stay_open() -> None:
    document = read("Resolution 1 (Dubai, 2012)")
    assert [c.target for c in document.citations] == ["?/res/1@2012"]
    (finding,) = [f for f in document.findings if f.code == "REF202"]
    assert "wtsa, wcit" in finding.message


def test_what_is_named_before_or_elsewhere_tells_two_bodies_apart() -> None:
    assert cited("WCIT adopted Resolution 1 (Dubai, 2012)") == ["wcit/res/1@2012"]
    twice = cited("Resolution 1 (Dubai, 2012) of WCIT", "Resolution 1 (Dubai, 2012)")
    assert twice == ["wcit/res/1@2012", "wcit/res/1@2012"]


def test_what_one_item_names_is_not_carried_into_the_next() -> None:
    assert cited("that WTSA adopted its programme", "Resolution 5") == ["?/res/5"]


def test_a_number_without_a_body_is_kept_open_in_a_resolution_only() -> None:
    assert codes("Resolution 5") == ["REF202"]
    loose = itures.parse_text("They agreed Resolution 5 in September.", language="en")
    assert not loose.citations
    assert [f.code for f in loose.findings if f.code.startswith("REF")] == ["REF202"]


# ------------------------------------------------------ the rest of the universe


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("No. 13 in Article 1 of the ITU Constitution", ["cs/13", "cs/art/1"]),
        (
            "No. 5 of the Constitution and No. 8B of the ITU Convention",
            ["cs/5", "cv/8B"],
        ),
        (
            "Articles 14, 14A and 20 of the Convention",
            ["cv/art/14", "cv/art/14A", "cv/art/20"],
        ),
        ("Annex 5 to Appendix 30", ["rr/app/30#annex-5"]),
        (
            "No. 5.388 and Appendices 30 and 30A",
            ["rr/5.388", "rr/app/30", "rr/app/30A"],
        ),
        ("Recommendation ITU-R M.2083-0", ["itu-r/rec/M.2083-0"]),
        ("Annex 1 to Recommendation ITU-R M.2083", ["itu-r/rec/M.2083#annex-1"]),
        (
            "Recommendation ITU-T X.509 (10/2019), Cor.1",
            ["itu-t/rec/X.509@2019-10/cor/1"],
        ),
        (
            "§§ 27 a) and 50 d) of the Tunis Agenda",
            ["wsis/tunis-agenda/27a", "wsis/tunis-agenda/50d"],
        ),
        (
            "the Tunis Agenda, especially §§ 4 and 5 thereof",
            ["wsis/tunis-agenda/4", "wsis/tunis-agenda/5"],
        ),
        ("the Tunis Agenda, as agreed (§ 102b)", ["wsis/tunis-agenda/102b"]),
        (
            "Action Lines C2 (Ways), C5 and C6",
            ["wsis/al/C2", "wsis/al/C5", "wsis/al/C6"],
        ),
        ("SDGs 1, 3 and 17", ["sdg/1", "sdg/3", "sdg/17"]),
        ("UNGA, in its Resolution 70/125", ["un/ga/res/70-125"]),
        ("resolution 2665 (XX)", ["un/ga/res/2665(XX)"]),
        ("A/RES/60/252 and S/RES/2202 (2015)", ["un/ga/res/60-252", "un/sc/res/2202"]),
        (
            "Security Council resolutions 9 (1947) and 10 (1948)",
            ["un/sc/res/9", "un/sc/res/10"],
        ),
        ("Circular CL-21/002 and CR/387", ["gs/cl/21-002", "br/cr/387"]),
        ("Document C14/24(Rev.1)", ["council/doc/C14-24r1"]),
        ("Question 3/1", ["itu-d/q/3-1"]),
    ],
)
def test_other_families(words: str, targets: list[str]) -> None:
    body = "wtdc" if words.startswith("Question") else "pp"
    if body == "wtdc":
        words = f"ITU-D Study Group 1 under its {words}"
    assert cited(words) == targets


def test_bare_articles_are_of_the_radio_regulations_in_radio_texts_only() -> None:
    words = "Article 33 and Appendix 4"
    assert cited(words, body="wrc") == ["rr/art/33", "rr/app/4"]
    assert inferred(words, body="wrc")[0] == ("instrument:document",)
    assert cited(words) == []


def test_a_question_belongs_to_the_sector_of_the_assembly() -> None:
    assert cited("Question 3/2", body="wtsa") == ["itu-t/q/3-2"]
    assert cited("Question 3/2") == []


# ------------------------------------------------------ places in a text


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("Annex 1 to Resolution 5 (Dubai, 2018)", ["pp/res/5@2018#annex-1"]),
        ("Annexes 1 and 2 to Resolution 5 (Dubai, 2018)",
         ["pp/res/5@2018#annex-1", "pp/res/5@2018#annex-2"]),
        ("the annex to Resolution 5 (Dubai, 2018)", ["pp/res/5@2018#annex"]),
        ("resolves 1 to 11 of Resolution 5 (Dubai, 2018)",
         ["pp/res/5@2018#resolves/1..11"]),
        ("resolves 11c) of Resolution 5 (Rev.WRC-23)", ["wrc/res/5@2023#resolves/11c"]),
        ("resolves 7 or 8, as applicable, of Resolution 5 (WRC-23)",
         ["wrc/res/5@2023#resolves/7", "wrc/res/5@2023#resolves/8"]),
        ("considering e) and f) above", ["#considering/e", "#considering/f"]),
        ("resolves 2 above", ["#resolves/2"]),
        ("the resolves above", ["#resolves"]),
        ("instructs the Secretary-General 4 above", ["#instructs/4"]),
        ("resolves 3 of this resolution", ["#resolves/3"]),
        ("the conditions in resolves 1", ["#resolves/1"]),
        ("the annex to this resolution", ["#annex"]),
        ("the appendix to Annex 2 to this resolution", ["#annex-2"]),
    ],
)  # fmt: skip
def test_places(words: str, targets: list[str]) -> None:
    document = read(words)
    assert [citation.target for citation in document.citations] == targets
    inside = {c.status for c in document.citations if c.target.startswith("#")}
    assert inside <= {"internal"}


def test_an_opener_is_no_reference_to_a_place() -> None:
    assert cited("that this is so, in accordance with Resolution 5 (Dubai, 2018)") == [
        "pp/res/5@2018"
    ]
    assert cited("the outcome, noting 2 reports") == []


# ------------------------------------------------------ anaphora


def test_an_anaphora_means_what_its_clause_cited_last() -> None:
    document = read(
        "Resolution 5 (Dubai, 2018)", "that resolution and the annex to that resolution"
    )
    assert [c.target for c in document.citations] == [
        "pp/res/5@2018", "pp/res/5@2018", "pp/res/5@2018#annex",
    ]  # fmt: skip
    assert [c.inferred for c in document.citations[1:]] == [
        ("anaphora",),
        ("anaphora",),
    ]


def test_an_anaphora_takes_one_text_or_all_and_none_of_another_kind() -> None:
    words = "Resolutions 3 and 4 (Dubai, 2018) and Decision 5 (Dubai, 2018)"
    assert cited(words, "that resolution")[-1:] == ["pp/res/4@2018"]
    assert cited(words, "those resolutions")[-2:] == ["pp/res/3@2018", "pp/res/4@2018"]
    assert cited(words, "the said decision")[-1:] == ["pp/dec/5@2018"]


def test_an_anaphora_does_not_leave_its_clause_or_jump_over_what_was_not_read() -> None:
    assert codes("that resolution") == ["REF207"]
    assert codes("Resolution 5 (Dubai, 2018), Resolution 13/2016", "that resolution") == [
        "REF212",
        "REF207",
    ]


def test_this_resolution_is_no_anaphora() -> None:
    assert cited("Resolution 5 (Dubai, 2018)", "this resolution and the present resolution") == [
        "pp/res/5@2018"
    ]


# ------------------------------------------------------ look-alikes


@pytest.mark.parametrize(
    "words",
    [
        "a swift resolution of the question",
        "the resolution of 12 images",
        "Goal 3: Trees 32,980 10,779",
        "Declaration No. 52 of certain States",
        "Article 9 of the Convention on Trees",
        "Article 1.2 of the Charter",
        "Objective 2 of the Buenos Aires Action Plan",
        "ITU-D Study Group 2",
        "relevant Recommendations and resolutions",
        "PCC.II agreed Resolution 73 in September",
        "Environment Assembly resolution 2/21",
        "Some Forest Council decision 2/21",
        "the Plenipotentiary Conference (Dubai, 2018)",
        "the power of 2 kW (see NOTE 1 above)",
    ],
)
def test_a_look_alike_is_no_citation(words: str) -> None:
    assert cited(words) == []


def test_what_no_rule_reads_is_a_finding() -> None:
    assert codes("its Recommendation 13/2016") == ["REF212"]


def test_a_running_head_in_capitals_is_no_citation_of_the_text_by_itself() -> None:
    assert cited("the trees RESOLUTION 901 (DUBAI, 2018) and more") == []
    assert cited("Resolution 901 (Dubai, 2018)") == ["pp/res/901@2018"]


def test_a_bracket_around_a_citation_is_no_part_of_it() -> None:
    document = read("the Tunis Agenda (§ 102b)")
    assert [citation.text for citation in document.citations] == ["§ 102b"]


def test_a_citation_in_a_note_belongs_to_the_place_of_its_mark() -> None:
    text = (
        f"{HEADS['pp']}\n\nrecalling\n\na) the trees[footnoteRef:1]1; "
        "[1: 1\tSee Resolution 5 (Dubai, 2018).] \nb) the rest,\n\n"
        "resolves\n\nto plant them."
    )
    (citation,) = itures.parse_text(text, language="en").citations
    assert (citation.node, citation.text) == (
        "recalling_1__a",
        "Resolution 5 (Dubai, 2018)",
    )


def test_a_note_mark_inside_an_expression_does_not_break_it() -> None:
    item = "a) Resolution 5[footnoteRef:1]1 (Dubai, 2018); [1: 1\tA note.]"
    text = f"{HEADS['pp']}\n\nrecalling\n\n{item} \nb) x"
    (citation,) = itures.parse_text(text, language="en").citations
    assert (citation.target, citation.text) == (
        "pp/res/5@2018",
        "Resolution 5 (Dubai, 2018)",
    )


# ------------------------------------------------------ Chinese


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("本届大会关于树木的第5号决议（2018年，迪拜，修订版）", ["pp/res/5@2018"]),
        (
            "第5、6和7号决议（2018年，迪拜）",
            ["pp/res/5@2018", "pp/res/6@2018", "pp/res/7@2018"],
        ),
        ("第5号决议（2018年，迪拜）和该决议", ["pp/res/5@2018", "pp/res/5@2018"]),
        ("本决议附件2", ["#annex-2"]),
        ("上述“做出决议2”", ["#resolves/2"]),
        ("ITU-D第2研究组和本决议", []),
        ("《突尼斯议程》的规定（第35段）", ["wsis/tunis-agenda/35"]),
        ("安全理事会有关决议，包括第9(1947)号决议", ["un/sc/res/9"]),
    ],
)
def test_chinese(words: str, targets: list[str]) -> None:
    document = itures.parse_text(f"{CHINESE}a) {words}；\nb) 其他", language="zh")
    assert [citation.target for citation in document.citations] == targets


# ------------------------------------------------------ the parts of the machine


def test_find_gives_references_in_the_order_of_the_text() -> None:
    text = "Resolution 5 (Dubai, 2018) and No. 5.388"
    found = list(find(text, [(0, len(text))], GRAMMAR.language("en"), GRAMMAR.registry.families))
    assert [reference.family for reference in found] == ["numbered", "radio_provision"]
    assert [text[r.start : r.end] for r in found] == [
        "Resolution 5 (Dubai, 2018)",
        "No. 5.388",
    ]


def test_what_says_too_little_is_bound_to_nothing() -> None:
    family = GRAMMAR.registry.families["summit"]
    assert bind({"paragraph": "5"}, family, Context("pp", GRAMMAR.registry)) is None
