"""The JSON Schema of the format, made from the classes and what stands below fields."""

import ast
import inspect
import pkgutil
from importlib import import_module
from typing import Any

import msgspec

from itures import model
from itures.export.json import encode
from itures.model.document import FORMAT, Document

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_json` writes."""
    made = msgspec.json.schema(Document)
    definitions = made["$defs"]
    for name, fields in _descriptions().items():
        for field, words in fields.items():
            entry = definitions.get(name, {}).get("properties", {}).get(field)
            if entry is not None:
                entry["description"] = words
    definitions["Document"]["properties"]["format"]["const"] = FORMAT
    head = {
        "$schema": _DIALECT,
        "$id": f"itures-{FORMAT}.json",
        "title": "itures document",
    }
    return head | made


def schema_json() -> str:
    """The schema as the text of its file."""
    return encode(schema(), indent=2) + "\n"


def _descriptions() -> dict[str, dict[str, str]]:
    """What the line below each field says, by class and by key in the JSON."""
    found: dict[str, dict[str, str]] = {}
    for info in pkgutil.iter_modules(model.__path__, "itures.model."):
        module = import_module(info.name)
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef):
                keys = _renamed(getattr(module, node.name))
                found[node.name] = {
                    keys.get(field, field): words for field, words in _documented(node)
                }
    return found


def _documented(node: ast.ClassDef) -> list[tuple[str, str]]:
    """The fields of a class that have a string below them, and the string."""
    found: list[tuple[str, str]] = []
    for above, below in zip(node.body, node.body[1:], strict=False):
        match above, below:
            case (
                ast.AnnAssign(target=ast.Name(id=field)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                said = " ".join(words.split()).replace("`None`", "`null`")
                found.append((field, said))
    return found


def _renamed(cls: type) -> dict[str, str]:
    """The keys that differ from the names of the fields."""
    if not issubclass(cls, msgspec.Struct):
        return {}
    return dict(zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True))
