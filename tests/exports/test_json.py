"""The JSON export: every key, what is computed, and that it is what its schema and ``keepwarm due`` say."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from builder.exports import notebook, shapes
from builder.followups.agenda import plan
from tests.support import TODAY, Folder

SCHEMA = shapes.schema()
CHECKED = jsonschema.Draft202012Validator(SCHEMA)


def written(folder: Folder, today: date = TODAY) -> bytes:
    """Return the export of the notes as they are."""
    notes = folder.load(today)
    return notebook.render(notes, plan(notes.library, today))


def exported(folder: Folder, today: date = TODAY) -> Any:  # noqa: ANN401 - JSON
    """Return that export, read; what its schema does not allow fails."""
    found = json.loads(written(folder, today))
    CHECKED.validate(found)
    return found


def contact(folder: Folder, front: str = "", body: str = "") -> dict[str, Any]:
    folder.contact("ada", front, body)
    found: dict[str, Any] = exported(folder)["contacts"][0]
    return found


def said(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what an entry says, without what is empty."""
    return {key: value for key, value in entry.items() if value not in (None, [], {}, "", False)}


def test_without_notes_everything_is_there_and_empty(folder: Folder) -> None:
    found = exported(folder)
    assert list(found) == [
        "version", "today", "incomplete", "left_out", "contacts", "interviews", "organisations", "questions",
        "profile", "settings", "followups",
    ]  # fmt: skip
    assert (found["version"], found["today"]) == (1, "2026-11-20")
    assert not any(found[key] for key in [*list(found)[2:8], "followups"])
    assert said(found["profile"]) == {}
    assert found["settings"]["follow_up"]["mentors_every"] == "2 months"


def test_the_least_that_a_contact_says(folder: Folder) -> None:
    assert said(contact(folder, "name: Wiratama")) == {
        "slug": "ada",
        "path": "content/contacts/ada.md",
        "name": "Wiratama",
        "status": "active",
        "first_name": "Wiratama",
        "stage": "known",
    }


def test_everything_that_a_contact_says(folder: Folder) -> None:
    folder.contact("bo")
    front = """
        name: 小林美咲
        preferred_name: 美咲
        aliases: M. Kobayashi
        pronouns: she/her
        organisation: Borealis Labs
        role: "=Head"
        fields: [health, "flood, rain"]
        level: senior
        location: Town
        email: a@b.example
        phone: 0825551234
        linkedin: https://l.example
        website: https://w.example
        links: https://x.example
        source: alumni
        introduced_by: "[[bo]]"
        mentor: true
        may_contact: false
        keep_in_touch: 6 weeks
        snooze_until: 2026-12-01
        dismissed: [thank 2026-11-19, my-promise 2026-11-20 the book]
        status: parked
        tags: a
        coffee: black
    """
    folder.settings("extra_fields: coffee")
    body = """
        Mine.

        ## Log
        - 2026-11-02 request by email: left a message
        - 2026-11-03 reply

        ## Promises
        - [x] me: the book (by 2026-11-05, made 2026-11-01, done 2026-11-04)

        ## To do
        - [-] Print it (by 2026-12-01)

        ## To share
        - An article
    """
    found = contact(folder, front, body)
    assert found.pop("body").startswith("Mine.\n\n## Log\n- 2026-11-02")
    assert found == {
        "slug": "ada",
        "path": "content/contacts/ada.md",
        "name": "小林美咲",
        "preferred_name": "美咲",
        "aliases": ["M. Kobayashi"],
        "pronouns": "she/her",
        "organisation": "Borealis Labs",
        "role": "=Head",
        "fields": ["health", "flood, rain"],
        "level": "senior",
        "location": "Town",
        "email": ["a@b.example"],
        "phone": ["0825551234"],
        "linkedin": ["https://l.example"],
        "website": ["https://w.example"],
        "links": ["https://x.example"],
        "source": "alumni",
        "introduced_by": "[[bo]]",
        "mentor": True,
        "may_contact": False,
        "keep_in_touch": "6 weeks",
        "snooze_until": "2026-12-01",
        "dismissed": [
            {"rule": "thank", "since": "2026-11-19", "subject": ""},
            {"rule": "my-promise", "since": "2026-11-20", "subject": "the book"},
        ],
        "status": "parked",
        "tags": ["a"],
        "more": {"coffee": ["black"]},
        "log": [
            {"date": "2026-11-02", "type": "request", "channel": "email", "note": "left a message"},
            {"date": "2026-11-03", "type": "reply", "channel": None, "note": ""},
        ],
        "promises": [
            {
                "box": "done", "mine": True, "text": "the book", "by": "2026-11-05", "made": "2026-11-01",
                "done": "2026-11-04", "to": None,
            }
        ],
        "to_do": [{"box": "dropped", "text": "Print it", "by": "2026-12-01", "done": None}],
        "to_share": [{"box": "open", "text": "An article"}],
        "stands_in": False,
        "organisation_slug": "borealis-labs",
        "introducer": "bo",
        "first_name": "美咲",
        "stage": "answered",
        "met": "2026-11-03",
        "last_contact": "2026-11-03",
        "waiting": False,
        "dormant": True,
        "attempts": 0,
        "next_channel": "email",
        "interviews": [],
        "referred_by": [],
    }  # fmt: skip


