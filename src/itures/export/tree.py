"""The tree for a terminal: what a person wants to see of a document first.

No character of the document reaches the terminal unless it is harmless: see `visible`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from io import StringIO

from attrs import define, field
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from itures.export.facts import facts
from itures.export.isolates import LEFT, closed, has_isolates, isolated
from itures.export.order import top_nodes
from itures.export.visible import one_line
from itures.model.citations import Citation
from itures.model.clauses import Clause, Item, Section
from itures.model.document import Document, Footnote
from itures.model.findings import Finding

DEFAULT_WIDTH = 80
"""Columns, where nobody says how wide the terminal is."""
_SHOWN = 10
"""Findings that are shown one by one; `itures check` shows all."""
_STYLES = {
    "preamble": "cyan",
    "operative": "green",
    "error": "bold red",
    "warning": "yellow",
    "note": "blue",
    "unresolved": "magenta",
    "resolved": "green",
    "ambiguous": "yellow",
    "missing": "bold red",
    "external": "dim",
    "internal": "dim",
}


def to_tree(document: Document, *, width: int = DEFAULT_WIDTH, colour: bool = False) -> str:
    """The tree of a document.

    Args:
        document: the document.
        width: columns of the terminal; lines are cut off there. Wide characters, as
            in Chinese, take two.
        colour: whether to write colours, as ANSI sequences.
    """
    console = Console(
        file=StringIO(),
        width=max(width, 20),
        color_system="standard" if colour else None,
        force_terminal=colour,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(_Drawing(document, width).draw())
    # By line ends alone: `splitlines` would also part lines at signs of the document.
    lines = capture.get().removesuffix("\n").split("\n")
    return "\n".join(closed(line.rstrip()) for line in lines) + "\n"


@define
class _Drawing:
    """One drawing: the document, and what hangs on each of its nodes."""

    document: Document
    width: int
    _citations: dict[str | None, list[Citation]] = field(init=False)
    _notes: dict[str | None, list[Footnote]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._citations = defaultdict(list)
        for citation in self.document.citations:
            self._citations[citation.node].append(citation)
        self._notes = defaultdict(list)
        for note in self.document.footnotes:
            self._notes[note.anchor.node if note.anchor else None].append(note)

    def draw(self) -> Tree:
        document = self.document
        tree = Tree(self._head(), guide_style="dim")
        self._hang(tree, "title")
        self._letter(tree)
        for node in top_nodes(document):
            if isinstance(node, Clause):
                self._clause(tree, node)
            else:
                self._section(tree, node)
        self._elsewhere(tree)
        self._discarded(tree)
        self._findings(tree, document.findings)
        return tree

    def _head(self) -> Text:
        document = self.document
        languages = ", ".join(document.languages or (document.language,))
        name = document.id or "no identifier"
        text = self._line((document.kind, "bold"), (name, "bold yellow"), (languages, ""))
        if document.title:
            title = self._line((document.title, "bold"))
            text = Text("\n", no_wrap=True, overflow="ellipsis").join([text, title])
        return text

    def _clause(self, tree: Tree, clause: Clause) -> None:
        opener = (clause.opener, _STYLES[clause.part])
        branch = tree.add(self._line((clause.id, "dim"), (clause.label, ""), opener))
        self._actors(branch, clause.actors)
        if clause.text:
            branch.add(self._line((clause.text, "")))
        self._hang(branch, clause.id)
        self._below(branch, clause.items, clause.tail)

    def _item(self, tree: Tree, item: Item) -> None:
        branch = tree.add(self._line((item.label, "bold"), (item.text, "")))
        self._hang(branch, item.id)
        self._rows(branch, item)
        self._below(branch, item.items, item.tail)

    def _below(self, branch: Tree, items: Sequence[Item], tail: str | None) -> None:
        for item in items:
            self._item(branch, item)
        if tail:
            branch.add(self._line((tail, "")))

    def _section(self, tree: Tree, section: Section, depth: int = 0) -> None:
        # Only the outermost sections show their id: it begins those of the others.
        shown = None if depth else section.id
        mark = section.heading or section.label
        pieces = [(shown, "dim"), (mark, "bold"), (section.title, "bold")]
        beside = depth and not section.title
        branch = tree.add(self._line(*pieces, (section.text if beside else None, "")))
        self._actors(branch, section.actors)
        if section.text and not beside:
            branch.add(self._line((section.text, "")))
        self._hang(branch, section.id)
        self._rows(branch, section)
        for below in section.items:
            self._section(branch, below, depth + 1)
        if section.tail:
            branch.add(self._line((section.tail, "")))

    def _rows(self, branch: Tree, node: Item | Section) -> None:
        for row in node.rows or ():
            branch.add(self._line((" | ".join(row), "")))

    def _letter(self, tree: Tree) -> None:
        """What a letter or a message says of itself, and its paragraphs."""
        for fact, value in facts(self.document):
            tree.add(self._line((fact, "dim"), (value, "cyan")))
        for body in (self.document.letter, self.document.message):
            for paragraph in body.paragraphs if body else ():
                mark = (paragraph.label, "bold")
                name = (paragraph.id, "dim")
                branch = tree.add(self._line(name, mark, (paragraph.text, "")))
                self._hang(branch, paragraph.id)

    def _actors(self, branch: Tree, actors: Sequence[str]) -> None:
        """Those who are addressed: on more than one line, if need be."""
        if actors:
            line = Text("for  ", style="dim").append(one_line(", ".join(actors)), "yellow")
            branch.add(line)

    def _hang(self, branch: Tree, node: str | None) -> None:
        """Hang citations and notes on their node; what is left in the end has none."""
        for note in self._notes.pop(node, ()):
            name = (f"note {note.marker}", "dim")
            below = branch.add(self._line(name, (note.text, "")))
            self._hang(below, note.id)
        for citation in self._citations.pop(node, ()):
            status = (citation.status, _STYLES[citation.status])
            branch.add(self._line(("cites", "dim"), (citation.target, "bold"), status))

    def _elsewhere(self, tree: Tree) -> None:
        if self._notes or self._citations:
            branch = tree.add(self._line(("elsewhere", "dim")))
            for node in [*self._notes, *self._citations]:
                self._hang(branch, node)

    def _discarded(self, tree: Tree) -> None:
        why = Counter(stretch.why for stretch in self.document.discarded)
        if why:
            counted = [f"{count} {reason}" for reason, count in sorted(why.items())]
            tree.add(self._line(("set aside", "dim"), (", ".join(counted), "")))

    def _findings(self, tree: Tree, findings: Sequence[Finding]) -> None:
        if not findings:
            tree.add(self._line(("findings", "dim"), ("none", "")))
            return
        branch = tree.add(self._line(("findings", "dim"), (summary(findings), "")))
        for found in findings[:_SHOWN]:
            place = (f"{found.line}:{found.column}", "dim")
            code = (found.code, _STYLES[found.severity])
            branch.add(self._line(place, code, (found.message, "")))
        if len(findings) > _SHOWN:
            more = f"{len(findings) - _SHOWN} more: see itures check"
            branch.add(self._line((more, "dim")))

    def _line(self, *pieces: tuple[str | None, str]) -> Text:
        """Pieces with their styles on one line, which is cut off at the width."""
        line = Text(no_wrap=True, overflow="ellipsis")
        for words, style in pieces:
            if words:
                # No more of a long paragraph than can be seen.
                shown = isolated(one_line(words[: self.width * 4]))
                line.append("  " if line else "").append(shown, style)
        if has_isolates(line.plain):
            line = Text(LEFT, no_wrap=True, overflow="ellipsis").append_text(line)
        return line


def summary(findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity: `1 error, 2 warnings`."""
    counts = Counter(str(found.severity) for found in findings)
    names = [name for name in ("error", "warning", "note") if counts[name]]
    each = [f"{counts[name]} {name}{'s' if counts[name] > 1 else ''}" for name in names]
    return ", ".join(each) or "no findings"
