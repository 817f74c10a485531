"""Each edit of front matter as text before and after: the smallest change, in the style found there.

The tables are the specification; what is refused is in test_revising_refused.py.
"""

import pytest

from builder.capture.revising import AddToList, SetKey
from tests.support import Revise


def front(text: str) -> str:
    return f"---\nname: Ada\n{text}---\n"


# ------------------------------------------------------------------------------------------------ a key with one value

SET_ROLE = [
    # absent: the last line
    ("", "role: Head\n"),
    ("tags:\n  - a\n# the end\n", "tags:\n  - a\n# the end\nrole: Head\n"),
    ("note: |\n  text\n", "note: |\n  text\nrole: Head\n"),
    # empty
    ("role:\nlevel: mid\n", "role: Head\nlevel: mid\n"),
    ("role: \n", "role: Head\n"),
    ("role: # whom they manage\n", 'role: "Head" # whom they manage\n'),
    ("role: ''\n", "role: 'Head'\n"),
    ("role: []\n", "role: Head\n"),
    # in the quotation marks of the one before; what stands behind it stays
    ("role: Analyst\nlevel: mid\n", "role: Head\nlevel: mid\n"),
    ("role:   Analyst   # till May\n", "role:   Head   # till May\n"),
    ('role: "Analyst"\n', 'role: "Head"\n'),
    ("role: 'Analyst: data' # till May\n", "role: 'Head' # till May\n"),
    ("'role' : Analyst\n", "'role' : Head\n"),
    ("role:\n  Analyst\n", "role:\n  Head\n"),
    # several lines are one text
    ("role: Analyst\n  of data\nlevel: mid\n", "role: Head\nlevel: mid\n"),
    ('role: "Analyst\n\n  of data"\n', 'role: "Head"\n'),
    ("role: >-\n  Analyst\n  of data\n\nlevel: mid\n", "role: Head\n\nlevel: mid\n"),
    ("role: | # till May\n  Analyst\n# mine\n", 'role: "Head" # till May\n# mine\n'),
    # a note that is right already
    ("role: Head\n", "role: Head\n"),
    ("role: 'Head' # still\n", "role: 'Head' # still\n"),
]


@pytest.mark.parametrize(("before", "after"), SET_ROLE)
def test_a_value_is_set(revised: Revise, before: str, after: str) -> None:
    assert revised(front(before), SetKey("role", "Head")) == front(after)


ODD_VALUES = [
    ("", "Head: data", '"Head: data"'),
    ("", "Nr. #4", '"Nr. #4"'),
    ("", 'the "Head"', 'the "Head"'),
    ("", '"Head" of it', """'"Head" of it'"""),
    ("", "  two\r\nlines ", "two lines"),
    ("", "no", "no"),
    (" 'Analyst'", "it's", "'it''s'"),
    (' "Analyst"', 'a \\ "b"', r'"a \\ \"b\""'),
    (" 'Analyst'", "bell\a", r'"bell\a"'),
]


@pytest.mark.parametrize(("there", "value", "written"), ODD_VALUES)
def test_a_value_arrives_as_typed(revised: Revise, there: str, value: str, written: str) -> None:
    assert revised(front(f"role:{there}\n"), SetKey("role", value)) == front(f"role: {written}\n")


def test_a_new_key_is_indented_as_the_others_and_ends_as_the_line_above(revised: Revise) -> None:
    assert revised("---\n  name: Ada\r\n---\n", SetKey("role", "x")) == "---\n  name: Ada\r\n  role: x\r\n---\n"


def test_a_note_whose_closing_line_is_its_last_stays_without_a_final_newline(revised: Revise) -> None:
    assert revised("---\r\nname: Ada\r\n---", SetKey("role", "x")) == "---\r\nname: Ada\r\nrole: x\r\n---"


def test_several_keys_are_set_in_the_order_given(revised: Revise) -> None:
    edits = [SetKey("role", "x"), SetKey("email", ("a@b.example", "c@d.example")), SetKey("level", "mid")]
    added = "role: x\nemail:\n  - a@b.example\n  - c@d.example\nlevel: mid\n"
    assert revised(front(""), *edits) == front(added)


# ---------------------------------------------------------------------------------------------------------------- lists

