"""Circular letters: letterhead, body, end and annexes, in texts of our own."""

from pathlib import Path

import itures
from conservation import losses, misplaced
from itures.model.document import Document
from itures.model.letters import Letter

SAMPLES = Path(__file__).parents[1] / "samples"

TSB = """\
INTERNATIONAL TELECOMMUNICATION UNION
Telecommunication Standardization Bureau

Geneva, 14 March 2025

Ref: TSB Circular 904
COM 3/EX
Tel: +41 22 555 0101
Fax: +41 22 555 0102
E-mail: tsbsg3@example.org

- To Administrations of Member States of the Union

Copy:
- To ITU-T Sector Members;
- To ITU-T Associates;
- To the Director of the Radiocommunication Bureau

Subject: Meeting of the group on old cables
Geneva, 2 June 2025

Dear Sir/Madam,

1 Further to TSB Circular 903 of 5 May 2024, I can tell you that the group met.

2 Please send your comments to the Bureau no later than 30 April 2025. The form is on \
https://www.example.org/form (see Annex 1).

3 17 administrations have replied so far.

Yours faithfully,

J. Q. Cablewright
Director of the
Telecommunication Standardization Bureau

Annex: 1

Place des Nations, CH-1211 Geneva 20, Switzerland

- 2 -

ANNEX 1
(to TSB Circular 904)

List of cables

– the long one;
– the short one.
"""

BR = """\
RADIOCOMMUNICATION BUREAU
(Direct Fax No. +41 22 555 01 03)

Administrative Circular
CACE/907                    23 December 2024

To Administrations of Member States of the ITU and Radiocommunication Sector Members

Subject: Radiocommunication Study Group 9
– Adoption of a draft new Question

At its meeting the Study Group adopted a text. It will be sent to you in good time.

The consideration period ends on the date that an Addendum will give.

Robertine W. Jonesworth
Director, Radiocommunication Bureau

Annexes: 2

Distribution:
- Administrations of Member States of the ITU
- Chairmen of Study Groups

ANNEX A

Text of the Question

The Assembly has a question.

ANNEX B: A list

Members:

- first;
  - inner;
  - another;
- second.
"""


def letter(document: Document) -> Letter:
    assert document.kind == "circular-letter"
    assert not list(losses(document))
    assert not list(misplaced(document))
    assert itures.from_json(itures.to_json(document)) == document
    assert document.letter is not None
    return document.letter


def test_the_sample_in_chinese() -> None:
    document = itures.parse(SAMPLES / "zh-circular.txt")
    read = letter(document)
    assert document.id == "gs/cl/26-901"
    assert document.masthead is None
    assert (read.series, read.number) == ("SPM/ARC", "CL-26/901")
    assert (read.date, read.place) == ("2026-03-09", "geneva")
    assert read.to == ("member-states", "sector-members", "associates", "academia")
    assert read.copy_to == "区域性电信组织"
    assert read.contact is not None
    assert read.contact.fax == "+41 22 555 0191"
    assert [deadline.date for deadline in read.deadlines] == [
        "2026-06-30",
        "2026-08-14",
    ]
    assert read.signatory is not None
    assert (read.signatory.name, read.signatory.title) == ("韦若兰", "秘书长")
    assert read.links == (
        "www.example.org/zh/exhibit901",
        "https://www.example.org/exhibit901/parcels",
    )
    first, second = document.annexes
    assert [group.actors for group in first.items] == [
        ("member-states",),
        ("sector-members", "associates", "academia"),
        ("all-stakeholders",),
    ]
    assert [len(item.items) for item in second.items[1].items] == [1, 2]
    assert second.tail is not None
    assert second.tail.endswith("tomasz.oyelaran-vik@example.org")


