"""keepwarm schema: JSON Schema of every kind of note, for editors."""

import json

import click

_EXPORT = "export"
_KINDS = ("contact", "interview", "organisation", "questions", "profile", "settings", "theme", _EXPORT)


@click.command("schema", short_help="Print the JSON Schema of the notes, for editors.")
@click.argument("kind", required=False, metavar="[KIND]", type=click.Choice(_KINDS))
def command(kind: str | None) -> None:
    """Print the JSON Schema of a kind of note, or of all of them by kind.

    KIND is contact, interview, organisation, questions, profile, settings or theme; or export, for what “keepwarm
    export json” prints.
    """
    from builder.checks.jsonschema import schemas

    if kind == _EXPORT:
        from builder.exports import shapes

        found = shapes.schema()
    else:
        found = schemas()[kind] if kind else schemas()
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))
