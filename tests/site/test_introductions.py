"""The page of introductions, the picture of a chain, and the way to a person on their page."""

import re
import xml.etree.ElementTree as ET

from tests.site.conftest import Render, Site
from tests.support import Folder, first

PAGE = "introductions.html"


def held(folder: Folder, who: str, day: str, *names: str, more: str = "") -> None:
    given = "\n".join(f"- {name}" for name in names)
    more = f"status: done\nthanked: {day}\ndebriefed: {day}\n{more}"
    folder.interview(f"{day}-{who}", f"contact: {who}\ndate: {day}\n{more}", f"## Referrals\n{given}\n")


def line(folder: Folder, number: int, prefix: str = "p") -> None:
    """Write a chain of *number* people, each introduced by the one before."""
    for one in range(number):
        folder.contact(f"{prefix}{one:03}", f"introduced_by: {prefix}{one - 1:03}" if one else "")


def main(made: Site, path: str = PAGE) -> ET.Element:
    """Return the main part of a page, the names of the pictures' elements without their namespace."""
    found = made.main(path)
    for one in found.iter():
        one.tag = one.tag.rpartition("}")[2]
    return found


def part(made: Site, name: str, path: str = PAGE) -> ET.Element:
    """Return the section with the heading of that id."""
    return first(main(made, path), f".//section[@aria-labelledby='{name}']")


def said(element: ET.Element) -> str:
    """Return what an element says on one line, with plain spaces, also between its parts."""
    text = " ".join(" ".join(element.itertext()).split())
    return re.sub(r" (?=[,.:;]|’s )", "", text)


def page(made: Site) -> str:
    return said(main(made))


def words(element: ET.Element, kind: str) -> list[str]:
    return ["".join(one.itertext()) for one in element.iter("text") if one.get("class") == kind]


def test_without_anybody_the_page_says_what_to_do(site: Render) -> None:
    text = page(site())
    assert "No introductions yet" in text
    assert "introduced_by: lena-holm" in text
    assert "## Referrals" in text
    for empty in ("Found directly", "Not talked to yet", "Who introduces you", "come from"):
        assert empty not in text


def test_without_introductions_those_found_directly_are_shown(folder: Folder, site: Render) -> None:
    folder.contact("ada", "source: alumni")
    held(folder, "ada", "2026-11-10")
    text = page(site())
    assert "No introductions yet" in text
    assert "1 person, 1 found directly" in text
    assert "Found directly 1, no introductions yet Alumni 1 Ada, talked to" in text
    assert "Where 1 person comes from" in text
    assert "Your one conversation has not led to a name yet. Ask for two at the close." in text


def test_the_sentence_of_one_introduction(folder: Folder, site: Render) -> None:
    line(folder, 2)
    text = page(site())
    assert "1 1 Introduction Not talked to yet. P000 led to 1 person. As of" in text
    held(folder, "p001", "2026-11-10")
    assert "1 Introduction from 1 conversation Talked to. P000 led to 1 person. As of" in page(site())


def test_the_sentence_of_several(folder: Folder, site: Render) -> None:
    line(folder, 4)
    assert "3 Introductions None talked to yet. P000 led to 3 people, over three steps. As" in page(site())
    folder.contact("x")
    folder.contact("y", "introduced_by: x")
    held(folder, "p001", "2026-11-10")
    text = page(site())
    assert "4 Introductions from 1 conversation 1 talked to, 3 not yet. P000 alone led to 3 people" in text
    for slug in ("p002", "p003", "y"):
        held(folder, slug, "2026-11-10")
    assert "All talked to. P000 alone" in page(site())


