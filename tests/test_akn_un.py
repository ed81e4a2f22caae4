"""Akoma Ntoso as the UN and others write it: the tree of the same words in plain text.

The little files are our own, in the form that the UN gives to its files; each habit that
differs from the guidelines has a test. The corpus has three resolutions in six languages.
"""

import re
from collections import Counter
from html import escape
from pathlib import Path

import pytest
from lxml import etree

import itures
import un_measure
from itures.model.blocks import Reading, Source
from itures.sources.akn import read_akn
from real_texts import CORPUS
from same_tree import differences
from test_un_six_languages import LITTLE

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SOURCE = Source("little.xml", "0" * 64, "application/akn+xml")
META = """<meta><identification source="#office"><FRBRWork>
<FRBRthis value="/akn/un/statement/deliberation/unga/2031-01-01/75-901/!main/"/>
</FRBRWork></identification><analysis source="#un"><parliamentary><voting outcome="adopted">
<count><voters><organization>Land of Kites</organization></voters></count></voting>
</parliamentary></analysis></meta>"""


def akn(inside: str, kind: str = "statement", name: str = "resolution") -> bytes:
    body = f'<{kind} name="{name}">{META}{inside}</{kind}>'
    return f'<akomaNtoso xmlns="{NAMESPACE}">{body}</akomaNtoso>'.encode()


def reading(inside: str, kind: str = "statement", name: str = "resolution") -> Reading:
    found = read_akn(akn(inside, kind, name), SOURCE, "final")
    assert isinstance(found, Reading)
    return found


def shown(inside: str) -> list[str]:
    """The paragraphs of a body."""
    found = reading(inside)
    return [found.text[block.start : block.end] for block in found.blocks]


def as_the_un_writes(text: str) -> bytes:
    """A little resolution in plain text as the UN would mark it up."""
    symbol, head, formula, *rest = (escape(line) for line in text.strip().split("\n"))
    number, _, title = re.split(r"((?: -|(?<=\.)) )", head, maxsplit=1)
    dash = "-\t" if " - " in head else ""
    parts = [
        (
            f'<coverPage><p class="upperRight"><docNumber refersTo="#symbol">{symbol}</docNumber></p>'
            "</coverPage><preface>\n<p>\n<docNumber>"
            f'{number}</docNumber>\n<docTitle refersTo="#resolutionTitle">{dash}{title}</docTitle>\n'
        ),
        '</p>\n</preface><preamble><formula name="enactingFormula"><p xml:space="preserve">\n',
        f'<span class="italic">{formula[:-1]}</span>{formula[-1]}</p></formula>',
    ]
    numbered = [line for line in rest if line[0].isdigit()]
    for line in rest[: len(rest) - len(numbered)]:
        lead, blank, words = line.partition(" ")
        parts.append(
            f'<container name="{lead}" eId="container_2"><p xml:space="preserve">\n\t'
            f'<span class="italic">{lead}</span>{blank}{words}</p></container>'
        )
    parts.append("</preamble><mainBody>")
    for line in numbered:
        mark, words = re.split(r"(?<=[.-]) ", line, maxsplit=1)
        parts.append(
            f'<paragraph eId="para_7" class="SingleTxt"><num>{mark}</num><content>'
            f'<p xml:space="preserve">\t{words} </p></content></paragraph>'
        )
    parts.append("</mainBody>")
    return akn("\n".join(parts))


@pytest.mark.parametrize("language", LITTLE)
def test_a_little_resolution_of_the_un_has_the_tree_of_its_text(language: str) -> None:
    read = itures.parse(as_the_un_writes(LITTLE[language]))
    assert read.kind == "resolution"
    assert read.id == "un/ga/res/75-901"
    assert differences(itures.parse_text(LITTLE[language]), read) == []


# ------------------------------------------------------------------ habits of the UN


def test_the_number_stands_apart_from_the_title_without_a_sign_between_them() -> None:
    found = shown(
        "<preface><p>\n<docNumber>75/901</docNumber>\n<docTitle>Kites</docTitle>\n</p></preface>"
    )
    assert found == ["75/901\tKites"]


def test_each_line_of_the_end_is_one_of_the_text() -> None:
    found = shown(
        '<conclusions><p>\n<inline name="adoptionMeeting">9th meeting</inline>\n<eol/>\n'
        '<docDate date="2031-01-01">1 January 2031</docDate>\n</p></conclusions>'
    )
    assert found == ["9th meeting", "1 January 2031"]


