"""Akoma Ntoso (AKN4UN): a document as XML, valid against the strict OASIS schema.

How the tree maps is told in `docs/explanation/akoma-ntoso.md`; this file is the order
of the parts. What is written is valid whatever the document holds: elements are made
one by one, and none is left out that the schema demands.
"""

import re

from lxml import etree

from itures.export.akn_annexes import AnnexWriter
from itures.export.akn_body import BodyWriter
from itures.export.akn_head import HeadWriter
from itures.export.akn_iri import Iris
from itures.export.akn_letters import LetterWriter
from itures.export.akn_links import Links
from itures.export.akn_meta import Meta, References
from itures.export.akn_pen import Pen
from itures.export.akn_plan import plan
from itures.export.akn_slots import Slots
from itures.export.akn_words import operative_types
from itures.export.akn_write import XML_LANG, Element, indent, sub
from itures.model.document import Document
from itures.notation.grammar import Grammar, load
from itures.sources.akn_names import AKN, KIND_NAMES, STATEMENTS

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
"""What `xml:lang` can say."""
_OFFICIALS = frozenset({"official", "officials"})


def to_akn(document: Document, *, grammar: Grammar | None = None) -> str:
    """Write a document as Akoma Ntoso.

    Args:
        document: the document.
        grammar: where bodies, sessions and languages are looked up; the grammars that
            come with itures if left out.

    Returns:
        An XML text that is valid against the strict schema of OASIS, with a line end
        behind it and without a declaration of its encoding. Characters that XML cannot
        hold stand as `inline` elements that name them.
    """
    return _Writer(document, grammar or load()).write()


class _Writer:
    """One document while it is written."""

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self.document = document
        self.plan = plan(document)
        iris = Iris(document, grammar)
        about = grammar.registry.actors
        officials = frozenset(a for a in about if about[a].get("kind") in _OFFICIALS)
        self.references = References(self.plan.eids, officials)
        self.meta = Meta(document, iris, self.references)
        slots = Slots(document, self.plan)
        self.annexes = AnnexWriter(document, self.plan, self.meta)
        types = operative_types(grammar, document.language)
        self.links = Links(self.plan, iris, self.annexes.components, types)
        slots.place(self.links)
        self.slots = slots
        self.pen = Pen(slots, self.references, self.plan, grammar, document.language)

    def write(self) -> str:
        root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap={None: AKN})  # type: ignore[dict-item]
        kind = self.document.kind
        tag = "statement" if kind in STATEMENTS else "doc"
        main = sub(root, tag, {"name": KIND_NAMES[kind], "contains": self._contains()})
        meta = sub(main, "meta")
        head = HeadWriter(self.document, self.plan, self.pen, self.meta)
        head.cover(main)
        letter = LetterWriter(self.document, self.plan, self.pen) if self.plan.fields else None
        (letter.head if letter else head.preface)(main)
        body = BodyWriter(self.document, self.plan, self.pen, letter)
        body.preamble(main)
        body.body(main)
        body.conclusions(main)
        self.annexes.write(main, self.pen)
        self._language(main)
        self._meta(meta)
        indent(root)
        return str(etree.tostring(root, encoding="unicode")) + "\n"

    def _contains(self) -> str:
        masthead = self.document.masthead
        revised = bool(masthead and masthead.revised) or len(self.meta.sessions()) > 1
        return "singleVersion" if revised else "originalVersion"

    def _language(self, main: Element) -> None:
        """Put the language, in two letters, on the main body: the schema wants it there."""
        if _LANGUAGE.fullmatch(self.document.language):
            for body in main.iterfind(f"{{{AKN}}}mainBody"):
                body.set(XML_LANG, self.document.language)

    def _meta(self, meta: Element) -> None:
        """The metadata, last: only now it is known what is referred to."""
        self.meta.identification(meta, "main", self.document.id)
        self.meta.publication(meta)
        self.meta.lifecycle(meta)
        self._elsewhere(meta)
        self.meta.write_references(meta)

    def _elsewhere(self, meta: Element) -> None:
        """Citations whose words stand in no text of the tree."""
        if not self.slots.loose_citations:
            return
        source = {"source": self.references.system()}
        found = sub(sub(meta, "analysis", source), "otherReferences", source)
        for citation in self.slots.loose_citations:
            link = self.links.link(citation)
            said = (citation.target, citation.kind, citation.status, *citation.inferred)
            about = {"showAs": citation.text, "shortForm": " ".join(said)}
            if link.href:
                about["href"] = link.href
            if eid := self.links.eid(citation.node) or self.pen.eids.get(citation.node or ""):
                about["for"] = f"#{eid}"
            sub(found, "implicitReference", about)
