"""Spanish: whole texts give the same trees as English ones, and the forms of the language are read."""

import pytest

import itures
from little_texts import ENGLISH, assert_same, opener, targets

SPANISH = """\
DECISIÓN 901 (Rev. Dubái, 2018)
Préstamo de herramientas entre los talleres de las regiones
(Guadalajara, 2010; Busán, 2014; Dubái, 2018)
La Conferencia de Plenipotenciarios de la Unión Internacional de Telecomunicaciones (Dubái, 2018),
recordando
a)	las Resoluciones 902 y 903 (Rev. Busán, 2014) de la Conferencia de Plenipotenciarios y la Resolución 1901 (2016) del Consejo;
b)	el número 162 del Reglamento General de las conferencias, asambleas y reuniones de la Unión;
c)	la Resolución 904 (CMR-15) y la Resolución UIT-R 91-2,
habiendo examinado
los informes de los talleres,
observando con preocupación
a)	que las herramientas se pierden por el camino;
b)	que el Anexo 2 a la Resolución 905 (Rev. Busán, 2014) no designa a ningún transportista,
reconociendo además
que la resolución 70/901 de la Asamblea General de las Naciones Unidas habla de la reparación,
encarga al Secretario General y a los Directores de las tres Oficinas
1	que lleven una lista de las herramientas, que debería:
i)	designar cada herramienta;
ii)	designar a quien la guarda;
2	que informen al Consejo sobre el considerando a) anterior,
invita además a los Estados Miembros, Miembros de Sector y Asociados
1	a prestar lo que no necesiten;
2	a aplicar el Artículo 5 del Reglamento de las Telecomunicaciones Internacionales,
pide al Secretario General y encarga al Director de la Oficina de Desarrollo de las Telecomunicaciones, en colaboración con las Oficinas Regionales
que marquen las herramientas como se describe en el Anexo 1 a la presente Decisión.
ANEXO 1 A LA DECISIÓN 901 (REV. DUBÁI, 2018)
Cómo se marca una herramienta
1	Grabar el número.
2	Pintar el mango.
"""


def test_a_decision_has_the_tree_of_its_english_counterpart() -> None:
    assert_same(itures.parse_text(ENGLISH), itures.parse_text(SPANISH))


def test_without_accents_and_in_capitals_it_is_the_same() -> None:
    plain = SPANISH.translate(str.maketrans("áéíóúñÁÉÍÓÚ", "aeiounAEIOU"))
    assert_same(itures.parse_text(SPANISH), itures.parse_text(plain))


def test_a_sample_has_the_tree_of_its_english_counterpart(
    pytestconfig: pytest.Config,
) -> None:
    samples = pytestconfig.rootpath / "samples"
    english, spanish = (
        itures.parse(samples / "en-wtsa-901.txt"),
        itures.parse(samples / "es-wtsa-901.txt"),
    )
    assert spanish.language == "es"
    assert_same(english, spanish)


