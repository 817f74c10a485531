"""A note that is left out costs itself alone: whatever names it is still read, shown and exported."""

import pytest

from tests.support import Folder, Keepwarm

_NAMED = {
    "a promise that was kept": "## Promises\n\n- [x] me: a book (done 2026-11-18, to grace-mo)\n",
    "their promise that was kept": "## Promises\n\n- [x] them: a book (done 2026-11-18, to grace-mo)\n",
    "a promise": "## Promises\n\n- [ ] me: a book (by 2026-11-18, to grace-mo)\n",
    "their promise": "## Promises\n\n- [ ] them: a book (by 2026-11-18, to grace-mo)\n",
    "a name that was given": "## Referrals\n\n- [[grace-mo]]: ask\n",
    "a name that was given, and where": "## Referrals\n\n- Grace Mo (Archive): ask\n",
    "a question": "## Open questions\n\n- [ ] Who pays? → [[grace-mo]]\n",
    "a link": "## Notes\n\nAsk [[grace-mo]].\n",
}
_COMMANDS = (
    ("build",),
    ("check",),
    ("due", "--all"),
    ("due", "--all", "--format", "json"),
    ("show", "ada"),
    ("show", "one"),
    *(("draft", kind, "ada") for kind in ("request", "thanks", "report-back", "update", "promise", "their-promise")),
    *(("export", kind) for kind in ("json", "csv", "ics", "vcard")),
    ("export", "csv", "--table", "interviews"),
    ("export", "sqlite", "--output", "notes.sqlite"),
)


@pytest.mark.parametrize("named", _NAMED.values(), ids=_NAMED)
def test_whatever_names_it_is_still_told(
    folder: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.chdir(folder.root)
    folder.write("keepwarm.yaml", "as_of: 2026-11-20\n")
    folder.contact("ada", "introduced_by: grace-mo\nemail: ada@bell.example", "## Log\n\n- 2026-11-01 reply by email\n")
    folder.contact("bo", "", f"## Log\n\n- 2026-11-01 reply by email\n\n{named}")
    folder.note("content/contacts/grace-mo.md", "role: archivist")
    folder.organisation("archive", "name: Archive\ntarget: true", "## Open questions\n\n- [ ] Why? → [[grace-mo]]\n")
    for slug, front in {
        "one": "contact: ada\ndate: 2026-11-17\nstatus: done\norganisation: Archive",
        "two": "contact: [bo, ada]\ndate: 2026-11-25\nstatus: scheduled",
    }.items():
        folder.interview(slug, front, named)
    for command in _COMMANDS:
        ran = keepwarm(*command)
        assert ran.status in {0, 1}, (command, ran.err)
