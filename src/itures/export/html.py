"""HTML: a document as a page to read, or as a part of one."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby

from attrs import define, field, frozen
from jinja2 import Environment, Template
from markupsafe import Markup

from itures.export.html_anchors import Anchors
from itures.export.html_direction import Direction, direction
from itures.export.html_head import Printed, Sheet, masthead, sheet
from itures.export.html_layer import Layer, Linker
from itures.export.html_lists import (
    Places,
    Register,
    addresses,
    changes,
    document_facts,
    remarks,
    set_aside,
)
from itures.export.html_tree import Drawer, Node, View
from itures.export.html_words import Words, attributes, plain
from itures.export.line_marks import Marks
from itures.export.order import top_nodes
from itures.export.templates import environment
from itures.export.visible import one_line, visible
from itures.model.citations import Citation
from itures.model.clauses import Clause, Section
from itures.model.document import Document
from itures.model.letters import Field, Paragraph
from itures.notation.grammar import Grammar, load


def render_document(document: Document, link: Linker | None = None, *, level: int = 1) -> Markup:
    """The words of a document as a fragment of HTML, to be put into a page.

    Every node has its id of the tree as `id`, so that `#resolves_2__3` leads to it.

    Args:
        document: the document.
        link: says where a citation leads, `None` where nowhere. A citation of a place in
            the document itself leads there without it.
        level: the level of the heading that the title becomes, from 1.
    """
    drawing = _Drawing(document, link or (lambda _citation: None), level)
    return drawing.article()


def to_html(document: Document) -> str:
    """A document as one page of HTML, which needs nothing else: no network, no script."""
    drawing = _Drawing(document)
    article = drawing.article()
    return _template("page.html").render(
        article=article,
        css=Markup(_styles()),  # noqa: S704 - our own
        policy=_policy(),
        contents=drawing.contents(),
        cited=drawing.register.entries(drawing.layer),
        facts=document_facts(document),
        findings=remarks(document, drawing.places),
        aside=set_aside(document, drawing.places),
        changes=changes(document, drawing.places),
        addresses=addresses(document),
        document=document,
        language=language(document),
        around=drawing.around,
        heading=drawing.heading(),
    )


def style() -> str:
    """The style sheet that fragments are made for."""
    return _read("document.css")


def notebook(document: Document) -> str:
    """A document for a notebook: the page in a frame, so that no style leaks out or in."""
    about = {"srcdoc": to_html(document), "sandbox": "allow-popups", "title": _name(document)}
    rest = attributes({**about, "width": "100%", "height": "600", "frameborder": "0"})
    return Markup("<iframe{}></iframe>").format(rest)


# ------------------------------------------------------------------ the parts of a page


@frozen
class Block:
    """A part of the page."""

    kind: str
    """`masthead`, `sheet`, `front`, `clause`, `section`, `annex`, `back`."""
    start: int
    """The offset where it begins in the source."""
    printed: tuple[Printed, ...] = ()
    sheet: Sheet | None = None
    view: View | None = None


@frozen
class Entry:
    """A line of the contents."""

    part: str
    """`preamble`, `operative`, `annex` …"""
    anchor: str
    words: Markup


@define
class _Drawing:
    """One document on its way to a page."""

    document: Document
    link: Linker | None = None
    level: int = 1
    around: Direction = field(init=False)
    layer: Layer = field(init=False)
    register: Register = field(init=False)
    blocks: list[Block] = field(init=False)
    places: Places = field(init=False)

    def __attrs_post_init__(self) -> None:
        grammar = load()
        self.around = _direction(self.document, grammar)
        anchors = Anchors(_own_ids())
        for node in _named_nodes(self.document):
            anchors.node(node)
        self.register = Register(anchors)
        labels = Marks(self.document, grammar)
        link = self.link or self._entry
        self.layer = Layer(self.document, anchors, link, self.around, labels)
        self.blocks = sorted(self._blocks(), key=lambda block: block.start)
        self.places = Places(list(_views(self.blocks)))

    def _entry(self, citation: Citation) -> str:
        """Where a citation leads on a page of its own: to the list of what is cited."""
        return f"#{self.register.anchor(citation)}"

    def _blocks(self) -> Iterator[Block]:
        document = self.document
        drawer = Drawer(self.layer, self.around)
        head = masthead(document, drawer)
        if head:
            start = document.masthead.span.start if document.masthead else -1
            yield Block("masthead", start, printed=head)
        letter = sheet(document, drawer)
        body = document.letter or document.message
        if letter and body:
            lines: list[Field | Paragraph] = [*body.fields, *body.paragraphs]
            start = min((one.span.start for one in lines), default=0)
            yield Block("sheet", start, sheet=letter)
        kinds = _kinds(document)
        for node in top_nodes(document):
            view = drawer.draw(node, self.level + 1)
            yield Block(kinds[id(node)], node.span.start, view=view)

    def article(self) -> Markup:
        """The words of the document."""
        named = {one.name for one in self._printed()}
        notes = self.layer.notes
        return Markup(  # noqa: S704 - the template escapes
            _template("document.html").render(
                document=self.document,
                around=self.around,
                language=language(self.document),
                blocks=self.blocks,
                level=self.level,
                titled=next((name for name in _TITLES if name in named), None),
                heading=self.heading(),
                notes=[notes[number] for number in sorted(notes)],
                unmarked={notes[number].back for number in self.layer.strays()},
                raw=() if self.blocks else Words(self.document.text).lines(self.around),
            )
        )

    def _printed(self) -> Iterator[Printed]:
        """The lines above the text, of which one is the heading of the page."""
        for block in self.blocks:
            yield from block.printed or (block.sheet.head if block.sheet else ())

    def heading(self) -> Markup:
        """What the document is called, where it prints no title of its own."""
        return plain(_name(self.document))

    def contents(self) -> list[tuple[str, list[Entry]]]:
        """The lines of the contents: each clause, section and annex, part by part.

        Where parts take turns, as in a document of proposals, they are one list.
        """
        grouped = groupby(self._entries(), lambda entry: entry.part)
        found = [(_PARTS[part], list(entries)) for part, entries in grouped]
        if len({name for name, _ in found}) < len(found):
            return [(_ALL, [entry for _, entries in found for entry in entries])]
        return found

    def _entries(self) -> Iterator[Entry]:
        for block in self.blocks:
            view = block.view
            words = _short(view.node) if view else ""
            # A line before or behind the text that has no heading is no part to go to.
            named = view and (view.headed or block.kind not in {"front", "back"})
            if view and named and words:
                part = view.clause.part if view.clause else block.kind
                yield Entry(part, view.anchor, plain(words, self.around))


_PARTS = {
    "front": "Front",
    "preamble": "Preamble",
    "operative": "Operative part",
    "section": "Sections",
    "annex": "Annexes",
    "back": "End",
}
"""What the parts of a document are called in the contents."""
_ALL = "Text"
"""What all of them together are called."""
_TITLES = ("title", "subject", "number")
"""The lines that can be the heading of a document; the first that is printed is."""
_LONGEST_ENTRY = 90
"""Characters of a line of the contents: two lines of a narrow column."""


def _short(node: Node) -> str:
    """What stands for a node in the contents: opener or heading, else its first words."""
    if isinstance(node, Clause):
        number = f"{node.label}. " if node.label else ""
        words = number + (node.opener or node.text or "")
    elif isinstance(node, Section):
        named = " ".join(filter(None, (node.heading or node.label, node.title)))
        words = named or node.text or ""
    else:
        words = ""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_ENTRY else f"{words[: _LONGEST_ENTRY - 1].rstrip()}…"


def language(document: Document) -> str:
    """The language for `lang`: nothing where it could not be told."""
    return "" if document.language == "und" else visible(document.language)


def _name(document: Document) -> str:
    """What to call a document: its title, else its identifier or kind."""
    head = document.masthead
    lines = [line for line in head.lines[:1] if line] if head else []
    letter, message = document.letter, document.message
    said = (letter.subject if letter else None, message.theme if message else None)
    names = (document.title, *said, *lines, document.id)
    found = next((name for name in names if name), document.kind)
    return one_line(found)


def _kinds(document: Document) -> dict[int, str]:
    """For each outermost node the part it belongs to, by identity."""
    parts: dict[str, Sequence[Node]] = {
        "front": document.front,
        "clause": document.clauses,
        "section": document.sections,
        "annex": document.annexes,
        "back": document.back,
    }
    return {id(node): kind for kind, nodes in parts.items() for node in nodes}


def _named_nodes(document: Document) -> Iterator[Node | Paragraph]:
    """All nodes and paragraphs, the upper ones first; deep trees do not exhaust the stack."""
    todo: list[Node | Paragraph] = [*reversed(top_nodes(document))]
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, Paragraph):
            todo.extend(reversed(node.items))
    for body in (document.letter, document.message):
        yield from body.paragraphs if body else ()


def _views(blocks: Sequence[Block]) -> Iterator[View]:
    """The outermost views of a page."""
    for block in blocks:
        rows = block.sheet.body if block.sheet else ()
        nested = (view for row in rows for side in row.sides for view in side.views)
        alone = (block.view, *(row.view for row in rows))
        yield from (view for view in (*alone, *nested) if view)


# ------------------------------------------------------------------ templates


def _direction(document: Document, grammar: Grammar) -> Direction:
    """The direction of the language; where it is not known, that of the text."""
    told = grammar.heads.get(document.language, {}).get("direction")
    return "rtl" if (told or direction(document.text)) == "rtl" else "ltr"


@cache
def _environment() -> Environment:
    found = environment("itures.export")
    found.globals["attributes"] = attributes
    return found


def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _read(name: str) -> str:
    return files("itures.export").joinpath("pages", name).read_text("utf-8")


@cache
def _own_ids() -> frozenset[str]:
    """The ids that the templates have: no node may take them."""
    templates = _read("page.html") + _read("document.html")
    return frozenset(re.findall(r'(?: id=|asides\("[\w ]+", )"([\w-]+)"', templates))


def _styles() -> str:
    """All styles of a page."""
    return style() + _read("page.css")


@cache
def _policy() -> str:
    """What the page may load and run: nothing but its own style sheet."""
    digest = b64encode(sha256(_styles().encode()).digest()).decode()
    own = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
    return f"{own}; base-uri 'none'; form-action 'none'"
