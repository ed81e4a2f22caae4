"""Word files: words, paragraphs, styles, fields, links, text boxes, tables."""

import pytest

from itures.model.blocks import Cell
from word_files import (
    box,
    cell,
    field,
    lines,
    para,
    read,
    row,
    run,
    table,
    text,
    word,
)

# ------------------------------------------------------------------ words


def test_signs_become_characters() -> None:
    signs = "<w:noBreakHyphen/><w:t>T</w:t><w:softHyphen/><w:tab/><w:ptab/><w:br/><w:cr/>"
    assert text(para(f"<w:r><w:t>ITU</w:t>{signs}</w:r>")) == "ITU\u2011T\u00ad\t\t\n\n\n"


def test_line_ends_in_words_are_blanks() -> None:
    assert text(para("<w:r><w:t>two\nlines</w:t></w:r>")) == "two lines\n"


def test_symbols_are_what_they_show() -> None:
    known = '<w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="Symbol" w:char="F061"/>'
    odd = '<w:sym w:font="No such font" w:char="F041"/><w:sym w:font="Symbol" w:char="zz"/>'
    assert text(para(f"<w:r>{known}{odd}</w:r>")) == "\u2022\u03b1\uf041\n"


def test_unknown_wrappers_are_transparent() -> None:
    inner = '<w:wrap><w:smartTag><w:smartTagPr/><w:dir w:val="rtl"><w:bdo w:val="rtl">'
    outer = "</w:bdo></w:dir></w:smartTag></w:wrap>"
    assert text(para(inner + run("kept") + outer)) == "kept\n"


def test_words_outside_of_paragraphs_are_kept() -> None:
    assert text(run("loose"), para("tied"), run("loose again")) == "loose\ntied\nloose again\n"


def test_formulas_are_kept() -> None:
    assert text(para("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")) == "x=1\n"


def test_right_to_left_runs_are_in_reading_order() -> None:
    words = "\u0623) \u0646\u0635 "
    assert text(para(run(words, "<w:rtl/>"), "ITU")) == f"{words}ITU\n"


def test_of_several_forms_the_first_with_words_is_read() -> None:
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="x"/>'
        f'<mc:Choice Requires="y">{run("new")}</mc:Choice>'
        f"<mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>"
    )
    only = f"<mc:AlternateContent><mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>"
    assert text(para(choice), para(only)) == "new\nold\n"


def test_hidden_words_are_set_aside() -> None:
    found = read(word(para("seen ", run("unseen ", "<w:vanish/>"), "seen")))
    assert found.text == "seen unseen seen\n"
    assert [(a.why, found.text[slice(*a.span)]) for a in found.asides] == [("hidden", "unseen ")]


# ------------------------------------------------------------------ styles


def test_style_names_are_folded_and_ids_mean_nothing() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Normal_after title,x"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading-1"/>'
        '<w:style w:type="paragraph" w:styleId="!!"><w:name w:val="**"/><w:basedOn w:val="q"/></w:style>'
    )
    paras = [para("x", style=name) for name in ("q", "Heading-1", "!!", "Not There", "")]
    found = read(word(*paras, styles=styles))
    names = ["normalaftertitle", "heading1", "normalaftertitle", "notthere", None]
    assert [block.style for block in found.blocks] == names


def test_circles_of_styles_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:name w:val="S {i}"/>'
        f'<w:basedOn w:val="s{(i + 1) % 1000}"/></w:style>'
        for i in range(1000)
    )
    found = read(word(para("x", style="s0"), styles=styles))
    assert found.blocks[0].style == "s0"


def test_italics_and_headings() -> None:
    level = '<w:outlineLvl w:val="{}"/>'
    found = read(
        word(
            para("by style", style="a8"),
            para(run("by hand", "<w:i/>"), run(" all of it", "<w:i/>")),
            para(run("not ", '<w:i w:val="0"/>'), "all", style="a8"),
            para("heading", props=level.format(1)),
            para("body text", props=level.format(9)),
        )
    )
    assert [block.italic for block in found.blocks] == [True, True, False, False, False]
    assert [block.level for block in found.blocks] == [None, None, None, 2, None]


def test_character_styles_are_runs() -> None:
    found = read(
        word(
            para(
                "RESOLUTION ",
                run("9", '<w:rStyle w:val="x2"/>'),
                run("8", '<w:rStyle w:val="x2"/>'),
            )
        )
    )
    assert [(r.style, found.text[slice(*r.span)]) for r in found.runs] == [("href", "98")]


def test_labels_stand_in_the_text_once() -> None:
    found = read(
        word(
            para("first", num=0),
            para("b)\ttyped", num=0),
            para("inner", num=1),
            para("third", style="Listed"),
        )
    )
    assert lines(found) == ["a)\tfirst", "b)\ttyped", "i)\tinner", "c)\tthird"]


# ------------------------------------------------------------------ fields and links


def test_results_of_fields_are_kept_and_codes_dropped() -> None:
    code = field(" PAGE ", run("7"))
    nested = field(" IF ", run("8")).replace(
        '<w:r><w:fldChar w:fldCharType="separate"/>',
        code + '<w:r><w:fldChar w:fldCharType="separate"/>',
        1,
    )
    simple = f'<w:fldSimple w:instr=" STYLEREF href ">{run("12")}</w:fldSimple>'
    assert text(para("p. ", nested, " of ", simple)) == "p. 8 of 12\n"


