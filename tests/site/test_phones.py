"""What a telephone number that somebody has written down dials."""

import pytest

from builder.site.views.phones import phone


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("0825551234", "0825551234"),
        ("020 79 46", "0207946"),
        ("(020) 79-46.12", "020794612"),
        ("+44 20 7946 0958", "+442079460958"),
        ("(+44) 20 7946 0958", "+442079460958"),
        ("tel:+44-20-7946", "+44207946"),
        ("mobile 0171 555", "0171555"),
        ("*123#", "*123%23"),
        # a nought that is only dialled inland; in Italy it always is
        ("+49 (0)30 5550", "+49305550"),
        ("+44 ( 0 ) 20 7946", "+44207946"),
        ("0049 (0) 30 5550", "0049305550"),
        ("+39 (0)2 5550", "+39025550"),
        ("(0)30 5550", "0305550"),
        # an extension is asked for, not dialled
        ("+1 555 010 9999 x12", "+15550109999"),
        ("+1 (555) 010-9999 ext. 6", "+15550109999"),
        ("030 5550 Durchwahl 12", "0305550"),
        ("+44 20 7946;ext=12", "+44207946"),
        ("555 0100 #12", "5550100"),
        # a slash behind an area code, and one between two numbers
        ("030/555012", "030555012"),
        ("030 / 55 50 12", "030555012"),
        ("+49/30/555012", "+4930555012"),
        ("+49 (0)6221/555012", "+496221555012"),
        ("030 55 50 12 / 13", "030555012"),
        ("030/555012/13", "030555012"),
        ("4711/4712", "4711"),
        # the first of several
        ("030 5550, 0171 555", "0305550"),
        ("030 5550 or 0171 555", "0305550"),
        ("2nd floor: 030 5550", "0305550"),
    ],
)
def test_a_number_dials_what_is_meant(written: str, dialled: str) -> None:
    assert phone((written,))[0].href == f"tel:{dialled}"


@pytest.mark.parametrize("nought", [0x0660, 0x0966, 0xFF10])
def test_digits_of_any_script_are_dialled(nought: int) -> None:
    written = "030 - 5550".translate({ord("0") + digit: nought + digit for digit in range(10)})
    assert phone((written,))[0].href == "tel:0305550"


@pytest.mark.parametrize("written", ["ask at the desk", "²", "no 5", "—", ""])
def test_what_is_no_number_is_not_dialled(written: str) -> None:
    assert phone((written,))[0].href == ""


def test_numbers_are_shown_as_they_are_written_without_breaks() -> None:
    assert [one.text for one in phone(("+49 (0)30 5550", "020 1"))] == [
        "+49\u00a0(0)30\u00a05550",
        "020\u00a01",
    ]
