"""Proposals: what is to be changed and how, and never a text that was adopted."""

import pytest

import itures
from cli_run import SAMPLES
from conservation import losses, misplaced
from itures.model.revisions import Revision
from itures.model.span import Span
from itures.structure.targets import original_words
from real_texts import CORPUS, PRESENT

SAMPLE = SAMPLES / "en-proposals-902.txt"
TRACKED = CORPUS / "docx-made" / "03_proposal_mod_tracked.docx"
FORMULA = "The Plenipotentiary Conference (Dubai, 2018),"
ONE = (
    "MOD\tEXB/45/1\nRESOLUTION 902 (Rev. Dubai, 2018)\nOld lines\n"
    f"{FORMULA}\nconsidering\na)\tthat lines are old;\nb)\tthat they are long,\n"
    "resolves\nto keep them.\nReasons:\tThey are needed.\n"
)


def read(text: str) -> itures.Document:
    document = itures.parse_text(text)
    assert list(losses(document)) == []
    assert list(misplaced(document)) == []
    return document


def only(text: str) -> itures.Proposal:
    document = read(text)
    assert document.kind == "proposal"
    (proposal,) = document.proposals
    return proposal


# ------------------------------------------------------------------ one proposal


def test_one_proposal_has_the_tree_of_its_text() -> None:
    document = read("The Bay\nAbstract\nOne proposal.\n" + ONE)
    assert (document.kind, document.id, document.title) == ("proposal", None, "Old lines")
    assert document.masthead is not None
    assert (document.masthead.body, document.masthead.number) == ("pp", "902")
    assert [clause.id for clause in document.clauses] == ["considering_1", "resolves_1"]
    assert [section.heading for section in document.sections] == ["MOD\tEXB/45/1"]
    (reasons,) = document.back
    assert (reasons.id, reasons.heading, reasons.text) == (
        "reasons_1",
        "Reasons:",
        "They are needed.",
    )
    (proposal,) = document.proposals
    assert proposal.id == document.sections[0].id == "proposal_1"
    assert (proposal.action, proposal.printed, proposal.reference) == ("MOD", "MOD", "EXB/45/1")
    assert (proposal.title, proposal.reasons) == ("Old lines", "reasons_1")
    assert document.text[slice(*proposal.span)] == ONE.rstrip("\n")


def test_citations_are_found_everywhere() -> None:
    text = ONE.replace("They are needed.", "Resolution 903 (Dubai, 2018) asks for it.")
    document = read("Abstract\nOn Resolution 904 (Dubai, 2018).\n" + text)
    assert [(c.target, c.node) for c in document.citations] == [
        ("pp/res/904@2018", "front_1__1"),
        ("pp/res/903@2018", "reasons_1"),
    ]


@pytest.mark.parametrize(
    ("line", "action", "reference"),
    [
        ("MOD\tEXB/45/1", "MOD", "EXB/45/1"),
        ("MOD EXB/45A1/1", "MOD", "EXB/45A1/1"),
        ("MODEXB/45A1/1", "MOD", "EXB/45A1/1"),  # the tab was lost
        ("EXB/45/1 MOD", "MOD", "EXB/45/1"),
        ("EXB/45/1\nMOD", "MOD", "EXB/45/1"),
        ("MOD\nEXB/45/1", "MOD", "EXB/45/1"),
        ("(MOD)\tB/HOL/EXB/45(Add.2)/1", "(MOD)", "B/HOL/EXB/45(Add.2)/1"),
        ("SUP*\tEXB/45/1", "SUP*", "EXB/45/1"),
        ("NOC\tEXB/XX/1", "NOC", "EXB/XX/1"),
        ("MOD\tEXB/9A1/2#49363", "MOD", "EXB/9A1/2#49363"),
        ("MOD", "MOD", None),
    ],
)
def test_the_line_of_the_action(line: str, action: str, reference: str | None) -> None:
    proposal = only(ONE.replace("MOD\tEXB/45/1", line))
    assert (proposal.printed, proposal.reference) == (action, reference)
    assert proposal.action == action.strip("()*")


def test_the_number_line_may_stand_beside_the_action() -> None:
    text = ONE.replace("EXB/45/1\nRESOLUTION", "EXB/45/1\tRESOLUTION")
    document = read(text)
    assert document.masthead is not None
    assert document.masthead.lines[0] == "RESOLUTION 902 (Rev. Dubai, 2018)"
    assert document.sections[0].heading == "MOD\tEXB/45/1"