def test_a_number_and_its_words_are_one_paragraph() -> None:
    found = shown(
        "<mainBody><paragraph><num>4.</num><list><intro><p>Decides to count:</p></intro>"
        "<point><num>(a)</num><content><p>Kites;</p></content></point>"
        "<point><num>(b)</num><list><intro><p>And:</p></intro><point><num>(i)</num><content>"
        "<p>Strings;</p></content></point></list></point></list></paragraph></mainBody>"
    )
    assert found == [
        "4.\tDecides to count:",
        "(a)\tKites;",
        "(b)\tAnd:",
        "(i)\tStrings;",
    ]


def test_a_number_without_words_is_not_lost() -> None:
    found = shown(
        "<mainBody><paragraph><num>4.</num></paragraph>"
        "<paragraph><num>5.</num><subparagraph><num>(a)</num><content><p>Kites.</p></content>"
        "</subparagraph></paragraph></mainBody>"
    )
    assert found == ["4.", "5.\t(a)\tKites."]


NOTE = (
    '<mainBody><paragraph><num>1.</num><content><p xml:space="preserve">Takes note of the '
    'report on kites,<authorialNote marker="1" placement="bottom" eId="authorialNote_1">'
    '<p xml:space="preserve">\t \tSee <a href="https://example.org/A/75/901">A/75/901</a>.</p>'
    "</authorialNote> and of its annex;</p></content></paragraph></mainBody>"
)


def test_a_note_that_stands_where_it_is_marked() -> None:
    found = reading(NOTE)
    (mark,), (note,) = found.marks, found.notes
    assert found.knows_notes
    assert found.text[slice(*mark.span)] == "1"
    assert found.text[: mark.span.start].endswith("kites,")
    assert (note.marker, note.ref) == (mark.marker, mark.ref)
    assert found.text[slice(*note.words)] == "See A/75/901."
    assert len(found.blocks) == 1


def test_a_note_has_its_place_in_the_tree() -> None:
    head = "<preface><p><docNumber>75/901.</docNumber><docTitle>Kites</docTitle></p></preface>"
    formula = "<preamble><formula><p>The General Assembly,</p></formula></preamble>"
    document = itures.parse(akn(head + formula + NOTE))
    (note,) = document.footnotes
    assert (note.marker, note.text) == ("1", "See A/75/901.")
    assert note.anchor is not None
    assert note.anchor.node == "op_1"
    assert document.clauses[0].text == "Takes note of the report on kites, and of its annex;"


def test_brackets_around_a_mark_belong_to_it() -> None:
    """So are notes marked in Arabic: the number of the note is written nowhere."""
    found = reading(
        '<mainBody><p>Kites<sup>(</sup><authorialNote marker="1"><p>\t()\tOf paper.</p>'
        "</authorialNote><sup>)</sup>; strings (of hemp).</p></mainBody>"
    )
    assert [found.text[slice(*mark.span)] for mark in found.marks] == ["(1)"]
    assert [found.text[slice(*note.words)] for note in found.notes] == ["Of paper."]
    assert "strings (of hemp)." in found.text


def test_links_are_kept_with_their_words() -> None:
    found = reading(
        '<mainBody><p>See <a href="https://undocs.org/en/A/RES/70/901">70/901</a> and '
        '<ref href="/akn/un/statement/deliberation/unga/2014-01-01/69-901">69/901</ref>.</p></mainBody>'
    )
    assert [(found.text[slice(*link.span)], link.target) for link in found.links] == [
        ("70/901", "https://undocs.org/en/A/RES/70/901"),
        ("69/901", "/akn/un/statement/deliberation/unga/2014-01-01/69-901"),
    ]


def test_metadata_are_no_text() -> None:
    assert "Land of Kites" not in reading("<mainBody><p>Kites.</p></mainBody>").text


def test_an_annex_stands_behind_the_text() -> None:
    found = shown(
        "<mainBody><p>Kites.</p></mainBody><attachments><attachment><doc name='annex'>"
        f"{META}<mainBody><paragraph class='H23'><content><p><span class='bold'>\t\tAnnex</span>"
        "</p></content></paragraph></mainBody></doc></attachment></attachments>"
    )
    assert found == ["Kites.", "Annex"]


def test_the_class_of_a_part_is_the_style_of_its_paragraphs() -> None:
    found = reading(
        '<mainBody><paragraph class="H 23"><content><p>Kites</p></content></paragraph>'
        "<p>of paper.</p></mainBody>"
    )
    assert [block.style for block in found.blocks] == ["h23", None]


