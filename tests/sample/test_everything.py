"""The sample tells of everything that notes can say, is without fault, and names nobody real."""

import re
from pathlib import Path

import pytest

from builder.checks.kinds import CONTACT, INTERVIEW, KINDS, PROFILE, THEME, Kind
from builder.checks.loading import open_notes
from builder.cli.clock import clock
from builder.followups.standing import Stage, stage
from builder.model.words import (
    Audience,
    Channel,
    ContactStatus,
    Direction,
    InterviewStatus,
    Level,
    LogType,
    Outcome,
)
from builder.source.document import Document
from tests.sample.story import CONTENT, LIBRARY, LOADED, ROOT, files, front_matter, sections

TEXTS = [
    file for file in (ROOT / "keepwarm.yaml", *sorted(CONTENT.rglob("*"))) if file.suffix in (".md", ".txt", ".yaml")
]
CONTACTS, INTERVIEWS = LIBRARY.contacts.values(), LIBRARY.interviews.values()
LOG = [entry for contact in CONTACTS for entry in contact.log]


def test_there_is_nothing_to_complain_about_nor_to_advise() -> None:
    assert LOADED.diagnostics == ()


def test_no_line_is_counted_where_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Document, "place")
    assert open_notes(ROOT, clock(None)).diagnostics == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
class TestEachKind:
    """Every key and every section of a kind of note is in use."""

    def test_every_key_occurs(self, kind: Kind) -> None:
        used = {key for file in files(kind) for key, value in front_matter(file).items() if value}
        assert used - {"coffee"} == set(kind.keys)

    def test_every_section_occurs_and_says_something(self, kind: Kind) -> None:
        used = {title for title, text in sections(kind) if text.strip()}
        assert used == set(kind.sections)