def test_a_circular_of_the_standardization_bureau() -> None:
    document = itures.parse_text(TSB)
    read = letter(document)
    assert document.id == "tsb/circ/904"
    assert read.issuer == "Telecommunication Standardization Bureau"
    assert read.reference == "TSB Circular 904 COM 3/EX"
    assert (read.series, read.number) == ("COM 3/EX", "904")
    assert (read.date, read.place) == ("2025-03-14", "geneva")
    assert read.to == ("administrations",)
    assert read.copy_to is not None
    assert "Associates" in read.copy_to
    assert read.subject == "Meeting of the group on old cables Geneva, 2 June 2025"
    assert read.salutation == "Dear Sir/Madam,"
    assert [part.label for part in read.paragraphs] == ["1", "2", "3"]
    assert read.paragraphs[2].text == "17 administrations have replied so far."
    assert [deadline.date for deadline in read.deadlines] == ["2025-04-30"]
    assert read.links == ("https://www.example.org/form",)
    assert read.closing == "Yours faithfully,"
    assert read.signatory is not None
    assert read.signatory.name == "J. Q. Cablewright"
    assert read.signatory.title == "Director of the Telecommunication Standardization Bureau"
    assert read.enclosures == "Annex: 1"
    assert read.footer is not None
    (annex,) = document.annexes
    assert (annex.id, annex.title) == ("annex-1", "List of cables")
    assert annex.heading == "ANNEX 1 (to TSB Circular 904)"
    assert [item.label for item in annex.items] == ["•", "•"]


def test_a_circular_without_salutation_and_close() -> None:
    document = itures.parse_text(BR)
    read = letter(document)
    assert document.id == "br/cace/907"
    assert read.issuer == "RADIOCOMMUNICATION BUREAU"
    assert read.reference == "Administrative Circular CACE/907"
    assert read.date == "2024-12-23"
    assert read.to == ("administrations", "sector-members")
    assert read.subject == ("Radiocommunication Study Group 9 – Adoption of a draft new Question")
    assert len(read.paragraphs) == 2
    assert read.signatory is not None
    assert read.signatory.name == "Robertine W. Jonesworth"
    assert read.signatory.title == "Director, Radiocommunication Bureau"
    assert read.enclosures == "Annexes: 2"
    assert [annex.id for annex in document.annexes] == ["annex-a", "annex-b"]
    second = document.annexes[1]
    assert (second.heading, second.title) == ("ANNEX B", "A list")
    assert second.text == "Members:"
    assert [len(item.items) for item in second.items] == [2, 0]


def test_labels_and_values_in_lines_of_their_own() -> None:
    text = """\
General Secretariat (GS)

Ref:
CL-25/903

Contact:	Noor Castellane
Tel: +41 22 555 0104 Fax: +41 22 555 0105 E-mail: noor@example.org

To:
ITU Member States, Sector Members, Associates and Academia

Subject:	Invitation to the museum

Dear Colleagues,

Please come.

Yours sincerely,

(signed)

Odile Marchetti-Rao
Secretary-General
"""
    document = itures.parse_text(text)
    read = letter(document)
    assert document.id == "gs/cl/25-903"
    assert read.reference == "CL-25/903"
    assert read.contact is not None
    assert read.contact.name == "Noor Castellane"
    assert read.contact.telephone == "+41 22 555 0104"
    assert read.contact.fax == "+41 22 555 0105"
    assert read.contact.email == "noor@example.org"
    assert read.to == ("member-states", "sector-members", "associates", "academia")
    assert read.subject == "Invitation to the museum"
    assert read.signed == "(signed)"
    assert read.date is None


def test_a_letter_with_a_draft_resolution_is_a_letter() -> None:
    draft = (SAMPLES / "en-wtsa-901.txt").read_text(encoding="utf-8")
    document = itures.parse_text(TSB + "\nANNEX 2\n\n" + draft)
    assert document.kind == "circular-letter"
    assert [annex.id for annex in document.annexes] == ["annex-1", "annex-2"]


def test_a_resolution_that_ends_like_a_letter_is_a_resolution() -> None:
    text = (SAMPLES / "en-wtsa-901.txt").read_text(encoding="utf-8")
    document = itures.parse_text(text + "\n\n" + TSB)
    assert document.kind == "resolution"


def test_unknown_addressees_are_named_and_doubted() -> None:
    text = TSB.replace("Administrations of Member States of the Union", "Keepers of Cables")
    document = itures.parse_text(text)
    assert document.letter is not None
    assert document.letter.to == ("keepers-of-cables",)
    assert [f.code for f in document.findings if f.code == "ACT501"] == ["ACT501"]


def test_a_letter_in_one_line_never_crashes() -> None:
    for text in (
        "Dear Sir,",
        "Subject:",
        "Ref: CL-1/2\nSubject: x\nDear Sir,",
        "Annex 1",
    ):
        assert itures.parse_text(text, kind="circular-letter").letter is not None
