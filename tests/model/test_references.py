import pytest

from builder.model.references import Fate, Named, References, folders, key, last_part, slugify

PEOPLE = References(
    (
        Named("thandi-nkosi", ("Thandi Nkosi", "T. Nkosi"), "content/contacts/thandi-nkosi.md"),
        Named("Éva", ("Éva Szabó",), "content/contacts/Éva.md"),
        Named("ben-1", ("Ben Ode",), "content/contacts/ben-1.md"),
        Named("ben-2", ("Ben Ode", "Benny", "Benny"), "content/contacts/ben-2.md"),
        Named("mara", ("thandi-nkosi",), "content/contacts/mara.md"),
    ),
    broken=(
        Named("lost-note", ("Lost Soul", "Ben Ode"), "content/contacts/lost-note.md"),
        Named("Benny", (), "content/contacts/Benny.md"),
        Named("Mara", ("Mara the second",), "content/contacts/b/Mara.md"),
    ),
)


@pytest.mark.parametrize(
    ("reference", "slug"),
    [
        ("thandi-nkosi", "thandi-nkosi"),
        ("Thandi-Nkosi", "thandi-nkosi"),
        ("thandi-nkosi.md", "thandi-nkosi"),
        ("Thandi Nkosi", "thandi-nkosi"),
        ("Thandi  Nkosi", "thandi-nkosi"),
        ("T. Nkosi", "thandi-nkosi"),
        ("[[thandi-nkosi]]", "thandi-nkosi"),
        ("[[Thandi Nkosi]]", "thandi-nkosi"),
        ('"[[thandi-nkosi]]"', "thandi-nkosi"),
        ("'Thandi Nkosi'", "thandi-nkosi"),
        ("[[people/thandi-nkosi#Log|Thandi]]", "thandi-nkosi"),
        ("[[thandi-nkosi\\|Thandi]]", "thandi-nkosi"),
        ("  thandi-nkosi ", "thandi-nkosi"),
        ("ÉVA", "Éva"),
        ("E\u0301va", "Éva"),
        ("E\u0301va Szabo\u0301", "Éva"),
        ("ben-1", "ben-1"),
    ],
)
def test_found(reference: str, slug: str) -> None:
    assert PEOPLE.resolve(reference) == (slug, Fate.FOUND)
    assert PEOPLE.resolve(reference) == (slug, Fate.FOUND), "and again, from memory"


@pytest.mark.parametrize(
    ("reference", "slug"),
    [
        ("ada.md", "ada.md"),
        ("[[people/Ada.md#Log|her]]", "ada.md"),
        ("ada.md.md", "ada.md"),
        ("bo", "bo"),
        ("bo.md", "bo.md"),
        ("bo.md.md", "bo.md"),
        ("cy.md", "cy"),
    ],
)
def test_a_slug_may_end_as_files_do(reference: str, slug: str) -> None:
    people = References(
        Named(slug, (slug.title(),), f"content/contacts/{slug}.md") for slug in ("ada.md", "bo", "bo.md", "cy")
    )
    assert people.resolve(reference) == (slug, Fate.FOUND)


@pytest.mark.parametrize(
    ("reference", "slug", "fate"),
    [
        ("thandi nkosi", "thandi nkosi", Fate.UNKNOWN),  # names are exact
        ("Ben / Thandi Nkosi", "Ben / Thandi Nkosi", Fate.UNKNOWN),  # two names, and no path
        ("nobody", "nobody", Fate.UNKNOWN),
        ("[[people/nobody#Log|N]]", "nobody", Fate.UNKNOWN),
        ("Ben Ode", "Ben Ode", Fate.AMBIGUOUS),
        ("[[Ben Ode]]", "Ben Ode", Fate.AMBIGUOUS),
        ("lost-note", "lost-note", Fate.BROKEN),
        ("LOST-NOTE", "lost-note", Fate.BROKEN),
        ("Lost Note", "lost-note", Fate.BROKEN),
        ("Lost  Soul", "lost-note", Fate.BROKEN),
        ("[[people/Lost Soul#Log|L]]", "lost-note", Fate.BROKEN),
        ("lost soul", "lost soul", Fate.UNKNOWN),
        ("Benny", "Benny", Fate.BROKEN),  # a slug wins over a name
        ("Mara the second", "Mara the second", Fate.BROKEN),  # its slug means somebody else
        ("Mara.", "Mara.", Fate.UNKNOWN),
        ("", "", Fate.UNKNOWN),
        ('"', '"', Fate.UNKNOWN),
    ],
)
def test_not_found(reference: str, slug: str, fate: Fate) -> None:
    assert PEOPLE.resolve(reference) == (slug, fate)


def test_a_slug_wins_over_a_name() -> None:
    assert PEOPLE.resolve("thandi-nkosi").slug == "thandi-nkosi"


@pytest.mark.parametrize(
    ("reference", "slugs"),
    [
        ("Ben Ode", ("ben-1", "ben-2")),
        ("thandi-nkos", ("thandi-nkosi",)),
        ("Thandy Nkosi", ("thandi-nkosi",)),
        ("Ben Odee", ("ben-1", "ben-2")),
        ("ÉVA SZABO", ("Éva",)),
        ("xyzzy", ()),
    ],
)
def test_the_nearest_candidates(reference: str, slugs: tuple[str, ...]) -> None:
    offers = tuple(one.slug for one in PEOPLE.candidates(reference))
    assert tuple(one.slug for one in PEOPLE.candidates(reference)) == offers, "and again, from memory"
    assert offers[: len(slugs)] == slugs
    assert bool(offers) is bool(slugs)


def test_at_most_three_candidates_are_offered() -> None:
    many = References(Named(f"ada-lind-{number}", (), "") for number in range(9))
    assert len(many.candidates("ada-lind")) == 3


@pytest.mark.parametrize(
    ("slug", "compared"),
    [("Thandi", "thandi"), ("STRASSE", "strasse"), ("straße", "strasse"), ("e\u0301", "é"), ("É", "é")],
)
def test_slugs_are_compared_in_nfc_and_casefold(slug: str, compared: str) -> None:
    assert key(slug) == compared


@pytest.mark.parametrize(
    ("reference", "part"),
    [("[[a/b/Thandi#x|y]]", "Thandi"), ("Thandi.md", "Thandi"), (".md", ".md"), ("e\u0301va", "éva"), ("[[ a ]]", "a")],
)
def test_the_last_part_of_a_reference(reference: str, part: str) -> None:
    assert last_part(reference) == part


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Borealis Labs", "borealis-labs"),
        ("Zoë & Co. (2)", "zoë-co-2"),
        ("山田 花子", "山田-花子"),
        ("—", ""),
        (" A  b ", "a-b"),
    ],
)
def test_slugify(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_who_mistypes_on_and_on_gets_no_more_offers() -> None:
    people = References([Named("ada-lind", ("Ada Lind",), "content/contacts/ada-lind.md")])
    assert people.candidates("ada-lin")
    for number in range(100_000):
        people.candidates(f"ada-lin{number}")
    assert people.candidates("ada-linn") == ()


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("ada", []),
        ("contacts/ada.md", ["contacts"]),
        ("./content/contacts/far/ada.md", ["content", "contacts", "far"]),
        ("/notes/ada", ["notes"]),
        ("Ada / Grace", []),
        ("[[../people/ada#a/b|A/L]]", ["people"]),
    ],
)
def test_the_folders_of_a_reference(reference: str, expected: list[str]) -> None:
    assert folders(reference) == expected
