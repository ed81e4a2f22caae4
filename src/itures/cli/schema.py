"""`itures schema`: the schema of an output."""

import click

from itures.cli.output import write
from itures.export.schema import schema_json

SCHEMAS = {"json": schema_json}
"""How to make the schema of each form that has one."""


@click.command("schema")
@click.argument("form", type=click.Choice(tuple(SCHEMAS)))
def command(form: str) -> None:
    """Print the schema of an output."""
    write(SCHEMAS[form]())
