"""Who could introduce me to a place where I know nobody."""

from builder.followups.facts import settle
from builder.insights.ways_in import ways_in
from tests.support import TODAY, Folder

PLACE = "name: Borealis Labs\ntarget: true"


def told(folder: Folder) -> list[str]:
    """Return the ways in at the place ``lab``, each in a line: who, why, in which conversation, the detail."""
    library = folder.library()
    return [
        " ".join(
            filter(None, (one.contact.slug, one.reason.name, one.talk.slug if one.talk else "", f"“{one.detail}”"))
        ).removesuffix(" “”")
        for one in ways_in(settle(library, TODAY), library.organisations.values())["lab"]
    ]


def test_nothing_leads_there(folder: Folder) -> None:
    folder.organisation("lab", PLACE + "\nfields: ice", "## Open questions\n- [ ] Who decides? → the porter")
    folder.contact("ada", "fields: fire", "## Log\n- 2026-11-01 contact")
    folder.contact("bo", "fields: ice")  # not met
    assert told(folder) == []


def test_a_place_without_fields_or_questions(folder: Folder) -> None:
    folder.organisation("lab", PLACE)
    folder.contact("ada", "fields: ice", "## Log\n- 2026-11-01 contact")
    assert told(folder) == []


def test_where_somebody_is_known_everywhere_nobody_is_looked_for(folder: Folder) -> None:
    folder.contact("ada", "fields: ice", "## Log\n- 2026-11-01 contact")
    assert ways_in(settle(folder.library(), TODAY), ()) == {}


def test_somebody_gave_a_name_there(folder: Folder) -> None:
    folder.organisation("lab", PLACE)
    folder.contact("ada")
    folder.contact("bo")
    folder.contact("grace", "name: Grace Mo")
    names = "## Referrals\n- Jo Berg (Borealis Labs)\n- Al (Elsewhere)\n- Nil"
    folder.interview("2026-11-01", "contact: ada\ndate: 2026-11-01\nstatus: done", names)
    folder.interview("2026-11-02", "contact: bo\ndate: 2026-11-02\nstatus: done", "## Referrals\n- [[grace]] ([[lab]])")
    assert told(folder) == ["bo NAMED 2026-11-02 “Grace Mo”", "ada NAMED 2026-11-01 “Jo Berg”"]