def test_italics_are_told() -> None:
    found = reading("<mainBody><p><i>noting</i></p><p><i>Noting</i> kites</p></mainBody>")
    assert [block.italic for block in found.blocks] == [True, False]


def test_several_resolutions_under_one_symbol_are_all_read() -> None:
    one = '<component><statement name="resolution"><mainBody><p>{}</p></mainBody></statement></component>'
    body = f"<collectionBody>{one.format('Kites.')}{one.format('Strings.')}</collectionBody>"
    found = reading(body, "documentCollection", "publication")
    assert found.text == "Kites.\nStrings.\n"


# ------------------------------------------------------------------ the guidelines


def test_a_list_of_recitals_as_the_guidelines_want_it() -> None:
    found = shown(
        '<preamble><container name="considering" refersTo="#considering"><blockList>'
        "<listIntroduction><i>considering</i></listIntroduction><item><num>a)</num><p>that kites "
        "fly;</p></item><item><num>b)</num><p>that strings break,</p></item></blockList>"
        '</container></preamble><mainBody><hcontainer name="resolves"><heading>resolves</heading>'
        "<paragraph><num>1</num><content><p>to mend them.</p></content></paragraph></hcontainer>"
        "</mainBody>"
    )
    assert found == [
        "considering",
        "a)\tthat kites fly;",
        "b)\tthat strings break,",
        "resolves",
        "1\tto mend them.",
    ]


def test_a_note_may_be_wrapped_and_marked_again() -> None:
    found = reading(
        '<mainBody><p>Kites<sup><authorialNote eId="n1" marker="*"><p>Of <i>paper</i>.</p><p>Red.'
        '</p></authorialNote></sup> and kites<noteRef href="#n2" marker="2"/>, again'
        '<noteRef href="#n2" marker="2"/>.</p></mainBody>'
    )
    assert [mark.marker for mark in found.marks] == ["*"]
    assert found.text[slice(*found.notes[0].words)] == "Of paper.\nRed."


def test_notes_in_the_metadata_are_found_by_their_marks() -> None:
    meta = '<meta><notes source="#us"><note eId="n2"><p>Of hemp.</p></note><note><p>Lost?</p></note></notes></meta>'
    found = read_akn(
        f'<akomaNtoso xmlns="{NAMESPACE}"><doc name="x">{meta}<mainBody><p>Kites<noteRef '
        'href="#n2" marker="2"/>, again<noteRef href="#n2" marker="2"/>.</p></mainBody></doc>'
        "</akomaNtoso>".encode(),
        SOURCE,
        "final",
    )
    assert isinstance(found, Reading)
    assert [(mark.marker, mark.ref) for mark in found.marks] == [("2", "1"), ("2", "1")]
    assert [found.text[slice(*note.words)] for note in found.notes] == ["Of hemp.", "Lost?"]


def test_a_note_in_a_number_and_one_in_a_note() -> None:
    found = reading(
        '<mainBody><paragraph><num>1.<authorialNote marker="a"><p>Late<authorialNote marker="b">'
        "<p>Very.</p></authorialNote>.</p></authorialNote></num><content><p>Kites.</p></content>"
        "</paragraph></mainBody>"
    )
    assert found.text.startswith("1.a\tKites.\n")
    assert {found.text[slice(*note.words)] for note in found.notes} >= {"Very."}
    assert [mark.marker for mark in found.marks] == ["a", "b"]


# ------------------------------------------------------------------ other publishers

BILL = """<preface><longTitle><p>A Bill to keep <docTitle>kites</docTitle></p></longTitle></preface>
<body><section><num>1</num><heading>Definitions</heading><subsection><num>(1)</num><content>
<p>In this Act, a <term refersTo="#kite">kite</term> is of paper.</p></content></subsection>
<subsection><num>(2)</num><content><p>For <quotedText startQuote="“" endQuote="”">string</quotedText>
read <ins>rope</ins><del>hemp</del>.</p></content></subsection></section>
<section><num>2</num><heading>Fees</heading><content><table><caption>Table A</caption>
<tr><th><p>Kite</p></th><th><p>Fee</p></th></tr><tr><td colspan="2"><p>red</p></td><td><p>3</p></td>
</tr></table></content></section></body>"""
JUDGMENT = """<header><p>In the matter of a <party refersTo="#a">kite</party><eol/>and its string</p>
</header><judgmentBody><introduction><p><num>[1]</num> The kite flew.</p></introduction>
<motivation><level><num>2.</num><content><p>It was <remark type="editorial">(sic)</remark> red.</p>
</content></level></motivation><decision><p>Dismissed.</p></decision></judgmentBody>"""