@pytest.mark.parametrize(
    ("number_line", "formula", "reasons", "target"),
    [
        ("RESOLUTION 902 (Rev. Dubai, 2018)", FORMULA, "Reasons: None.", "pp/res/902"),
        (
            "RÉSOLUTION 902 (Rév. Dubaï, 2018)",
            (
                "La Conférence de plénipotentiaires de l'Union internationale des"
                " télécommunications (Dubaï, 2018),\nconsidérant\nque les lignes sont vieilles,"
            ),
            "Motifs: Aucun.",
            "pp/res/902",
        ),
        (
            "RESOLUCIÓN 902 (Rev. Dubái, 2018)",
            (
                "La Conferencia de Plenipotenciarios de la Unión Internacional de"
                " Telecomunicaciones (Dubái, 2018),\nconsiderando\nque las líneas son viejas,"
            ),
            "Motivos: Ninguno.",
            "pp/res/902",
        ),
        (
            "РЕЗОЛЮЦИЯ 902 (Пересм. Дубай, 2018 г.)",
            "Полномочная конференция Международного союза электросвязи (Дубай, 2018 г.),",
            "Основания: Нет.",
            "pp/res/902",
        ),
        (
            "第902号决议（2018年，迪拜，修订版）",
            "国际电信联盟全权代表大会（2018年，迪拜），",
            "理由：没有。",
            "pp/res/902",
        ),
        (
            "القرار 902 (المراجَع في دبي، 2018)",
            "إن مؤتمر المندوبين المفوضين للاتحاد الدولي للاتصالات (دبي، 2018)،",
            "الأسباب: لا شيء.",
            "pp/res/902",
        ),
    ],
)
def test_the_symbols_are_the_same_in_all_languages(
    number_line: str, formula: str, reasons: str, target: str
) -> None:
    document = read(f"MOD\n{number_line}\nX\n{formula}\n{reasons}\n")
    assert document.kind == "proposal"
    (proposal,) = document.proposals
    assert (proposal.target, proposal.reasons) == (target, "reasons_1")
    assert document.back[0].heading is not None
    assert reasons.startswith(document.back[0].heading)
    assert document.back[0].text == reasons.removeprefix(document.back[0].heading).strip()


# ------------------------------------------------------------------ what is no proposal


def test_marks_in_the_margin_of_final_acts_propose_nothing() -> None:
    text = ONE.replace("MOD\tEXB/45/1", "MOD").partition("Reasons:")[0]
    document = read(text)
    assert (document.kind, document.id) == ("resolution", "pp/res/902@2018")
    assert document.proposals == ()


def test_a_symbol_of_the_un_is_no_proposal() -> None:
    document = read("A/RES/75/901\n75/901.\tKites\nThe General Assembly,\n1. Decides to fly.\n")
    assert document.kind == "resolution"


def test_a_word_that_looks_like_a_symbol_is_none() -> None:
    document = read(ONE.replace("MOD\tEXB/45/1\n", "MODULES\n").partition("Reasons:")[0])
    assert document.kind == "resolution"


# ------------------------------------------------------------------ targets


@pytest.mark.parametrize(
    ("action", "number_line", "target"),
    [
        ("ADD", "DRAFT NEW RESOLUTION [EXB-1] (DUBAI, 2018)", None),
        ("ADD*", "RESOLUTION 902 (DUBAI, 2018)", None),
        ("SUP", "RESOLUTION 902 (Rev. Busan, 2014)", "pp/res/902@2014"),
        ("NOC", "RESOLUTION 902 (Rev. Busan, 2014)", "pp/res/902@2014"),
        ("NOC", "RESOLUTION 28 (REV.WRC-15)", "wrc/res/28@2015"),
        ("SUP", "DECISION 5 (Rev. Busan, 2014)", "pp/dec/5@2014"),
        ("SUP", "RESOLUTION 902 (Sampletown, 2012)", "?/res/902@2012"),
        # What is proposed is not what exists; where both stand glued, the first one is.
        ("MOD", "RESOLUTION 902 (Rev. Dubai, 2018)", "pp/res/902"),
        ("MOD", "RESOLUTION 902 (Rev. Busan, 2014Dubai, 2018)", "pp/res/902@2014"),
        ("MOD", "RESOLUTION 902 (Rev. Busan, 20142018)", "pp/res/902@2014"),
    ],
)
def test_targets(action: str, number_line: str, target: str | None) -> None:
    text = f"{action}\tEXB/45/1\n{number_line}\nOld lines\nReasons:\tThey are old.\n"
    assert only(text).target == target


