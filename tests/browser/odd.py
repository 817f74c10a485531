"""Small sites that nobody has in mind who designs one: no notes, very many, every script, broken notes."""

from datetime import date, timedelta

from tests.support import TODAY, Folder

NAMES = {
    "latin": "Małgorzata Brzęczyszczykiewicz-Ó Súilleabháin O’Neill",
    "cyrillic": "Елена Стоянова",
    "arabic": "نور الحداد",
    "hebrew": "נועה בן־דוד",
    "han": "名前のとても長い人",
    "devanagari": "सुमति वेंकटरमन",
    "long": "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren" * 2,
}
"""Names in six scripts, and one that no line can hold."""

OWED, MET = 40, 90
"""How many of very many people are owed something, of how many every third was talked with.

Both are more than a list that is capped shows; each makes several rows of the page of follow-ups, which caps none.
"""


def scripts(folder: Folder) -> None:
    """Write people, conversations, words and promises in every script; one has introduced the next."""
    before = ""
    for number, (slug, name) in enumerate(NAMES.items()):
        day = TODAY - timedelta(number)
        folder.contact(
            slug,
            f"name: {name}\nrole: {name}\norganisation: {name}\nfields: [{name}]\nemail: {slug}@lab.example\n"
            + (f"introduced_by: {before}\n" if before else ""),
            f"{name}\n\n## Log\n- {day} request by email: {name}\n\n## Promises\n- [ ] me: {name} (by {day})\n"
            f"- [ ] them: {name} (by {day})\n\n## To do\n- [ ] {name} (by {day})",
        )
        folder.interview(
            f"talk-{slug}",
            f"contact: {slug}\ndate: {day}\nstatus: done\nlasted: 20\ngoal: {name}\ninterest_before: 2\n"
            "interest_after: 4",
            f"## Questions\n- [x] ! {name}?\n  {name}\n- [ ] {name}?\n\n## Language\n- {name}: {name}\n\n"
            f"## Open questions\n- [ ] {name}? → {name}\n\n## Referrals\n- {name} {name} ({name}): {name}\n\n"
            f"## Research\n- [x] {name} — contradicted: {name}\n\n## Notes\n{name}",
        )
        before = slug
    folder.organisation("target", f"name: {NAMES['arabic']} {NAMES['long']}\ntarget: true")
    folder.theme("bank", f"title: {NAMES['arabic']} {NAMES['long']}", "".join(f"- {one}?\n" for one in NAMES.values()))
    points = "".join(f"- {one}\n" for one in NAMES.values())
    news = "## News\n- 2026-11-01: A new job"
    folder.profile(
        f"name: Me\nheadline: {NAMES['long']}\nlooking_for: [{', '.join(NAMES.values())}]",
        f"## Pitch\n{NAMES['hebrew']}\n\n{NAMES['long']}\n\n## Talking points\n{points}\n{news}",
    )


def many(folder: Folder) -> None:
    """Write 200 people in chains, some of them owed something, some talked with."""
    folder.profile("name: Me", "## News\n- 2026-11-01: A new job")
    for number in range(200):
        day = date(2026, 1, 1) + timedelta(number)
        folder.contact(
            f"person-{number:03}",
            f"name: Person {number:03}\norganisation: Firm {number % 40}\nemail: p{number}@firm.example\n"
            + (f"introduced_by: person-{number // 3:03}\n" if number % 5 and number // 3 != number else "")
            + ("mentor: true\n" if number < 6 else ""),
            f"## Log\n- {day} request by email\n- {day + timedelta(3)} reply\n\n## Promises\n"
            f"- [ ] me: send a thing (by {TODAY - timedelta(number % 60 - 20)})"
            if number < OWED
            else "",
        )
        if number < MET and number % 3 == 0:
            folder.interview(
                f"talk-{number:03}",
                f"contact: person-{number:03}\ndate: {day + timedelta(9)}\nstatus: done\nfields: [field {number % 7}]\n"
                "interest_before: 3\ninterest_after: 4",
                f"## Language\n- word {number % 7}\n\n## Questions\n- [x] What is scarce?\n  Time, {number}.",
            )


def broken(folder: Folder) -> None:
    """Write notes with every kind of mistake, and one that is left out."""
    folder.contact("ada", "levl: senior\nemail: not one\nkeep_in_touch: 3 mnths", "## Log\n- yesterday request\n")
    folder.contact("bo", "introduced_by: nobody-of-that-name")
    folder.write("content/contacts/gone.md", "no front matter at all")
    folder.interview("talk", "contact: gone\ndate: 2026-11-24 25:00")
    folder.interview("stand-in", "contact: Somebody Else\ndate: 2026-11-24")
