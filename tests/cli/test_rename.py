"""keepwarm rename: the file, every reference by slug, and nothing else."""

import subprocess
from pathlib import Path

import pytest

from builder.capture import renaming
from builder.capture.model import FileChange
from builder.checks.loading import Loaded
from builder.model.targets import Target
from builder.source import files
from tests.support import Folder, Keepwarm

ADA = "content/contacts/ada.md"
EVERYWHERE = {
    "content/contacts/ada.md": "---\nname: Ada L\naliases: [Countess]\norganisation: labs\n---\nMe: [[ada]], ada\n",
    "content/contacts/bo.md": (
        "---\n# who\nname: Bo   # ada\nintroduced_by: '[[ada]]'  # ada\norganisation: \"[[labs]]\"\nx-ada: ada\n---\n"
        "See [[ada]], [[people/ada.md#Log|ada]], [[ Ada ]], ![[ada]], [[Ada L]], [[adam]], [[ada-2]], \\[[ada]].\n"
        "[ada](ada.md), [x](<./ada.md#ada> 'ada'), [y](../contacts/ada.md?ada), [z](../contacts/%61da.md), "
        "[w](bo.md).\n\n[def]: ada.md#x\n\n`[[ada]]` <!-- [[ada]] -->\n```\n[[ada]]\n```\n| [[ada\\|A]] |\n"
        "## Promises\n- [ ] me: ask ada (to ada, by 2026-12-01)\n"
    ),
    "content/interviews/2026-11-18-ada.md": (
        "---\r\ncontact:\r\n  - ada\r\n  - 'people/ada'\r\n  - Countess\r\n  - [[Ada]]\r\ndate: 2026-11-18\r\n---\r\n"
        '## Promises\r\n- [ ] them: x (to ada)\r\n* [x] me: y (done 2026-11-19, to "[[ada|A]]").\r\n'
        "## Referrals\r\n- ada (ada): ada\r\n- [[people/ada|A]]: ada\r\n- Ada L\r\n"
        "## Open questions\r\n- [ ] Why? → [[ada]], ada\r\n## Mine\r\n[[ada]]"
    ),
    "content/organisations/labs.md": "\ufeff---\nname: Labs\nfields: ada\n---\n## Research\n- x [[ada]] — confirmed\n",
    "content/questions/ada.md": "---\ntitle: ada\n---\n- Why [[ada]]?\n",
    "content/profile.md": "---\nname: ada\n---\n## News\n- 2026-11-01: met [[ada]] (tell nobody)\n",
}
AFTERWARDS = {
    "content/contacts/eve.md": "---\nname: Ada L\naliases: [Countess]\norganisation: labs\n---\nMe: [[eve]], ada\n",
    "content/contacts/bo.md": (
        "---\n# who\nname: Bo   # ada\nintroduced_by: '[[eve]]'  # ada\norganisation: \"[[labs]]\"\nx-ada: ada\n---\n"
        "See [[eve]], [[people/eve.md#Log|ada]], [[ eve ]], ![[eve]], [[Ada L]], [[adam]], [[ada-2]], \\[[ada]].\n"
        "[ada](eve.md), [x](<./eve.md#ada> 'ada'), [y](../contacts/eve.md?ada), [z](../contacts/eve.md), "
        "[w](bo.md).\n\n[def]: eve.md#x\n\n`[[ada]]` <!-- [[ada]] -->\n```\n[[ada]]\n```\n| [[eve\\|A]] |\n"
        "## Promises\n- [ ] me: ask ada (to eve, by 2026-12-01)\n"
    ),
    "content/interviews/2026-11-18-ada.md": (
        "---\r\ncontact:\r\n  - eve\r\n  - 'people/eve'\r\n  - Countess\r\n  - [[eve]]\r\ndate: 2026-11-18\r\n---\r\n"
        '## Promises\r\n- [ ] them: x (to eve)\r\n* [x] me: y (done 2026-11-19, to "[[eve|A]]").\r\n'
        "## Referrals\r\n- eve (ada): ada\r\n- [[people/eve|A]]: ada\r\n- Ada L\r\n"
        "## Open questions\r\n- [ ] Why? → [[eve]], ada\r\n## Mine\r\n[[eve]]"
    ),
    "content/organisations/labs.md": "\ufeff---\nname: Labs\nfields: ada\n---\n## Research\n- x [[eve]] — confirmed\n",
    "content/questions/ada.md": "---\ntitle: ada\n---\n- Why [[eve]]?\n",
    "content/profile.md": "---\nname: ada\n---\n## News\n- 2026-11-01: met [[eve]] (tell nobody)\n",
}