def test_nothing_named_is_no_target() -> None:
    text = "MOD\tEXB/45/1\n5.388\tThe bands may be used by kites.\nReasons:\tWind.\n"
    document = read(text)
    assert document.kind == "proposal"
    assert document.proposals[0].target is None


def test_original_words() -> None:
    text = "RESOLUTION 9 (Rev. Here, 2024)"
    final = (
        Revision("deletion", None, None, Span(14, 14), "There, 2020"),
        Revision("insertion", None, None, Span(14, 29), "Rev. Here, 2024"),
    )
    assert original_words(text, 0, len(text), final) == "RESOLUTION 9 (There, 2020)"
    both = "RESOLUTION 9 (There, 2020Rev. Here, 2024)"
    every = (
        Revision("deletion", None, None, Span(14, 25), "There, 2020"),
        Revision("insertion", None, None, Span(25, 40), "Rev. Here, 2024"),
    )
    assert original_words(both, 0, len(both), every) == "RESOLUTION 9 (There, 2020)"
    assert original_words(text, 0, len(text), ()) == text


# ------------------------------------------------------------------ several proposals


def test_several_proposals_are_sections() -> None:
    document = read(SAMPLE.read_text("utf-8"))
    assert (document.kind, document.id, document.clauses) == ("proposal", None, ())
    assert document.masthead is None
    assert document.title == "Proposals on lines that are still in use"
    assert [(p.action, p.reference, p.target) for p in document.proposals] == [
        ("MOD", "EXB/45/1", "pp/res/902"),
        ("ADD", "EXB/45/2", None),
        ("SUP", "EXB/45/3", "pp/res/905@2014"),
    ]
    assert [s.id for s in document.sections] == ["proposal_1", "proposal_2", "proposal_3"]
    assert [s.title for s in document.sections] == [
        "Lines that are still in use",
        "Keepers of lighthouses",
        "Pneumatic post",
    ]
    assert [s.heading for s in document.front] == [None, "Abstract", "Introduction"]
    assert [r.id for r in document.back] == [p.reasons for p in document.proposals]


def test_a_proposed_text_keeps_its_structure() -> None:
    first = itures.parse(SAMPLE).sections[0]
    assert [(item.id.partition("__")[2], item.heading) for item in first.items] == [
        ("number", None),
        ("history", None),
        ("enacting", None),
        ("recalling_1", "recalling"),
        ("considering_1", "considering"),
        ("resolves_1", "resolves"),
        ("invites_1", "invites Member States"),
    ]
    assert [item.label for item in first.items[3].items] == ["a", "b"]
    assert first.items[6].actors == ("member-states",)


def test_the_clauses_of_one_are_not_counted_on_in_the_next() -> None:
    document = read(ONE + ONE.replace("45/1", "45/2"))
    ids = [item.id for section in document.sections for item in section.items]
    assert "proposal_1__considering_1" in ids
    assert "proposal_2__considering_1" in ids


def test_this_conference_is_known_in_each() -> None:
    cited = [citation.target for citation in itures.parse(SAMPLE).citations]
    assert cited == ["pp/res/902@2018", "pp/res/903@2018", "pp/res/71@2022"]


def test_reasons_may_speak_of_clauses() -> None:
    (reasons, *_) = itures.parse(SAMPLE).back
    assert reasons.text is not None
    assert reasons.text.startswith("Resolves 2 is new.")
    assert [item.text for item in reasons.items] == [
        "They were found by chance, when somebody called."
    ]


def test_what_introduces_the_next_proposal_is_no_reason() -> None:
    document = read(ONE + "Introduction\nAnd now something else.\n" + ONE.replace("45/1", "45/2"))
    assert [s.id for s in document.sections] == ["proposal_1", "proposal_2", "section_1"]
    assert document.sections[2].heading == "Introduction"
    assert [item.text for item in document.sections[2].items] == ["And now something else."]


# ------------------------------------------------------------------ one by one


def test_each_proposal_is_a_document_of_its_own() -> None:
    front, *proposals = itures.parse_all(SAMPLE)
    assert (front.kind, front.proposals) == ("unknown", ())
    assert {document.kind for document in proposals} == {"proposal"}
    assert [document.title for document in proposals] == [
        "Lines that are still in use",
        "Keepers of lighthouses",
        "Pneumatic post",
    ]
    assert [len(document.clauses) for document in proposals] == [4, 1, 0]
    assert [p.id for document in proposals for p in document.proposals] == ["proposal_1"] * 3
    whole = "".join(document.text for document in (front, *proposals))
    assert whole == SAMPLE.read_text("utf-8")
    for document in proposals:
        assert document.id is None
        assert list(losses(document)) == []