def test_a_chain_shows_everybody_once_with_steps_and_states(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind\norganisation: Borealis Labs")
    folder.contact("bo", "name: Bo Ek\nintroduced_by: ada", "## Log\n- 2026-11-18 request")
    folder.contact("cy", "name: Cy Moe\nintroduced_by: bo\nstatus: parked")
    folder.contact("dov", "name: Dov\nintroduced_by: ada", "## Log\n- 2026-11-10 request")
    held(folder, "ada", "2026-11-10")
    folder.interview("x", "contact: eve\ndate: 2026-11-24 10:30")
    folder.contact("eve", "name: Eve\nintroduced_by: ada")
    made = site()
    chain = part(made, "chain-ada-name")
    assert words(chain, "th") == ["Found by you", "One step", "Two steps"]
    assert words(chain, "tn") == ["Ada Lind", "Bo Ek", "Cy Moe", "Dov", "Eve"]
    assert words(chain, "ti") == ["AL", "BE", "CM", "D", "E"]
    notes = [one.replace("\u00a0", " ") for one in words(chain, "ts")]
    assert notes == ["Borealis Labs", "asked", "parked", "6 days late", "talk on Tuesday"]
    circles = [one.attrib["class"] for one in chain.iter("g") if "class" in one.attrib]
    assert circles == ["dot talked", *["dot not-yet"] * 4]
    description = first(chain, ".//desc")
    assert description.text == (
        "Ada Lind led to 3 after one step and 1 after two steps. Of all 5, you have talked with 1."
    )
    links = [one.attrib["href"] for one in chain.iter("a")]
    assert links[:5] == links[5:] == [f"contacts/{slug}.html" for slug in ("ada", "bo", "cy", "dov", "eve")]


def test_the_list_says_the_same(folder: Folder, site: Render) -> None:
    folder.contact("ada", "organisation: Borealis Labs")
    folder.contact("bo", "introduced_by: ada")
    folder.contact("cy", "introduced_by: bo")
    folder.contact("dov", "introduced_by: ada")
    held(folder, "ada", "2026-11-19", "[[cy]]")
    chain = part(site(), "chain-ada-name")
    nested = first(chain, ".//ul[@class='nest']")
    assert said(nested) == (
        "Ada Borealis Labs, talked 19 Nov Bo not yet Cy not yet, due in 6 days, also named by Ada Dov not yet"
    )


def test_deep_lists_stop_nesting_and_say_who_led_there(folder: Folder, site: Render) -> None:
    line(folder, 12)
    nested = first(part(site(), "chain-p000-name"), ".//ul[@class='nest']")
    depth, level = 0, [nested]
    while level:
        depth += 1
        level = [inner for one in level for item in one for inner in item.findall("ul")]
    assert depth == 7
    assert [name in said(nested) for name in ("introduced by P005", "introduced by P006", "introduced by P010")] == [
        False,
        True,
        True,
    ]
    assert len(nested.findall(".//a")) == 12


def test_second_sources_are_dashed_within_a_chain(folder: Folder, site: Render) -> None:
    line(folder, 3)
    folder.contact("x")
    held(folder, "p000", "2026-11-10", "[[p002]]")
    held(folder, "x", "2026-11-11", "[[p002]]")
    chain = part(site(), "chain-p000-name")
    assert len([one for one in chain.iter("path") if one.get("class") == "te second"]) == 1
    assert "also named by P000, X" in said(chain)
    assert "also named by P000 and X" in [one.get("aria-label", "") for one in chain.iter("a")][2]


def test_chains_of_more_than_25_people_are_closed(folder: Folder, site: Render) -> None:
    line(folder, 25)
    line(folder, 26, "q")
    made = site()
    assert "Show all" not in said(part(made, "chain-p000-name"))
    closed = first(part(made, "chain-q000-name"), "details")
    assert "Show all 26 people" in said(closed)
    assert closed.find(".//svg[@role='group']") is not None


def test_of_a_very_large_chain_there_is_only_the_list(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    for number in range(150):
        folder.contact(f"p{number}", "introduced_by: ada")
    chain = part(site(), "chain-ada-name")
    assert chain.find(".//svg[@role='group']") is None
    assert len(chain.findall(".//ul[@class='nest']//a")) == 151


def test_only_twelve_chains_are_drawn_and_all_links_to_them_lead_somewhere(folder: Folder, site: Render) -> None:
    for number in range(14):
        folder.contact(f"a{number:02}")
        folder.contact(f"b{number:02}", f"introduced_by: a{number:02}")
    made = site()
    ids = [one.attrib["id"] for one in main(made).iter() if "id" in one.attrib]
    assert [one for one in ids if one.startswith("chain-") and "-" not in one[6:]] == [
        f"chain-a{number:02}" for number in range(12)
    ]
    assert "And 2 more chains A12 A13" in page(made)
    for slug, anchor in (("b03", "chain-a03"), ("b13", "others")):
        assert f"../introductions.html#{anchor}" in made.links(f"contacts/{slug}.html")
        assert anchor in ids
    assert len(ids) == len(set(ids))


def test_ids_of_odd_slugs_are_valid_and_apart(folder: Folder, site: Render) -> None:
    for slug in ("a b", "a~20b", "名前"):
        folder.contact(slug, f"name: {slug}")
        folder.contact(f"x{slug}", f"introduced_by: {slug}")
    ids = [one.attrib["id"] for one in main(site()).iter("section") if "id" in one.attrib]
    assert sorted(ids) == ["chain-a~20b", "chain-a~7E20b", "chain-~E5~90~8D~E5~89~8D"]


def test_chains_of_one_name_are_numbered(folder: Folder, site: Render) -> None:
    for slug in ("a", "b"):
        folder.contact(slug, "name: Ada Lind")
        folder.contact(f"{slug}2", f"introduced_by: {slug}")
    text = page(site())
    assert "Ada Lind’s chain 2 people" in text
    assert "Ada Lind’s chain (2) 2 people" in text


def test_who_introduces_is_a_table_that_sorts(folder: Folder, site: Render) -> None:
    line(folder, 3)
    held(folder, "p001", "2026-11-10")
    table = first(part(site(), "introducers"), ".//table[@data-sort]")
    assert [[said(cell) for cell in row] for row in table.iter("tr")][1:] == [
        ["P000", "", "1", "1", "2"],
        ["P001", "", "1", "0", "1"],
    ]
    assert [one.attrib["width"] for one in table.iter("rect")] == ["64.0", "32.0"]


def test_introducers_are_capped(folder: Folder, site: Render) -> None:
    line(folder, 17)
    section = part(site(), "introducers")
    assert len(section.findall(".//tbody/tr")) == 15
    assert "and 1 more" in said(section)


def test_found_directly_by_source_talked_to_first_and_capped(folder: Folder, site: Render) -> None:
    for number in range(14):
        folder.contact(f"p{number:02}", "source: alumni")
    folder.contact("x")
    held(folder, "p13", "2026-11-10")
    section = part(site(), "direct")
    groups = section.findall("./ol/li")
    names = [said(one) for one in groups[0].findall(".//ul/li")]
    assert names[:2] == ["P13, talked to", "P00, not yet talked to"]
    assert (len(names), names[-1]) == (13, "and 2 more")
    assert [said(one.findall(".//h3")[0]) for one in groups] == ["Alumni 14", "Not noted 1"]
    assert "people.html" in [one.attrib["href"] for one in section.iter("a")]


def test_very_many_sources_are_capped(folder: Folder, site: Render) -> None:
    for number in range(15):
        folder.contact(f"p{number:02}", f"source: place {number:02}")
    made = site()
    assert len(part(made, "direct").findall("./ol/li")) == 12
    assert "and 3 more sources" in said(part(made, "direct"))
    assert "8 others" in said(part(made, "origins"))


def test_not_talked_to_yet_says_what_is_next_the_most_urgent_first(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    held(folder, "ada", "2026-11-09", "[[late]]", "[[today]]")
    folder.contact("late", "name: Late Ek\nintroduced_by: ada", "## Log\n- 2026-11-10 request")
    folder.contact("today", "introduced_by: ada", "## Log\n- 2026-11-16 request")
    folder.contact("soon", "introduced_by: ada", "## Log\n- 2026-11-18 request")
    folder.contact("talk", "introduced_by: ada")
    folder.interview("x", "contact: talk\ndate: 2026-11-21 10:30")
    folder.contact("rest", "introduced_by: ada\nstatus: archived")
    folder.contact("open", "introduced_by: ada")
    section = part(site(), "not-yet")
    assert [said(one).replace("\u00a0", " ") for one in section.findall("./ul/li")] == [
        "Late Ek 6 days late Ask again",
        "Today Today Ask again",
        "Talk tomorrow Conversation at 10:30",
        "Soon in 2 days Ask again, if no answer comes",
        "Open Nothing planned",
        "Rest Archived",
    ]


def test_not_talked_to_yet_is_capped(folder: Folder, site: Render) -> None:
    line(folder, 11)
    section = part(site(), "not-yet")
    assert len(section.findall("./ul/li")) == 8
    assert "Not talked to yet 10" in said(section)
    assert "and 2 more" in said(section)


def test_names_without_a_note_say_who_gave_them(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    held(folder, "ada", "2026-11-09", "Cy Moe (City Archive): ask")
    held(folder, "ada", "2026-11-10")
    made = site()
    section = part(made, "nameless")
    assert "Cy Moe City Archive, given by Ada, 9 Nov" in said(section).replace("\u00a0", " ")
    assert "1 of 2 conversations led to no name. Ask for two at the close." in said(section)
    assert "interviews/2026-11-09-ada.html" in [one.attrib["href"] for one in section.iter("a")]


def test_no_conversation_led_to_a_name(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    held(folder, "ada", "2026-11-09")
    held(folder, "ada", "2026-11-10")
    assert "None of your 2 conversations has led to a name yet." in page(site())


def test_where_people_come_from(folder: Folder, site: Render) -> None:
    folder.contact("ada", "source: alumni")
    folder.contact("bo", "source: alumni\nintroduced_by: ada")
    folder.contact("cy", "introduced_by: ada")
    held(folder, "bo", "2026-11-10")
    section = part(site(), "origins")
    assert "Where 3 people come from" in said(section)
    rows = [[said(cell) for cell in row] for row in section.iter("tr")]
    assert rows == [["From", "People", "Talked to"], ["Introductions", "2", "1"], ["Alumni", "1", "0"]]
    assert "Of 2 introduced, 1 talked to (50%). Of 1 found directly, none talked to yet." in said(section)
    assert [one.attrib["width"] for one in section.iter("rect")] == ["100.0", "50.0", "50.0", "0.0"]


def test_names_from_right_to_left_stand_in_elements_of_their_own(folder: Folder, site: Render) -> None:
    folder.contact("نور", "name: نور الحداد")
    folder.contact("bo", "introduced_by: نور")
    made = site()
    chain = part(made, "chain-~D9~86~D9~88~D8~B1-name")
    heading = first(chain, ".//h2/span/span[@dir='auto']")
    assert heading.text == "نور الحداد"
    assert words(chain, "tn") == ["نور الحداد", "Bo"]
    assert words(chain, "ti")[0] == "\u0646\u200c\u0627"


def test_long_names_are_cut_and_whole_in_the_title(folder: Folder, site: Render) -> None:
    name = "Abcdefghijklmnopqrstuvwxyz" * 2
    folder.contact("ada", f"name: {name}")
    folder.contact("bo", "introduced_by: ada")
    chain = part(site(), "chain-ada-name")
    short = words(chain, "tn")[0]
    assert short.endswith("…")
    assert name.startswith(short[:-1])
    assert [one.text for one in chain.iter("title")][1:] == [f"{name}, not yet"]


def test_where_people_are_is_told_whole_where_there_is_room(folder: Folder, site: Render) -> None:
    folder.contact("ada", "organisation: The Estuary and Harbour Trust")
    held(folder, "ada", "2026-11-01")
    for slug, by in {"bo": "ada", "cy": "bo", "dov": "cy", "eve": "ada"}.items():
        folder.contact(slug, f"introduced_by: {by}\norganisation: The University of Aldermouth")
        held(folder, slug, "2026-11-02")
    chain = part(site(), "chain-ada-name")
    place = ["The University of", "Aldermouth"]
    assert words(chain, "ts") == ["The Estuary and", "Harbour Trust", *place * 3, "The University of Aldermouth"]


def test_the_way_to_a_contact(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind")
    folder.contact("bo", "name: Bo Ek\nintroduced_by: ada", "## Log\n- 2026-10-05 introduction: both in copy")
    folder.contact("eve")
    held(folder, "ada", "2026-10-01", "[[bo]]: knows *trials*", "[[eve]]")
    held(folder, "eve", "2026-10-02", "[[bo]]")
    held(folder, "bo", "2026-10-10", "Grace Mo (City Archive): ask her", "[[cy]]")
    folder.contact("cy")
    folder.contact("dov", "introduced_by: bo")
    made = site()
    grace = "GM Grace Mo City Archive, no note yet named on 10 Oct: ask her"
    way = first(made.main("contacts/bo.html"), ".//ol[@class='way']")
    assert [said(one).replace("\u00a0", " ") for one in way] == [
        "Came from AL Ada Lind talked 1 Oct named on 1 Oct: knows trials E Eve talked 2 Oct named on 2 Oct",
        "Introduced 5 Oct BE Bo Ek talked 10 Oct",
        f"Led to {grace} C Cy not yet, 4 weeks late named on 10 Oct D Dov not yet introduced to you",
    ]
    assert "Whole chain, 5 people" in made.text("contacts/bo.html")
    assert "../introductions.html#chain-ada" in made.links("contacts/bo.html")


def test_the_way_says_since_when(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.contact("bo")
    folder.contact("cy", "introduced_by: ada")
    held(folder, "ada", "2026-10-01", "[[bo]]")
    made = site()
    assert "Named 1 Oct" in made.text("contacts/bo.html")
    assert "Came from A Ada talked 1 Oct introduced you Introduced C Cy" in made.text("contacts/cy.html")
    assert "Found directly A Ada talked 1 Oct Led to" in made.text("contacts/ada.html")


def test_whoever_is_said_to_have_introduced_themselves_was_found_directly(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind\nintroduced_by: ada")
    folder.contact("bo", "introduced_by: ada")
    folder.interview("next", "contact: ada\ndate: 2026-11-24")
    made = site()
    assert "Found directly AL Ada Lind" in made.text("contacts/ada.html")
    rows = ["".join(row.itertext()).count("Ada Lind") for row in made.main("people.html").iter("tr")]
    assert rows == [0, 1, 1]  # the head, her own, and that of whom she introduced
    assert "introduced by" not in made.text("index.html")


def test_a_contact_without_introductions_has_no_way(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    assert "Introductions" not in site().text("contacts/ada.html")


def test_a_name_alone_makes_no_chain(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    held(folder, "ada", "2026-10-01", "Cy Moe")
    text = site().text("contacts/ada.html")
    assert "Cy Moe no note yet" in text
    assert "Whole chain" not in text


def test_whom_somebody_led_to_is_folded_after_six(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    for number in range(8):
        folder.contact(f"p{number}", "introduced_by: ada")
    way = first(site().main("contacts/ada.html"), ".//ol[@class='way']")
    assert len(way.findall("./li/ul/li")) == 6
    further = first(way, ".//details")
    assert said(further).startswith("and 2 more P P6 not yet")
