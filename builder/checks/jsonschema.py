"""JSON Schema of the front matter of every kind of note, of the settings and of a theme's choices (draft 2020-12)."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from builder.checks.kinds import CONTACT, INTERVIEW, ORGANISATION, PROFILE, THEME
from builder.model.fields import Fields
from builder.model.settings import Settings
from builder.model.theme import ThemeOptions

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The dialect that the schemas are written in."""


class _WithoutDefaults(GenerateJsonSchema):
    """Leaves defaults out: they are values of ours (durations, say), not what anybody would type."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schemas by kind: contact, interview, organisation, questions, profile, settings, theme."""
    kinds: dict[str, type[Fields]] = {
        "contact": CONTACT.schema,
        "interview": INTERVIEW.schema,
        "organisation": ORGANISATION.schema,
        "questions": THEME.schema,
        "profile": PROFILE.schema,
        "settings": Settings,
        "theme": ThemeOptions,
    }
    return {kind: _schema(kind, model) for kind, model in kinds.items()}


def _schema(kind: str, model: type[Fields]) -> dict[str, Any]:
    found = _relaxed(model.model_json_schema(schema_generator=_WithoutDefaults))
    return {"$schema": DIALECT, **found, "title": f"Keepwarm: {kind}"}


def _relaxed(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Allow what the notes allow: one value in place of a list, and no value at all."""
    if isinstance(schema, list):
        return [_relaxed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    relaxed = {
        key: {name: _relaxed(one) for name, one in value.items()} if key == "properties" else _relaxed(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }
    if relaxed.get("type") == "array":
        described = {key: relaxed.pop(key) for key in ("description",) if key in relaxed}
        return {"anyOf": [relaxed["items"], relaxed, {"type": "null"}], **described}
    return relaxed