def test_what_introduces_a_proposal_goes_with_it() -> None:
    text = ONE + "Introduction\nAnd now something else.\n" + ONE.replace("45/1", "45/2")
    _, second = itures.parse_all(text.encode())
    assert second.text.startswith("Introduction\n")
    assert [section.heading for section in second.front] == ["Introduction"]


def test_bare_symbols_are_proposals_also_one_by_one() -> None:
    text = "MOD\nRESOLUTION 1 (DUBAI, 2018)\nOne\nReasons: Old.\nSUP\nRESOLUTION 2 (DUBAI, 2018)\n"
    documents = list(itures.parse_all(text.encode()))
    assert [document.kind for document in documents] == ["proposal", "proposal"]
    assert [document.proposals[0].action for document in documents] == ["MOD", "SUP"]


# ------------------------------------------------------------------ other forms


def test_a_proposal_is_valid_as_akoma_ntoso() -> None:
    for document in (itures.parse(SAMPLE), *itures.parse_all(SAMPLE)):
        written = itures.to_akn(document)
        codes = {found.code for found in itures.check_akn(written.encode())}
        assert codes <= {"AKN805"}  # nobody knows when a proposal was adopted: it was not
        back = itures.parse(written.encode())
        assert (back.kind, back.title) == (document.kind, document.title)
        assert "/statement/" not in written.partition("</identification>")[0]


def test_a_proposal_comes_back_from_json() -> None:
    document = itures.parse(SAMPLE)
    assert itures.from_json(itures.to_json(document)) == document


# ------------------------------------------------------------------ tracked changes


@pytest.mark.corpus
@pytest.mark.skipif(not PRESENT, reason="the real texts are not there")
@pytest.mark.parametrize("view", ["final", "original", "all"])
def test_a_tracked_proposal_in_every_view(view: str) -> None:
    document = itures.parse(TRACKED, revisions=view)  # type: ignore[arg-type]
    assert list(losses(document)) == []
    assert list(misplaced(document)) == []
    assert document.kind == "proposal"
    assert document.title == "Proposed changes to Resolution 903"
    assert document.front[0].id == "source"
    assert document.front[0].text == "Sample Region Administrations"
    # The edition that exists is told from what the changes take out, in every view.
    assert [(p.printed, p.reference, p.target) for p in document.proposals] == [
        ("MOD", "SRA/45A1/1", "?/res/903@2012"),
        ("ADD", "SRA/45A1/2", None),
        ("SUP", "SRA/45A1/3", "?/res/904@2008"),
        ("NOC", "SRA/45A1/4", "?/res/905@2016"),
    ]
    texts = items(document.sections[0], "considering_1")
    if view == "original":
        assert document.proposals[0].title == "Handling of late documents"
        assert texts == [
            "that documents often arrive late;",
            "that translation takes time;",
            "that paper copies are posted to each member;",
            "that members need notice in good time,",
        ]
    else:
        assert document.proposals[0].title == "Handling of late documents and corrections"
        assert texts == [
            "that documents arrive late;",
            "that corrections reach members after the closing date;",
            "that translation takes time;",
            "that members need notice in good time,",
        ]
    moved = [change.text for change in document.revisions if change.change.startswith("move")]
    assert [words[3:] for words in moved] == ["that translation takes time;\n"] * 2


def items(section: itures.Section, name: str) -> list[str | None]:
    found = next(item for item in section.items if item.id.endswith(f"__{name}"))
    return [item.text for item in found.items]


@pytest.mark.corpus
@pytest.mark.skipif(not PRESENT, reason="the real texts are not there")
def test_tracked_proposals_one_by_one() -> None:
    front, mod, add, sup, noc = itures.parse_all(TRACKED)
    assert front.kind == "unknown"
    assert [clause.id for clause in mod.clauses] == ["considering_1", "resolves_1"]
    assert [note.text for note in mod.footnotes] == ["These include the smallest members."]
    assert mod.footnotes[0].anchor is not None
    assert mod.footnotes[0].anchor.node == "considering_1__d"
    assert [document.proposals[0].action for document in (mod, add, sup, noc)] == [
        "MOD",
        "ADD",
        "SUP",
        "NOC",
    ]
    assert len(mod.revisions) == 16
    for document in (mod, add, sup, noc):
        assert list(losses(document)) == []
