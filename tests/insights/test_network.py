"""Who led to whom."""

from datetime import timedelta

import pytest

from builder.followups.agenda import plan
from builder.followups.facts import Facts, settle
from builder.followups.standing import Stage
from builder.insights import network
from builder.insights.network import Network
from builder.model.contact import Contact
from builder.model.library import Library
from tests.support import TODAY, Folder


def facts(folder: Folder) -> Facts:
    return settle(folder.library(), TODAY)


def woven(folder: Folder) -> Network:
    return network.weave(facts(folder))


def held(folder: Folder, who: str, day: str, *names: str, more: str = "") -> None:
    given = "\n".join(f"- {name}" for name in names)
    slug = f"{day}-{who.partition(',')[0].strip('[')}"
    folder.interview(slug, f"contact: {who}\ndate: {day}\nstatus: done\n{more}", f"## Referrals\n{given}\n")


def test_nobody(folder: Folder) -> None:
    found = woven(folder)
    assert (found.chains, found.alone, found.introducers, found.found) == ((), (), (), ())
    assert network.without_note(facts(folder)) == ()
    assert network.names_given(facts(folder)) == (0, 0)


def test_without_introductions_everybody_is_found_directly(folder: Folder) -> None:
    folder.contact("bo")
    folder.contact("ada")
    found = woven(folder)
    assert (found.alone, found.chains, found.introducer) == (("ada", "bo"), (), {})
    assert found.found == ("ada", "bo")


