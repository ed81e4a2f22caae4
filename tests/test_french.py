"""French: whole texts give the same trees as English ones, and the forms of the language are read."""

import pytest

import itures
from little_texts import ENGLISH, assert_same, opener, targets

FRENCH = """\
DÉCISION 901 (Rév. Dubaï, 2018)
Prêt d'outils entre les ateliers des régions
(Guadalajara, 2010; Busan, 2014; Dubaï, 2018)
La Conférence de plénipotentiaires de l'Union internationale des télécommunications (Dubaï, 2018),
rappelant
a)	les Résolutions 902 et 903 (Rév. Busan, 2014) de la Conférence de plénipotentiaires et la Résolution 1901 (2016) du Conseil;
b)	le numéro 162 des Règles générales;
c)	la Résolution 904 (CMR-15) et la Résolution UIT-R 91-2,
ayant examiné
les rapports des ateliers,
notant avec préoccupation
a)	que des outils se perdent en chemin;
b)	que l'Annexe 2 de la Résolution 905 (Rév. Busan, 2014) ne désigne aucun transporteur,
reconnaissant en outre
que la résolution 70/901 de l'Assemblée générale des Nations Unies parle de réparation,
charge le Secrétaire général et les Directeurs des trois Bureaux
1	de tenir une liste des outils, qui devrait:
i)	désigner chaque outil;
ii)	désigner son gardien;
2	de rendre compte au Conseil de la suite donnée au point a) du considérant ci-dessus,
invite en outre les États Membres, les Membres de Secteur et les Associés
1	à prêter ce dont ils peuvent se passer;
2	à appliquer l'article 5 du Règlement des télécommunications internationales,
prie le Secrétaire général et charge le Directeur du Bureau de développement des télécommunications, en collaboration avec les bureaux régionaux
de marquer les outils comme indiqué dans l'Annexe 1 de la présente Décision.
ANNEXE 1 DE LA DÉCISION 901 (RÉV. DUBAÏ, 2018)
Comment un outil est marqué
1	Graver le numéro.
2	Peindre le manche.
"""


def test_a_decision_has_the_tree_of_its_english_counterpart() -> None:
    assert_same(itures.parse_text(ENGLISH), itures.parse_text(FRENCH))


def test_without_accents_and_in_capitals_it_is_the_same() -> None:
    plain = FRENCH.translate(str.maketrans("éèêàâïîôûçÉÈÀÎÔ", "eeeaaiioucEEAIO"))
    assert_same(itures.parse_text(FRENCH), itures.parse_text(plain))


def test_a_sample_has_the_tree_of_its_english_counterpart(
    pytestconfig: pytest.Config,
) -> None:
    samples = pytestconfig.rootpath / "samples"
    english, french = (
        itures.parse(samples / "en-wtsa-901.txt"),
        itures.parse(samples / "fr-wtsa-901.txt"),
    )
    assert french.language == "fr"
    assert_same(english, french)


