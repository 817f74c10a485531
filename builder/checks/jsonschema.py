"""JSON Schema of the front matter of every kind of note, of the settings and of a theme's choices (draft 2020-12)."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from builder.checks.kinds import CONTACT, INTERVIEW, ORGANISATION, PROFILE, THEME
from builder.model import written
from builder.model.fields import Fields
from builder.model.settings import Settings
from builder.model.theme import ThemeOptions

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The dialect that the schemas are written in."""


class _AsWritten(GenerateJsonSchema):
    """Says how values are written in the settings: one in place of a list, and none at all where none is required.

    Defaults are left out: they are values of ours (durations, say), not what anybody would type.
    """

    text = written.SCALAR
    empty = written.EMPTY

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return written.any_of(self.generate_inner(schema["schema"]), self.empty)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])  # it has a default, which says that there may be none

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:  # noqa: ARG002 - as pydantic has it
        return self.text

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        item = self.generate_inner(schema["items_schema"][0])
        return written.one_or_several(item, required="min_length" in schema)

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys, values = (self.generate_inner(schema[part]) for part in ("keys_schema", "values_schema"))
        return {"type": "object", "propertyNames": keys, "additionalProperties": written.any_of(values, self.empty)}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        return {key: value for key, value in super().model_schema(schema).items() if key != "title"}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - as pydantic has it
        return False


class _InNotes(_AsWritten):
    """Says how values are written in notes, where a text may be a reference in brackets, and an empty list is none."""

    text = written.any_of(written.SCALAR, written.LINK)
    empty = written.EMPTY_OR_LIST

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        own = written.any_of(written.one_or_several(self.text), self.empty)
        return {**super().model_schema(schema), "additionalProperties": own}  # keys of one's own


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schemas by kind: contact, interview, organisation, questions, profile, settings, theme."""
    notes: dict[str, type[Fields]] = {
        "contact": CONTACT.schema,
        "interview": INTERVIEW.schema,
        "organisation": ORGANISATION.schema,
        "questions": THEME.schema,
        "profile": PROFILE.schema,
    }
    files: dict[str, type[Fields]] = {"settings": Settings, "theme": ThemeOptions}
    return {
        **{kind: _schema(kind, model, _InNotes) for kind, model in notes.items()},
        **{kind: _schema(kind, model, _AsWritten) for kind, model in files.items()},
    }


def _schema(kind: str, model: type[Fields], writing: type[_AsWritten]) -> dict[str, Any]:
    found = model.model_json_schema(schema_generator=writing)
    return {"$schema": DIALECT, **found, "title": f"Keepwarm: {kind}"}
