"""A theme of the question bank."""

from typing import Annotated

from pydantic import Field, SkipValidation

from builder.model.fields import Fields, Levels, Text, Texts, Whole


class ThemeFields(Fields):
    """The front matter of a question theme (docs/format.md, Question theme)."""

    title: Text
    levels: Levels = Field((), description="whom these questions suit; absent: everybody")
    fields: Texts = Field((), description="the career fields they suit; absent: all")
    order: Annotated[int, Whole(0, 9999)] | None = Field(None, description="where the theme stands among the others")


class Theme(ThemeFields):
    """A theme that passed the checks, with its questions in order."""

    slug: SkipValidation[str]
    path: SkipValidation[str]
    more: SkipValidation[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    questions: SkipValidation[tuple[str, ...]] = ()
