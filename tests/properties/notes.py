"""Notes to begin a history with, in which nothing is wrong, and lines that may come into them."""

FIRST: dict[str, str] = {
    "keepwarm.yaml": "title: Mine\ntimezone: UTC\nextra_fields: [coffee]\n",
    "content/contacts/ada.md": (
        "---\nname: Ada Lovelace\naliases: [Countess]\norganisation: Borealis\nmentor: true\ncoffee: black\n---\n"
        "Begun.\n\nLikes [[bo]] and [plan](plan.txt).[^1]\n\n[^1]: So she says.\n\n"
        "## Log\n\n- 2026-09-20 contact by email: a letter\n\n## Promises\n\n- [ ] me: a podcast (by 2026-11-30)\n\n"
        "  Which [plan](plan.txt)?\n\n## To share\n\n- [ ] the survey\n"
    ),
    "content/contacts/bo.md": (
        "---\nname: Bo Ek\nintroduced_by: Countess\n---\n## Log\n\n- 2026-11-10 request by email\n"
    ),
    "content/contacts/cy.md": "---\nname: Cy\nstatus: parked\n---\nBegun.\n",
    "content/interviews/one.md": (
        "---\ncontact: ada\ndate: 2026-11-12\nlasted: 25\ninterest_before: 3\ninterest_after: 5\n---\n"
        "## Questions\n\n- [x] What does a year look like?\n\n  Mostly [reading][r].\n\n- [ ] Who pays?\n\n"
        "[r]: plan.txt\n\n## Referrals\n\n- [[bo]]\n- Grace Mo (Archive): ask\n\n"
        "## Notes\n\nBegun.\n\nShe knows [[bo|Bo]], see [plan](plan.txt) and ![[pic.png]].[^a]\n\n[^a]: Or not.\n\n"
        "## Language\n\n- to scope: to agree\n\n## Debrief\n\nI talked too much.\n"
    ),
    "content/interviews/two.md": (
        "---\ncontact: [bo, ada]\ndate: 2026-11-25 10:00\n---\n## Questions\n\n"
        "- [ ] Why this?\n- [ ] How so?\n- [ ] What next?\n- [ ] Who else?\n\n"
        "## Notes\n\nBegun.\n\nAsk about the [plan](plan.txt).\n"
    ),
    "content/organisations/borealis.md": (
        "---\nname: Borealis\ntarget: true\n---\nBegun.\n\nTwelve people, one is [[ada]].\n\n"
        "## Research\n\n- [ ] They publish all\n\n## Open questions\n\n- [ ] Who decides? → [[ada]]\n"
    ),
    "content/questions/money.md": "---\ntitle: Money\n---\n- What pays?\n- How much?\n",
    "content/profile.md": (
        "---\nname: Eve\ncv: cv.md\nlooking_for: [health]\nlinkedin_ready: true\n---\n"
        f"## Pitch\n\n{'I teach. ' * 50}\n\n## News\n\n- 2026-11-14: passed (tell mentors)\n"
    ),
    "content/cv.md": "to scope, and more\n",
    "content/files/plan.txt": "plan\n",
    "content/files/pic.png": "no picture\n",
}
"""The long text of each begins with the same word, so that a change behind it changes no beginning."""

DAYS = ("2026-09-20", "2026-11-12", "2026-11-20", "2026-11-21", "2026-12-24")

LONG_TEXTS = (
    *("A sentence.", "Another one, *longer*, with `code`.", "", "   ", "> quoted", "# Mine", "## Mine", "<b>x</b>"),
    *(
        "[[ada]]",
        "[[bo|Bo]]",
        "[[Countess]]",
        "[[nobody]]",
        "[[one]]",
        "[[Borealis]]",
        "[[Aurora]]",
        "![[pic.png]]",
        "![[plan.txt]]",
    ),
    *(
        "[x](plan.txt)",
        "[x](../contacts/bo.md)",
        "[x](contacts/Bo.md)",
        "![](../files/pic.png)",
        "[x](two.md)",
        "[x](gone.pdf)",
    ),
    *(
        "[[plan.txt]]",
        "[x](../questions/money.md)",
        "[x](../profile.md)",
        "[r][r]",
        "[r]: plan.txt",
        "[r]: two.md",
        "[^1]",
        "[^a]",
        "[^1]: A note.",
        "[lone]",
        "[[cy]]",
    ),
    *("[^a]: Another\n    note.", "<!-- nothing -->", "<!--", "-->", "```", "~~~", "<", "[", "<https://a.example>"),
    *("a@b.example", "&amp; &nbsp; &#xfdd0;", "\ufdd0text 0\ufdd1", "{{ 7 }}", "</body>", "</script>", "\u2028"),
    *("🙂 é e\u0301", "| a |\n|---|\n| b |", "1. one", "* [ ] odd", "- x", "---", "  ## Deeper", "### Deep"),
)
"""Lines that may stand anywhere."""

SECTIONS = (
    *("## Notes", "## Debrief", "## Log", "## Promises", "## To do", "## Questions", "## Research", "## Language"),
    *("## Referrals", "## Open questions", "## To share", "## News", "## Pitch", "## Promisses"),
    *(f"- {day} reply by phone: [[bo]]" for day in DAYS),
    *("- [ ] me: this (by 2026-11-21)", "- [x] them: that (done 2026-11-20)", "- [ ] me: it (to bo)"),
    *("  Below [[ada]].", "- [ ] ! How so?", "- [x] Is it?", "- [x] It is — confirmed", "- [ ] Who? → [[bo]]"),
    *("- a lag: a delay", "- 2026-11-19: moved (tell mentors)", "- Bo Ek (Archive)", "- [[cy]]: ask"),
)
"""Headings, and items of what stands below them."""

KEYS = (
    *(
        "name: Ada",
        "name: Bo Ek",
        "aliases: [Bo, Cy]",
        "status: archived",
        "status: done",
        "mentor: true",
        "role: Chief",
    ),
    *("contact: cy", "contact: nobody", "organisation: Aurora", "organisation: borealis", "introduced_by: ada"),
    *("tags: [a]", "keep_in_touch: 1 month", "may_contact: true", "email: a@b.example", "coffee: white", "odd: yes"),
    *("lasted: 20", "title: More", "goal: to learn", "cv: plan.txt", "linkedin_ready: true", "target: false"),
    *("fields: [health]", 'name: "\\ufdd0day\\ufdd1"', "date: never", "- x"),
    *(f"{key}: {day}" for key in ("date", "thanked", "debriefed", "booked", "snooze_until") for day in DAYS),
)
"""Lines of front matter."""

WHOLE = (
    *("", "\n", "---\n---\n", "---\nname: [\n---\n", "no front matter", "---\nname: Dee\n---\n"),
    *("---\nname: Dee\n---\n<", "---\ncontact: ada\ndate: 2026-11-18\n---\n[", "---\ntitle: T\n---\n- Why?\n"),
    *("---\nname: Dee\n---\n\n<!-- later -->\n", "\ufeff---\r\nname: Dee\r\n---\r\nHi.\r\n", "---\nname: Bo Ek\n---\n"),
    "---\ncontact: dee\ndate: 2026-11-30\n---\n## Notes\n\nBegun.\n",
)
"""Whole notes."""