def test_every_key_that_may_be_a_list_is_one_somewhere_and_one_value_elsewhere() -> None:
    for kind, key in ((CONTACT, "fields"), (CONTACT, "aliases"), (INTERVIEW, "tags"), (INTERVIEW, "contact")):
        shapes = {type(front_matter(file).get(key)) for file in files(kind)}
        assert {str, list} <= shapes, key


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({contact.status for contact in CONTACTS}, ContactStatus),
        ({contact.level for contact in CONTACTS} - {None}, Level),
        ({contact.may_contact for contact in CONTACTS}, (True, False, None)),
        ({one.status for one in INTERVIEWS}, InterviewStatus),
        ({one.direction for one in INTERVIEWS}, Direction),
        ({entry.type for entry in LOG}, LogType),
        ({entry.channel for entry in LOG} - {None} | {one.via for one in INTERVIEWS}, Channel),
        ({finding.outcome for one in INTERVIEWS for finding in one.research} - {None}, Outcome),
        ({news.audience for news in LIBRARY.profile.news}, Audience),
        ({stage(LIBRARY, contact, LOADED.today) for contact in CONTACTS}, Stage),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_every_word_occurs(found: set[object], words: object) -> None:
    assert isinstance(words, type | tuple)
    assert found == set(words)  # type: ignore[arg-type] # an enumeration's class, or a tuple


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("log", r"- DATE TYPE$"),
        ("log", r"- DATE TYPE by CHANNEL$"),
        ("log", r"- DATE TYPE: .+"),
        ("log", r"- DATE TYPE by CHANNEL: .+"),
        ("promises", r"- \[ \] me: .+"),
        ("promises", r"- \[x\] me: .+"),
        ("promises", r"- \[-\] (me|them): .+"),
        ("promises", r"- them: .+"),
        ("promises", r"- \[.\] them: [^(]+$"),
        ("promises", r"- \[.\] .+ \(by DATE\)$"),
        ("promises", r"- \[.\] .+ \(made DATE\)$"),
        ("promises", r"- \[.\] .+ \(done DATE\)$"),
        ("promises", r"- \[.\] .+ \(by DATE, done DATE\)$"),
        ("promises", r"- \[.\] .+ \(by DATE, to [a-z-]+\)$"),
        ("promises", r"- \[.\] .+, to \[\[[a-z-]+\]\]\)$"),
        ("promises", r"- \[.\] .+, to [A-ZØ][^)]+ [^)]+\)$"),
        ("to do", r"- \[ \] .+ \(by DATE\)$"),
        ("to do", r"- \[x\] .+ \(done DATE\)$"),
        ("to do", r"- \[-\] .+"),
        ("to do", r"- [^\[(]+$"),
        ("to share", r"- \[ \] .+"),
        ("to share", r"- \[x\] .+"),
        ("referrals", r"- \[\[.+?\]\]: .+"),
        ("referrals", r"- \[\[.+?\]\] \(.+?\): .+"),
        ("referrals", r"- [^\[]+? \(.+?\): .+"),
        ("referrals", r"- [^\[(]+: .+"),
        ("referrals", r"1\. .+"),
        ("research", r"- \[ \] .+"),
        ("research", r"- \[x\] .+ — confirmed"),
        ("research", r"- \[x\] .+ — contradicted"),
        ("research", r"- \[x\] .+ — unclear"),
        ("research", r"- \[x\] .+ -- (confirmed|contradicted|unclear)"),
        ("research", r"- \[x\] .+ — (confirmed|contradicted|unclear).+"),
        ("questions", r"- \[ \] [^!].+"),
        ("questions", r"- \[x\] [^!].+\n  \S"),
        ("questions", r"- \[x\] ! .+\n  \S"),
        ("questions", r"- \[ \] ! .+"),
        ("questions", r"- \[-\] .+"),
        ("open questions", r"- \[ \] .+ → .+"),
        ("open questions", r"- \[ \] .+ -> .+"),
        ("open questions", r"- \[x\] .+ → .+"),
        ("open questions", r"- \[ \] [^→>]+$"),
        ("open questions", r"- \[.\] .+ → .*\[\[.+?\]\]"),
        ("language", r"- [^:]+$"),
        ("language", r"- [^:]+: .+"),
        ("language", r"\* .+"),
        ("language", r"\+ .+"),
        ("talking points", r"- .+"),
        ("news", r"- DATE: [^(]+$"),
        ("news", r"- DATE: .+ \(tell everyone\)$"),
        ("news", r"- DATE: .+ \(tell mentors\)$"),
        ("news", r"- DATE: .+ \(tell nobody\)$"),
    ],
)
def test_every_form_of_an_item_occurs(title: str, form: str) -> None:
    form = form.replace("DATE", r"\d{4}-\d\d-\d\d")
    form = form.replace("TYPE", f"({'|'.join(LogType)})").replace("CHANNEL", f"({'|'.join(Channel)})")
    texts = [text for kind in KINDS for found, text in sections(kind) if found == title]
    assert any(re.search(f"^{form}", text, re.MULTILINE) for text in texts)


@pytest.mark.parametrize(
    ("kind", "key", "form"),
    [
        (INTERVIEW, "contact", r"[a-z-]+"),
        (INTERVIEW, "contact", r"[A-Z]\w+"),
        (INTERVIEW, "contact", r"\[\[[a-z-]+\]\]"),
        (INTERVIEW, "date", r"\d{4}-\d\d-\d\d \d\d:\d\d"),
        (INTERVIEW, "date", r"\d{4}-\d\d-\d\dT\d\d:\d\d\+\d\d:\d\d"),
        (CONTACT, "introduced_by", r"[a-z-]+"),
        (CONTACT, "introduced_by", r"[A-ZØ]\w+ \w+"),
        (CONTACT, "keep_in_touch", r"\d+ weeks"),
        (CONTACT, "keep_in_touch", r"\d+ months"),
        (CONTACT, "keep_in_touch", r"never"),
        (CONTACT, "organisation", r"[a-z-]+"),
        (CONTACT, "organisation", r"[A-Z].+ .+"),
    ],
)
def test_every_way_to_write_a_value_occurs(kind: Kind, key: str, form: str) -> None:
    values = [front_matter(file).get(key) for file in files(kind)]
    assert any(isinstance(value, str) and re.fullmatch(form, value) for value in values)