def held(root: Path) -> dict[str, str]:
    """Return the texts below the content folder by path."""
    found = {one.relative_to(root).as_posix(): one.read_bytes().decode() for one in root.rglob("content/**/*.*")}
    assert not any(path.endswith(".part") for path in found)
    return found


def put(folder: Folder, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        folder.write(path, text)


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return the current folder, with one contact."""
    folder.contact("ada", "name: Ada L")
    monkeypatch.chdir(folder.root)
    return folder


class TestWhatIsRenamed:
    """The file and whatever refers to it by slug; every other byte stays."""

    def test_everything(self, here: Folder, keepwarm: Keepwarm) -> None:
        put(here, EVERYWHERE)
        ran = keepwarm("rename", "ada", "eve")
        assert ran.err == "Renamed contact ada to eve\n"
        assert ran.status == 0
        others = sorted(AFTERWARDS.keys() - {"content/contacts/eve.md"})
        assert sorted(ran.out.splitlines()) == sorted([*others, f"{ADA} -> content/contacts/eve.md"])
        assert held(here.root) == AFTERWARDS

    def test_and_back(self, here: Folder, keepwarm: Keepwarm) -> None:
        texts = {
            path: text.replace("[[ Ada ]]", "[[ ada ]]").replace("[[Ada]]", "[[ada]]").replace("%61", "a")
            for path, text in EVERYWHERE.items()
        }
        put(here, texts)
        assert keepwarm("rename", "ada", "eve.md").status == 0
        assert keepwarm("rename", "Ada L", "ada").status == 0
        assert held(here.root) == texts

    def test_nothing_refers_to_it(self, here: Folder, keepwarm: Keepwarm) -> None:
        assert keepwarm("rename", "ada", "eve") == (
            0,
            f"{ADA} -> content/contacts/eve.md\n",
            "Renamed contact ada to eve\n",
        )
        assert held(here.root) == {"content/contacts/eve.md": "---\nname: Ada L\n---\n"}

    @pytest.mark.usefixtures("here")
    def test_its_own_name(self, keepwarm: Keepwarm) -> None:
        assert keepwarm("rename", "ada", "ada.md") == (0, "", "The notes say so already; nothing was written.\n")

    def test_it_stays_in_its_folder(self, here: Folder, keepwarm: Keepwarm) -> None:
        put(here, {"content/contacts/far/off/cy.md": "---\nname: Cy\n---\n[me](cy.md) [ada](../../ada.md)\n"})
        here.contact("bo", "name: Bo", "[cy](far/off/cy.md)")
        assert keepwarm("rename", "cy", "di").status == 0
        assert held(here.root) == {
            ADA: "---\nname: Ada L\n---\n",
            "content/contacts/bo.md": "---\nname: Bo\n---\n[cy](far/off/di.md)\n",
            "content/contacts/far/off/di.md": "---\nname: Cy\n---\n[me](di.md) [ada](../../ada.md)\n",
        }

    def test_a_definition_in_angle_brackets(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.contact("bo b", "", '[x][r], [y][s]\n\n[r]: <./bo b.md> "t"\n[s]: <./bo%20b.md#a>')
        assert keepwarm("check") == (0, "", "No problems; 2 files read.\n")
        assert keepwarm("rename", "bo b", "cy d").status == 0
        text = held(here.root)["content/contacts/cy d.md"]
        assert text.endswith('[x][r], [y][s]\n\n[r]: <./cy d.md> "t"\n[s]: <./cy%20d.md#a>\n')

    def test_an_interview(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.interview("2026-11-18-ada", "contact: ada\ndate: 2026-11-18", "[[2026-11-18-ada]]")
        here.contact("bo", "", "[[2026-11-18-ada#Notes]], [t](../interviews/2026-11-18-ada.md)")
        assert keepwarm("rename", "2026-11-18-ada", "first talk").status == 0
        texts = held(here.root)
        assert texts["content/contacts/bo.md"].endswith("[[first talk#Notes]], [t](../interviews/first%20talk.md)\n")
        assert texts["content/interviews/first talk.md"].endswith("[[first talk]]\n")
        assert keepwarm("check").out == ""

    def test_an_organisation(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.organisation("big-labs", "name: Big Labs Ltd")
        here.contact("ada", "organisation: big-labs")
        here.contact("bo", "organisation: Big Labs Ltd")
        here.contact("cy", "organisation: Big-Labs")
        here.contact("di", "organisation: Big Labs", "[[big-labs]] [[Big Labs Ltd]]")
        here.contact("ed", "organisation: Elsewhere", "[[big-labs]]")
        here.interview("x", 'contact: bo\ndate: 2026-11-18\norganisation: "[[big-labs|them]]"')
        assert keepwarm("rename", "big-labs", "bl").status == 0
        texts = held(here.root)
        said = {
            path.rpartition("/")[2]: text.partition("organisation: ")[2].partition("\n")[0]
            for path, text in texts.items()
        }
        assert said == {
            "ada.md": "bl",
            "bo.md": "Big Labs Ltd",
            "cy.md": "bl",
            "di.md": "bl",
            "ed.md": "Elsewhere",
            "x.md": '"[[bl|them]]"',
            "bl.md": "",
        }
        assert texts["content/contacts/di.md"].endswith("[[bl]] [[Big Labs Ltd]]\n")
        assert set(here.library().organisations) == {"bl", "elsewhere"}

    @pytest.mark.parametrize(
        ("line", "new", "afterwards"),
        [
            ("contact: ada", "o'neil", "contact: o'neil"),
            ("contact: ada", "'tis", 'contact: "\'tis"'),
            ("contact: 'ada'", "o'neil", "contact: 'o''neil'"),
            ("contact: [ada, bo]", "a, b", 'contact: ["a, b", bo]'),
            ("contact: [ada, 'bo']", "a b", "contact: [a b, 'bo']"),
            ("contact: [[ada]]", "a, b", 'contact: "[[a, b]]"'),
            ("contact: [[ada]]", "a b", "contact: [[a b]]"),
            ("contact: &", "a", "contact: &"),
            ('contact: "\\x61da"', "é", 'contact: "é"'),
            ("contact: ada", "@x", 'contact: "@x"'),
            ("contact: ada  # who", "小林", "contact: 小林  # who"),
            ("contact: ada.md", "eve", "contact: eve.md"),
            ("contact:  ada ", "eve", "contact:  eve "),
        ],
    )
    def test_ways_to_write_it(self, here: Folder, keepwarm: Keepwarm, line: str, new: str, afterwards: str) -> None:
        here.contact("bo")
        if line.endswith("&"):
            line, afterwards = "contact: bo", "contact: bo"
        here.write("content/interviews/x.md", f"---\n{line}\ndate: 2026-11-18\n---\n")
        ran = keepwarm("rename", "ada", new)
        assert ran.status == 0, ran.err
        assert held(here.root)["content/interviews/x.md"] == f"---\n{afterwards}\ndate: 2026-11-18\n---\n"
        assert keepwarm("check").status == 0

    @pytest.mark.parametrize(
        ("link", "new", "afterwards"),
        [
            ("[x](ada.md)", "josé (2)", "[x](josé%20%282%29.md)"),
            ("[x](<ada.md>)", "a b", "[x](<a%20b.md>)"),
            ("[x](ada.md)", "100%", "[x](100%25.md)"),
            ("[x]: ada.md", "a b", "[x]: a%20b.md"),
            ("![x](ada.md)", "eve", "![x](eve.md)"),
            ("[x](%61da%2Emd#%C3%A9)", "é", "[x](%C3%A9%2Emd#%C3%A9)"),
        ],
    )
    def test_ways_to_link_to_it(self, here: Folder, keepwarm: Keepwarm, link: str, new: str, afterwards: str) -> None:
        here.write("content/contacts/bo.md", f"---\nname: Bo\n---\n{link}\n")
        ran = keepwarm("rename", "ada", new)
        assert ran.status == 0, ran.err
        assert held(here.root)["content/contacts/bo.md"] == f"---\nname: Bo\n---\n{afterwards}\n"
        assert keepwarm("check") == (0, "", "No problems; 2 files read.\n")

    def test_spaces_in_angle_brackets(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.contact("a b", "name: A")
        here.contact("bo", "", "[x](<a b.md>) [y](a%20b.md)")
        assert keepwarm("rename", "a b", "c d").status == 0
        assert held(here.root)["content/contacts/bo.md"].endswith("[x](<c d.md>) [y](c%20d.md)\n")

    def test_upper_and_lower_case(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.contact("bo", "introduced_by: ada", "[[ADA]] [x](ada.md)")
        assert keepwarm("rename", "ada", "Ada").out.endswith(f"{ADA} -> content/contacts/Ada.md\n")
        assert held(here.root) == {
            "content/contacts/Ada.md": "---\nname: Ada L\n---\n",
            "content/contacts/bo.md": "---\nname: Bo\nintroduced_by: Ada\n---\n[[Ada]] [x](Ada.md)\n",
        }

    def test_references_that_mean_another_kind_stay(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.organisation("ada", "name: Labs")
        here.interview("ada", "contact: ada\ndate: 2026-11-18", "[[ada]]")
        here.contact("bo", "organisation: ada\nintroduced_by: ada", "[[ada]] [o](../organisations/ada.md)")
        assert keepwarm("rename", "Labs", "labs").status == 0
        bo = "---\nname: Bo\norganisation: labs\nintroduced_by: ada\n---\n[[ada]] [o](../organisations/labs.md)\n"
        assert held(here.root)["content/contacts/bo.md"] == bo

    def test_a_link_inside_the_notes_is_written_through(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.write("content/shared/bo.md", "---\nname: Bo\nintroduced_by: ada\n---\n")
        (here.root / "content/contacts/bo.md").symlink_to("../shared/bo.md")
        assert keepwarm("rename", "ada", "eve").status == 0
        assert (here.root / "content/contacts/bo.md").is_symlink()
        assert "introduced_by: eve" in (here.root / "content/shared/bo.md").read_text()

    def test_permissions_stay(self, here: Folder, keepwarm: Keepwarm) -> None:
        (here.root / ADA).chmod(0o600)
        keepwarm("rename", "ada", "eve")
        assert (here.root / "content/contacts/eve.md").stat().st_mode & 0o777 == 0o600


class TestOptions:
    """Looking first, and keeping a record."""

    @pytest.mark.parametrize("style", ["dismissed: [{}]", "dismissed:\n  - {}", "dismissed: {}"])
    def test_what_was_dismissed_stays_so(self, here: Folder, keepwarm: Keepwarm, style: str) -> None:
        item = "- [ ] me: introduce her to [[ada|Ada L]] and [[Ada L]] (by 2026-11-10)"
        front = style.format('"my-promise 2026-11-10 introduce her to [[ada|Ada L]] and [[Ada L]]"')
        file = here.contact("cy", f"name: Cy\n{front}", f"## Promises\n{item}")
        before = [one.rule for one in here.agenda().followups if one.contact == "cy"]
        assert before == []
        assert keepwarm("rename", "ada", "eve").status == 0
        assert file.read_text(encoding="utf-8").count("[[eve|Ada L]] and [[Ada L]]") == 2
        assert [one.rule for one in here.agenda().followups if one.contact == "cy"] == []

    def test_dry_run(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.contact("bo", "introduced_by: ada")
        before = held(here.root)
        ran = keepwarm("rename", "ada", "eve", "--dry-run")
        assert ran.status == 0
        assert ran.out.splitlines()[-3:] == [
            f"diff --git a/{ADA} b/content/contacts/eve.md",
            f"rename from {ADA}",
            "rename to content/contacts/eve.md",
        ]
        assert "-introduced_by: ada\n+introduced_by: eve\n" in ran.out
        assert held(here.root) == before

    def test_commit(self, here: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{name}_NAME", "Me")
            monkeypatch.setenv(f"GIT_{name}_EMAIL", "me@home.example")
        subprocess.run("git init -q && git add content && git commit -qm Begin", shell=True, check=True)  # noqa: S602
        here.contact("bo", "", "not in the commit")
        assert keepwarm("rename", "ada", "eve", "--commit").status == 0
        said = subprocess.run(["git", "show", "--format=%s", "--name-status", "-M"], check=True, capture_output=True)
        assert said.stdout.decode() == f"Renamed contact ada to eve\n\nR100\t{ADA}\tcontent/contacts/eve.md\n"


class TestWhatIsRefused:
    """Nothing is changed, and the sentence says why and what to do."""

    @pytest.mark.parametrize(
        ("new", "why"),
        [
            ("", "is empty"),
            ("a/b", "holds “/”, which not every system or link can carry"),
            ("a#b", "holds “#”, which not every system or link can carry"),
            ("-a", "begins with “-”"),
            (".md", "begins with “.”"),
            ("a.", "ends in a dot or a space before “.md”"),
            ("con", "is the name of a Windows device"),
            ("_a", "is one that is never read as a note"),
            ("README", "is one that is never read as a note"),
            ("a conflicted copy", "is one that synchronising programs give to a second copy"),
            ("é" * 101, "is longer than 200 bytes"),
        ],
    )
    def test_no_name_for_a_note(self, here: Folder, keepwarm: Keepwarm, new: str, why: str) -> None:
        ran = keepwarm("rename", "ada", "--", new)
        assert ran.status == 2
        assert ran.err.startswith(f"keepwarm: “{new}” cannot be the name of a note: it {why}\n")
        assert set(held(here.root)) == {ADA}

    @pytest.mark.parametrize(
        ("new", "holder"),
        [
            ("bo", "content/contacts/bo.md"),
            ("BO", "content/contacts/bo.md"),
            ("Benedict", "content/contacts/bo.md"),
            ("benedict", "content/contacts/bo.md"),
            ("labs", "content/organisations/labs.md"),
            ("Labs", "content/organisations/labs.md"),
            ("talk", "content/interviews/talk.md"),
            ("lost", "content/contacts/lost.md"),
            ("lost (1)", ""),
        ],
    )
    def test_a_slug_that_is_taken(self, here: Folder, keepwarm: Keepwarm, new: str, holder: str) -> None:
        here.contact("bo", "aliases: Benedict", "[[Benedict]]")
        here.organisation("labs", "name: Labs")
        here.interview("talk", "contact: ada\ndate: 2026-11-18")
        here.note("content/contacts/lost.md", "role: nobody knows")
        before = held(here.root)
        ran = keepwarm("rename", "ada", new)
        assert (ran.status, ran.out) == (1, "")
        if holder:
            said = f"keepwarm: “{new}” is taken: {holder} has that slug, or answers to it; choose another one\n"
            assert ran.err == said
        else:
            assert "would pass for a copy" in ran.err
        assert held(here.root) == before

    def test_a_name_that_an_organisation_has_without_a_note(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.organisation("bl", "name: Borealis")
        here.contact("bo", "organisation: Borealis Labs")
        ran = keepwarm("rename", "bl", "borealis-labs")
        assert ran.status == 1
        assert ran.err.startswith("keepwarm: “borealis-labs” is taken: “Borealis Labs”, which has no note of its own,")

    def test_a_slug_that_only_dangling_references_use(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.interview("x", "contact: eve\ndate: 2026-11-18", "[[eve]], [[ada]]")
        here.interview("y", "contact: [ada, nobody]\ndate: 2026-11-18")
        assert keepwarm("rename", "ada", "eve").status == 0
        assert held(here.root)["content/interviews/x.md"].endswith("[[eve]], [[eve]]\n")
        assert "contact: [eve, nobody]" in held(here.root)["content/interviews/y.md"]

    def test_an_alias_that_nobody_would_be_meant_by_any_more(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.organisation("labs", "name: Labs\naliases: [Eve]")
        here.contact("bo", "", "[[Eve]]")
        sentence = "“Eve” would then mean this note, and means another one now; choose another slug"
        assert keepwarm("rename", "ada", "eve") == (1, "", f"keepwarm: {sentence}\n")

    def test_an_interview_by_the_name_of_a_contact(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.interview("x", "contact: ada\ndate: 2026-11-18")
        ran = keepwarm("rename", "x", "ada l")
        assert (ran.status, ran.err) == (
            1,
            f"keepwarm: “ada l” is taken: {ADA} has that slug, or answers to it; choose another one\n",
        )

    def test_two_people_would_become_one(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.interview("x", "contact: [ada, eve]\ndate: 2026-11-18")
        ran = keepwarm("rename", "ada", "eve")
        assert ran.status == 1
        assert ran.err.startswith("keepwarm: content/interviews/x.md would not say the same with “eve”, so nothing was")

    def test_somebody_without_a_note(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.interview("x", "contact: gus\ndate: 2026-11-18\norganisation: Borealis Labs")
        ran = keepwarm("rename", "gus", "eve")
        sentence = "there is no note for “gus”: only interviews name them; make one first, with “keepwarm new contact”"
        assert (ran.status, ran.err) == (1, f"keepwarm: {sentence}, or change the name where it stands\n")
        ran = keepwarm("rename", "Borealis Labs", "eve")
        sentence = "there is no note for “borealis-labs”: contacts only name it; make one first, with “keepwarm new"
        assert (ran.status, ran.err) == (1, f"keepwarm: {sentence} organisation”, or change the name where it stands\n")

    @pytest.mark.parametrize("kind", ["contact", "organisation"])
    def test_a_note_that_is_left_out(self, here: Folder, keepwarm: Keepwarm, kind: str) -> None:
        here.note(f"content/{kind}s/gus.md", "nome: Gus")
        here.interview("x", "contact: gus\ndate: 2026-11-18")
        here.contact("bo", "organisation: gus")
        ran = keepwarm("rename", f"{kind}s/gus", "eve")
        sentence = f"the note of {kind} “gus” cannot be used as it is, so nothing was written"
        assert (ran.status, ran.err) == (1, f"keepwarm: {sentence}\n“keepwarm check” shows how to mend it.\n")

    @pytest.mark.usefixtures("here")
    def test_nobody(self, keepwarm: Keepwarm) -> None:
        ran = keepwarm("rename", "nobody", "eve")
        assert (ran.status, ran.out) == (2, "")

    def test_a_note_that_is_a_link(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.write("content/shared/bo.md", "---\nname: Bo\n---\n")
        (here.root / "content/contacts/bo.md").symlink_to("../shared/bo.md")
        ran = keepwarm("rename", "bo", "eve")
        sentence = "content/contacts/bo.md is a link to another file; rename it, and what it leads to, by hand"
        assert (ran.status, ran.err) == (1, f"keepwarm: {sentence}\n")

    @pytest.mark.parametrize(
        ("note", "code"),
        [
            (("contacts/bo", "name: Bo\nintroduced_by: {who: ada}", ""), "nested-value"),
            (("contacts/bo", "name: Bo\nintroduced_by: [ada]", ""), "nested-value"),
            (("contacts/bo", "name: Bo", "## Promises\n- [ ] me: x (to ada, by tomorrow)"), "bad-item"),
            (("interviews/x", "contact: ada\ndate: soon", ""), "bad-date"),
            (("interviews/x", "date: 2026-11-18", "[[ada]]"), "missing-value"),
            (("contacts/bo", "name: Bo", "<<<<<<< a\n[[ada]]\n=======\n>>>>>>> b"), "merge-conflict"),
            (("contacts/far/Ada", "name: Another", ""), "duplicate-slug"),
        ],
    )
    def test_errors_where_it_is_referred_to(
        self, here: Folder, keepwarm: Keepwarm, note: tuple[str, str, str], code: str
    ) -> None:
        path, front, body = note
        here.note(f"content/{path}.md", front, body)
        before = held(here.root)
        ran = keepwarm("rename", "ada", "eve")
        sentence = "“ada” cannot be renamed while there are errors where it is referred to; mend them first"
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.startswith(f"keepwarm: {sentence}\ncontent/")
        assert f"error[{code}]" in ran.err
        assert held(here.root) == before

    def test_a_note_that_cannot_be_read(
        self, here: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        here.note("content/contacts/bo.md", "role: left out")
        read = files.read_bytes

        def unreadable(file: str) -> bytes:
            if file.endswith("bo.md"):
                raise PermissionError
            return read(file)

        monkeypatch.setattr("builder.capture.renaming.read_bytes", unreadable)
        assert keepwarm("rename", "ada", "eve").status == 0

    def test_errors_elsewhere_do_not_matter(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.note("content/contacts/bo.md", "name: Bo\nemail: nothing\nintroduced_by: ada", "## Log\n- adamant")
        here.note("content/contacts/cy.md", "role: x", "ada-2, _ada, adam")
        here.write("content/contacts/di.md", "")
        assert keepwarm("rename", "ada", "eve").status == 0

    def test_a_reference_over_several_lines(self, here: Folder, keepwarm: Keepwarm) -> None:
        here.note("content/contacts/bo.md", "name: Bo\nintroduced_by: >\n  ada\nrole: x")
        ran = keepwarm("rename", "ada", "eve")
        sentence = "content/contacts/bo.md, line 3: write “introduced_by” on one line first"
        assert (ran.status, ran.err) == (1, f"keepwarm: {sentence}\n")

    @pytest.mark.parametrize("new", ["a (by", "a), b"])
    def test_a_place_that_cannot_hold_the_new_slug(self, here: Folder, keepwarm: Keepwarm, new: str) -> None:
        here.contact("bo", "", "## Promises\n- [ ] me: x (by 2026-12-01, to ada)")
        before = held(here.root)
        ran = keepwarm("rename", "ada", new)
        assert (ran.status, ran.out) == (1, "")
        assert f"content/contacts/bo.md would not say the same with “{new}”, so nothing was changed" in ran.err
        assert held(here.root) == before

    @pytest.mark.parametrize("gone", [True, False])
    def test_a_note_that_changed_meanwhile(
        self, here: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, *, gone: bool
    ) -> None:
        file = here.contact("bo", "introduced_by: ada")
        rename = renaming.rename

        def late(notes: Loaded, target: Target, new: str) -> list[FileChange]:
            file.unlink() if gone else file.write_text("mine")
            return rename(notes, target, new)

        monkeypatch.setattr(renaming, "rename", late)
        ran = keepwarm("rename", "ada", "eve")
        what = "removed" if gone else "changed"
        sentence = f"content/contacts/bo.md was {what} meanwhile, so nothing was changed; try again"
        assert (ran.status, ran.err) == (1, f"keepwarm: {sentence}\n")
        assert ADA in held(here.root)
