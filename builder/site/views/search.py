"""The page of the search, which lists the other pages for those who cannot search."""

from collections.abc import Mapping
from typing import NamedTuple

from builder.site.lookup.sheet import Sheet

ABOUT: Mapping[str, str] = {
    "index.html": "What is due, who is next, whom you wait for",
    "upcoming.html": "The weeks ahead, what waits on others, and who rests",
    "people.html": "Everybody you know, where they stand and what comes next",
    "interviews.html": "Conversations to come, and those past, by month",
    "organisations.html": "Where people work, and the places where you want to",
    "promises.html": "What you promised, what others promised you",
    "mentors.html": "Those you keep closest, and who might become one",
    "questions.html": "What is still open, and what to ask, by theme",
    "findings.html": "What your research says, and who confirmed or contradicted it",
    "language.html": "The words that people in the field use",
    "pitch.html": "What you say about yourself, how long it takes, and what goes with it",
    "introductions.html": "Who led to whom",
    "fields.html": "What you learned of each field, and how much you want it",
    "pipeline.html": "How far things have come, from the first message to the thanks",
    "activity.html": "What you did, week by week",
    "problems.html": "What could not be read in your notes, and how to mend it",
    "help.html": "Keys, commands, and how this site is made",
}
"""What each page of the site is about, by its address."""


class Search(NamedTuple):
    """The view of the search page: what each page of the site is about, by its address."""

    about: Mapping[str, str]


def view(_sheet: Sheet) -> Search:
    """Return the search page, which lists the other pages for those who cannot search."""
    return Search(ABOUT)