@pytest.mark.parametrize(
    ("line", "types", "modifiers", "actors"),
    [
        ("considérant", ("considering",), (), ()),
        ("considérant que", ("considering",), (), ()),
        ("consciente du fait", ("aware",), (), ()),
        ("vivement préoccupée", ("concerned",), ("deeply",), ()),
        ("tenant compte de", ("taking-into-account",), (), ()),
        (
            "ayant pris note avec satisfaction",
            ("noting",),
            ("having", "with-satisfaction"),
            (),
        ),
        ("ayant à l'esprit", ("bearing-in-mind",), (), ()),
        ("rappelant également", ("recalling",), ("further",), ()),
        ("décide de charger le Conseil", ("resolves", "instructs"), (), ("council",)),
        (
            "décide d'inviter les États Membres à",
            ("resolves", "invites"),
            (),
            ("member-states",),
        ),
        ("charge le Directeur du TSB de", ("instructs",), (), ("tsb-director",)),
        (
            "charge le Groupe consultatif de la normalisation des télécommunications (GCNT)",
            ("instructs",),
            (),
            ("tsag",),
        ),
        (
            "demande aux administrations intéressées",
            ("requests",),
            (),
            ("administrations",),
        ),
        ("demande instamment aux États Membres", ("urges",), (), ("member-states",)),
        ("invite la CMR-27", ("invites",), (), ("wrc",)),
        (
            "invite la Conférence mondiale des radiocommunications de 2027",
            ("invites",),
            (),
            ("wrc",),
        ),
        (
            "charge les Directeurs du TSB et du BDT, en étroite collaboration avec le Conseil, de",
            ("instructs",),
            (),
            ("tsb-director", "bdt-director"),
        ),
        (
            "invite les établissements universitaires et les pays en développement:",
            ("invites",),
            (),
            ("academia", "developing-countries"),
        ),
        (
            "charge en outre le Groupe de travail ad hoc",
            ("instructs",),
            ("further",),
            ("groupe-de-travail-ad-hoc",),
        ),
    ],
)
def test_openers(
    line: str,
    types: tuple[str, ...],
    modifiers: tuple[str, ...],
    actors: tuple[str, ...],
) -> None:
    assert opener(line, "fr") == (types, modifiers, actors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("voir la Résolution 35 (Rév.CMR-23).", ["wrc/res/35@2023"]),
        ("la Résolution 64 de la CMDT (Hyderabad, 2010)", ["wtdc/res/64@2010"]),
        ("la Résolution 1386 (C17, dernière mod. C19)", ["council/res/1386@2019"]),
        ("conformément à la Résolution 99 Rév. Guadalajara, 2010", ["pp/res/99@2010"]),
        (
            "les Résolutions 50 et 52 (Rév. Hammamet, 2016) et 45 (Rév. Dubaï, 2014)",
            ["wtsa/res/50@2016", "wtsa/res/52@2016", "wtdc/res/45@2014"],
        ),
        ("les numéros 160A-160C de la Convention", ["cv/160A", "cv/160B", "cv/160C"]),
        (
            "le point 2 du décide de la Résolution 58 (Rév. Busan, 2014)",
            ["pp/res/58@2014#resolves/2"],
        ),
        (
            "les points 1 à 11 du décide de la Résolution 25 (Rév. Dubaï, 2018)",
            ["pp/res/25@2018#resolves/1..11"],
        ),
        (
            "l'Annexe 1 de la Résolution 71 (Rév. Dubaï, 2018)",
            ["pp/res/71@2018#annex-1"],
        ),
        ("les ODD 4, 9 et 16", ["sdg/4", "sdg/9", "sdg/16"]),
        ("la résolution 2202 (2015) du Conseil de sécurité", ["un/sc/res/2202"]),
        # what is none
        ("l'article 9 de la Convention des Nations Unies relative aux outils", []),
        ("la résolution de l'image et la décision de 13 membres", []),
        ("la Résolution 73 de la CITEL", []),
        ("charge le Conseil de se prononcer", []),
    ],
)
def test_citations(text: str, expected: list[str]) -> None:
    assert targets(text, "fr") == expected


def test_run_on_openers_are_cut_as_in_text_from_a_page() -> None:
    document = itures.parse_text(
        "RÉSOLUTION 901 (Dubaï, 2018)\nOutils\nLe Conseil,\nconsidérant\n"
        "que les outils se perdent, décide 1 de les compter; 2 de les marquer, "
        "charge le Secrétaire général de tenir la liste.\n"
    )
    assert [c.types for c in document.clauses] == [
        ("considering",),
        ("resolves",),
        ("instructs",),
    ]
    assert [i.label for i in document.clauses[1].items] == ["1", "2"]


def test_a_radiocommunication_assembly_prints_the_years_of_its_editions() -> None:
    document = itures.parse_text(
        "RÉSOLUTION UIT-R 91-2\nOutils\n(2003-2007-2012)\n"
        "L'Assemblée des radiocommunications de l'UIT,\nconsidérant\na)	x;\nb)	y,\ndécide\n1	z.\n"
    )
    assert document.id == "ra/res/91-2"
    assert document.masthead is not None
    assert [session.year for session in document.masthead.history] == [2003, 2007, 2012]
