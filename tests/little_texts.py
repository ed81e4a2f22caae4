"""Little resolutions of our own in several languages, and what their trees have in common."""

import itures

Shape = tuple[object, ...]


def clauses(document: itures.Document) -> list[Shape]:
    """What the clauses of a text are, apart from its words."""
    return [
        (
            c.id,
            c.part,
            c.types,
            c.modifiers,
            c.actors,
            bool(c.qualifier),
            bool(c.text),
            _items(c.items),
        )
        for c in document.clauses
    ]


def _items(items: tuple[itures.Item, ...]) -> list[Shape]:
    return [(i.id, i.label, bool(i.tail), _items(i.items)) for i in items]


def frame(document: itures.Document) -> dict[str, object]:
    """What stands around the clauses."""
    masthead = document.masthead
    assert masthead is not None
    return {
        "id": document.id,
        "kind": document.kind,
        "session": (
            masthead.body,
            masthead.number,
            masthead.place,
            masthead.year,
            masthead.revised,
        ),
        "history": masthead.history,
        "front": [(s.id, bool(s.heading), len(s.items)) for s in document.front],
        "annexes": [
            (s.id, s.label, bool(s.title), [i.label for i in s.items]) for s in document.annexes
        ],
        "notes": [(n.marker, n.anchor and n.anchor.node) for n in document.footnotes],
    }


def cited(document: itures.Document) -> list[tuple[str, str | None]]:
    """The targets of all citations, with the nodes they stand in."""
    return [(str(c.target), c.node) for c in document.citations]


def assert_same(one: itures.Document, other: itures.Document) -> None:
    """Two texts that say the same in two languages have the same tree."""
    assert frame(other) == frame(one)
    assert clauses(other) == clauses(one)
    assert cited(other) == cited(one)


def targets(text: str, language: str) -> list[str]:
    """What a sentence of a language cites."""
    return [str(c.target) for c in itures.parse_text(text, language=language).citations]


def opener(line: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Types, modifiers and actors of a clause that a line opens."""
    head = {
        "fr": "RÉSOLUTION 901 (Dubaï, 2018)",
        "es": "RESOLUCIÓN 901 (Dubái, 2018)",
        "en": "RESOLUTION 901 (Dubai, 2018)",
    }
    close = {"fr": "Le Conseil,", "es": "El Consejo,", "en": "The Council,"}
    text = f"{head[language]}\nX\n{close[language]}\n{line}\na)\tx;\nb)\ty.\n"
    document = itures.parse_text(text, language=language)
    assert len(document.clauses) == 1, line
    clause = document.clauses[0]
    assert clause.opener == line.strip()
    return clause.types, clause.modifiers, clause.actors


ENGLISH = """\
DECISION 901 (Rev. Dubai, 2018)
Lending of tools between the workshops of the regions
(Guadalajara, 2010; Busan, 2014; Dubai, 2018)
The Plenipotentiary Conference (Dubai, 2018),
recalling
a)	Resolutions 902 and 903 (Rev. Busan, 2014) of the Plenipotentiary Conference and Council Resolution 1901 (2016);
b)	No. 162 of the General Rules of conferences, assemblies and meetings of the Union;
c)	Resolution 904 (WRC-15) and Resolution ITU-R 91-2,
having examined
the reports of the workshops,
noting with concern
a)	that tools are lost on the way;
b)	that Annex 2 to Resolution 905 (Rev. Busan, 2014) names no carrier,
recognizing further
that United Nations General Assembly Resolution 70/901 speaks of repair,
instructs the Secretary-General and the Directors of the three Bureaux
1	to keep a list of tools, which should:
i)	name each tool;
ii)	name its keeper;
2	to report to the Council on considering a) above,
further invites Member States, Sector Members and Associates
1	to lend what they can spare;
2	to apply Article 5 of the International Telecommunication Regulations,
requests the Secretary-General and instructs the Director of the Telecommunication Development Bureau, in collaboration with the regional offices
to mark the tools as described in Annex 1 to this decision.
ANNEX 1 TO DECISION 901 (REV. DUBAI, 2018)
How a tool is marked
1	Engrave the number.
2	Paint the handle.
"""
