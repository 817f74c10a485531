"""What each field of the notes, the settings and a theme's choices takes and what it refuses, as typed."""

from typing import Any, NamedTuple

from builder.model.words import Channel, ContactStatus, Direction, InterviewStatus, Level, Rule, TodaySection

NOTHING = ("", '""', "'  '")
"""No value."""

EMPTY_LISTS = ("[]", '[""]')
"""Lists without a value, which notes take for none."""


class Values(NamedTuple):
    """What a field takes and what it refuses, as typed behind its key."""

    taken: tuple[str, ...]
    refused: tuple[str, ...]

    def but(self, *refused: str) -> "Values":
        """Return the same, with some of what was taken refused."""
        return Values(tuple(one for one in self.taken if one not in refused), (*self.refused, *refused))

    def and_(self, *taken: str) -> "Values":
        """Return the same, with some of what was refused taken, and more."""
        return Values((*self.taken, *taken), tuple(one for one in self.refused if one not in taken))


def optional(taken: tuple[str, ...], refused: tuple[str, ...]) -> Values:
    """Return the values of a field that may be left empty."""
    return Values((*taken, *NOTHING, *EMPTY_LISTS), refused)


def listed(one: Values) -> Values:
    """Return the values of a field that takes one value or a list of them."""
    alone = [value for value in one.taken if value.strip("\"' ") and not value.startswith("[")]
    lists = tuple(f"[{value}]" for value in alone)
    refused = tuple(f"[{alone[0]}, {value}]" for value in one.refused if value not in (*NOTHING, *EMPTY_LISTS))
    several = (f"[{alone[0]}, {alone[-1]}]", f'[{alone[0]}, ""]')
    taken = tuple(dict.fromkeys((*one.taken, *lists, *several)))
    return Values(taken, tuple(value for value in (*one.refused, *refused) if value not in taken))


def words(found: Any) -> Values:  # noqa: ANN401 - an enumeration
    """Return the values of a list of words: all of them, in any case."""
    every = tuple(str(word) for word in found)
    first = every[0]
    taken = (*every, first.upper(), first.title(), f'" {first} "')
    return optional(taken, ("x", "1", f"{first}s", f"{first} {first}", f"[{first}]", "{a: b}", "1.5"))


