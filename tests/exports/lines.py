"""A calendar read by the letter of RFC 5545, apart from the package that made it; what is not allowed fails."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

LINE = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]+))*):(.*)', re.DOTALL)
"""A content line, unfolded: its name, its parameters, its value (RFC 5545, 3.1; RFC 6350, 3.3)."""

_MOMENT = re.compile(r"\d{8}T\d{6}Z?")
_OFFSET = re.compile(r"[+-]\d{4}(?:\d\d)?")
_TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"}
_ESCAPED = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*", re.DOTALL)
_NEEDED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
_INSIDE = {
    "VCALENDAR": {"VEVENT", "VTIMEZONE"},
    "VEVENT": {"VALARM"},
    "VTIMEZONE": {"STANDARD", "DAYLIGHT"},
}


@dataclass
class Part:
    """A component: its name, its properties as written with their parameters, and what is in it."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, dict[str, str]] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)

    def all(self, name: str) -> list["Part"]:
        return [part for part in self.parts if part.name == name]

    def text(self, name: str) -> str:
        """Return a text without its escapes; nothing where there is none."""
        return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], self.values.get(name, ""))


def read(data: bytes) -> Part:
    """Return the calendar that *data* is."""
    _check_octets(data)
    lines = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
    open_parts = [Part("")]
    for line in lines:
        match = LINE.fullmatch(line)
        assert match, line
        name, parameters, value = match[1], match[2], match[3]
        if name == "BEGIN":
            open_parts.append(Part(value))
            open_parts[-2].parts.append(open_parts[-1])
        elif name == "END":
            assert open_parts.pop().name == value
        else:
            assert name not in open_parts[-1].values, f"{name} twice"
            assert name not in _TEXTS or _ESCAPED.fullmatch(value), line
            open_parts[-1].values[name] = value
            pairs = (pair.partition("=") for pair in parameters.split(";")[1:])
            open_parts[-1].parameters[name] = {key: said for key, _, said in pairs}
    assert len(open_parts) == 1
    (calendar,) = open_parts[0].parts
    _check_part(calendar)
    _check_whole(calendar)
    return calendar


def _check_octets(data: bytes) -> None:
    assert data.endswith(b"\r\n")
    for line in data[:-2].split(b"\r\n"):
        assert 0 < len(line) <= 75
        assert not {one for one in line.decode() if ord(one) < 32 or 127 <= ord(one) < 160}, line


def _check_part(part: Part) -> None:
    assert _NEEDED[part.name] <= part.values.keys(), part
    assert {one.name for one in part.parts} <= _INSIDE.get(part.name, set()), part
    assert part.parts or part.name not in {"VCALENDAR", "VTIMEZONE"}
    if part.name == "VEVENT":
        _check_event(part)
    for offset in ("TZOFFSETFROM", "TZOFFSETTO"):
        assert offset not in part.values or _OFFSET.fullmatch(part.values[offset])
        assert part.values.get(offset) not in {"-0000", "-000000"}
    for one in part.parts:
        _check_part(one)


def _check_event(part: Part) -> None:
    assert re.fullmatch(r"\d{8}T\d{6}Z", part.values["DTSTAMP"])
    assert not {"DTEND", "DURATION"} <= part.values.keys()
    start, said = part.values["DTSTART"], part.parameters["DTSTART"]
    if said.get("VALUE") == "DATE":
        assert re.fullmatch(r"\d{8}", start)
        assert "DURATION" not in part.values
    else:
        assert _MOMENT.fullmatch(start)
        assert not ("TZID" in said and start.endswith("Z"))
    if "DTEND" in part.values:
        assert part.parameters["DTEND"] == said
        assert part.values["DTEND"] > start
    if "DURATION" in part.values:
        assert re.fullmatch(r"P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?", part.values["DURATION"])


def _check_whole(calendar: Part) -> None:
    zones = [one.values["TZID"] for one in calendar.all("VTIMEZONE")]
    uids = Counter(one.values["UID"] for one in calendar.all("VEVENT"))
    assert len(zones) == len(set(zones))
    assert {said["TZID"] for one in calendar.parts for said in one.parameters.values() if "TZID" in said} <= set(zones)
    assert not uids or max(uids.values()) == 1


def offset_at(zone: Part, local: datetime) -> timedelta:
    """Return the offset from UTC that a VTIMEZONE gives for a time of its clocks (RFC 5545, 3.6.5)."""
    onsets = [
        (moment, one.values["TZOFFSETFROM"], one.values["TZOFFSETTO"])
        for one in zone.parts
        for moment in map(_moment, [one.values["DTSTART"], *filter(None, one.values.get("RDATE", "").split(","))])
    ]
    onset, before, after = max(one for one in onsets if one[0] <= local)
    is_skipped = local - onset < _offset(after) - _offset(before)  # 3.3.5: what does not occur is as before the gap
    return _offset(before if is_skipped else after)


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - a time of the zone's own clocks


def _offset(text: str) -> timedelta:
    size = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]), seconds=int(text[5:] or 0))
    return -size if text.startswith("-") else size