def test_a_field_that_never_ends_loses_no_words() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert text(para("one", begin, "two"), para("three")) == "onetwo\nthree\n"


def test_fields_without_a_result_print_what_their_code_says() -> None:
    def bare(code: str, data: str = "") -> str:
        begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}"

    box_ = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    pick = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="no"/><w:listEntry w:val="yes"/></w:ddList></w:ffData>'
    symbol = bare('SYMBOL 183 \\f "Symbol" \\s 10')
    shown = text(para(symbol, bare("FORMCHECKBOX", box_), bare("FORMDROPDOWN", pick)))
    assert shown == "\u2022\u2612yes\n"


def test_links() -> None:
    out = f'<w:hyperlink r:id="k">{run("outside")}</w:hyperlink>'
    both = f'<w:hyperlink r:id="k" w:anchor="top">{run("a place there")}</w:hyperlink>'
    here = f'<w:hyperlink w:anchor="Annex_1">{run("in here")}</w:hyperlink>'
    coded = field(' HYPERLINK "http://b.example/" \\l "z" \\o "a tip" ', run("by field"))
    found = read(
        word(para(out, " ", both, " ", here, " ", coded), links={"k": "http://a.example/"})
    )
    assert [(found.text[slice(*link.span)], link.target) for link in found.links] == [
        ("outside", "http://a.example/"),
        ("a place there", "http://a.example/#top"),
        ("in here", "#Annex_1"),
        ("by field", "http://b.example/#z"),
    ]


# ------------------------------------------------------------------ text boxes


def test_a_text_box_stands_once_behind_its_paragraph() -> None:
    found = read(word(para("before", box("in the box", box_in_box()), " after"), para("next")))
    assert lines(found) == ["before after", "in the box", "more", "deep", "next"]


def box_in_box() -> str:
    return para("more", box("deep"))


def test_words_in_drawings_are_kept() -> None:
    drawn = "<w:r><w:drawing><a:p><a:r><a:t>dra</a:t></a:r><a:r><a:t>wn</a:t></a:r></a:p></w:drawing></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath string="BENT"/></v:shape></w:pict></w:r>'
    assert text(para("x", drawn, art)) == "x\ndrawn\nBENT\n"


# ------------------------------------------------------------------ tables


def test_cells_rows_and_what_is_around() -> None:
    found = read(word(para("over"), table(row("a", "b"), row("", "c")), para("under")))
    assert found.text == "over\na\tb\n\tc\nunder\n"
    cells = [block.cell for block in found.blocks]
    assert cells == [None, Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 1, 1), None]


def test_wide_and_tall_cells() -> None:
    wide = cell("wide", props='<w:gridSpan w:val="2"/>')
    tall = cell("tall", props='<w:vMerge w:val="restart"/>')
    on = cell("", props="<w:vMerge/>")
    late = row("late", props='<w:gridBefore w:val="2"/>')
    found = read(word(table(row(wide, tall), row("x", "y", on), late)))
    places = {found.text[b.start : b.end]: b.cell for b in found.blocks}
    assert places == {
        "wide": Cell(0, 0, 0),
        "tall": Cell(0, 0, 2),
        "x": Cell(0, 1, 0),
        "y": Cell(0, 1, 1),
        "late": Cell(0, 2, 2),
    }


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(row("1", "2"), row("3", "4"))
    found = read(word(table(row(cell(para("a"), inner, para("z")), "b"))))
    assert found.text == "a\n1\t2\n3\t4\nz\tb\n"
    assert {found.text[b.start : b.end]: b.cell for b in found.blocks} == {
        "a": Cell(0, 0, 0),
        "1": Cell(1, 0, 0),
        "2": Cell(1, 0, 1),
        "3": Cell(1, 1, 0),
        "4": Cell(1, 1, 1),
        "z": Cell(0, 0, 0),
        "b": Cell(0, 0, 1),
    }


def test_several_paragraphs_and_a_box_in_a_cell() -> None:
    found = read(word(table(row(cell("one", "two", para("three", box("boxed"))), "b"))))
    assert found.text == "one\ntwo\nthree\nboxed\tb\n"
    assert [block.cell for block in found.blocks][-2:] == [Cell(0, 0, 0), Cell(0, 0, 1)]


@pytest.mark.parametrize("odd", ["<w:tr/>", "<w:tr><w:tc/></w:tr>", ""])
def test_tables_without_what_they_need(odd: str) -> None:
    found = read(word(para("over"), f"<w:tbl>{odd}</w:tbl>", para("under")))
    assert lines(found) == ["over", "under"]


def test_rows_and_cells_in_wrappers() -> None:
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt>"
    held = f"<w:customXml>{cell('c')}</w:customXml>"
    assert text(table(wrapped, f"<w:tr>{held}{cell('d')}</w:tr>")) == "a\tb\nc\td\n"


def test_signs_of_symbol_fonts_among_words() -> None:
    fonts = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    assert text(para(run("\uf0b7 \uf0a3", fonts), run("\uf0b7"))) == "\u2022 \u2264\uf0b7\n"
