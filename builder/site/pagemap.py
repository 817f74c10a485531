"""The pages of the site that are no note's own, in the order of the navigation."""

from collections.abc import Callable
from typing import Any, NamedTuple

from builder.site.lookup.sheet import Sheet
from builder.site.views import (
    activity,
    fields,
    findings,
    interviews,
    introductions,
    language,
    mentors,
    organisations,
    people,
    pipeline,
    pitch,
    problems,
    promises,
    questions,
    search,
    today,
    upcoming,
)
from builder.site.views import help as help_page


class Page(NamedTuple):
    """A page: its address from the root, its name, its icon, its group in the navigation, and what makes its view.

    A page without a group stands in no group of the navigation; other places lead there.
    """

    path: str
    name: str
    icon: str
    group: str | None
    view: Callable[[Sheet], Any]

    @property
    def template(self) -> str:
        """Return the name of its template, which is that of the page but for Today."""
        return "today.html" if self.path == "index.html" else self.path


PAGES: tuple[Page, ...] = (
    Page("index.html", "Today", "sun", "", today.view),
    Page("upcoming.html", "Upcoming", "calendar-range", "", upcoming.view),
    Page("people.html", "People", "users-round", "", people.view),
    Page("interviews.html", "Interviews", "messages-square", "", interviews.view),
    Page("organisations.html", "Organisations", "building-2", "", organisations.view),
    Page("promises.html", "Promises", "handshake", "Keep", promises.view),
    Page("mentors.html", "Mentors", "sprout", "Keep", mentors.view),
    Page("questions.html", "Questions", "message-circle-question-mark", "Prepare", questions.view),
    Page("findings.html", "Findings", "flask-conical", "Prepare", findings.view),
    Page("language.html", "Language", "quote", "Prepare", language.view),
    Page("pitch.html", "Pitch", "mic", "Prepare", pitch.view),
    Page("introductions.html", "Introductions", "git-fork", "Look back", introductions.view),
    Page("pipeline.html", "Pipeline", "list-filter", "Look back", pipeline.view),
    Page("activity.html", "Activity", "chart-no-axes-column", "Look back", activity.view),
    Page("fields.html", "Fields", "layers", "Look back", fields.view),
    Page("search.html", "Search", "search", None, search.view),
    Page("problems.html", "Problems", "file-warning", None, problems.view),
    Page("help.html", "Help", "circle-question-mark", None, help_page.view),
)
