"""`itures corpus list`, `show` and `search`: what is in a corpus."""

from collections.abc import Iterable, Sequence

import click

from itures.cli import columns, exits
from itures.cli.columns import Cell
from itures.cli.output import write
from itures.corpus.corpus import Corpus
from itures.corpus.entries import Entry
from itures.corpus.lineage import Lineage
from itures.corpus.search import Hit
from itures.errors import UnknownTextError
from itures.export.json import to_json
from itures.export.tree import to_tree
from itures.export.visible import one_line

DB = click.argument("db", metavar="DB")
FORM = click.option(
    "-t",
    "--to",
    "form",
    type=click.Choice(("table", "csv", "json")),
    default="table",
    show_default=True,
    help="The form of the output.",
)
AS_OF = click.option(
    "--as-of", metavar="DATE", help="As things were on a date, or at the end of a year."
)
LANG = click.option("--lang", "language", metavar="LL", help="Only in this language.")


def put(form: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write rows in one of the forms."""
    match form:
        case "csv":
            write(columns.as_csv(head, rows))
        case "json":
            write(columns.as_json(head, rows))
        case _:
            write(columns.table(head, rows))


@click.command("list")
@DB
@FORM
@click.option("--body", metavar="BODY", help="Only texts of a body, such as pp or un/ga.")
@click.option("--kind", metavar="KIND", help="Only documents of a kind.")
@LANG
@AS_OF
def list_command(  # one for each option
    db: str,
    form: str,
    body: str | None,
    kind: str | None,
    language: str | None,
    as_of: str | None,
) -> None:
    """List the texts: one line for each edition, with its languages."""
    with Corpus.open(db, as_of=as_of) as corpus:
        found = corpus.documents(body=body, kind=kind, language=language)
    if form != "table":
        put(form, _COLUMNS, map(_row, found))
        return
    by_name: dict[str, list[Entry]] = {}
    for entry in found:
        by_name.setdefault(entry.name, []).append(entry)
    put(form, ("TEXT", "YEAR", "LANG", "CITES", "TITLE"), map(_short, by_name.values()))


_COLUMNS = (
    "name", "kind", "language", "year", "adopted", "title", "lead", "citations", "findings",
    "paths",
)  # fmt: skip


def _row(entry: Entry) -> tuple[Cell, ...]:
    return (
        entry.name, entry.kind, entry.language, entry.year, entry.adopted, entry.title,
        entry.lead, entry.citations, entry.findings, " ".join(entry.paths),
    )  # fmt: skip


def _short(entries: list[Entry]) -> tuple[Cell, ...]:
    """One edition on one line; the leading document comes first."""
    first = entries[0]
    languages = " ".join(dict.fromkeys(entry.language for entry in entries))
    return first.name, first.year, languages, first.citations, first.title or f"({first.kind})"


@click.command("show")
@DB
@click.argument("text", metavar="ID")
@click.option(
    "-t",
    "--to",
    "form",
    type=click.Choice(("tree", "json")),
    default="tree",
    show_default=True,
    help="The form of the output.",
)
@LANG
@AS_OF
def show_command(db: str, text: str, form: str, language: str | None, as_of: str | None) -> None:
    """Show one text: what is in it, and which other editions there are.

    ID is an edition such as pp/res/71@2022; a work such as pp/res/71, which means its last
    edition; or the name sha256:… of a text without an identifier.
    """
    with Corpus.open(db, as_of=as_of) as corpus:
        entry = corpus.entry(text, language=language)
        document = corpus.document(entry.name, language=entry.language)
        if form == "json":
            write(to_json(document, indent=2) + "\n")
            return
        write(to_tree(document, width=columns.width()))
        try:
            lineage = corpus.lineage(entry.name)
        except (UnknownTextError, ValueError):
            lineage = None
        cited = len(corpus.cited_by(entry.name)) if entry.edition else 0
    write("".join(f"{line}\n" for line in _about(entry, lineage, cited)))


def _about(entry: Entry, lineage: Lineage | None, cited: int) -> Iterable[str]:
    yield f"files     {', '.join(map(one_line, entry.paths)) or 'none'}"
    yield f"cited by  {cited} citation{'' if cited == 1 else 's'}"
    for edition in lineage.editions if lineage else ():
        mark = "*" if edition.id == entry.edition else " "
        standing = lineage.standing(edition) if lineage else ""
        there = "" if edition.loaded else ", not here"
        yield f"edition {mark} {edition.id}  {edition.moment or ''}  {standing}{there}"
    ending = lineage.ending if lineage else None
    if ending:
        more = (("on", ending.when), ("by", ending.by), ("into", ending.into))
        yield f"{ending.how} " + " ".join(f"{word} {value}" for word, value in more if value)


@click.command("search")
@DB
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@FORM
@LANG
@click.option(
    "-n", "--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N",
    help="The most finds that are shown.",
)  # fmt: skip
def search_command(
    db: str, words: Sequence[str], form: str, language: str | None, limit: int
) -> None:
    """Find clauses that have all the words, the best first.

    A word is found in its other forms, in any case, with or without accents. Quotation marks
    keep words in a row: "study groups". A * stands for any ending: regist*.
    """
    with Corpus.open(db) as corpus:
        found = corpus.search(" ".join(words), language=language, limit=limit)
    if form != "table":
        put(form, ("name", "language", "title", "clause", "node", "line", "score", "snippet"),
            map(_hit, found.hits))  # fmt: skip
        return
    write("".join(f"{line}\n" for hit in found.hits for line in _lines(hit)))
    shown, total = len(found.hits), f"{found.total}{'' if found.counted else ' or more'}"
    exits.say(f"{shown} of {total}" if shown < found.total else f"{total} found")


def _hit(hit: Hit) -> tuple[Cell, ...]:
    return (
        hit.name, hit.language, hit.title, hit.clause, hit.node, hit.line, hit.score, hit.snippet,
    )  # fmt: skip


def _lines(hit: Hit) -> Iterable[str]:
    title = one_line(hit.title or "")
    yield columns.fit(f"{hit.name}  {hit.language}  {hit.node}  {title}", columns.width()).rstrip()
    yield columns.fit(f"    {one_line(hit.snippet)}", columns.width()).rstrip()
