"""What is wrong is told over the last good site until it is mended, and serving goes on."""

import shutil

import pytest

from builder import pipeline
from builder.serve import loop
from builder.site.disk.ours import OutputError
from tests.serve.playing import Play, noted, sees
from tests.support import TODAY, Folder


def test_an_error_in_a_note_is_told_and_forgotten_once_mended(notes: Folder, play: Play) -> None:
    def third() -> None:
        assert [problem.path for problem in play.state.problems] == ["content/contacts/bo.md"]
        assert play.page("/contacts/bo.html").status == 200
        notes.contact("bo", "rolle: x")

    play.run(lambda: notes.contact("bo", "email: nobody"), third, lambda: sees(play.state.problems == ()))
    first, second, told, third_line, warned = play.said
    assert second.endswith("0 due today; 1 error in the notes.")
    assert told.startswith("content/contacts/bo.md:3:8: error[bad-email]: ")
    assert third_line.endswith("; 1 warning in the notes.")
    assert "warning[unknown-key]" in warned
    assert first


def test_old_problems_are_counted_at_the_start_and_not_told_again(notes: Folder, play: Play) -> None:
    notes.contact("bo", "email: nobody")
    play.run(lambda: notes.contact("cy"), lambda: sees(len(play.state.problems) == 1))
    assert play.said[0].endswith("; 1 error in the notes.")
    assert play.said[1] == "“keepwarm check” shows where."
    assert len(play.said) == 3


def test_of_many_new_problems_few_are_told(notes: Folder, play: Play) -> None:
    play.run(lambda: [notes.contact(f"p{number}", "email: nobody") for number in range(9)])
    assert len(play.said) == 8
    assert play.said[-1] == "… and 4 more; “keepwarm check” shows all."


def test_settings_that_cannot_be_read_leave_the_last_good_site(notes: Folder, play: Play) -> None:
    built: list[str] = []

    def broken() -> None:
        built.append(play.state.built)
        notes.settings("as_of: [")

    def still_broken() -> None:
        assert play.state.stopped == "The settings cannot be read, so nothing was built."
        assert play.state.problems[0].path == "keepwarm.yaml"
        assert play.state.built == built[0]
        assert play.page().status == 200

    def mended() -> bool:
        assert play.state.stopped == ""
        assert play.state.problems == ()
        return False

    play.run(broken, still_broken, lambda: notes.settings("as_of: 2026-11-20"), mended)
    assert [line.partition(" ")[0] for line in play.said] == ["Built", "The", "keepwarm.yaml:1:9:", "Built"]


def test_so_does_a_theme_that_cannot_be_used(notes: Folder, play: Play) -> None:
    def told() -> bool:
        assert play.state.stopped == "The theme cannot be used, so nothing was built."
        assert play.state.problems[0].path == "themes/default/templates/today.html"
        assert play.page().status == 200
        return False

    play.run(lambda: notes.write("themes/default/templates/today.html", "{% if %}"), told)


def test_so_does_a_folder_that_is_somebody_elses(notes: Folder, play: Play) -> None:
    notes.write("mine/letter.txt", "dear")

    def told() -> bool:
        assert "holds files that Keepwarm did not make" in play.state.stopped
        assert play.page().status == 200
        return False

    play.run(lambda: notes.settings("as_of: 2026-11-20\noutput: mine"), told)


def test_a_folder_that_is_emptied_for_the_site_gets_it(
    notes: Folder, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop, "_PATIENCE", 3)
    letter = notes.write("mine/letter.txt", "dear")

    def emptied() -> bool:
        assert play.state.stopped
        letter.unlink()
        return False

    wait = [lambda: sees(bool(play.state.stopped))] * 2
    settings = "as_of: 2026-11-20\noutput: mine"
    play.run(lambda: notes.settings(settings), emptied, *wait, lambda: sees(not play.state.stopped))
    assert sum("holds files" in line for line in play.said) == 1


def test_a_site_that_is_deleted_comes_back(notes: Folder, play: Play) -> None:
    built: list[str] = []

    def deleted() -> bool:
        built.append(play.state.built)
        shutil.rmtree(notes.root / "site")
        return False

    def back() -> bool:
        assert play.page().status == 200
        return noted(built, play.state.built)

    play.run(deleted, back)
    assert len(set(built)) == 2


def test_it_starts_even_where_nothing_can_be_built(notes: Folder, play: Play) -> None:
    notes.settings("as_of: [")

    def mend() -> None:
        assert play.page().status == 503
        assert play.state.stopped
        notes.settings("as_of: 2026-11-20")

    def mended() -> bool:
        assert play.page().status == 200
        return False

    play.run(mend, mended)
    assert play.ready


def test_the_site_of_an_earlier_build_is_shown_where_the_first_one_fails(notes: Folder, play: Play) -> None:
    notes.settings("output: public")
    pipeline.build(notes.root, lambda _: TODAY)
    notes.write("themes/default/templates/today.html", "{% if %}")
    play.run(lambda: sees(play.page().status == 200))
    assert play.said[0] == "The theme cannot be used, so nothing was built."


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ValueError("ouch"), "Something went wrong inside Keepwarm (ValueError: ouch), so nothing was built."),
        (PermissionError(13, "Permission denied", "/x"), "Nothing was built: /x: permission denied."),
        (OutputError("the site could not be written; some of it may be new"), "The site could not be written; some"),
    ],
)
def test_what_nobody_expected_is_a_sentence_and_serving_goes_on(
    notes: Folder, play: Play, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    build = pipeline.build

    def broken(*_: object, **__: object) -> None:
        raise error

    def told() -> None:
        assert play.state.stopped.startswith(says)
        assert play.page().status == 200
        monkeypatch.setattr(pipeline, "build", build)

    play.run(lambda: monkeypatch.setattr(pipeline, "build", broken), told, lambda: sees(play.state.stopped == ""))
    assert play.said[1].startswith(says)
    assert "Traceback" not in "".join(play.said)


def test_where_a_bug_struck_is_told_to_those_who_ask(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("ouch")

    monkeypatch.setenv("KEEPWARM_DEBUG", "1")
    monkeypatch.setattr(pipeline, "build", broken)
    play.run()
    assert play.said[1].startswith("Traceback")
    assert play.said[1].endswith("ValueError: ouch")


def test_a_failure_that_stays_is_told_once(notes: Folder, play: Play) -> None:
    play.run(lambda: notes.settings("as_of: ["), lambda: None, lambda: None)
    assert sum(line.startswith("The settings cannot be read") for line in play.said) == 1


def test_the_notes_folder_may_go_and_come_back(notes: Folder, play: Play) -> None:
    away = notes.root.with_name("away")

    def gone() -> bool:
        assert play.state.stopped.startswith("The notes' folder cannot be watched: ")
        away.rename(notes.root)
        return False

    def back() -> bool:
        assert play.state.stopped == ""
        return False

    play.run(lambda: notes.root.rename(away) and False, gone, back)
    assert not away.exists()


def test_a_port_that_is_taken_is_a_sentence(notes: Folder, play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Play(notes.root, monkeypatch)

    def second() -> bool:
        assert play.server
        with pytest.raises(loop.PortError, match=f"port {play.server.port} cannot be had: address already in use"):
            other.run(port=play.server.port)
        return False

    play.run(second)
    assert other.said == []