def test_everything_that_an_interview_says(folder: Folder) -> None:
    folder.contact("ada", "organisation: Borealis")
    folder.contact("bo")
    front = """
        contact: [Ada, "[[bo]]"]
        date: 2026-11-18 9:30 +02:00
        lasted: 25
        interest_before: 2
        interest_after: 5
        keywords: [tides]
        x-room: 3
    """
    body = """
        ## Questions
        - [x] ! Why?
          Because.

        ## Open questions
        - How much? → ask [[bo]]

        ## Research
        - [x] It pays — contradicted: badly

        ## Language
        - spring tide: the high one

        ## Referrals
        - [[bo]]
        - Grace Mokoena (City Archive): about maps

        ## Promises
        - [ ] them: the map (to bo)

        ## Notes
        Went well.

        ## Debrief
        Ask sooner.
    """
    folder.interview("x", front, body)
    found = exported(folder)
    (talk,) = found["interviews"]
    assert said({key: value for key, value in talk.items() if key != "body"}) == {
        "slug": "x",
        "path": "content/interviews/x.md",
        "contact": ["Ada", "[[bo]]"],
        "date": "2026-11-18T09:30:00+02:00",
        "status": "done",
        "direction": "asking",
        "minutes": 15,
        "lasted": 25,
        "keywords": ["tides"],
        "interest_before": 2,
        "interest_after": 5,
        "more": {"x-room": ["3"]},
        "promises": [
            {"box": "open", "mine": False, "text": "the map", "by": None, "made": None, "done": None, "to": "bo"}
        ],
        "referrals": [
            {"name": "bo", "contact": "bo", "organisation": "", "note": ""},
            {"name": "Grace Mokoena", "contact": None, "organisation": "City Archive", "note": "about maps"},
        ],
        "research": [{"box": "done", "text": "It pays", "outcome": "contradicted", "remark": "badly"}],
        "questions": [{"box": "done", "text": "Why?", "critical": True, "answer": "Because."}],
        "open_questions": [{"box": "open", "text": "How much?", "how": "ask [[bo]]"}],
        "language": [{"text": "spring tide", "meaning": "the high one"}],
        "notes": "Went well.",
        "debrief": "Ask sooner.",
        "contacts": ["ada", "bo"],
        "organisation_slug": "borealis",
        "day": "2026-11-18",
        "held": True,
    }
    assert talk["stated_status"] is None
    assert [(one["slug"], one["contacts"]) for one in found["organisations"]] == [("borealis", ["ada"])]
    assert [(one["slug"], one["interviews"], one["referred_by"]) for one in found["contacts"]] == [
        ("ada", ["x"], []),
        ("bo", ["x"], ["x"]),
    ]


@pytest.mark.parametrize(
    ("front", "is_so"),
    [
        ("date: 2026-11-19\nstatus: done", "held"),
        ("date: 2026-11-20", "pending"),
        ("date: 2026-11-19", "stale"),
        ("date: 2026-11-19\nstatus: cancelled\nconfirmed: 2026-11-18", "is_confirmed"),
    ],
)
def test_what_became_of_an_interview(folder: Folder, front: str, is_so: str) -> None:
    folder.contact("ada")
    folder.interview("x", f"contact: ada\n{front}")
    (talk,) = exported(folder)["interviews"]
    assert [key for key in ("held", "pending", "stale", "is_confirmed") if talk[key]] == [is_so]


