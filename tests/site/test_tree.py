"""Where people stand in the picture of a chain, and how their names fit into it."""

from collections.abc import Sequence

import pytest

from builder.site import lettering
from builder.site.views.charts import tree


@pytest.mark.parametrize(
    ("parents", "rows"),
    [
        ((0, 0), (0, 0)),
        ((0, 0, 0), (0.5, 0, 1)),
        ((0, 0, 1, 1, 0), (1.25, 0.5, 0, 1, 2)),
    ],
)
def test_who_led_further_stands_in_the_middle(parents: Sequence[int], rows: Sequence[float]) -> None:
    depths = [0]
    for parent in parents[1:]:
        depths.append(depths[parent] + 1)
    layout = tree.lay_out(parents, depths, [50.0] * len(parents))
    first = layout.spots[-1].y - tree.ROWS[2] * rows[-1]
    assert [(spot.y - first) / tree.ROWS[2] for spot in layout.spots] == list(rows)
    assert [layout.columns.index(spot.x) for spot in layout.spots] == depths
    assert len(layout.lines) == len(parents) - 1


def test_names_never_reach_the_next_column() -> None:
    widths = [180.0, 20.0, 90.0]
    layout = tree.lay_out((0, 0, 1), (0, 1, 2), widths)
    for spot, width, following in zip(layout.spots, widths, (*layout.columns[1:], layout.width), strict=True):
        assert spot.x + tree.INSET + width < following


def test_words_run_on_where_nobody_stands_to_the_right() -> None:
    parents, depths = (0, 0, 0, 2), (0, 1, 1, 2)
    layout = tree.lay_out(parents, depths, (50, 300, 60, 70))
    assert layout.columns == tree.lay_out(parents, depths, (50, 60, 60, 70)).columns
    assert layout.width == layout.spots[1].x + tree.INSET + 300 + 8
    assert tree.beside(layout.columns[1], layout.width) == 300


@pytest.mark.parametrize("names", [(500, 40), (40, 500), (500, 500, 500), (90, 300, 60, 300)])
def test_columns_share_the_room_that_others_leave(names: Sequence[float]) -> None:
    most = tree.widest(names, 400)
    assert most < max(names)
    parents = [max(0, place - 1) for place in range(len(names))]
    layout = tree.lay_out(parents, range(len(names)), [min(one, most) for one in names])
    assert layout.width == pytest.approx(400, abs=2)


def test_names_are_as_wide_as_they_are_where_there_is_room() -> None:
    assert tree.widest((50, 60), 400) == 60


@pytest.mark.parametrize(
    ("source", "person"),
    [((16, 48), (150, 48)), ((16, 48), (16, 100)), ((16, 100), (16, 48)), ((16, 48), (150, 100))],
)
def test_curves_run_from_circle_to_circle(source: tuple[int, int], person: tuple[int, int]) -> None:
    curve = tree.aside(tree.Spot(*source), tree.Spot(*person))
    start, end = curve[1:].split("C")[0].split(), curve.split()[-2:]
    for (x, y), found in ((source, start), (person, end)):
        assert int(found[0]) == x
        assert abs(float(found[1]) - y) == 18


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lind", "AL"),
        ("Ada", "A"),
        ("Lotte van der Heijden", "LH"),
        ("(Dr) ada lind", "DL"),
        ("E\u0301va Szabó", "E\u0301S"),
        ("ßen Ort", "ßO"),
        ("名前", "名"),
        ("山田 太郎", "山太"),
        ("सुमति वेंकट", "सुवें"),
        ("נור כהן", "נכ"),
        ("نور الحداد", "\u0646\u200c\u0627"),
        ("🙂", "🙂"),
        ("— —", "—"),
    ],
)
def test_initials_in_any_script(name: str, expected: str) -> None:
    assert lettering.initials(name) == expected


def test_wide_letters_are_wide_and_marks_are_not() -> None:
    assert lettering.width("名前", 10) == 20
    assert lettering.width("e\u0301", 10) == lettering.width("e", 10)
    assert lettering.width("il", 10) < lettering.width("no", 10) < lettering.width("NO", 10) < lettering.width("WM", 10)


@pytest.mark.parametrize(
    ("name", "pixels"),  # as browsers measure them, in the bold type of the picture
    [
        ("Παπαδοπούλου-Κωνσταντινοπούλου", 279),
        ("Γεώργιος Σωτηρόπουλος", 186),
        ("Александра Щербакова-Жуковская", 283),
        ("Юлия Шишкина", 125),
        ("Հասմիկ Պետրոսյան", 144),
        ("Małgorzata Zielińska", 136),
        ("გიორგი მელაძე", 110),
        ("محمد العلي", 75),
    ],
)
def test_a_name_is_taken_for_about_as_wide_as_it_is(name: str, pixels: int) -> None:
    assert lettering.width(name, 13.5) == pytest.approx(pixels, rel=0.12)


def test_a_cut_leaves_letters_whole() -> None:
    assert lettering.shortened("Ada", 10, 50) == "Ada"
    short = lettering.shortened("e\u0301" * 20, 10, 50)
    assert short.count("e") == short.count("\u0301")
    assert lettering.width(short, 10) <= 50


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (200, ("Maria del Carmen",)),
        (70, ("Maria del", "Carmen")),
        (45, ("Maria", "del Car…")),
    ],
)
def test_a_name_that_does_not_fit_takes_two_lines(most: float, lines: tuple[str, ...]) -> None:
    assert lettering.in_lines("Maria del Carmen", 10, most) == lines
