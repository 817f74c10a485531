"""The JSON Schemas agree with the checks: over a table of values, what one refuses the other refuses, too."""

import re
from typing import Any

import jsonschema
import pytest
import yaml

from builder.checks.jsonschema import schemas
from builder.diagnostics import Diagnostic, Severity
from tests.checks.typed import TABLE
from tests.support import Folder

SCHEMAS = schemas()


class Newer(yaml.SafeLoader):
    """Reads YAML as most editors do, which go by YAML 1.2: `yes` and a date are texts."""


class Older(yaml.SafeLoader):
    """Reads YAML as other tools do, which go by YAML 1.1: `yes` is true; that a date is a day, no JSON can say."""


SHARED = {"null": r"~|null|", "int": r"[-+]?(?:0|[1-9][0-9]*)", "float": r"[-+]?[0-9]+\.[0-9]+"}
for loader, truths in ((Newer, "true|True|TRUE|false|False|FALSE"), (Older, "(?i:true|false|yes|no|on|off)")):
    loader.yaml_implicit_resolvers = {}
    for tag, pattern in {**SHARED, "bool": truths}.items():
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), None)


PATHS = {
    "contact": "content/contacts/x.md",
    "interview": "content/interviews/x.md",
    "organisation": "content/organisations/x.md",
    "questions": "content/questions/x.md",
    "profile": "content/profile.md",
    "settings": "keepwarm.yaml",
    "theme": "themes/default/theme.yaml",
}
BESIDE = {
    "contact": "name: Xenia",
    "interview": "contact: ann\ndate: 2026-12-01",
    "organisation": "name: Borealis Labs",
    "questions": "title: Beginnings",
}


def told(folder: Folder, kind: str, text: str) -> list[Diagnostic]:
    """Return the errors in a file of a kind."""
    path = PATHS[kind]
    folder.write(path, text if kind in ("settings", "theme") else f"---\n{text}---\n")
    found = folder.read_settings()[1] if kind in ("settings", "theme") else folder.load().diagnostics
    return [one for one in found if one.path == path and one.severity is Severity.ERROR]


def lines(kind: str, key: str, value: str) -> str:
    """Return the lines of a file of a kind with what it must have, and a value of *key*."""
    *groups, last = key.split(".")
    beside = [line for line in BESIDE.get(kind, "").splitlines() if not line.startswith(f"{last}:")]
    nested = [f"{'  ' * depth}{group}:" for depth, group in enumerate(groups)]
    return "\n".join([*beside, *nested, f"{'  ' * len(groups)}{last}: {value}", ""])


CASES = [pytest.param(kind, key, id=f"{kind}-{key}") for kind, fields in TABLE.items() for key in fields]


@pytest.mark.parametrize(("kind", "key"), CASES)
def test_the_schema_says_what_the_checks_say(folder: Folder, kind: str, key: str) -> None:
    folder.contact("ann")
    folder.write("content/cv.md", "I count.")
    for name in ("site", "x y", "1", "1.5", "true", "a.b", ".x", "contents", "con"):
        (folder.root / "themes" / name).mkdir(parents=True)
    (folder.root / "themes/default").mkdir()
    validator = jsonschema.Draft202012Validator(SCHEMAS[kind])
    values = TABLE[kind][key]
    expected = {**dict.fromkeys(values.taken, True), **dict.fromkeys(values.refused, False)}
    found = {}
    for value in expected:
        text = lines(kind, key, value)
        read = [yaml.load(text, loader) for loader in (Newer, Older)]  # noqa: S506 - they are SafeLoaders
        found[value] = [not told(folder, kind, text), *map(validator.is_valid, read)]
    assert {value: said for value, said in found.items() if {*said} != {expected[value]}} == {}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_table_holds_every_field(kind: str) -> None:
    fields = {*SCHEMAS[kind]["properties"]}
    for group, name in (("follow_up", "FollowUp"), ("site", "ThemeOptions")):
        if group in fields:
            fields |= {f"{group}.{key}" for key in SCHEMAS[kind]["$defs"][name]["properties"]}
    assert {*TABLE[kind]} - {"x-own"} == fields


def patterns(schema: Any) -> set[str]:  # noqa: ANN401 - JSON
    """Return the patterns in a schema."""
    if isinstance(schema, list):
        return {pattern for one in schema for pattern in patterns(one)}
    if not isinstance(schema, dict):
        return set()
    own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
    return own | {pattern for one in schema.values() for pattern in patterns(one)}


def test_every_reader_of_json_schema_understands_the_patterns() -> None:
    found = patterns(SCHEMAS)
    assert found
    assert not [pattern for pattern in found if re.search(r"\\[dwbDWBAZ]|\(\?(?![:!=])", pattern)]