ADD_TAG = [
    # absent or empty: as the last list of the note is written
    ("", "tags:\n  - new\n"),
    ("fields: [a]\n", "fields: [a]\ntags: [new]\n"),
    ("fields:\n- a\n", "fields:\n- a\ntags:\n- new\n"),
    ("fields:\n    -   a\ntags:\nrole: x\n", "fields:\n    -   a\ntags:\n    -   new\nrole: x\n"),
    ("tags: # none yet\n", "tags: # none yet\n  - new\n"),
    ("fields: [a]\ntags: # none yet\n", "fields: [a]\ntags: [new] # none yet\n"),
    ("fields: [a]\ntags:\n", "fields: [a]\ntags: [new]\n"),
    ("fields: [a]\ntags: \n", "fields: [a]\ntags: [new]\n"),
    # a single value becomes the first of a list
    ("tags: a\n", "tags:\n  - a\n  - new\n"),
    ("tags: 'a' # why\n", "tags:\n  - 'a' # why\n  - 'new'\n"),
    ("tags: a # why\nfields: [b]\n", "tags: [a, new] # why\nfields: [b]\n"),
    ("fields: [b]\ntags: a, b\n", 'fields: [b]\ntags: ["a, b", new]\n'),
    ("tags: >-\n  a\n  b\n", "tags:\n  - a b\n  - new\n"),
    ("tags: # why\n  a\n", "tags: # why\n  - a\n  - new\n"),
    # in brackets
    ("tags: []\n", "tags: [new]\n"),
    ("tags: [ ] # none\n", "tags: [new] # none\n"),
    ("tags: [a, b] # two\n", "tags: [a, b, new] # two\n"),
    ("tags: [a,b]\n", "tags: [a,b,new]\n"),
    ("tags: [a , b]\n", "tags: [a , b, new]\n"),
    ("tags: [ a, b ]\n", "tags: [ a, b, new ]\n"),
    ("tags: [a, b,]\n", "tags: [a, b, new,]\n"),
    ("tags: ['a', 'b']\n", "tags: ['a', 'b', 'new']\n"),
    ("tags: ['a', b]\n", "tags: ['a', b, new]\n"),
    ('tags: [a, ""]\n', 'tags: [a, "", new]\n'),
    ("tags: [[[bo]], a]\n", "tags: [[[bo]], a, new]\n"),
    ("tags: [[bo]]\n", "tags:\n  - [[bo]]\n  - new\n"),
    # in brackets, over several lines
    ("tags: [\n  a,\n  b\n]\n", "tags: [\n  a,\n  b,\n  new\n]\n"),
    ("tags: [\n  a,\n  b,\n]\n", "tags: [\n  a,\n  b,\n  new,\n]\n"),
    ("tags: [\n  a, # one\n  b # two\n  # three\n]\n", "tags: [\n  a, # one\n  b, # two\n  new\n  # three\n]\n"),
    ("tags: [a,\n  b, c]\n", "tags: [a,\n  b, c, new]\n"),
    ("tags: [a # one\n  ]\n", 'tags: [a, "new" # one\n  ]\n'),
    ("tags: [# none\n  ]\n", 'tags: ["new" # none\n  ]\n'),
    ("tags: [ # none\n  ]\n", 'tags: ["new" # none\n  ]\n'),
    # one item a line
    ("tags:\n  - a\nrole: x\n", "tags:\n  - a\n  - new\nrole: x\n"),
    ("tags:\n- a # one\n# two\n\nrole: x\n", "tags:\n- a # one\n- new\n# two\n\nrole: x\n"),
    ("tags:\n    -   'a'\n", "tags:\n    -   'a'\n    -   'new'\n"),
    ("tags:\n  - a\n    b\n", "tags:\n  - a\n    b\n  - new\n"),
    ("tags:\n  - |\n    a\n    b\n\nrole: x\n", "tags:\n  - |\n    a\n    b\n  - new\n\nrole: x\n"),
    ("tags:\n  -\n    a\n", "tags:\n  -\n    a\n  - new\n"),
    ("tags:\n  -\n", "tags:\n  - new\n"),
    ("tags:\n  - \n", "tags:\n  - new\n"),
    ("tags:\n  - # which?\n", 'tags:\n  - "new" # which?\n'),
    # once is enough
    ("tags: [a, new]\n", "tags: [a, new]\n"),
    ("tags: new\n", "tags: new\n"),
]


@pytest.mark.parametrize(("before", "after"), ADD_TAG)
def test_a_value_is_added_to_a_list(revised: Revise, before: str, after: str) -> None:
    assert revised(front(before), AddToList("tags", "new")) == front(after)


def test_what_is_added_is_quoted_where_it_means_something_there(revised: Revise) -> None:
    assert revised(front("tags: [a]\n"), AddToList("tags", "b, c")) == front('tags: [a, "b, c"]\n')
    assert revised(front("tags: []\n"), AddToList("tags", "b, c")) == front('tags: ["b, c"]\n')
    assert revised(front("tags:\n  - a\n"), AddToList("tags", "b, c")) == front("tags:\n  - a\n  - b, c\n")
    assert revised(front("tags:\n  - a\n"), AddToList("tags", "[[bo]]")) == front('tags:\n  - a\n  - "[[bo]]"\n')


def test_a_new_list_is_as_far_in_as_the_others_where_every_key_is_indented(revised: Revise) -> None:
    before = " name: Ada\n fields:\n   - rivers\n"
    assert revised(f"---\n{before}---\n", AddToList("tags", "new")) == f"---\n{before} tags:\n   - new\n---\n"
    empty = f"{before} tags:\n"
    assert revised(f"---\n{empty}---\n", AddToList("tags", "new")) == f"---\n{empty}   - new\n---\n"


SET_PHONES = [
    ("", "phone:\n  - 012\n  - +34 5\n"),
    ("phone:\n", "phone:\n  - 012\n  - +34 5\n"),
    ("phone: '1'\n", "phone:\n  - '012'\n  - '+34 5'\n"),
    ("phone: [1]\n", "phone: [012, +34 5]\n"),
    ("tags: [a]\nphone: 1\n", "tags: [a]\nphone: [012, +34 5]\n"),
    ("phone:\n- 1\n- 2 # home\n# end\n", "phone:\n- 012\n- +34 5 # home\n# end\n"),
    ("phone:\n- 012\n- +34 5\n", "phone:\n- 012\n- +34 5\n"),
]


@pytest.mark.parametrize(("before", "after"), SET_PHONES)
def test_a_list_is_set(revised: Revise, before: str, after: str) -> None:
    assert revised(front(before), SetKey("phone", ("012", "+34 5"))) == front(after)


@pytest.mark.parametrize("before", ["phone: [1, 2]\n", "phone:\n  - 1\n  - 2\n", "phone:\n  -\n"])
def test_a_list_gives_way_to_one_value(revised: Revise, before: str) -> None:
    assert revised(front(f"{before}role: x\n"), SetKey("phone", "012")) == front("phone: 012\nrole: x\n")
