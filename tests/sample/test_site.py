"""The sample's site says what it said: a change of words or order shows here, and is meant or mended."""

from tests.sample import golden


def test_every_page_says_what_it_said() -> None:
    said = golden.said()
    kept = {path.name: path.read_text(encoding="utf-8") for path in golden.FOLDER.iterdir()}
    assert said.keys() == kept.keys()
    changed = {name for name, text in said.items() if text != kept[name]}
    for name in sorted(changed):
        assert said[name].splitlines() == kept[name].splitlines(), f"{name}: “make golden” writes it anew"


def test_the_calendar_is_what_it_was() -> None:
    kept = golden.CALENDAR.read_bytes()
    assert golden.calendar().split(b"\r\n") == kept.split(b"\r\n"), "“make golden” writes it anew"
