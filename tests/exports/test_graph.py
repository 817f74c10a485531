"""Who led to whom, as a graph that Graphviz draws."""

from builder.exports import graph
from builder.insights.network import weave
from tests.support import Folder


def _graph(folder: Folder) -> list[str]:
    facts = folder.agenda().facts
    return graph.render(facts, weave(facts)).decode().splitlines()


def test_an_arrow_leads_from_who_gave_a_name_and_a_dashed_one_from_who_gave_it_too(folder: Folder) -> None:
    folder.contact("lena", "name: Lena Holm\norganisation: Harbour Health")
    folder.contact("bo", "name: Bo Ek")
    folder.contact("grace", "name: Grace Tanaka\nintroduced_by: lena")
    folder.contact("alone", "name: Al One")
    for slug, day in (("lena", "2026-11-02"), ("bo", "2026-11-03")):
        folder.interview(slug, f"contact: {slug}\ndate: {day}\nstatus: done", "## Referrals\n- [[grace]]\n")
    assert _graph(folder) == [
        "digraph introductions {",
        '  rankdir=LR; node [shape=box, style="rounded", fontname="sans-serif"];',
        '  "grace" [label="Grace Tanaka"];',
        '  "lena" [label="Lena Holm\\nHarbour Health", style="rounded,bold"];',
        '  "lena" -> "grace";',
        "}",
    ]
    folder.contact("zoe", "name: Zoe Roe\nintroduced_by: bo")
    assert [line for line in _graph(folder) if "->" in line] == [
        '  "lena" -> "grace";',
        '  "bo" -> "grace" [style=dashed, constraint=false];',
        '  "bo" -> "zoe";',
    ]


def test_what_the_language_would_obey_is_escaped(folder: Folder) -> None:
    folder.contact("a", 'name: A "the \\\\N" B')
    folder.contact("b", "introduced_by: a")
    assert '  "a" [label="A \\"the \\\\\\\\N\\" B"];' in _graph(folder)


def test_nobody_led_to_anybody(folder: Folder) -> None:
    folder.contact("a")
    assert len(_graph(folder)) == 3
