"""`itures rule`: what a code means."""

import difflib

import click

from itures.analysis.rules import RULES, page
from itures.cli.output import write


@click.command("rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the rule behind a finding; without CODE, list all rules."""
    if code is None:
        write("".join(f"{_line(name)}\n" for name in RULES))
        return
    name = code.upper()
    if name not in RULES:
        near = difflib.get_close_matches(name, RULES, n=1)
        hint = f"did you mean {near[0]}?" if near else "`itures rule` lists all rules"
        raise click.BadParameter(f"no rule {code!r}; {hint}", param_hint="CODE")
    write(page(name).rstrip() + "\n")


def _line(code: str) -> str:
    rule = RULES[code]
    return f"{code}  {rule.severity:<7}  {rule.name}: {rule.summary}"