def test_the_rest_of_the_notes(folder: Folder) -> None:
    folder.organisation("borealis", "name: Borealis\ntarget: true", "## Research\n- It pays\n")
    folder.theme("money", "title: Money\nlevels: [entry, mid]\norder: 2", "- How is it paid?\n- By whom?\n")
    body = "## Pitch\nShort.\n\n## Talking points\n- Maps\n\n## News\n- 2026-11-01: moved (tell mentors)\n"
    folder.profile("name: Nerys\nlooking_for: tides", body)
    folder.settings("timezone: Europe/London\nfollow_up: {start: 2026-01-01, lapse_after: {thank: never}}")
    found = exported(folder)
    assert said(found["organisations"][0])["target"] is True
    assert found["organisations"][0]["research"] == [{"box": "open", "text": "It pays", "outcome": None, "remark": ""}]
    assert found["questions"][0]["questions"] == ["How is it paid?", "By whom?"]
    assert (found["questions"][0]["levels"], found["questions"][0]["order"]) == (["entry", "mid"], 2)
    assert (found["profile"]["pitch"], found["profile"]["talking_points"]) == ("Short.", ["Maps"])
    assert found["profile"]["news"] == [{"date": "2026-11-01", "text": "moved", "audience": "mentors"}]
    assert found["settings"]["timezone"] == "Europe/London"
    assert found["settings"]["follow_up"]["start"] == "2026-01-01"
    assert found["settings"]["follow_up"]["lapse_after"] == {"thank": "never"}


def test_notes_with_errors_are_named_and_nothing_leads_to_nobody(folder: Folder) -> None:
    folder.contact("broken", "name: [")
    folder.contact("gone", "name: [")
    folder.contact("ada", "introduced_by: gone\nemail: nobody")
    folder.interview("x", "contact: [ada, nobody, broken]\ndate: 2026-11-18", "## Referrals\n- [[broken]]\n")
    found = exported(folder)
    assert found["left_out"] == ["content/contacts/broken.md", "content/contacts/gone.md"]
    assert found["incomplete"] == ["content/contacts/ada.md", "content/interviews/x.md"]
    ada, broken, nobody = found["contacts"]
    assert (ada["introduced_by"], ada["introducer"], ada["email"]) == ("gone", None, [])
    assert (broken["stands_in"], broken["path"], nobody["stands_in"], nobody["name"]) == (True, None, True, "nobody")
    assert found["interviews"][0]["contacts"] == ["ada", "nobody", "broken"]


def test_letters_stay_as_they_are_and_lines_end_as_on_every_machine(folder: Folder) -> None:
    folder.write("content/contacts/ada.md", "\ufeff---\r\nname: Éva מרים\r\n---\r\nOne.\r\nTwo.\r\n")
    text = written(folder).decode()
    assert "Éva מרים" in text
    assert '"body": "One.\\nTwo.\\n"' in text
    assert text.endswith("}\n")


def test_the_schema_describes_itself_and_names_every_key() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    objects = [SCHEMA, *(one for one in SCHEMA["$defs"].values() if one["type"] == "object")]
    for one in objects:
        assert one["additionalProperties"] is False, one
        assert sorted(one["required"]) == sorted(one["properties"]), one
        assert one["description"], one


def test_the_schema_refuses_what_the_export_never_says(folder: Folder) -> None:
    folder.contact("ada")
    for change in ({"more": 1}, {"stage": "friend"}, {"met": "soon"}, {"email": "a@b.example"}, {"pet": "cat"}):
        found = exported(folder)
        found["contacts"][0] |= change
        assert CHECKED.is_valid(found) is ("met" in change)  # a format is a remark, not a rule (JSON Schema, 7.2.1)


def test_the_sample_is_what_the_schema_says() -> None:
    folder = Folder(Path(__file__).parents[2])
    found = exported(folder)
    assert (len(found["contacts"]), found["left_out"]) == (29, [])
    agenda = plan(folder.load().library, TODAY)
    assert len(found["followups"]) == len(agenda.followups)
