"""JSON, format 1: there and back, and what its schema says."""

import json
import os
import re
from pathlib import Path
from typing import Any, get_type_hints

import attrs
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itures.errors import FormatError
from itures.export.json import encode, from_json, to_json
from itures.export.schema import schema, schema_json
from itures.model.document import Document
from itures.pipeline import parse, parse_text

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
ONE = ROOT / "samples" / "en-pp-902-2022.txt"


def load(document: Document) -> Any:
    return json.loads(to_json(document))


def broken(change: str, into: str) -> str:
    """The JSON of a sample with one thing changed."""
    text = to_json(parse(ONE))
    assert change in text
    return text.replace(change, into, 1)


# ------------------------------------------------------------------ there and back


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_back_equal(path: Path) -> None:
    document = parse(path)
    assert from_json(to_json(document)) == document
    assert from_json(to_json(document, indent=2)) == document
    assert from_json(to_json(document).encode()) == document


TYPES = get_type_hints(Document)


@pytest.mark.parametrize("field", sorted(TYPES))
def test_any_value_of_any_field_comes_back_equal(field: str) -> None:
    """One field at a time: whole documents at random are too large to say anything."""
    base = parse_text("x")

    @settings(
        deadline=None,
        max_examples=30,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.just(1) if field == "format" else st.from_type(TYPES[field]))
    def check(value: object) -> None:
        document = attrs.evolve(base, **{field: value})
        assert from_json(to_json(document)) == document

    check()


LATER = {"links", "revisions", "proposals"}
"""Keys that format 1 did not have from the first day: files without them are read."""


def test_every_field_comes_back() -> None:
    """But for the keys that older files lack, a missing one is told by its name."""
    text = to_json(parse(ONE))
    for field in attrs.fields(Document):
        if field.name in LATER:
            continue
        data = json.loads(text)
        del data[field.name]
        with pytest.raises(FormatError, match=field.name):
            from_json(json.dumps(data))


def test_files_without_the_later_keys_are_read() -> None:
    document = parse(ONE)
    data = json.loads(to_json(document))
    for key in LATER:
        del data[key]
    assert from_json(json.dumps(data)) == document


def test_characters_stay_as_they_are() -> None:
    document = parse_text("决议 العربية \u202e \U0001f4dc \x00 \x7f é\n")
    text = to_json(document)
    assert "决议 العربية \u202e \U0001f4dc" in text
    assert from_json(text) == document


@given(st.text(st.characters(max_codepoint=0x10FFFF)))
def test_lone_surrogates_are_escaped_and_come_back(words: str) -> None:
    document = attrs.evolve(parse_text("x"), text=words + "\ud800")
    text = to_json(document)
    assert text.encode()
    assert r"\ud800" in text
    assert from_json(text) == document
    assert from_json(text.encode()) == document
    assert json.loads(to_json(document, indent=2)) == json.loads(text)


def test_a_pair_of_surrogates_comes_back_as_the_character_it_is() -> None:
    document = attrs.evolve(parse_text("x"), text="\ud83d\udcdc")
    assert from_json(to_json(document)).text == "\U0001f4dc"


def test_both_ways_of_writing_write_the_same() -> None:
    """The way for surrogates differs from the usual one in nothing but them."""
    document = parse(ONE)
    for indent in (None, 2):
        usual = to_json(document, indent=indent)
        marked = attrs.evolve(document, title=f"{document.title}\ud800")
        assert to_json(marked, indent=indent).replace(r"\ud800", "") == usual


# ------------------------------------------------------------------ the contract


def test_keys_stand_in_the_order_of_the_classes() -> None:
    data = load(parse(ONE))
    assert list(data)[:7] == [
        "format",
        "kind",
        "language",
        "languages",
        "id",
        "title",
        "masthead",
    ]
    assert list(data) == [field.name for field in attrs.fields(Document)]
    assert list(data["clauses"][0])[:3] == ["id", "part", "type"]


def test_the_keys_of_the_contract() -> None:
    data = load(parse(ONE))
    assert data["format"] == 1
    assert data["citations"][0]["in"] == "recalling_1__a"
    assert data["citations"][0]["status"] == "unresolved"
    start, end = data["citations"][0]["span"]
    assert data["text"][start:end] == data["citations"][0]["text"]
    assert data["masthead"]["history"] == []
    assert data["footnotes"][0]["anchor"]["node"] == "considering_1__a"


def test_encode_takes_what_commands_print() -> None:
    assert encode([{"path": "x", "span": (1, 2)}]) == '[{"path":"x","span":[1,2]}]'


