"""The words that values may take, each list once."""

from enum import StrEnum


class Level(StrEnum):
    """How senior somebody is; steers which questions suit them."""

    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    EXECUTIVE = "executive"


class ContactStatus(StrEnum):
    """Whether a contact is being followed up."""

    ACTIVE = "active"
    PARKED = "parked"
    DECLINED = "declined"
    ARCHIVED = "archived"


class InterviewStatus(StrEnum):
    """What became of a conversation."""

    SCHEDULED = "scheduled"
    DONE = "done"
    CANCELLED = "cancelled"
    NO_SHOW = "no-show"


FALLEN_THROUGH = (InterviewStatus.CANCELLED, InterviewStatus.NO_SHOW)
"""The statuses of a conversation that did not take place."""


class Direction(StrEnum):
    """Who asked whom for the conversation."""

    ASKING = "asking"
    GIVING = "giving"


class Channel(StrEnum):
    """How people reach each other."""

    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    MESSAGE = "message"
    LETTER = "letter"
    VIDEO = "video"
    IN_PERSON = "in-person"
    OTHER = "other"


class LogType(StrEnum):
    """What an entry of a contact's log records (docs/format.md, Log types)."""

    REQUEST = "request"
    REPLY = "reply"
    DECLINE = "decline"
    CONFIRMATION = "confirmation"
    THANKS = "thanks"
    UPDATE = "update"
    INTRODUCTION = "introduction"
    ASKED = "asked"
    ANSWERED = "answered"
    CONTACT = "contact"
    NOTE = "note"


ANSWERS = (LogType.REPLY, LogType.DECLINE)
"""The log types with which somebody answers a request."""


class Audience(StrEnum):
    """Who is told a piece of news."""

    EVERYONE = "everyone"
    MENTORS = "mentors"
    NOBODY = "nobody"


class Outcome(StrEnum):
    """What a conversation made of a finding."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    UNCLEAR = "unclear"


class Rule(StrEnum):
    """The follow-up rules, in the order of the table in docs/follow-ups.md, which also settles ties."""

    RECORD = "record"
    THANK = "thank"
    DEBRIEF = "debrief"
    CONFIRM = "confirm"
    PREPARE = "prepare"
    MY_PROMISE = "my-promise"
    TODO = "todo"
    ANSWER = "answer"
    SCHEDULE = "schedule"
    REBOOK = "rebook"
    CHASE = "chase"
    RETHINK = "rethink"
    REFERRAL = "referral"
    REPORT_BACK = "report-back"
    THEIR_PROMISE = "their-promise"
    NEWS = "news"
    MENTOR = "mentor"
    KEEP_IN_TOUCH = "keep-in-touch"


RULE_NAMES = frozenset(Rule)
"""The names of the rules, for membership tests on texts."""


class TodaySection(StrEnum):
    """The sections of Today, in the order of the page: its groups of follow-ups, then what stands beside them."""

    NEXT = "next"
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LAPSED = "lapsed"
    DONE = "done"
    WAITING = "waiting"
    MENTORS = "mentors"
    PIPELINE = "pipeline"
    ACTIVITY = "activity"
    HEARD = "heard"
