"""Volumes: each text comes out as if it stood alone, and no single text is divided."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import itures
from cli_run import SAMPLES, run
from conservation import losses, misplaced
from itures.model.blocks import Aside, Block, Link, Reading, Source
from itures.model.notes import NoteBody, NoteMark
from itures.model.span import Span
from itures.sources.parts import body_end, parts_of
from real_texts import CORPUS, PRESENT, files
from same_tree import differences

VOLUME = SAMPLES / "en-volume-911-916.txt"
FORMULA = "The Plenipotentiary Conference (Dubai, 2018),"


def text_of(number: int, kind: str = "RESOLUTION", title: str = "A title of our own") -> str:
    return (
        f"{kind} {number} (DUBAI, 2018)\n{title}\n{FORMULA}\nconsidering\n"
        f"a)\tthat text {number} is one of several;\nb)\tthat it is short,\n"
        "resolves\nto be read alone.\n"
    )


def all_of(text: str) -> list[itures.Document]:
    return list(itures.parse_all(text.encode()))


def ids(documents: Sequence[itures.Document]) -> list[str | None]:
    return [document.id for document in documents]


# ------------------------------------------------------------------ the sample


def test_the_sample_volume_comes_apart() -> None:
    front, *texts = itures.parse_all(VOLUME)
    assert (front.kind, front.id, front.clauses) == ("unknown", None, ())
    assert ids(texts) == [
        "pp/res/911@2022",
        "pp/res/912@2022",
        "pp/res/913@2022",
        "pp/dec/914@2022",
        "pp/rec/915@2022",
        "pp/res/916@2022",
    ]
    assert [text.kind for text in texts].count("resolution") == 4
    assert [len(text.clauses) for text in texts] == [3, 3, 2, 2, 2, 2]
    assert [len(text.annexes) for text in texts] == [0, 1, 0, 0, 0, 0]


def test_nothing_of_the_volume_is_lost() -> None:
    parts = list(itures.parse_all(VOLUME))
    text = VOLUME.read_text("utf-8")
    assert "".join(part.text for part in parts) == text
    for part in parts:
        assert part.source.part is not None
        assert text[slice(*part.source.part)] == part.text
        assert list(losses(part)) == []
        assert list(misplaced(part)) == []


def test_the_contents_are_set_aside_and_checked() -> None:
    front, *texts = itures.parse_all(VOLUME)
    (contents,) = [found for found in front.discarded if found.why == "contents"]
    assert contents.text.startswith("CONTENTS\n")
    assert contents.text.endswith("Colours of signal flags ... 12")
    assert [section.heading for section in front.front] == [None, "PREFACE"]
    (missing,) = [found for found in front.findings if found.code == "DOC008"]
    assert "RESOLUTION 917" in missing.message
    assert front.text[slice(*missing.span)] == "RESOLUTION 917 (Bucharest, 2022)"
    (extra,) = [found for text in texts for found in text.findings if found.code == "DOC008"]
    assert "RESOLUTION 916" in extra.message
    assert (extra.line, extra.column) == (1, 1)


def test_running_heads_are_set_aside() -> None:
    heads = [
        found.text
        for part in itures.parse_all(VOLUME)
        for found in part.discarded
        if found.why == "running-head"
    ]
    assert heads == [f"Kites, ferries and lanterns, Volume 3, {page}" for page in (6, 7, 9, 12)]


def test_read_as_one_it_says_so() -> None:
    whole = itures.parse(VOLUME)
    (found,) = [found for found in whole.findings if found.code == "DOC007"]
    assert "6 documents" in found.message
    assert "--split" in found.message
    assert "parse_all" in found.message
    assert found.line == 43
    assert len([found for found in whole.findings if found.code == "DOC008"]) == 2


# ------------------------------------------------------------------ where a text begins


def test_two_texts_and_what_is_between_them() -> None:
    documents = all_of(text_of(1) + "\n\n" + text_of(2, "DECISION"))
    assert ids(documents) == ["pp/res/1@2018", "pp/dec/2@2018"]
    assert documents[0].text.endswith("to be read alone.\n\n\n")


@pytest.mark.parametrize("code", ["en", "fr", "es", "ru", "zh", "ar"])
def test_a_text_in_any_language_may_follow(code: str) -> None:
    second = next(SAMPLES.glob(f"{code}-wtsa-901.txt")).read_text("utf-8")
    _, document = all_of(text_of(1) + second)
    assert differences(itures.parse_text(second), document) == []


def test_samples_in_six_languages_in_one_volume() -> None:
    names = ["en-pp-902-2018", "zh-wtsa-901", "fr-wtsa-901", "en-wrc-903", "ar-wtsa-901"]
    names += ["es-wtsa-901", "zh-pp-905", "ru-wtsa-901", "en-pp-902-2022", "en-wtsa-901"]
    texts = [(SAMPLES / f"{name}.txt").read_text("utf-8") for name in names]
    documents = all_of("\n".join(texts))
    assert len(documents) == len(texts)
    for text, document in zip(texts, documents, strict=True):
        assert differences(itures.parse_text(text), document) == [], document.id


@pytest.mark.parametrize(
    "glued",
    [
        "RESOLUTION 2 (DUBAI, 2018) Kites and masts\n" + FORMULA + "\nresolves\nto fly.\n",
        "RESOLUTION 2 (Rev. Dubai, 2018) Kites and masts\n" + FORMULA + "\nresolves\nto fly.\n",
        "RESOLUTION 2 (DUBAI, 2018)\nKites and masts\n" + FORMULA + "\nresolves\nto fly.\n",
    ],
)
def test_a_text_may_begin_where_the_last_line_ends(glued: str) -> None:
    first, second = all_of(text_of(1).rstrip("\n") + " " + glued)
    assert first.text.endswith("to be read alone. ")
    assert (second.id, second.title) == ("pp/res/2@2018", "Kites and masts")
    assert second.masthead is not None
    assert second.masthead.enacting == FORMULA
    assert itures.parse_text(text_of(1).rstrip("\n") + " " + glued).findings[0].code == "DOC007"


def test_a_chinese_text_may_begin_where_the_last_line_ends() -> None:
    one = "第1号决议（2018年，迪拜）\n题目\n国际电信联盟全权代表大会（2018年，迪拜），\n做出决议\n做好。"
    two = "第2号决议（2018年，迪拜）另一个题目\n国际电信联盟全权代表大会（2018年，迪拜），\n做出决议\n再做。\n"
    documents = all_of(one + two)
    assert ids(documents) == ["pp/res/1@2018", "pp/res/2@2018"]
    assert documents[1].title == "另一个题目"


@pytest.mark.parametrize(
    "inside",
    [
        # A citation that begins a line, one that is a line, one in capitals.
        "Resolution 7 (Rev. Dubai, 2018) of this conference asks for it;",
        "RESOLUTION 7 (REV. DUBAI, 2018) of this conference asks for it;",
        "that this was said in\nResolution 7 (Rev. Dubai, 2018)\nof this conference;",
        "that this was said before. RESOLUTION 7 (REV. DUBAI, 2018) of this conference too;",
        "that this was said before. Resolution 7 (Rev. Dubai, 2018) said it;",
        # The number line of the text itself, as the head of its second page.
        "RESOLUTION 1 (DUBAI, 2018)",
        "RESOLUTION 1 (DUBAI, 2018)\nconsidering further\nthat pages have heads,",
    ],
)
def test_citations_and_running_heads_divide_nothing(inside: str) -> None:
    text = text_of(1).replace("b)\tthat it is short,", f"{inside}\nb)\tthat it is short,")
    assert inside in text
    (document,) = all_of(text)
    assert document.source.part is None
    assert all(found.code != "DOC007" for found in itures.parse_text(text).findings)


def test_the_number_line_on_a_later_page_is_set_aside() -> None:
    again = "RESOLUTION 1 (DUBAI, 2018)\nb)\tthat it is short,"
    first, _ = all_of(text_of(1).replace("b)\tthat it is short,", again) + text_of(2))
    (head,) = [found for found in first.discarded if found.why == "running-head"]
    assert head.text == "RESOLUTION 1 (DUBAI, 2018)"
    assert [item.label for item in first.clauses[0].items] == ["a", "b"]


def test_a_text_in_an_annex_stays_there() -> None:
    annexed = text_of(1) + "ANNEX 1 TO RESOLUTION 1 (DUBAI, 2018)\n" + text_of(2)
    assert ids(all_of(annexed)) == ["pp/res/1@2018"]
    titled = text_of(1) + "ANNEX 1\nWhat was said before\n" + text_of(2)
    assert ids(all_of(titled)) == ["pp/res/1@2018"]


def test_a_list_of_texts_is_no_volume() -> None:
    listed = "".join(f"RESOLUTION {n} (DUBAI, 2018)\nA title in a list\n" for n in range(2, 9))
    end = "All of these are in force, as everybody knows who has read them. " * 9
    assert ids(all_of(text_of(1) + "ANNEX 1\nTexts in force\n" + listed + end)) == ["pp/res/1@2018"]


def test_texts_without_a_formula_begin_at_their_number_lines() -> None:
    wrc = "RESOLUTION {0} (REV.WRC-23)\nBeacons\n\nconsidering\nthat snow is deep,\n\nresolves\nto dig.\n"
    documents = all_of("".join(wrc.format(n) for n in (901, 902, 903)))
    assert ids(documents) == [f"wrc/res/{n}@2023" for n in (901, 902, 903)]


def test_the_head_of_page_of_the_un_belongs_to_what_follows() -> None:
    head = "United Nations\nA/RES/75/{0}\nGeneral Assembly\nDistr.: General\n9 December 2030\n"
    body = (
        "Seventy-fifth session\nAgenda item 9\nKites\nResolution adopted on 9 December 2030\n"
        "75/{0}.\tKites\nThe General Assembly,\nRecalling its resolution 70/901,\n"
        "1.\tDecides to fly a kite.\n\n40th plenary meeting\n9 December 2030\n"
    )
    documents = all_of("".join((head + body).format(n) for n in (901, 902)))
    assert ids(documents) == ["un/ga/res/75-901", "un/ga/res/75-902"]
    assert documents[1].text.startswith("United Nations\nA/RES/75/902\n")


def test_a_mark_in_the_margin_and_the_name_of_a_part_belong_to_what_follows() -> None:
    documents = all_of(text_of(1) + "DECISIONS\nMOD\n" + text_of(2, "DECISION"))
    assert ids(documents) == ["pp/res/1@2018", "pp/dec/2@2018"]
    assert documents[1].text.startswith("DECISIONS\nMOD\nDECISION 2")


FLAT = {
    "en": (
        f"RESOLUTION 1 (DUBAI, 2018) Kites {FORMULA} considering that a wet line conducts, resolves"
        f" to keep a list. RESOLUTION 2 (DUBAI, 2018) Ferries {FORMULA} noting that ferries are"
        " small, resolves to help them.\n"
    ),
    "fr": (
        "RÉSOLUTION 901 (C05) Les bateaux Le Conseil, considérant que les bateaux flottent, décide"
        " de les laisser flotter. Réf.: Documents C05/9. RÉSOLUTION 902 (C05) Les ancres Le"
        " Conseil, notant que les ancres coulent, charge le Secrétaire général de les compter.\n"
    ),
    "zh": (
        "第901号决议 国际船只的名单(C-1996)理事会，注意到 a) 船只很多， b) 名单很长，做出决议，"
        "敦促船长保存名单。参阅: C96/129号文件。 _______________ 第902号决定 “船只”一词的释义"
        "(C-1957, 最后修正 C-1981)理事会，经审议1940/CA12号文件，做出决定，船只是船。\n"
    ),
}
"""Two texts on one line, as extractors give the pages of a collection."""


@pytest.mark.parametrize(
    ("code", "wanted", "titles"),
    [
        ("en", ["pp/res/1@2018", "pp/res/2@2018"], ["Kites", "Ferries"]),
        ("fr", ["council/res/901@2005", "council/res/902@2005"], ["Les bateaux", "Les ancres"]),
        (
            "zh",
            ["council/res/901", "council/dec/902"],
            ["国际船只的名单(C-1996)", "“船只”一词的释义(C-1957, 最后修正 C-1981)"],
        ),
    ],
)
def test_texts_on_one_line(code: str, wanted: list[str], titles: list[str]) -> None:
    documents = all_of(FLAT[code])
    assert ids(documents) == wanted
    assert [document.title for document in documents] == titles
    for document in documents:
        assert document.masthead is not None
        assert document.masthead.enacting
        assert document.clauses


# ------------------------------------------------------------------ contents


def entries(form: str) -> str:
    return "".join(form.format(n) for n in (1, 2, 3))


@pytest.mark.parametrize(
    "contents",
    [
        "CONTENTS\n" + entries("RESOLUTION {0} (DUBAI, 2018) – A title of our own .... {0}\n"),
        "Contents\n" + entries("Resolution {0}\tA title of our own\t1{0}\n"),
        "CONTENTS\n" + entries("RESOLUTION {0} (DUBAI, 2018)\nA title of our own . . . . {0}\n"),
        "CONTENTS\n" + entries("RESOLUTION {0} (DUBAI, 2018)\nA title of our own\n"),
        entries("RESOLUTION {0} (DUBAI, 2018) A title of our own ........ {0}\n"),
    ],
)
def test_contents_in_many_forms(contents: str) -> None:
    front, *texts = all_of("Final Acts\n" + contents + text_of(1) + text_of(2) + text_of(3))
    assert ids(texts) == [f"pp/res/{n}@2018" for n in (1, 2, 3)]
    (aside,) = [found for found in front.discarded if found.why == "contents"]
    assert aside.text == contents.rstrip("\n")
    assert all(f.code != "DOC008" for document in (front, *texts) for f in document.findings)


def test_a_chinese_table_of_contents() -> None:
    line = "第{0}号决议（2018年，迪拜）  题目 ……………… {0}\n"
    text = "第{0}号决议（2018年，迪拜）\n题目\n国际电信联盟全权代表大会（2018年，迪拜），\n做出决议\n做好。\n"
    whole = "目录\n" + entries(line) + entries(text)
    front, *texts = all_of(whole)
    assert ids(texts) == [f"pp/res/{n}@2018" for n in (1, 2, 3)]
    assert [found.why for found in front.discarded] == ["contents"]
    assert all(found.code != "DOC008" for d in (front, *texts) for found in d.findings)


def test_a_listed_text_needs_no_formula() -> None:
    bare = "RESOLUTION 2 (DUBAI, 2018)\nSuppressed\n"
    listed = "CONTENTS\n" + entries("RESOLUTION {0} (DUBAI, 2018) A title ...... {0}\n")
    _, *texts = all_of(listed + text_of(1) + bare + text_of(3))
    assert ids(texts) == ["pp/res/1@2018", None, "pp/res/3@2018"]
    assert texts[1].text == bare
    # Without the list nothing says that it is a text.
    assert len(all_of(text_of(1) + bare + text_of(3))) == 2


# ------------------------------------------------------------------ for all texts

LINES = [
    line for name in ("en-pp-902-2022", "zh-pp-905") for line in
    (SAMPLES / f"{name}.txt").read_text("utf-8").splitlines(keepends=True)
] + ["ADD\tEXB/1/2\n", "RESOLUTION 3 (DUBAI, 2018)\n", "CONTENTS\n", "A title .... 7\n", "\n"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_the_parts_are_the_whole(lines: list[str]) -> None:
    text = "".join(lines)
    documents = all_of(text)
    assert "".join(document.text for document in documents) == text
    stretches = [document.source.part or Span(0, len(text)) for document in documents]
    assert [text[slice(*part)] for part in stretches] == [d.text for d in documents]


def test_many_number_lines_take_no_time() -> None:
    text = "RESOLUTION 1 (DUBAI, 2018)\n" * 4000 + "".join(
        f"RESOLUTION {n % 9000} (DUBAI, 2018)\n" for n in range(4000)
    )
    assert "".join(document.text for document in all_of(text)) == text


# ------------------------------------------------------------------ the parts of a reading


def reading() -> Reading:
    """Two texts, and behind them the notes of both as a Word file has them."""
    text = "One1 a.\nTwo2 b.\n1\tfirst\n2\tsecond\nhead\n"
    return Reading(
        text,
        (Block(0, 7, "resno"), Block(8, 15)),
        Source("x.docx", "0", "application/x"),
        marks=(NoteMark(Span(3, 4), "1", "7"), NoteMark(Span(11, 12), "2", "3")),
        notes=(
            NoteBody(Span(16, 24), Span(18, 23), "1", "7"),
            NoteBody(Span(24, 33), Span(26, 32), "2", "3"),
        ),
        asides=(Aside(Span(33, 38), "header"),),
        links=(Link(Span(8, 11), "https://example.org"),),
        knows_notes=True,
    )


def test_notes_go_with_their_marks() -> None:
    whole = reading()
    assert body_end(whole) == 15
    one, two = parts_of(whole, [0, 8])
    assert one.text == "One1 a.\n1\tfirst\n"
    assert two.text == "Two2 b.\n2\tsecond\nhead\n"
    assert [one.text[slice(*note.words)] for note in one.notes] == ["first"]
    assert [two.text[slice(*note.words)] for note in two.notes] == ["second"]
    assert [one.text[slice(*mark.span)] for mark in one.marks] == ["1"]
    assert [two.text[slice(*link.span)] for link in two.links] == ["Two"]
    assert [two.text[slice(*aside.span)] for aside in two.asides] == ["head\n"]
    assert [block.style for block in one.blocks] == ["resno"]
    assert (one.source.part, two.source.part) == (Span(0, 8), Span(8, 15))


def test_a_paragraph_is_cut_where_a_text_begins_in_it() -> None:
    whole = Reading("A b. C d", (Block(0, 8, "call"),), Source(None, "0", "text/html"))
    one, two = parts_of(whole, [0, 5])
    assert [(b.start, b.end, b.style) for b in (*one.blocks, *two.blocks)] == [
        (0, 4, "call"),
        (0, 3, "call"),
    ]


# ------------------------------------------------------------------ the command line


def test_split_into_a_folder(tmp_path: Path) -> None:
    done = run("parse", "--split", "-t", "text", "-o", f"{tmp_path}/out/", str(VOLUME))
    assert (done.code, done.err) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "en-volume-911-916-001.txt",
        "pp-dec-914@2022.txt",
        "pp-rec-915@2022.txt",
        "pp-res-911@2022.txt",
        "pp-res-912@2022.txt",
        "pp-res-913@2022.txt",
        "pp-res-916@2022.txt",
    ]


def test_split_into_lines() -> None:
    done = run("parse", "--split", "-t", "ndjson", str(VOLUME))
    assert done.code == 0
    found = [itures.from_json(line) for line in done.lines]
    assert ids(found) == ids(list(itures.parse_all(VOLUME)))


def test_split_with_heads() -> None:
    done = run("parse", "--split", "-t", "text", "samples/en-volume-911-916.txt")
    heads = [line for line in done.lines if line.startswith("samples/")]
    assert heads[:2] == [
        "samples/en-volume-911-916.txt, unknown",
        "samples/en-volume-911-916.txt, pp/res/911@2022",
    ]
    assert len(heads) == 7


def test_split_does_not_fit_in_one_json() -> None:
    done = run("parse", "--split", str(VOLUME))
    assert done.code == 2
    assert "--to ndjson" in done.err


def test_the_same_text_twice_has_two_files(tmp_path: Path) -> None:
    text = (SAMPLES / "en-wtsa-901.txt").read_text("utf-8")
    other = (SAMPLES / "fr-wtsa-901.txt").read_text("utf-8")
    (tmp_path / "v.txt").write_text(text + other + text + text, "utf-8")
    done = run("parse", "--split", "-o", f"{tmp_path}/out/", str(tmp_path / "v.txt"))
    assert done.code == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "v-001.json",  # the foreword of the first is that of the volume
        "wtsa-res-901@2024.en-2.json",
        "wtsa-res-901@2024.en.json",
        "wtsa-res-901@2024.fr.json",
        "wtsa-res-901@2024.json",
    ]


def test_an_input_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "pp-res-1@2018.txt"
    path.write_text(text_of(1) + text_of(2), "utf-8")
    done = run("parse", "--split", "-t", "text", "-o", f"{tmp_path}/", str(path))
    assert done.code == 3
    assert "not written over" in done.err
    assert path.read_text("utf-8") == text_of(1) + text_of(2)
    assert (tmp_path / "pp-res-2@2018.txt").exists()


# ------------------------------------------------------------------ real texts

SETS = {
    "pp18": "pp18-en/*.txt",
    "unsc": "unsc-en/*.txt",
    "bipm-en": "bipm/bipm/en/*.txt",
    "itu-form-fr": "bipm/itu/fr/*.txt",
    **{f"un-{code}": f"un-6lang/{code}/*.txt" for code in ("ar", "en", "es", "fr", "ru", "zh")},
}


@pytest.mark.corpus
@pytest.mark.skipif(not PRESENT, reason="the real texts are not there")
def test_no_single_text_is_divided() -> None:
    divided = [path.name for path in files() if path.suffix == ".txt" and len(_parts(path)) != 1]
    assert divided == []


def _parts(path: Path) -> list[itures.Document]:
    return list(itures.parse_all(path))


@pytest.mark.corpus
@pytest.mark.skipif(not PRESENT, reason="the real texts are not there")
@pytest.mark.parametrize("name", SETS)
def test_a_volume_of_real_texts_comes_apart(name: str) -> None:
    paths = sorted(CORPUS.glob(SETS[name]))
    _comes_apart(paths)


@pytest.mark.corpus
@pytest.mark.skipif(not PRESENT, reason="the real texts are not there")
def test_a_volume_in_six_languages_comes_apart() -> None:
    paths = [path for name in SETS for path in sorted(CORPUS.glob(SETS[name]))[:4]]
    random.Random(7).shuffle(paths)
    _comes_apart(paths)


def _comes_apart(paths: Sequence[Path]) -> None:
    """The texts come out one by one, with the trees that they have alone."""
    texts = [path.read_text("utf-8-sig") for path in paths]
    whole = "".join(text if text.endswith("\n") else text + "\n" for text in texts)
    documents = all_of(whole)
    assert len(documents) == len(paths)
    wrong = [
        path.name
        for path, document in zip(paths, documents, strict=True)
        if differences(itures.parse(path), document)
    ]
    assert wrong == []


@pytest.mark.corpus
@pytest.mark.skipif(not PRESENT, reason="the real texts are not there")
def test_wrc_resolutions_come_apart() -> None:
    # Two of these files have the head of the next text at their end, and the next begins
    # without it: as a volume the heads are where they belong.
    paths = sorted(CORPUS.glob("wrc-en/*.txt"))
    documents = all_of("".join(path.read_text("utf-8-sig") + "\n" for path in paths))
    assert len(documents) == len(paths)
    alone = [itures.parse(path).id for path in paths]
    assert ids(documents) == alone


@pytest.mark.corpus
@pytest.mark.skipif(not PRESENT, reason="the real texts are not there")
def test_a_word_volume_of_a_hundred_texts() -> None:
    documents = list(itures.parse_all(CORPUS / "docx-made" / "04_volume_100_resolutions.docx"))
    assert len(documents) == 100
    assert {document.kind for document in documents} == {"resolution"}
    assert {len(document.clauses) for document in documents} == {8}
    assert {len(document.footnotes) for document in documents} == {3}
    assert all(note.anchor for document in documents for note in document.footnotes)
    for document in documents[:3]:
        assert list(losses(document)) == []
