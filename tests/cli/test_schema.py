"""keepwarm schema: what editors get, held against the sample's own notes."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.support import Keepwarm

ROOT = Path(__file__).parents[2]
KINDS = ("contact", "interview", "organisation", "questions", "profile", "settings", "theme")


class Editor(yaml.SafeLoader):
    """Reads YAML as an editor does that goes by YAML 1.2: numbers, true and false; a date is a text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matters(kind: str) -> list[dict[str, Any]]:
    """Return the front matter of the sample's notes of a kind."""
    if kind == "settings":
        texts = [(ROOT / "keepwarm.yaml").read_text()]
    elif kind == "theme":
        texts = [(ROOT / "themes/default/theme.yaml").read_text()]
    else:
        folder = ROOT / "content"
        files = [folder / "profile.md"] if kind == "profile" else sorted((folder / f"{kind.rstrip('s')}s").glob("*.md"))
        texts = [file.read_text().split("\n---\n")[0].removeprefix("---\n") for file in files]
    return [yaml.load(text, Loader=Editor) for text in texts]  # noqa: S506 - it is a SafeLoader


def test_all_kinds_by_kind(keepwarm: Keepwarm) -> None:
    ran = keepwarm("schema")
    assert (ran.status, ran.err) == (0, "")
    assert tuple(json.loads(ran.out)) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind(keepwarm: Keepwarm, kind: str) -> None:
    ran = keepwarm("schema", kind)
    assert (ran.status, ran.err) == (0, "")
    schema = json.loads(ran.out)
    jsonschema.validators.validator_for(schema).check_schema(schema)
    assert schema == json.loads(keepwarm("schema").out)[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_passes_and_every_key_of_it_is_described(keepwarm: Keepwarm, kind: str) -> None:
    schema = json.loads(keepwarm("schema", kind).out)
    fronts = front_matters(kind)
    assert fronts
    for front in fronts:
        jsonschema.validate(front, schema)
    used = {key for front in fronts for key in front}
    assert used - set(schema["properties"]) <= {"coffee"}


def test_the_schema_refuses_what_the_notes_may_not_say(keepwarm: Keepwarm) -> None:
    schemas = json.loads(keepwarm("schema").out)
    for kind, wrong in (
        ("contact", {}),
        ("contact", {"name": "Ada", "status": "asleep"}),
        ("interview", {"contact": "ada"}),
        ("interview", {"contact": "ada", "date": "2026-11-18", "via": "pigeon"}),
        ("organisation", {"sector": "x"}),
        ("questions", {"order": "1"}),
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schemas[kind])
    jsonschema.validate({"name": "Ada", "status": "parked"}, schemas["contact"])


def test_it_needs_no_notes(keepwarm: Keepwarm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert keepwarm("schema", "contact").status == 0
