"""keepwarm schema: JSON Schema of every kind of note, for editors."""

import json

import click

_KINDS = ("contact", "interview", "organisation", "questions", "profile", "settings", "theme")


@click.command("schema", short_help="Print the JSON Schema of the notes, for editors.")
@click.argument("kind", required=False, metavar="KIND", type=click.Choice(_KINDS))
def command(kind: str | None) -> None:
    """Print the JSON Schema of a kind of note, or of all of them by kind.

    KIND is contact, interview, organisation, questions, profile, settings or theme.
    """
    from builder.checks.jsonschema import schemas

    found = schemas()
    click.echo(json.dumps(found[kind] if kind else found, ensure_ascii=False, indent=2))
