"""`itures grammar`: check the grammars, or show what is in them."""

from collections.abc import Iterator, Sequence

import click

from itures.cli import exits, options
from itures.cli.output import write
from itures.export.visible import visible
from itures.notation.check import Result, check
from itures.notation.grammar import Grammar, load
from itures.notation.language import EVIDENCE, Language


@click.group("grammar")
def command() -> None:
    """Check the grammars, or show what is in them."""


@command.command("check")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@options.grammars
def check_command(languages: tuple[str, ...], grammars: tuple[str, ...]) -> int:
    """Read every grammar file, compile every rule, and run every example.

    With LANG, only the rules of these languages, which is faster.
    """
    grammar = load(*grammars)
    _check_known(languages, grammar)
    result = check(grammar, languages)
    write("".join(visible(f"{problem}\n") for problem in result.problems))
    exits.say(_summary(result))
    return exits.MISUSE if result.problems else exits.FINE


def _check_known(languages: Sequence[str], grammar: Grammar) -> None:
    known = grammar.names("languages")
    for language in languages:
        if language not in known:
            message = f"no grammar for {language!r}; there are {', '.join(known)}"
            raise click.BadParameter(message, param_hint="LANG")


def _summary(result: Result) -> str:
    looked_at = f"{result.files} files, {result.rules} rules, {result.examples} examples"
    problems = len(result.problems)
    return f"{looked_at}: {problems or 'no'} problem{'' if problems == 1 else 's'}"


@command.command("show")
@click.argument("language", required=False, metavar="[LANG]")
@click.option("--evidence", is_flag=True, help="List the words seen in no ITU text.")
@options.grammars
def show_command(language: str | None, *, evidence: bool, grammars: tuple[str, ...]) -> None:
    """Show the languages, or the words and rules of one."""
    grammar = load(*grammars)
    codes = [language] if language else grammar.names("languages")
    _check_known(codes, grammar)
    chosen = [grammar.language(code) for code in codes]
    lines = _evidence if evidence else _whole if language else _short
    write("".join(visible(f"{line}\n") for each in chosen for line in lines(each)))


def _short(language: Language) -> Iterator[str]:
    """One line: code, name, and how much there is."""
    examples = sum(len(each) for each in language.data.get("examples", {}).values())
    counts = (
        f"{len(language.word_names)} word lists, {len(language.rule_strings)} rules,"
        f" {examples} examples"
    )
    yield f"{language.code}  {language.data.get('name', ''):<12}  {counts}"


def _whole(language: Language) -> Iterator[str]:
    """Every word list with its meanings, then every rule as it is written."""
    for name in sorted(language.word_names):
        yield f"@{name}"
        meanings: dict[str, list[str]] = {}
        for phrase in language.words(name).phrases:
            meanings.setdefault(phrase.meaning, []).append(phrase.text)
        for meaning, texts in meanings.items():
            yield f"    {meaning}: {' | '.join(texts)}"
    for name, (table, text) in language.rule_strings.items():
        yield f"[{table.split('.')[0]}] {name} = {text}"


def _evidence(language: Language) -> Iterator[str]:
    """The words that rest on another public text, or on none."""
    tables = {evidence: table for table, evidence in EVIDENCE.items()}
    for name in sorted(language.word_names):
        for phrase in language.words(name).phrases:
            if phrase.evidence != "itu":
                table = tables[phrase.evidence]
                where = f"{language.file.name}  {table}.{name}  {phrase.meaning}"
                yield f"{where}: {phrase.text}"
