import pytest

from builder.model.lookup import matching
from builder.model.references import Named

PEOPLE = (
    Named("ann-lee", ("Ann Lee",), ""),
    Named("annabel-lee", ("Annabel Lee",), ""),
    Named("delphine", ("Delphine Aubry-Koné", "Dede"), ""),
    Named("sam-1", ("Sam Reed",), ""),
    Named("sam-2", ("Sam Reed",), ""),
    Named("sam-reed-ott", ("Sam Reed-Ott",), ""),
    Named("kobayashi", ("小林美咲",), ""),
    Named("megumi", ("鈴木 恵",), ""),
    Named("strasse", ("Jörg Große",), ""),
    Named("stoyanova", ("Елена Стоянова",), ""),
    Named("odi", ("प्रिया शर्मा",), ""),
    Named("łucja", ("Łucja Øster-Y\u0131ld\u0131z",), ""),
    Named("aesa", ("Æsa Hafþórsdóttir",), ""),
    Named("djordje", ("Đorđe Ħamrun",), ""),
    Named("soren", ("Søren Dǿj",), ""),
)


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("ann", ["ann-lee"]),
        ("annab", ["annabel-lee"]),
        ("st", ["strasse", "stoyanova"]),
        ("t", ["sam-reed-ott", "strasse", "stoyanova", "łucja", "aesa"]),
        ("lee", ["ann-lee", "annabel-lee"]),
        ("LEE ANN", ["ann-lee"]),
        ("kone", ["delphine"]),
        ("aubry kon", ["delphine"]),
        ("ded", ["delphine"]),
        ("sam reed", ["sam-1", "sam-2"]),
        ("reed", ["sam-1", "sam-2", "sam-reed-ott"]),
        ("ott", ["sam-reed-ott"]),
        ("美咲", ["kobayashi"]),
        ("jorg grosse", ["strasse"]),
        ("стоян", ["stoyanova"]),
        ("शर्मा", ["odi"]),
        ("鈴木恵", ["megumi"]),
        ("小林 美咲", ["kobayashi"]),
        ("aubrykoné", ["delphine"]),
        ("samreed", ["sam-1", "sam-2", "sam-reed-ott"]),
        ("lucja", ["łucja"]),
        ("LUCJA OSTER", ["łucja"]),
        ("yildiz", ["łucja"]),
        ("YILDIZ", ["łucja"]),
        ("aesa hafthorsdottir", ["aesa"]),
        ("dorde hamrun", ["djordje"]),
        ("Sören", ["soren"]),
        ("doj", ["soren"]),
        ("øster", ["łucja"]),
        ("amreed", []),
        ("dede lee", []),
        ("nobody", []),
        ("-", []),
        ("", []),
    ],
)
def test_part_of_a_name(typed: str, slugs: list[str]) -> None:
    assert [one.slug for one in matching(typed, PEOPLE)] == slugs
