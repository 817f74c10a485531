"""An organisation, its own note or only named by contacts."""

from pydantic import Field, SkipValidation

from builder.model.fields import Addresses, Fields, Text, Texts, Truth
from builder.model.items import Finding, OpenQuestion


class OrganisationFields(Fields):
    """The front matter of an organisation (docs/format.md, Organisation)."""

    name: Text
    sector: Text | None = None
    location: Text | None = None
    website: Addresses = ()
    links: Addresses = ()
    target: Truth = Field(default=False, description="I want to work there")
    fields: Texts = ()
    tags: Texts = ()


class Organisation(OrganisationFields):
    """An organisation that passed the checks; ``path`` is empty where there is no note of its own."""

    slug: SkipValidation[str]
    path: SkipValidation[str] = ""
    more: SkipValidation[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    research: SkipValidation[tuple[Finding, ...]] = ()
    open_questions: SkipValidation[tuple[OpenQuestion, ...]] = ()