def numbers(low: int, high: int) -> Values:
    """Return the values of a whole number."""
    inside = sorted({low, low + 1, high // 2, high - 1, high, *(10**n for n in range(4) if low <= 10**n <= high)})
    taken = [*(f"{number}" for number in inside), *(f'"{number}"' for number in inside), f'"0{low}"', f'" {high} "']
    outside = (low - 1, high + 1, -1, high * 10)
    refused = [*(f"{number}" for number in outside), *(f'"{number}"' for number in outside), "1.5", "x", "true"]
    return optional(tuple(taken), (*refused, "[1]", '"1.0"', '"1 min"', '"+1"', '"\uff11"'))


SCALARS = ("x", "1", "1.5", "true", "08", "No", "yes", '"x"', '" x "', "2026-11-18", "a b", "Zoë")
TEXT = optional((*SCALARS, "[[x]]", "[[a b|c]]"), ("[a]", "[a, b]", "{a: b}", "[[a], [b]]", "[{a: b}]"))
TEXTS = listed(TEXT).and_("[a]", "[a, b]")
REQUIRED = TEXT.but(*NOTHING, *EMPTY_LISTS)
TRUTH = optional(
    ("true", "false", "True", "FALSE", "yes", "No", "on", "OFF", '"true"', '"no"', "'YES'", '" on "'),
    ("x", "y", "1", "0", "[true]", '"tru"', "{a: b}"),
)
DAYS = (
    *("2026-11-18", "2026-02-28", "2024-02-29", "2026-04-30", "2026-12-31"),
    *("0001-01-01", "9999-12-31", "'2026-11-18'", "' 2026-11-18 '"),
)
TIMES = (
    *("14:30", "9:05", "00:00", "23:59:59", " 14:30"),
    *("14:30Z", "14:30 +02:00", "14:30:15-0330", "14:30+02", "14:30+14:00", "14:30-1200"),
)
NO_TIMES = (
    *("24:00", "14:60", "14.30", "14", "14:30:60", "2:30 pm"),
    *("14:30+24:00", "14:30-15:00", "14:30+14:01", "14:30-12:30", "14:30+02:60", "14:30-0299"),
)
NO_DAYS = ("x", "1", "2026", "2026-13-18", "2026-00-18", "2026-11-31", "2026-02-30", "2026-11-00", "0000-01-01")
DAY = optional(
    (*DAYS, *(f"2026-11-18 {time}" for time in TIMES), "2026-11-18T14:30+02:00"),
    (
        *NO_DAYS,
        *("2026-1-5", "18.11.2026", "20261118", "today", "true", "[2026-11-18]", "{a: b}", "\uff12026-11-18"),
        *(f"2026-11-18 {time}" for time in NO_TIMES),
    ),
)
LENGTHS = ("1 day", "3 months", "3months", "3  Months", "1 MONTH", "2 weeks", "48 hours", "99999 years", '" 3 days "')
NO_LENGTHS = (
    *("x", "3", "month", "100000 days", "1.5 months", "-1 days"),
    *("3 fortnights", "3 monthss", "[3 days]", "true"),
)
LENGTH = optional(LENGTHS, (*NO_LENGTHS, "never", "{a: b}"))
LENGTH_OR_NEVER = LENGTH.and_("never", "Never", "NEVER", '" never "')
EMAIL = optional(
    ("a@b.example", "A.B+c@x-y.example", "zoë@müller.example", '" a@b.example "', "a@1.b.example", "a@b_c.example"),
    (
        *("x", "1", "a@b", "a@b.c", "'@b.example'", "a@", "a@@b.example", "a@b..example", "'a@-b.example'", "true"),
        *("'a@b-.example'", "<a@b.example>", "'a@b.example, c@d.example'", "'a b@c.example'", "a@b.1example", "{a: b}"),
        *(f"{'a' * 250}@b.example", "a@b.example\u200b", "“a@b.example”"),
    ),
)
ADDRESS = optional(
    (
        *("https://x.example", "'HTTPS://X.example/a?b'", "http://müller.example/ü", "mailto:a@b.example"),
        *("Mailto:a@b.example", '" https://x.example "', '"https://x.example/a#b"', '"https://[::1]/"'),
    ),
    (
        *("x", "1", "x.example", "ftp://x.example", "http:foo", "https://", "https:///x", "'mailto:'", "true", "tel:1"),
        *(
            "javascript:x",
            "//x.example",
            "https://x.example/a b",
            "https://x.example\u202c",
            "'https://?x'",
            "'https://#x'",
            "{a: b}",
        ),
    ),
)
DISMISSED = optional(
    (
        *("thank 2026-11-18", "thank  2026-11-18", "my-promise 2026-11-18 send the map", '" thank 2026-11-18  x y "'),
        *("thank 2026-11-18 14:30", "[thank 2026-11-18, todo 2026-11-18 x]", "Keep-In-Touch 2026-11-18"),
    ),
    ("x", "1", "thank", "thanks 2026-11-18", "thank 2026-13-18", "thank 2026-11-18x", "{a: b}"),
)
PEOPLE = ("ann", "Ann", '" ann "', "[[ann]]", '"[[ann]]"', "[[ann|her]]")
CONTACT = listed(Values(PEOPLE, (*NOTHING, *EMPTY_LISTS, "[[ann], [ann]]", "{a: b}")))


def in_settings(values: Values, *, lists: bool = False) -> Values:
    """Return the values of a setting: brackets make a list there, and an empty list is no plain value."""
    odd = tuple(one for one in values.taken if "[[" in one and '"[[' not in one)
    odd += tuple(one for one in EMPTY_LISTS if not lists and one in values.taken)
    return values.but(*odd)


GROUP = Values(("", '""', "{}"), ("x", "1", "[]", "[a]", "true"))
FOLDERS = Values(
    ("site", "x y", "1", "1.5", "true", '" site "', "a.b", ".x", "contents", "con", *NOTHING),
    (
        *("../x", "/x", ".", "..", "' . '", "a/b", "content", "Content", "' THEMES '", ".git", ".Keepwarm"),
        *(
            "[a]",
            "keepwarm.yaml",
            "{a: b}",
            '"a:b"',
            '"a\\\\b"',
            '"a*"',
            '"a?"',
            '"a|b"',
            "'<a>'",
            '"\\0"',
            "[]",
            "[[a]]",
        ),
    ),
)
LANGUAGE = Values(
    ("en", "en-GB", "pt-BR", "de-1996", "zh-Hant-TW", "no", "true", '" en "', *NOTHING),
    ("1", "1.5", "de_DE", "english language", "1a", "en-", "abcdefghi", "en-abcdefghi", "dé", "[en]", "[]", "{a: b}"),
)
ACCENT = Values(
    ('"#2a43a0"', '"#2A43A0"', '["#2a43a0"]', '["#2a43a0", "#9db2ff"]', '["", "#2a43a0"]', '" #2a43a0 "', *NOTHING),
    ("x", "123456", '"2a43a0"', '"#2a43a"', '"#2a43a0f"', "[]", "['#2a43a0', x]", "true", "[['#2a43a0']]", "{a: b}"),
).but('["#2a43a0", "#9db2ff", "#2a43a0"]')
THEME = {
    "fonts": in_settings(TRUTH),
    "accent": ACCENT,
    "title": in_settings(TEXT),
    "today": in_settings(listed(words(TodaySection)), lists=True),
}
FOLLOW_UP = {
    **dict.fromkeys(
        (
            *("thank_within", "debrief_within", "confirm_before", "prepare_before", "my_promises_within"),
            *("answer_within", "schedule_within", "rebook_within", "chase_after", "referrals_within"),
            *("report_back_within", "their_promises_within", "share_news_within", "horizon"),
        ),
        in_settings(LENGTH),
    ),
    "attempts": in_settings(numbers(1, 99)),
    "mentors_every": in_settings(LENGTH_OR_NEVER),
    "keep_in_touch_every": in_settings(LENGTH_OR_NEVER),
    "lapse_after": GROUP.and_("{chase: never, thank: 2 weeks}", "{chase: }").but("{chase: x}", "{x: never}"),
    "rules": GROUP.and_(*(f"{{{rule}: off}}" for rule in Rule), "{chase: }").but("{chase: x}", "{Chase: on}"),
    "start": in_settings(DAY),
}
TABLE: dict[str, dict[str, Values]] = {
    "contact": {
        "name": REQUIRED,
        **dict.fromkeys(("preferred_name", "pronouns", "organisation", "role", "location", "source"), TEXT),
        **dict.fromkeys(("aliases", "fields", "phone", "tags", "x-own"), TEXTS),
        "level": words(Level),
        "email": listed(EMAIL),
        **dict.fromkeys(("linkedin", "website", "links"), listed(ADDRESS)),
        "introduced_by": optional(PEOPLE, ("[ann]", "{a: b}")),
        "mentor": TRUTH,
        "may_contact": TRUTH,
        "keep_in_touch": LENGTH_OR_NEVER,
        "snooze_until": DAY,
        "dismissed": listed(DISMISSED),
        "status": words(ContactStatus),
    },
    "interview": {
        "contact": CONTACT,
        "date": DAY.but(*NOTHING, *EMPTY_LISTS),
        "status": words(InterviewStatus),
        "direction": words(Direction),
        "via": words(Channel),
        **dict.fromkeys(("place", "goal", "organisation", "role"), TEXT),
        **dict.fromkeys(("fields", "keywords", "tags"), TEXTS),
        "minutes": numbers(1, 480),
        "lasted": numbers(1, 1440),
        **dict.fromkeys(("booked", "confirmed", "prepared", "debriefed", "thanked", "called_off"), DAY),
        "interest_before": numbers(1, 5),
        "interest_after": numbers(1, 5),
    },
    "organisation": {
        "name": REQUIRED,
        **dict.fromkeys(("sector", "location"), TEXT),
        **dict.fromkeys(("website", "links"), listed(ADDRESS)),
        "target": TRUTH,
        **dict.fromkeys(("fields", "tags"), TEXTS),
    },
    "questions": {"title": REQUIRED, "levels": listed(words(Level)), "fields": TEXTS, "order": numbers(0, 9999)},
    "profile": {
        **dict.fromkeys(("name", "headline", "signature"), TEXT),
        "email": listed(EMAIL),
        **dict.fromkeys(("linkedin", "website"), listed(ADDRESS)),
        "looking_for": TEXTS,
        "cv": optional(("cv.md", '" cv.md "'), ("[cv.md]", "{a: b}")),
        "linkedin_ready": TRUTH,
    },
    "settings": {
        "title": in_settings(TEXT),
        "timezone": Values(
            ("Europe/Berlin", "UTC", '" UTC "', *NOTHING), ("1", "1.5", "true", "[UTC]", "[]", "{a: b}")
        ),
        "theme": FOLDERS,
        "output": FOLDERS,
        "language_tag": LANGUAGE,
        "as_of": in_settings(DAY),
        "extra_fields": in_settings(TEXTS, lists=True),
        "follow_up": GROUP.and_("{attempts: 2}").but("{attempts: 0}"),
        **{f"follow_up.{key}": values for key, values in FOLLOW_UP.items()},
        "site": GROUP.and_("{fonts: off}").but("{fonts: x}"),
        **{f"site.{key}": values for key, values in THEME.items()},
    },
    "theme": THEME,
}
"""The values by kind and field; a setting in a group has the group before it."""