def test_who_is_written_down_as_the_introducer_led_there(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo", "introduced_by: ada")
    found = woven(folder)
    assert found.introducer == {"bo": "ada"}
    assert found.introduced == {"ada": ("bo",)}
    assert [(one.first, one.people, one.depths, one.steps) for one in found.chains] == [
        ("ada", ("ada", "bo"), (0, 1), 1)
    ]
    assert (found.alone, found.found) == ((), ("ada",))
    assert found.chain_of["bo"] is found.chains[0]


def test_a_name_given_in_a_conversation_leads_there(folder: Folder) -> None:
    for slug in ("ada", "bo", "cy"):
        folder.contact(slug)
    held(folder, "[bo, ada]", "2026-11-01", "[[cy]]")
    found = woven(folder)
    assert found.introducer == {"cy": "bo"}
    assert found.also == {}


def test_a_name_given_in_front_of_whoever_bears_it_leads_there(folder: Folder) -> None:
    for slug in ("ada", "bo"):
        folder.contact(slug)
    held(folder, "[ada, bo]", "2026-11-01", "Al")
    folder.contact("cy")
    folder.interview(
        "later", "contact: [ada, cy]\ndate: 2026-11-02\ndirection: giving\nstatus: done", "## Referrals\n- [[cy]]"
    )
    assert woven(folder).introducer == {"cy": "ada"}


@pytest.mark.parametrize(
    "front", ["date: 2026-11-21\nstatus: done", "date: 2026-11-10\nstatus: cancelled", "date: 2026-11-25"]
)
def test_a_name_in_a_conversation_that_was_not_held_leads_nowhere(folder: Folder, front: str) -> None:
    folder.contact("ada")
    folder.contact("bo")
    folder.interview("talk", f"contact: ada\n{front}", "## Referrals\n- [[bo]]")
    assert woven(folder).alone == ("ada", "bo")


def test_who_named_somebody_first_led_there_and_the_others_are_second_sources(folder: Folder) -> None:
    for slug in ("ada", "bo", "cy", "dov"):
        folder.contact(slug)
    held(folder, "cy", "2026-11-03", "[[dov]]")
    held(folder, "ada", "2026-11-02", "[[dov]]")
    held(folder, "bo", "2026-11-01", "[[dov]]")
    held(folder, "ada", "2026-11-04", "[[dov]]")
    found = woven(folder)
    assert found.introducer == {"dov": "bo"}
    assert found.also == {"dov": ("ada", "cy")}


def test_of_one_day_the_interview_with_the_smaller_slug_counts(folder: Folder) -> None:
    for slug in ("ada", "bo", "cy"):
        folder.contact(slug)
    held(folder, "bo", "2026-11-01", "[[cy]]")
    held(folder, "ada", "2026-11-01", "[[cy]]")
    assert woven(folder).introducer == {"cy": "ada"}


def test_what_is_written_down_counts_more_than_an_earlier_naming(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo")
    folder.contact("cy", "introduced_by: bo")
    held(folder, "ada", "2026-11-01", "[[cy]]")
    found = woven(folder)
    assert found.introducer == {"cy": "bo"}
    assert found.also == {"cy": ("ada",)}


@pytest.mark.parametrize(("day", "led_to"), [("2026-11-04", ("bo",)), ("2026-11-05", ()), ("2026-11-06", ())])
def test_a_name_given_once_we_had_talked_leads_nowhere(folder: Folder, day: str, led_to: tuple[str, ...]) -> None:
    folder.contact("ada")
    folder.contact("bo")
    held(folder, "bo", "2026-11-05")
    held(folder, "ada", day, "[[bo]]")
    found = woven(folder)
    assert found.introduced.get("ada", ()) == led_to
    assert found.also.get("bo", ()) == (() if led_to else ("ada",))
    assert found.alone == (() if led_to else ("ada", "bo"))


def test_a_conversation_that_i_gave_does_not_make_them_known(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo")
    held(folder, "bo", "2026-11-05", more="direction: giving")
    held(folder, "ada", "2026-11-06", "[[bo]]")
    assert woven(folder).introducer == {"bo": "ada"}


def test_nobody_leads_to_themselves(folder: Folder) -> None:
    folder.contact("ada", "introduced_by: ada")
    folder.contact("bo")
    held(folder, "bo", "2026-11-01", "[[bo]]")
    found = woven(folder)
    assert (found.alone, found.also) == (("ada", "bo"), {})


def test_branches_stay_together_and_count_everybody_further_along(folder: Folder) -> None:
    folder.contact("ada")
    for slug, by in (("bo", "ada"), ("cy", "ada"), ("dov", "bo"), ("eve", "dov"), ("flo", "bo")):
        folder.contact(slug, f"introduced_by: {by}")
    found = woven(folder)
    (chain,) = found.chains
    assert chain.people == ("ada", "bo", "dov", "eve", "flo", "cy")
    assert chain.depths == (0, 1, 2, 3, 2, 1)
    assert chain.steps == 3
    assert found.reached == {"ada": 5, "bo": 3, "cy": 0, "dov": 1, "eve": 0, "flo": 0}
    assert found.introducers == ("ada", "bo", "dov")


def test_the_biggest_chain_is_first_then_by_slug(folder: Folder) -> None:
    for slug in ("ada", "bo", "cy"):
        folder.contact(slug)
    for slug, by in (("x1", "ada"), ("x2", "cy"), ("x3", "cy"), ("x4", "bo")):
        folder.contact(slug, f"introduced_by: {by}")
    found = woven(folder)
    assert [one.first for one in found.chains] == ["cy", "ada", "bo"]
    assert found.introducers == ("cy", "ada", "bo")


def test_of_a_circle_the_smallest_slug_is_found_directly_and_nobody_is_lost(folder: Folder) -> None:
    for slug, by in (("bo", "cy"), ("cy", "dov"), ("dov", "bo"), ("ada", "dov"), ("eve", "ada")):
        folder.contact(slug, f"introduced_by: {by}")
    for slug, by in (("x", "y"), ("y", "x")):
        folder.contact(slug, f"introduced_by: {by}")
    found = woven(folder)
    assert [one.people for one in found.chains] == [("bo", "dov", "ada", "eve", "cy"), ("x", "y")]
    assert found.also == {"bo": ("cy",), "x": ("y",)}
    assert found.alone == ()


def test_a_circle_of_namings_is_cut_too(folder: Folder) -> None:
    folder.contact("ada", "introduced_by: bo")
    folder.contact("bo")
    folder.contact("cy")
    held(folder, "cy", "2026-10-30", "[[ada]]")
    held(folder, "ada", "2026-11-01", "[[bo]]", more="direction: giving")
    found = woven(folder)
    assert found.introducer == {"bo": "ada"}
    assert found.also == {"ada": ("bo", "cy")}


def test_three_thousand_people_in_a_ring() -> None:
    contacts = {
        f"p{number:04}": Contact(
            name=f"P {number}", slug=f"p{number:04}", path="", introducer=f"p{(number - 1) % 3000:04}"
        )
        for number in range(3000)
    }
    found = network.weave(settle(Library(contacts=contacts), TODAY))
    (chain,) = found.chains
    assert (chain.first, len(chain.people), chain.steps) == ("p0000", 3000, 2999)
    assert found.also == {"p0000": ("p2999",)}
    assert found.reached["p0000"] == 2999


def test_who_was_talked_with(folder: Folder) -> None:
    stages = dict(zip("abcde", Stage, strict=True))
    assert network.talked(stages) == {"d", "e"}


def steps(folder: Folder) -> dict[str, str]:
    library = folder.library()
    return {slug: one.rule.value for slug, one in network.next_steps(library, plan(library, TODAY)).items()}


def test_the_next_step_is_the_most_urgent_one_that_has_not_lapsed(folder: Folder) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-10 request\n\n## To do\n- [ ] look (by 2026-11-01)")
    folder.contact("bo", "", "## Log\n- 2025-11-10 request")
    assert steps(folder) == {"ada": "todo"}


def test_writing_to_a_name_is_about_whom_it_names(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo", "name: Bo Ek")
    held(folder, "ada", "2026-11-12", "[[bo]]", "Cy Moe", more="thanked: 2026-11-13\ndebriefed: 2026-11-13")
    found = steps(folder)
    assert found["bo"] == "referral"
    assert found.get("ada") != "referral"


def test_writing_to_a_name_is_not_about_a_namesake(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("jan-1", "name: Jan Ek")
    folder.contact("jan-2", "name: Jan Ek")
    held(folder, "ada", "2026-11-12", "[[jan-2]]: first", "[[jan-1]]", more="thanked: 2026-11-13")
    given = network.next_steps(folder.library(), folder.agenda())
    assert given["jan-2"].why.endswith(": first")
    assert not given["jan-1"].why.endswith(": first")


def test_names_without_a_note_are_folded_together_those_given_last_first(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo")
    held(folder, "ada", "2026-11-01", "Cy Moe (City Archive): two", "Zoe Ann", "[[bo]]")
    held(folder, "bo", "2026-11-02", "cy  moe", "Dov Ek", "dov ek")
    folder.interview("soon", "contact: bo\ndate: 2026-11-25", "## Referrals\n- Not Yet")
    found = network.without_note(facts(folder))
    assert [(one.name, one.organisation, [talk.slug for talk in one.talks]) for one in found] == [
        ("Cy Moe", "City Archive", ["2026-11-01-ada", "2026-11-02-bo"]),
        ("Dov Ek", "", ["2026-11-02-bo"]),
        ("Zoe Ann", "", ["2026-11-01-ada"]),
    ]


def test_conversations_that_led_to_no_name(folder: Folder) -> None:
    folder.contact("ada")
    held(folder, "ada", "2026-11-01", "Cy Moe")
    held(folder, "ada", "2026-11-02")
    held(folder, "ada", "2026-11-03", more="direction: giving")
    folder.interview("soon", f"contact: ada\ndate: {TODAY + timedelta(1)}")
    assert network.names_given(facts(folder)) == (2, 1)
