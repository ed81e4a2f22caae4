"""Language is data: a word, an opener and a citation form are added by editing TOML alone."""

from pathlib import Path

import pytest

import itures
from itures.notation.grammar import load

TEXT = """\
RESOLUTION 906 (Rev. Atlantis, 2031)

On the lending of buoys

The Plenipotentiary Conference of the International Telecommunication Union (Atlantis, 2031),

recalling

Resolution 901 (Rev. Atlantis, 2031) and Handbook No. 12,

celebrating

that the buoys came back,

resolves

to lend them again.
"""

WORD = """
[words_unverified.place]
sunken-city = ["Atlantis"]
"""
OPENER = """
[words_unverified.recital]
celebrating = ["celebrating"]
"""
FORM = """
[scans.handbook]
plain = '"Handbook" "No." number=NUMBER'

[[examples."handbook.plain"]]
text = "Handbook No. 12"
ids = ["itu/handbook/12"]
"""
FAMILY = """
[families.handbook]
id = "itu/handbook/{number}"
member = ["number"]
status = "external"
"""


def overlay(folder: Path, files: dict[str, str]) -> str:
    """A folder of grammars that holds additions only."""
    for name, body in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"format = 1\n{body}", encoding="utf-8")
    return str(folder)


def read(*grammars: str) -> itures.Document:
    return itures.parse_text(TEXT, language="en", grammars=grammars)


def test_as_it_is() -> None:
    document = read()
    assert [clause.type for clause in document.clauses] == ["recalling", "other", "resolves"]
    assert [citation.kind for citation in document.citations] == ["resolution"]
    assert document.masthead is not None
    assert document.masthead.place == "atlantis"


def test_add_a_word(tmp_path: Path) -> None:
    document = read(overlay(tmp_path, {"languages/en.toml": WORD}))
    assert document.masthead is not None
    assert document.masthead.place == "sunken-city"


def test_add_an_opener(tmp_path: Path) -> None:
    document = read(overlay(tmp_path, {"languages/en.toml": OPENER}))
    assert [clause.id for clause in document.clauses] == [
        "recalling_1",
        "celebrating_1",
        "resolves_1",
    ]
    assert document.clauses[1].part == "preamble"
    assert document.clauses[1].text == "that the buoys came back,"


def test_add_a_citation_form(tmp_path: Path) -> None:
    files = {"languages/en.toml": FORM, "registry/families.toml": FAMILY}
    document = read(overlay(tmp_path, files))
    citation = document.citations[-1]
    assert (citation.target, citation.kind) == ("itu/handbook/12", "handbook")
    assert (citation.node, citation.status) == ("recalling_1", "external")
    assert document.text[slice(*citation.span)] == "Handbook No. 12"


def test_later_folders_win(tmp_path: Path) -> None:
    first = overlay(tmp_path / "first", {"languages/en.toml": WORD})
    other = WORD.replace("sunken-city", "lost-city").replace("words_unverified", "words")
    second = overlay(tmp_path / "second", {"languages/en.toml": other})
    grammar = load(first, second)
    assert grammar.language("en").words("place").meaning("ATLANTIS") == "lost-city"
    assert grammar.language("en").words("place").meaning("Geneva") == "geneva"


def test_an_addition_changes_nothing_for_others(tmp_path: Path) -> None:
    with_more = read(overlay(tmp_path, {"languages/en.toml": OPENER}))
    assert read() != with_more
    assert read() == read()


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(itures.GrammarError, match=r"languages/xx\.toml"):
        itures.parse_text(TEXT, language="xx")


def test_add_a_language(tmp_path: Path) -> None:
    """A new language is a new file: here the words are invented, the rules are few."""
    body = """
language = "eo"
name = "Esperanto"
direction = "ltr"
script = "Latin"
common = ["la", "kaj", "de"]

[words]
and = ["kaj"]

[words.kind]
resolution = ["Rezolucio"]

[words.body]
pp = ["Plenrajta Konferenco"]

[words.recital]
recalling = ["memorante"]

[words.operative]
resolves = ["decidas"]

[rules]
edition = '"(" place=PLACE "," year=YEAR ")"'

[lines]
number_line = 'kind=@kind number=NUMBER [edition]'
enacting = '"La" body=@body [edition] ","'
opener = '(recital=@recital | operative=@operative)'

[scans.numbered]
single = 'kind=@kind number=NUMBER [edition] [@of body=@body]'

[words_unverified]
of = ["de la"]
"""
    text = (
        "Rezolucio 7 (Busan, 2014)\n\nLa Plenrajta Konferenco (Busan, 2014),\n\nmemorante\n\n"
        "Rezolucio 71 (Bucharest, 2022) de la Plenrajta Konferenco,\n\ndecidas\n\n"
        "1\tdormi;\n2\tvivi kaj la kanti.\n"
    )
    folder = overlay(tmp_path, {"languages/eo.toml": body})
    document = itures.parse_text(text, grammars=[folder])
    assert (document.language, document.id) == ("eo", "pp/res/7@2014")
    assert [clause.type for clause in document.clauses] == ["recalling", "resolves"]
    assert [citation.target for citation in document.citations] == ["pp/res/71@2022"]