# ------------------------------------------------------------------ bad input


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: no JSON"),
        ('{"format": 1,\n  oops}', "2:3: no JSON"),
        ("[]", r"\$: Expected `object`"),
        ("{}", r"\$: Object missing required field `format`"),
        ('{"format": 2}', r"\$\.format: 2 is not 1"),
        ('{"format": "one"}', r"\$\.format: 'one' is not 1"),
        ('{"format": 1' + "9" * 5000 + "}", "no JSON|is not 1"),
        ('{"x":' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        (b'{"format": 1, "kind": "\xff"}', "no JSON: not UTF-8 at byte 23"),
        (b"\x00\x01", "no JSON"),
    ],
)
def test_what_is_no_document_is_refused(text: str | bytes, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        from_json(text)


@pytest.mark.parametrize(
    ("change", "into", "said"),
    [
        ('"kind":"resolution"', '"kind":"treaty"', r"^\$\.kind: .*treaty"),
        ('"part":"preamble"', '"part":1', r"^\$\.clauses\[0\]\.part: "),
        ('"span":[', '"span":[1,', r"^\$\.masthead\.span: "),
        ('"text":"RES', '"text":null,"x":"RES', r"^\$\.text: Expected `str`"),
        ('"in":"recalling_1__a"', '"in":[]', r"^\$\.citations\[0\]\.in: "),
        ('"format":1', '"format":7', r"^\$\.format: 7 is not 1"),
        # Found by the slow way, which reads surrogates.
        ('"title":"', '"kind":3,"title":"\\ud800', r"^\$\.kind: "),
        ('"format":1', '"format":7,"x":"\\ud800"', r"^\$\.format: 7 is not 1"),
    ],
)
def test_a_fault_is_named_by_its_path(change: str, into: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        from_json(broken(change, into))


def test_another_format_is_said_before_what_is_missing_in_it() -> None:
    data = load(parse(ONE)) | {"format": 2, "kind": "something new"}
    with pytest.raises(FormatError, match="2 is not 1"):
        from_json(json.dumps(data))


def test_keys_that_are_not_known_are_passed_over() -> None:
    text = broken('"format":1', '"format":1,"invented":{"a":[1]}')
    assert from_json(text) == parse(ONE)


# ------------------------------------------------------------------ the schema


def test_the_schema_in_the_repository_is_the_one_of_the_classes() -> None:
    """`itures schema json > schemas/itures-1.json` makes it anew."""
    committed = (ROOT / "schemas" / "itures-1.json").read_text(encoding="utf-8")
    assert schema_json() == committed


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_document_is_valid(path: Path) -> None:
    jsonschema.Draft202012Validator(schema()).validate(load(parse(path)))


@pytest.mark.parametrize(
    ("change", "into"),
    [
        ('"kind":"resolution"', '"kind":"treaty"'),
        ('"format":1', '"format":2'),
        ('"part":"preamble"', '"part":"middle"'),
        ('"span":[', '"span":[1,'),
        ('"in":"recalling_1__a"', '"node":"recalling_1__a"'),
        ('"severity":"warning"', '"severity":"bad"'),
    ],
)
def test_a_wrong_document_is_not_valid(change: str, into: str) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    assert not validator.is_valid(json.loads(broken(change, into)))


def test_the_schema_describes_every_key() -> None:
    for name, entry in schema()["$defs"].items():
        for key, what in entry.get("properties", {}).items():
            assert what.get("description"), f"{name}.{key}"


PAGE = ROOT / "docs" / "reference" / "json.md"


def test_the_reference_has_every_key() -> None:
    """The tables of `docs/reference/json.md` say what the schema says.

    With ITURES_UPDATE=1 they are written anew; look at the diff then.
    """
    page = PAGE.read_text(encoding="utf-8")
    current = page
    for name, entry in schema()["$defs"].items():
        if "properties" in entry:
            current = with_table(current, name, entry)
    if os.environ.get("ITURES_UPDATE"):
        PAGE.write_text(current, encoding="utf-8")
    assert page == current


def with_table(page: str, name: str, entry: dict[str, Any]) -> str:
    """The page with the table of a class in its section; a new section stands last."""
    rows = [
        f"| `{key}` | {in_words(what)} | {what['description']} |"
        for key, what in entry["properties"].items()
    ]
    table = "\n".join(["| key | type | what it is |", "|---|---|---|", *rows, ""])
    section = re.search(rf"(?m)^## {name}\n(?:(?!## ).*\n?)*", page)
    if section is None:
        return f"{page.rstrip()}\n\n## {name}\n\n{entry['description']}\n\n{table}"
    words = re.sub(r"(?m)^\|.*\n", "", section[0]).rstrip()
    after = page[section.end() :]
    return page[: section.start()] + f"{words}\n\n{table}" + (f"\n{after}" if after else "")


def in_words(entry: dict[str, Any]) -> str:
    """The type of a key in words."""
    if "anyOf" in entry:
        return " or ".join(in_words(one) for one in entry["anyOf"])
    if "$ref" in entry:
        name = entry["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in entry:
        return " ".join(f"`{value}`" for value in entry["enum"])
    if entry.get("prefixItems"):
        return f"list of {len(entry['prefixItems'])} numbers"
    if entry.get("type") == "array":
        return f"list of {in_words(entry['items'])}"
    if entry.get("additionalProperties"):
        return f"object of {in_words(entry['additionalProperties'])}"
    return str(entry["type"])
