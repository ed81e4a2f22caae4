"""The names that our Akoma Ntoso files use: what the reader knows, the writer follows.

Node ids map to `eId`s and back. An id is a path of pieces joined by `__`; in the `eId`
each piece below the first is preceded by the short name of its element, and dots become
hyphens, as the guidelines of the UN want it: `resolves_1__2__1.1` is
`resolves_1__para_2__subpara_1-1`. A hyphen is doubled, so that the way back is sure.
"""

import re
from collections.abc import Mapping

from itures.model.document import Kind

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""The namespace of Akoma Ntoso 3."""
SYSTEM = "itures"
"""The name of this tool in aliases and sources: by it we know our own files."""
UNKNOWN = "unknown"
"""What stands for a body or a kind that the text does not tell."""
NO_DATE = "1900-01-01"
"""The date that the guidelines want where none is known."""

KIND_NAMES: Mapping[Kind, str] = {
    "resolution": "resolution",
    "decision": "decision",
    "recommendation": "recommendation",
    "opinion": "opinion",
    "question": "question",
    "circular-letter": "circularLetter",
    "message": "message",
    "proposal": "proposal",
    "unknown": "unknown",
}
"""The `name` of the document element of each kind."""
STATEMENTS = frozenset({"resolution", "decision", "recommendation", "opinion"})
"""The kinds that are deliberations; all others become `doc`."""

SHORT = {
    "paragraph": "para",
    "subparagraph": "subpara",
    "point": "point",
    "item": "item",
    "section": "sec",
    "container": "container",
    "p": "p",
}
"""The elements that stand for nodes, and their short names in an `eId`."""

ODD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file can hold: controls, lone surrogates, non-characters."""
REPLACEMENT = "\ufffd"
"""What is printed in their place; the number stands in the `title` beside it."""
ODD_NAME = "character"
"""The name of the `inline` element that stands for such a character."""

_PLAIN = re.compile(r"[A-Za-z0-9_.-]+")
_ABSOLUTE = "+"


def top_eid(node_id: str) -> str:
    """The `eId` of an outermost node: its id, or a code for an odd one."""
    return node_id if _PLAIN.fullmatch(node_id) else _ABSOLUTE + _hex(node_id)


def below_eid(parent_id: str, node_id: str) -> str:
    """The last piece of the `eId` of a node below another, without the short name."""
    piece = node_id.removeprefix(f"{parent_id}__")
    coded = piece.replace("-", "--").replace(".", "-")
    plain = piece != node_id and _PLAIN.fullmatch(piece)
    if not plain or below_id(parent_id, f"__p_{coded}") != node_id:
        return _ABSOLUTE + _hex(node_id)
    return coded


def top_id(eid: str) -> str:
    """The node id of an `eId` that `top_eid` gave."""
    return _unhex(eid) if eid.startswith(_ABSOLUTE) else eid


def below_id(parent_id: str, eid: str) -> str:
    """The node id of an `eId` whose last piece `below_eid` gave."""
    name, _, last = eid.rpartition("__")[2].partition("_")
    last = last or name
    return _unhex(last) if last.startswith(_ABSOLUTE) else f"{parent_id}__{_uncoded(last)}"


def _uncoded(coded: str) -> str:
    # Greedy from the left, as `--` is one hyphen; `below_eid` tries the way back.
    return re.sub("--?", lambda found: "-" if len(found[0]) > 1 else ".", coded)


def _hex(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").hex() or "0"


def _unhex(coded: str) -> str:
    try:
        return bytes.fromhex(coded[1:]).decode("utf-8", "surrogatepass")
    except ValueError:
        return "" if coded == "+0" else coded
