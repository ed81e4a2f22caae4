"""Identifiers printed in six languages, and read back from what was printed."""

from pathlib import Path

import pytest

import itures
from itures.errors import IdentifierError
from itures.notation.check import check

SENTENCES = {
    "en": "The report mentions {} today.",
    "fr": "Le rapport mentionne {} ici.",
    "es": "El informe menciona {} hoy.",
    "ru": "В отчете упоминается {} сегодня.",
    "zh": "报告提到{}。",
    "ar": "يشير التقرير إلى {} اليوم.",
}
FORMS = [
    "pp/res/71@2022",
    "pp/res/219@2022",
    "pp/res/12",
    "pp/res/71@2030",
    "pp/dec/5@2018",
    "pp/rec/1@1994",
    "pp/res/com5/4@2014",
    "wtsa/res/44@2024",
    "wtdc/res/37@2022",
    "wcit/res/4@2012",
    "wtpf/op/4@2013",
    "ccitt/res/2@1988",
    "ra/res/34-2",
    "ra/res/66",
    "wrc/res/35@2023",
    "wrc/res/20",
    "warc/res/20@1992",
    "council/res/1333@2016",
    "council/dec/482@2020",
    "council/res/925@1985",
    "council/doc/C14-24",
    "council/doc/C14-24r1",
    "itu-t/rec/X.509@2019-10",
    "itu-t/rec/A.13@2000/amd/1@2007-12",
    "itu-t/rec/D.50/suppl/2@2013-05",
    "itu-t/rec/Y.4102/Y.2074@2015",
    "itu-t/suppl/A.3",
    "itu-r/rec/M.2083-0",
    "itu-r/rep/M.2292",
    "itu-d/q/5-1",
    "cs/154",
    "cv/246B",
    "cs/art/14",
    "gr/162",
    "rr/5.388",
    "rr/app/30B",
    "rr/app/30B#annex-5",
    "itr/art/5@2012",
    "un/ga/res/70-125",
    "un/ga/res/2665(XX)",
    "un/ga/res/217(III)",
    "un/ga/res/es-10-15",
    "un/ga/res/s-24-2",
    "un/sc/res/2202",
    "un/ecosoc/res/2006-46",
    "un/hrc/res/43-1",
    "wsis/tunis-agenda/35d",
    "wsis/geneva-plan-of-action/20c",
    "wsis/al/C5",
    "sdg/9",
    "gs/cl/21-002",
    "gs/cl/47",
    "br/cr/387",
    "tsb/circ/237",
    "pp/strategic-plan/2024-2027",
    "un/agenda-2030",
    "itu/connect-2030",
    "wrc/res/35@2023#resolves/11c",
    "pp/res/25@2018#resolves/1..11",
    "pp/res/25@2018#considering/e",
    "wtdc/res/37@2022#resolves/3a",
    "pp/dec/5@2018#annex-2",
    "pp/res/71@2022#resolves",
    "pp/res/71@2022#annex",
]
NO_WORDS = {
    ("ccitt/res/2@1988", "zh"),
    ("pp/res/71@2022#resolves", "ar"),
}
"""What a language has no template or no word for."""
NOT_READ = {
    *(("pp/res/71@2022#resolves", lang) for lang in ("en", "fr", "es")),
}
"""What is printed rightly, and read as a citation of the text without the place in it."""
SAMPLES = Path(__file__).parents[1] / "samples"


def read_back(text: str, lang: str) -> list[str]:
    document = itures.parse_text(SENTENCES[lang].format(text), language=lang)
    return [str(citation.target) for citation in document.citations]


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("revised", [None, True])
def test_what_is_printed_is_read_back(form: str, lang: str, *, revised: bool | None) -> None:
    text = itures.format_id(form, lang, revised=revised)
    if (form, lang) in NO_WORDS:
        assert text == form
        return
    assert text != form
    expected = form.partition("#")[0] if (form, lang) in NOT_READ else form
    assert read_back(text, lang) == [expected]


@pytest.mark.parametrize("lang", SENTENCES)
def test_the_citations_of_the_samples_are_printed_in_every_language(lang: str) -> None:
    targets = {
        str(citation.target)
        for path in SAMPLES.glob("*.txt")
        for citation in itures.parse(path).citations
        if citation.target is not None
    }
    assert targets
    for target in sorted(targets):
        text = itures.format_id(target, lang)
        if target.startswith("#"):
            assert text == target
        else:
            assert read_back(text, lang) == [target]


def test_rev_is_printed_where_it_is_known() -> None:
    assert "Rev." in itures.format_id("pp/res/71@2022", "en")
    assert "Rev." not in itures.format_id("pp/res/71@2022", "en", revised=False)
    assert "Rev." not in itures.format_id("pp/res/219@2022", "en")  # new in that session
    assert "Rev." not in itures.format_id("wrc/res/35@2023", "en")  # nobody knows
    assert "(Rev.WRC-23)" in itures.format_id("wrc/res/35@2023", "en", revised=True)


def test_no_part_of_an_identifier_is_lost() -> None:
    assert itures.format_id("pp/res/1@2018#nowhere/2", "en") == "pp/res/1@2018#nowhere/2"
    assert itures.format_id("itu-t/rec/A.1@2000/add/2", "zh") == "itu-t/rec/A.1@2000/add/2"
    assert itures.format_id("x/y/1", "vi") == "x/y/1"
    with pytest.raises(IdentifierError):
        itures.format_id("no identifier", "en")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('[print.forms]\ngoal = "SDG {gaol}"', "no slot 'gaol'; did you mean 'goal'?"),
        ('[print.forms]\ngoal = "{@gaol=goal}"', "no words 'gaol'; did you mean 'goal'?"),
        ('[print.forms]\ngoals = "{goal}"', "no identifier is printed as 'goals'"),
        ('[print.forms]\ngoal = "SDG [{goal}"', "a bracket is not closed"),
        ('[print.forms]\ngoal = "Goal {goal}"', "'sdg/9' is printed 'Goal 9'"),
        ("[print]\nexamples = []", "the template 'goal' has no example"),
    ],
)
def test_the_check_of_grammars_knows_the_templates(tmp_path: Path, table: str, said: str) -> None:
    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / "en.toml").write_text(f"format = 1\n{table}\n", "utf-8")
    found = check(itures.load_grammar(str(tmp_path)), ["en"])
    assert any(said in str(problem) for problem in found.problems)