@pytest.mark.parametrize(
    ("line", "types", "modifiers", "actors"),
    [
        ("considerando", ("considering",), (), ()),
        ("observando que", ("noting",), (), ()),
        ("consciente de que", ("aware",), (), ()),
        ("profundamente preocupada", ("concerned",), ("deeply",), ()),
        ("teniendo en cuenta", ("taking-into-account",), (), ()),
        ("tomando nota además", ("noting",), ("further",), ()),
        (
            "habiendo tomado nota con satisfacción",
            ("noting",),
            ("having", "with-satisfaction"),
            (),
        ),
        ("resuelve encargar al Consejo", ("resolves", "instructs"), (), ("council",)),
        (
            "resuelve invitar a los Estados Miembros a que",
            ("resolves", "invites"),
            (),
            ("member-states",),
        ),
        ("encarga al Director de la TSB que", ("instructs",), (), ("tsb-director",)),
        (
            "encarga al Grupo Asesor de Normalización de las Telecomunicaciones (GANT)",
            ("instructs",),
            (),
            ("tsag",),
        ),
        (
            "pide a las administraciones interesadas",
            ("requests",),
            (),
            ("administrations",),
        ),
        ("insta a los Estados Miembros", ("urges",), (), ("member-states",)),
        (
            "alienta a los países en desarrollo",
            ("encourages",),
            (),
            ("developing-countries",),
        ),
        ("invita a la CMR-27", ("invites",), (), ("wrc",)),
        (
            "invita a la Conferencia Mundial de Radiocomunicaciones de 2027",
            ("invites",),
            (),
            ("wrc",),
        ),
        (
            "encarga a los Directores de la TSB y de la BDT, en estrecha colaboración con el Consejo, que",
            ("instructs",),
            (),
            ("tsb-director", "bdt-director"),
        ),
        (
            "invita a los Estados Miembros, a los Miembros de Sector, a los Asociados y a las Instituciones Académicas:",
            ("invites",),
            (),
            ("member-states", "sector-members", "associates", "academia"),
        ),
        (
            "encarga además al Grupo de Trabajo ad hoc",
            ("instructs",),
            ("further",),
            ("grupo-de-trabajo-ad-hoc",),
        ),
    ],
)
def test_openers(
    line: str,
    types: tuple[str, ...],
    modifiers: tuple[str, ...],
    actors: tuple[str, ...],
) -> None:
    assert opener(line, "es") == (types, modifiers, actors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("véase la Resolución 35 (Rev.CMR-23).", ["wrc/res/35@2023"]),
        ("la Resolución 64 de la CMDT (Hyderabad, 2010)", ["wtdc/res/64@2010"]),
        ("la Resolución 31 (Estambul, de 2002)", ["wtdc/res/31@2002"]),
        ("el Acuerdo 482 (C01, última mod. C20)", ["council/dec/482@2020"]),
        (
            "de conformidad con la Resolución 99 Rev. Guadalajara, 2010",
            ["pp/res/99@2010"],
        ),
        (
            "las Resoluciones 50 y 52 (Rev. Hammamet, 2016) y 45 (Rev. Dubái, 2014)",
            ["wtsa/res/50@2016", "wtsa/res/52@2016", "wtdc/res/45@2014"],
        ),
        ("los números 160A-160C del Convenio", ["cv/160A", "cv/160B", "cv/160C"]),
        (
            "el punto 2 del resuelve de la Resolución 58 (Rev. Busán, 2014)",
            ["pp/res/58@2014#resolves/2"],
        ),
        (
            "el Anexo 1 a la Resolución 71 (Rev. Dubái, 2018)",
            ["pp/res/71@2018#annex-1"],
        ),
        ("los ODS 4, 9 y 16", ["sdg/4", "sdg/9", "sdg/16"]),
        ("la resolución 2202 (2015) del Consejo de Seguridad", ["un/sc/res/2202"]),
        # what is none
        (
            "el Artículo 9 de la Convención de las Naciones Unidas sobre herramientas",
            [],
        ),
        ("la resolución de la imagen y la decisión de 13 miembros", []),
        ("la Resolución 73 de la CITEL", []),
        ("encarga al Consejo que se pronuncie", []),
    ],
)
def test_citations(text: str, expected: list[str]) -> None:
    assert targets(text, "es") == expected


def test_run_on_openers_are_cut_as_in_text_from_a_page() -> None:
    document = itures.parse_text(
        "RESOLUCIÓN 901 (Dubái, 2018)\nHerramientas\nEl Consejo,\nconsiderando\n"
        "que las herramientas se pierden, resuelve 1 contarlas; 2 marcarlas, "
        "encarga al Secretario General que lleve la lista.\n"
    )
    assert [c.types for c in document.clauses] == [
        ("considering",),
        ("resolves",),
        ("instructs",),
    ]
    assert [i.label for i in document.clauses[1].items] == ["1", "2"]


def test_a_clause_that_orders_in_its_items_is_one_clause() -> None:
    document = itures.parse_text(
        "RESOLUCIÓN 901 (Dubái, 2018)\nHerramientas\nEl Consejo,\nconsiderando\na)	x;\nb)	y,\nresuelve\n"
        "1	encargar al Secretario General:\n1.1	que cuente las herramientas;\n1.2	que las marque.\n"
    )
    items = document.clauses[1].items
    assert [i.label for i in items] == ["1"]
    assert [i.label for i in items[0].items] == ["1.1", "1.2"]
