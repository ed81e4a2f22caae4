"""LNG: the texts of one resolution in several languages, laid side by side."""

from pathlib import Path

import pytest

import itures
from cli_run import run
from itures.analysis.languages import concordance, version_of
from un_measure import LANGUAGES, cited, document, stems

ENGLISH = """RESOLUTION 907 (BUCHAREST, 2022)
Tools for the repair of harbour cables
The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),
recalling
{cited},
instructs the Secretary-General
to list the ports that keep such tools, and to say who holds the key of each shed.
"""
FRENCH = """RÉSOLUTION 907 (BUCAREST, 2022)
Outils pour la réparation des câbles de port
La Conférence de plénipotentiaires de l'Union internationale des télécommunications (Bucarest, 2022),
rappelant
{cited},
charge le {actor}
de dresser la liste des ports qui ont de tels outils, et de dire qui a la clé de chaque cabane.
"""
SPANISH = """RESOLUCIÓN 907 (BUCAREST, 2022)
Herramientas para la reparación de cables de puerto
La Conferencia de Plenipotenciarios de la Unión Internacional de Telecomunicaciones (Bucarest, 2022),
recordando
{cited},
encarga al Secretario General
que haga la lista de los puertos que tienen tales herramientas.
"""
EN = ENGLISH.format(cited="Resolution 13 (Rev. Dubai, 2018) of the Plenipotentiary Conference")
ES = SPANISH.format(
    cited="la Resolución 13 (Rev. Dubái, 2018) de la Conferencia de Plenipotenciarios"
)


def french(
    number: str = "13 (Rév. Dubaï, 2018)", actor: str = "Secrétaire général", head: str = FRENCH
) -> str:
    words = f"la Résolution {number} de la Conférence de plénipotentiaires"
    return head.format(cited=words, actor=actor)


def said(*texts: str) -> list[tuple[str, str, str]]:
    """Language, code and message of all findings about some texts."""
    documents = [itures.parse_text(text) for text in texts]
    assert {d.id for d in documents} == {"pp/res/907@2022"}
    versions = [version_of(d.language, d) for d in documents]
    return [(name, finding.code, finding.message) for name, finding in concordance(versions)]


def test_texts_that_say_the_same_have_no_finding():
    assert said(EN, french(), ES) == []


def test_two_texts_in_one_language_are_not_compared():
    assert said(EN, EN.replace("Resolution 13", "Resolution 14")) == []


def test_another_edition_is_told_where_it_stands():
    (name, code, message), *more = said(EN, french("13 (Rév. Busan, 2014)"))
    assert (name, code, more) == ("fr", "LNG702", [])
    assert message == "cites pp/res/13@2014; most languages cite pp/res/13@2018"


def test_what_most_languages_say_counts():
    english = EN.replace("Resolution 13", "Resolution 14")
    assert {(name, code) for name, code, _ in said(english, french(), ES)} == {("en", "LNG702")}


def test_what_is_not_cited_is_told_with_the_clause_where_the_others_cite_it():
    text = french().replace("la Résolution 13 (Rév. Dubaï, 2018) de la", "les usages de la")
    (_, code, message), *_ = said(EN, text)
    assert code == "LNG702"
    assert message == "does not cite pp/res/13@2018, as en do in recalling_1"


def test_a_clause_more():
    text = french().replace(
        "charge le",
        "invite les États Membres\nà montrer leurs cabanes,\ncharge le",
    )
    assert ("fr", "LNG701") in {(name, code) for name, code, _ in said(EN, text)}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("rappelant", "considérant", "LNG704"), ("Secrétaire général", "Conseil", "LNG703")],
)
def test_another_type_or_addressee(old: str, new: str, code: str):
    assert code in {c for _, c, _ in said(EN, french().replace(old, new))}


def test_the_command_compares_the_files_it_is_given(tmp_path: Path):
    (tmp_path / "en.txt").write_text(EN, encoding="utf-8")
    (tmp_path / "fr.txt").write_text(french("13 (Rév. Busan, 2014)"), encoding="utf-8")
    found = run("check", str(tmp_path))
    assert "fr.txt:5:4: LNG702 error cites pp/res/13@2014" in found.out.splitlines()[-1]
    assert found.code == 1
    assert "2 documents" in found.err


@pytest.mark.corpus
def test_each_difference_between_the_six_languages_of_the_un_is_a_finding():
    for stem in stems():
        versions = [version_of(code, document(code, stem)) for code in LANGUAGES]
        named = {n for n, f in concordance(versions) if f.code == "LNG702"}
        sets = {code: frozenset(cited(document(code, stem))) for code in LANGUAGES}
        usual = max(sets.values(), key=list(sets.values()).count)
        assert {code for code, found in sets.items() if found != usual} <= named, stem