def test_somebody_gave_a_name_at_a_place_without_a_note(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("2026-11-01", "contact: ada\ndate: 2026-11-01\nstatus: done\norganisation: Lab")
    folder.contact("bo")
    folder.interview("2026-11-02", "contact: bo\ndate: 2026-11-02\nstatus: done", "## Referrals\n- Jo Berg (Lab)")
    assert told(folder) == ["bo NAMED 2026-11-02 “Jo Berg”", "ada WAS_THERE 2026-11-01"]


def test_a_conversation_to_come_does_not_hide_those_before_it(folder: Folder) -> None:
    folder.organisation("lab", PLACE)
    folder.contact("ada")
    folder.interview("first", "contact: ada\ndate: 2026-11-01\nstatus: done", "## Referrals\n- Jo Berg (Borealis Labs)")
    folder.interview("second", "contact: ada\ndate: 2026-11-24")
    assert told(folder) == ["ada NAMED first “Jo Berg”"]


def test_a_conversation_that_did_not_take_place_leads_nowhere(folder: Folder) -> None:
    folder.organisation("lab", PLACE)
    folder.contact("ada")
    body = "## Referrals\n- Jo Berg (Borealis Labs)"
    folder.interview("x", "contact: ada\ndate: 2026-11-01\nstatus: cancelled\norganisation: lab", body)
    folder.interview("y", "contact: ada\ndate: 2026-11-24\norganisation: lab", body)
    assert told(folder) == []


def test_the_latest_conversation_counts_and_the_strongest_reason(folder: Folder) -> None:
    folder.organisation("lab", PLACE + "\nfields: Ice", "## Open questions\n- [ ] Who? → ask Ada")
    folder.contact("ada", "fields: ice")
    folder.interview("x", "contact: ada\ndate: 2026-10-01\nstatus: done\norganisation: lab")
    assert told(folder) == ["ada WAS_THERE x"]
    folder.interview("y", "contact: ada\ndate: 2026-10-02\nstatus: done", "## Referrals\n- Jo (lab)")
    folder.interview("z", "contact: ada\ndate: 2026-10-03\nstatus: done", "## Referrals\n- Al (lab)")
    assert told(folder) == ["ada NAMED z “Al”"]


def test_people_who_were_there_that_day(folder: Folder) -> None:
    folder.organisation("lab", PLACE)
    folder.contact("ada", "organisation: Elsewhere")
    folder.contact("bo")
    front = "contact: [ada, bo]\ndate: 2026-10-01\nstatus: done"
    folder.interview("x", f"{front}\norganisation: Borealis Labs")
    folder.interview("y", f"{front}\norganisation: Elsewhere")
    assert told(folder) == ["ada WAS_THERE x", "bo WAS_THERE x"]


def test_people_named_in_what_is_noted_about_it(folder: Folder) -> None:
    folder.organisation(
        "lab",
        PLACE,
        "## Open questions\n- [ ] Who decides? → Dee sits on their board\n"
        "## Research\n- [x] Will they grow — unclear, [[bo-ek]] knows",
    )
    folder.contact("dee", "name: Delphine Roy\npreferred_name: Dee")
    folder.contact("bo-ek", "name: Bo Ek")
    folder.contact("will", "name: Will Roe\nstatus: declined")
    folder.contact("ann", "name: Ann Decides")
    assert told(folder) == ["bo-ek NOTED", "dee NOTED"]


def test_a_first_name_of_several_names_nobody(folder: Folder) -> None:
    folder.organisation("lab", PLACE, "## Open questions\n- [ ] Who decides, will they say? → ask Bo")
    folder.contact("bo-ek", "name: Bo Ek")
    folder.contact("bo-ng", "name: Bo Ng")
    folder.contact("will", "name: Will Roe")
    assert told(folder) == []


def test_people_of_its_field_whom_i_have_met_the_latest_first_at_most_three(folder: Folder) -> None:
    folder.organisation("lab", PLACE + "\nfields: [Health economics, ice]")
    for day, slug in enumerate("abcd", 1):
        folder.contact(slug, "fields: [fire, health  economics]", f"## Log\n- 2026-11-0{day} contact")
    assert told(folder) == [f"{slug} FIELD “health  economics”" for slug in "dcb"]


def test_nobody_who_is_not_to_be_written_to(folder: Folder) -> None:
    folder.organisation("lab", PLACE + "\nfields: ice")
    for slug, front in {
        "archived": "status: archived",
        "declined": "status: declined",
        "never": "may_contact: false",
        "parked": "status: parked",
    }.items():
        folder.contact(slug, f"fields: ice\n{front}", "## Log\n- 2026-11-01 contact")
    assert [line.split()[0] for line in told(folder)] == ["parked"]


def test_each_place_has_ways_of_its_own(folder: Folder) -> None:
    folder.organisation("lab", PLACE + "\nfields: ice", "## Open questions\n- [ ] Who decides? → Dee")
    folder.organisation("mill", "name: Mill\nfields: [fire, ice]")
    folder.organisation("void", "name: Void")
    folder.contact("dee", "fields: fire", "## Log\n- 2026-11-01 contact")
    folder.contact("eve", "name: Eve Ek\nfields: [ice, fire]", "## Log\n- 2026-11-02 contact")
    library = folder.library()
    found = ways_in(settle(library, TODAY), library.organisations.values())
    assert {
        slug: [(one.contact.slug, one.reason.name, one.detail) for one in ways] for slug, ways in found.items()
    } == {
        "lab": [("dee", "NOTED", ""), ("eve", "FIELD", "ice")],
        "mill": [("eve", "FIELD", "ice"), ("dee", "FIELD", "fire")],
        "void": [],
    }


def test_a_name_in_the_middle_of_a_sentence_however_it_is_written(folder: Folder) -> None:
    folder.organisation("lab", PLACE, "## Open questions\n- [ ] Is it Dee's, or o'neil ROE's? → [[bo|Bo]], Jean-Luc")
    for slug, name in (("bo", "Bo"), ("dee", "Dee"), ("jl", "Jean-Luc Roy"), ("oneil", "O’Neil Roe"), ("signs", "?!")):
        folder.contact(slug, f"name: {name!r}" if slug == "signs" else f"name: {name}")
    assert told(folder) == ["bo NOTED", "dee NOTED", "jl NOTED"]
