"""keepwarm schema: JSON Schema of every kind of note, for editors."""

import json

import click

_KINDS = ("contact", "interview", "organisation", "questions", "profile", "settings")


@click.command("schema")
@click.argument("kind", required=False, type=click.Choice(_KINDS))
def command(kind: str | None) -> None:
    """Print the JSON Schema of a kind of note, or of all of them by kind."""
    from builder.checks.jsonschema import schemas

    found = schemas()
    click.echo(json.dumps(found[kind] if kind else found, ensure_ascii=False, indent=2))
