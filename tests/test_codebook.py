"""The codebook of the report names every key and every column, with its type, and no others."""

import re
import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
import pytest

from itures.model.span import Span
from itures.report.data import Report
from itures.report.forms.graphml import EDGE_KEYS, NODE_KEYS
from itures.report.rows import TABLES
from little_corpus import ROOT

PAGE = (ROOT / "docs" / "reference" / "codebook.md").read_text("utf-8")
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def classes() -> dict[str, type]:
    """The classes that a report is made of, found by walking down from it."""
    found: dict[str, type] = {}
    todo: list[Any] = [Report]
    while todo:
        one = todo.pop()
        todo += get_args(one)
        if isinstance(one, type) and attrs.has(one) and one.__name__ not in found:
            found[one.__name__] = one
            todo += get_type_hints(one).values()
    return found


CLASSES = classes()


def in_words(kind: Any) -> str:
    """A type as the codebook writes it."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        known = [in_words(one) for one in args if one is not type(None)]
        return " or ".join([*known, *["null"] * (len(known) < len(args))])
    if origin is tuple:
        number = "" if args[-1] is Ellipsis else f"{len(args)} "
        return f"list of {number}{_many(in_words(args[0]))}"
    if origin is dict:
        return f"object: {in_words(args[1])} by name"
    if origin is Literal:
        return "string"
    return "list of 2 integers" if kind is Span else PLAIN.get(kind, kind.__name__)


def _many(words: str) -> str:
    if words.startswith("list"):
        return words.replace("list", "lists", 1)
    return words if words[0].isupper() else f"{words}s"


def section(head: str) -> str:
    """A section of the page, without those below it."""
    parts = re.split(rf"^#+ {re.escape(head)}$", PAGE, flags=re.MULTILINE)
    assert len(parts) == 2, f"one section {head!r}"
    return re.split(r"^#", parts[1], maxsplit=1, flags=re.MULTILINE)[0]


def names(head: str) -> list[str]:
    """What the rows of the table in a section name, one by one."""
    cells = re.findall(r"^\| (`.*?) \|", section(head), re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("name", CLASSES)
def test_every_key_with_its_type(name: str) -> None:
    hints = get_type_hints(CLASSES[name])
    wanted = [(one.name, in_words(hints[one.name])) for one in attrs.fields(CLASSES[name])]
    found = re.findall(r"^\| `(\w+)` \| (.*?) \| .+ \|$", section(name), re.MULTILINE)
    assert found == wanted


@pytest.mark.parametrize("table", TABLES)
def test_every_column(table: str) -> None:
    found = names(table)
    assert sorted(found) == sorted(TABLES[table].columns)


@pytest.mark.parametrize(
    ("head", "keys"), [("nodes of edges.graphml", NODE_KEYS), ("edges of edges.graphml", EDGE_KEYS)]
)
def test_every_attribute_of_the_network(head: str, keys: Mapping[str, str]) -> None:
    found = re.findall(r"^\| `(\w+)` \| (\w+) \|", section(head), re.MULTILINE)
    assert found == list(keys.items())


def test_nothing_else_is_explained() -> None:
    heads = re.findall(r"^##+ (.*)$", PAGE, re.MULTILINE)
    graph = {"nodes of edges.graphml", "edges of edges.graphml"}
    assert set(heads) == {"In Python", *CLASSES, *TABLES, *graph}


def test_columns_that_are_said_to_be_as_in_a_class_are() -> None:
    rows = re.findall(r"^\| (`.*?) \| as in \[(\w+)\]", PAGE, re.MULTILINE)
    assert rows
    for cells, name in rows:
        fields = {one.name for one in attrs.fields(CLASSES[name])}
        assert set(re.findall(r"`(\w+)`", cells)) <= fields, name
