"""What is the user's own gets into no letter, whatever the notes hold."""

import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.drafts import letters
from builder.drafts.model import Kind
from builder.drafts.values import VALUES
from builder.followups.agenda import plan
from builder.model.words import Channel, LogType
from tests.support import TODAY, Folder, tries

_Draw = Callable[..., Any]
_OWN = "zzprivatezz"
_words = st.text("abcdé名א “”[]*_.,:!?—→()'", max_size=20).map(lambda text: " ".join(text.split()))
_boxes = st.sampled_from(["[ ]", "[x]", "[-]"])
_days = st.integers(1, 28).map(lambda day: f"2026-11-{day:02}")
_logged = st.sampled_from(LogType)
_outcomes = st.sampled_from(["", " — confirmed", " — contradicted", " — unclear"])


@st.composite
def _private(draw: st.DrawFn) -> str:
    """Return words of the user's own, marked so that they are found again."""
    return f"{_OWN} {draw(_words)}"


def _contact(draw: _Draw) -> str:
    log = [f"- {draw(_days)} {draw(_logged)} by {draw(st.sampled_from(Channel))}: {draw(_private())}" for _ in range(3)]
    return "\n".join(
        [
            *("## Log", *log),
            *("## To do", f"- {draw(_boxes)} {draw(_private())} (by {draw(_days)})"),
            *("## Promises", f"- {draw(_boxes)} me: a{draw(_words)}", f"- {draw(_boxes)} them: a (by {draw(_days)})"),
            *("## To share", f"- [ ] a{draw(_words)}", f"- [x] {_OWN}"),
            *("## Of my own", draw(_private())),
        ]
    )


def _interview(draw: _Draw) -> str:
    return "\n".join(
        [
            draw(_private()),
            "## Research",
            *(f"- {draw(_boxes)} a{draw(_words)}{o and f'{o} {_OWN}'}" for o in draw(st.lists(_outcomes, max_size=3))),
            "## Questions",
            *(f"- [x] a{draw(_words)}\n  {draw(st.sampled_from(['', '“b” ']))}{draw(_private())}" for _ in range(2)),
            *("## Promises", f"- {draw(_boxes)} them: a{draw(_words)}", f"- {draw(_boxes)} me: b{draw(_words)}"),
            *("## To do", f"- {draw(_private())}"),
            *("## Referrals", f"- Cy (Place): {draw(_private())}", f"- [[bo]]: {draw(_private())}"),
            *("## Language", f"- a: {draw(_private())}"),
            *("## Open questions", f"- {draw(_private())} → [[bo]]"),
            *("## Notes", draw(_private()), "## Debrief", draw(_private()), "## Mine", draw(_private())),
        ]
    )


def _write(draw: _Draw, root: Path) -> Folder:
    folder = Folder(root)
    news = f"## News\n- {draw(_days)}: {draw(_private())} (tell nobody)\n- {draw(_days)}: b{draw(_words)}"
    folder.profile("name: Ida", f"## Open questions\n- {_OWN}\n## Vision\n{_OWN}\n{news}")
    folder.organisation("place", "name: Place", f"{_OWN}\n## Open questions\n- {_OWN}\n## Research\n- [ ] a")
    for slug in ("ada", "bo"):
        mentor = draw(st.sampled_from(["true", "false"]))
        front = f"mentor: {mentor}\norganisation: place\nphone: {_OWN}\nlocation: {_OWN}\nsource: {_OWN}\ntags: {_OWN}"
        folder.contact(slug, front, _contact(draw))
    for number in range(2):
        status = draw(st.sampled_from(["done", "scheduled", "cancelled", "no-show"]))
        front = f"contact: {draw(st.sampled_from(['ada', 'bo', '[ada, bo]']))}\ndate: {draw(_days)}\nstatus: {status}"
        folder.interview(f"i{number}", f"{front}\ngoal: {_OWN}\ntags: {_OWN}", _interview(draw))
    return folder


@settings(max_examples=tries(25))
@given(st.data())
def test_nothing_of_the_users_own_is_in_any_letter(data: st.DataObject) -> None:
    everything = "\n".join(
        f"{{% for one in {one.name} %}}{{{{ one }}}}{{% endfor %}}" if one.many else f"{{{{ {one.name} }}}}"
        for one in VALUES
    )
    with tempfile.TemporaryDirectory() as root:
        folder = _write(data.draw, Path(root))
        for kind in data.draw(st.sets(st.sampled_from(Kind), max_size=3)):
            folder.write(f"content/drafts/{kind}.txt", f"Subject: A\n\n{everything}")
        notes = folder.load()
    writing = letters.prepare(notes)
    written = [letters.for_follow_up(writing, one) for one in plan(notes.library, TODAY).followups]
    written += [letters.write(writing, kind, slug) for kind, slug in product(Kind, ("ada", "bo"))]
    written += [
        letters.write(writing, kind, slug, talk=talk, other=other)
        for kind, slug, other, talk in product(Kind, ("ada", "bo"), ("ada", "bo"), notes.library.interviews.values())
    ]
    assert not [one for one in written if one and _OWN in one.text]
