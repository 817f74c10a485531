"""The user: what they say about themselves, what they look for, their news."""

from pydantic import Field, SkipValidation

from builder.model.fields import Addresses, Emails, Fields, Text, Texts, Truth
from builder.model.items import News, OpenQuestion


class ProfileFields(Fields):
    """The front matter of the profile (docs/format.md, Profile)."""

    name: Text | None = None
    headline: Text | None = None
    email: Emails = ()
    linkedin: Addresses = ()
    website: Addresses = ()
    looking_for: Texts = Field((), description="career fields")
    cv: Text | None = Field(None, description="a text or Markdown file inside the notes' folder")
    linkedin_ready: Truth = Field(default=False, description="is my LinkedIn profile in order?")
    signature: Text | None = None


class Profile(ProfileFields):
    """A profile that passed the checks; without a file an empty one."""

    slug: SkipValidation[str] = "profile"
    path: SkipValidation[str] = ""
    more: SkipValidation[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    pitch: SkipValidation[str] = ""
    vision: SkipValidation[str] = ""
    strengths: SkipValidation[str] = ""
    talking_points: SkipValidation[tuple[str, ...]] = ()
    news: SkipValidation[tuple[News, ...]] = ()
    open_questions: SkipValidation[tuple[OpenQuestion, ...]] = ()