def test_statuses_are_left_to_follow_from_the_rest_somewhere() -> None:
    derived = {one.status for one in INTERVIEWS if "status" not in front_matter(ROOT / one.path)}
    assert derived == {InterviewStatus.DONE, InterviewStatus.SCHEDULED}


def test_bodies_use_what_bodies_may_hold() -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in TEXTS if file.suffix == ".md")
    for form in (
        r"\[\[[^\]|]+\]\]",  # a reference
        r"\]\(\.\./contacts/[a-z-]+\.md\)",  # a link between notes
        r"!\[[^\]]+\]\([^)]+\.png\)",  # a picture
        r"\]\([^)]+\.txt\)",  # an attachment
        r"^\|.*\|$",  # a table
        r"^> ",  # a quotation
        r"^```",  # a block of code
        r"\[\^[a-z]+\]:",  # a footnote
        r"\*\*[^*]+\*\*",  # emphasis
    ):
        assert re.search(form, text, re.MULTILINE), form


def test_the_question_bank_has_forty_questions_in_an_order() -> None:
    questions = re.findall(
        r"^- .+\?$", "\n".join(file.read_text(encoding="utf-8") for file in files(THEME)), re.MULTILINE
    )
    assert len(questions) == len(set(questions)) == 40
    assert sorted(int(front_matter(file)["order"]) for file in files(THEME)) == list(range(1, 9))


def test_names_come_from_many_places() -> None:
    text = " ".join(f"{contact.name} {' '.join(contact.aliases)}" for contact in CONTACTS)
    assert re.search("[\u0400-\u04ff]", text)  # Cyrillic
    assert re.search("[\u0600-\u06ff]", text)  # Arabic
    assert re.search("[\u4e00-\u9fff]", text)  # Han
    assert re.search("[àâçéèêíïñóôúĝğłńőřşśẽễỹáÁØøåä]", text)
    assert any(len(contact.name.split()) == 1 for contact in CONTACTS)  # a mononym
    assert len(CONTACTS) == 29


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_no_address_leads_to_anybody_real(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    hosts = re.findall(r"(?:https?://|mailto:|[\w.+-]+@)([\w.-]+)", text)
    assert all(host.rstrip(".").endswith(".example") for host in hosts), hosts
    # Ofcom keeps these ranges for stories.
    for phone in re.findall(r"\b0[\d ]{9,}\d\b", text):
        assert re.fullmatch(r"01632 960\d{3}|07700 900\d{3}", phone), phone


MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
WEEKDAYS = "Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?"
LONG_AGO = ("In February 2025 the brook", "flood of February 2025", "On 11 July of that year")


@pytest.mark.parametrize("file", [file for file in TEXTS if file.suffix != ".yaml"], ids=lambda file: file.name)
def test_no_text_names_a_day_that_would_not_move_with_the_story(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for told in LONG_AGO:
        text = text.replace(told, "")
    for form in (
        rf"\b\d{{1,2}}(st|nd|rd|th)? ({MONTHS}|May)\b",
        rf"\b({MONTHS}|May) \d",
        r"\bthe \d{1,2}(st|nd|rd|th)\b",
        r"\b(since|until|by|last|next|this) (early |late )?(" + f"{MONTHS}|May|{WEEKDAYS})",
        rf"^- \d{{4}}-\d\d-\d\d.*\b({MONTHS}|{WEEKDAYS})\b",
    ):
        assert not re.search(form, text, re.MULTILINE), form


def test_the_profile_says_all_of_itself() -> None:
    assert set(front_matter(files(PROFILE)[0])) == set(PROFILE.keys)
    assert all(getattr(LIBRARY.profile, name) for name in ("pitch", "vision", "strengths", "talking_points", "news"))