def words_of(inside: str) -> str:
    root = etree.fromstring(f"<x>{inside}</x>")
    return "".join("".join(root.itertext()).split())


@pytest.mark.parametrize(("kind", "inside"), [("bill", BILL), ("judgment", JUDGMENT)])
def test_texts_of_others_come_out_without_loss(kind: str, inside: str) -> None:
    found = read_akn(akn(inside, kind, kind), SOURCE, "all")
    assert isinstance(found, Reading)
    assert Counter("".join(found.text.split())) == Counter(words_of(inside))
    document = itures.parse(akn(inside, kind, kind))
    assert document.kind == "unknown"
    assert document.front


def test_a_bill_keeps_headings_tables_and_changes() -> None:
    found = reading(BILL, "bill", "bill")
    blocks = {found.text[block.start : block.end]: block for block in found.blocks}
    assert blocks["1\tDefinitions"].level == 1
    assert "(2)\tFor string read rope." in blocks
    cells = [(block.cell.row, block.cell.column) for block in found.blocks if block.cell]
    assert cells == [(0, 0), (0, 1), (1, 0), (1, 2)]
    assert [(r.change, r.text) for r in found.revisions] == [
        ("insertion", "rope"),
        ("deletion", "hemp"),
    ]
    original = read_akn(akn(BILL, "bill", "bill"), SOURCE, "original")
    assert isinstance(original, Reading)
    assert "read hemp." in original.text


# ------------------------------------------------------------------ the corpus

AKN = CORPUS / "un-akn"
STEMS = ("A_RES_75_129", "A_RES_75_24", "A_RES_75_325")
BRACKETS = "()"
"""Of the marks of notes in Arabic, which converters leave in a text; the mark is taken out
with its brackets here."""


def read(language: str, stem: str) -> tuple[itures.Document, itures.Document]:
    """A resolution in plain text, and as the UN publishes it."""
    text = (CORPUS / "un-6lang" / language / f"{stem}.txt").read_text("utf-8")
    if language == "ar":
        text = re.sub(r"\((\[footnoteRef:(\d+)\]\2)\)", r"\1", text)
        text = re.sub(r"(\[\d+: \d+\t)\(\) ", r"\1", text)
    return itures.parse_text(text), itures.parse(Path(AKN / language / f"{stem}.xml"))


@pytest.mark.corpus
@pytest.mark.parametrize("language", un_measure.LANGUAGES)
@pytest.mark.parametrize("stem", STEMS)
def test_files_of_the_un_have_the_tree_of_their_text(language: str, stem: str) -> None:
    text, file = read(language, stem)
    assert differences(text, file) == []


@pytest.mark.corpus
@pytest.mark.parametrize("language", un_measure.LANGUAGES)
def test_files_of_the_un_are_read_as_their_markup_says(language: str) -> None:
    preambular, operative, citations, notes = (un_measure.Score() for _ in range(4))
    for stem in STEMS:
        document = itures.parse(AKN / language / f"{stem}.xml")
        gold = un_measure.gold(language, stem)
        for part in gold["preamble"]:
            part["text"] = part["text"].replace(BRACKETS, "")
        preambular.add(*un_measure._preambular(document, gold))
        numbers = [o["num"].rstrip(". -").split()[0] for o in gold["operative"] if o["num"]]
        labels = [c.label or "" for c in document.clauses if c.part == "operative"]
        operative.add(Counter(labels), Counter(numbers))
        un_measure._add_citations(citations, un_measure.cited(document), stem, gold)
        golden = (f"{n['marker']} {n['text'].removeprefix('() ')[:40]}" for n in gold["footnotes"])
        found = (f"{n.marker} {n.text[:40]}" for n in document.footnotes if n.anchor)
        notes.add(Counter(found), Counter(golden))
    assert (preambular.f1, operative.f1, notes.f1) == (1, 1, 1)
    assert citations.precision == 1
    assert citations.recall == 1


@pytest.mark.corpus
@pytest.mark.parametrize("language", un_measure.LANGUAGES)
def test_every_resolution_that_the_un_links_is_cited(language: str) -> None:
    """The links of the file itself as evidence: the words of each hold a citation."""
    for stem in STEMS:
        document = itures.parse(AKN / language / f"{stem}.xml")
        linked = [link for link in document.links if re.search(r"/A/RES/\d", link.target)]
        cited = [citation.span for citation in document.citations]
        missing = [
            document.text[slice(*link.span)]
            for link in linked
            if not any(c.start <= link.span.start < c.end for c in cited)
        ]
        assert missing == []
