"""Numbers as people of each language write them."""

import math

import pytest

from siting.views.numbers import digits_for, number, percent, price, rupiah


def test_separators_follow_the_language():
    assert number(1234.5, "en", 1) == "1,234.5"
    assert number(1234.5, "id", 1) == "1.234,5"


def test_differences_carry_their_sign_and_zero_has_none():
    assert number(3, sign=True) == "+3"
    assert number(-3, sign=True) == "-3"
    assert number(-0.001, sign=True) == "0"


def test_what_is_absent_or_without_end_is_no_digit():
    assert number(None) == number(math.nan) == "–"
    assert number(math.inf) == "∞"
    assert number(-math.inf) == "-∞"
    assert number(math.inf, sign=True) == "+∞"


@pytest.mark.parametrize(
    ("million", "said"),
    [
        (0.25, "Rp 250 thousand"),
        (12, "Rp 12 million"),
        (999.4, "Rp 999 million"),
        (999.6, "Rp 1.0 billion"),
        (12_340, "Rp 12.3 billion"),
        (1_234_000, "Rp 1.23 trillion"),
        (-1_500, "-Rp 1.5 billion"),
        (0, "Rp 0 million"),
        (math.inf, "∞"),
        (None, "–"),
    ],
)
def test_rupiah_are_said_in_the_unit_that_a_council_uses(million, said):
    assert rupiah(million) == said


def test_rupiah_in_indonesian():
    assert rupiah(12_340, "id") == "Rp 12,3 miliar"


def test_small_rows_get_more_digits_and_whole_ones_none():
    assert digits_for([1234.5, 3.25]) == 0
    assert digits_for([12.5, None]) == 1
    assert digits_for([0.5]) == 2
    assert digits_for([0.0123]) == 4
    assert digits_for([0.0000123]) == 6
    assert digits_for([1e-7]) == 0
    assert digits_for([3.0, 0.0]) == 0
    assert digits_for([math.inf, None]) == 0


def test_a_price_shows_four_digits_that_count():
    assert price(0.01136127) == "0.01136"
    assert price(1300) == "1,300"
    assert price(1.5, "id") == "1,5"
    assert price(0) == "0"


def test_a_share_is_a_percentage():
    assert percent(0.015, "id", 2) == "1,50%"
    assert percent(None) == "–"
