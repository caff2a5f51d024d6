"""Exchange rates: what one unit of a priced term is worth in the units of the others."""

import pytest

import siting as st


@pytest.fixture(scope="module")
def rates():
    city = st.generate(agencies=2, buildings=2, zones=1, slots=1, seed=1)
    prices = {"parking_shortage": 0.008, "staff_travel": 0.02, "moved_staff": 1.0, "rent": 2.0}
    soft = st.Together("A-1", "A-2", level="soft", price=5.0)
    return st.Problem(city).with_(weights=prices, rules=[soft]).exchange_rates()


def test_an_hour_is_worth_spaces_and_money(rates):
    assert rates.worth("staff_travel", "parking_shortage") == pytest.approx(2.5)
    assert rates.worth("staff_travel") == pytest.approx(0.02)


def test_a_motorcycle_is_the_part_of_a_car_that_the_parameters_say(rates):
    assert rates.worth("motorcycle", "parking_shortage") == pytest.approx(0.12)


def test_money_at_another_price_and_soft_rules_have_lines_of_their_own(rates):
    assert rates["rent"].price == 2.0
    assert [good.price for good in rates.values()].count(5.0) == 1
    assert "security" not in rates


def test_the_rows_hold_every_pair_and_its_inverse(rates):
    rows = {(row["name"], row["of"]): row["worth"] for row in rates.rows()}
    assert len(rows) == len(rates) * (len(rates) - 1)
    assert rows["rent", "money"] * rows["money", "rent"] == pytest.approx(1.0)


def test_it_is_said_in_both_languages_with_minutes_where_hours_are_small(rates):
    english, indonesian = (" ".join(rates.text(lang).split()) for lang in ("en", "id"))
    assert "1 missing motorcycle space-hour = Rp 960 = " in english
    assert "0.12 × missing car-space-hour" in english
    assert "2.88 × minutes of staff on the way to work" in english
    assert "2,88 × menit pegawai di jalan ke kantor" in indonesian
    assert rates._repr_html_().count("<tr>") == len(rates) - 1


def test_a_thing_without_a_price_has_no_rate(rates):
    with pytest.raises(st.UnknownName):
        rates.worth("crowding")
    alone = st.Problem(st.generate(agencies=2, buildings=2, zones=1, slots=1, seed=1))
    none = alone.with_(weights={name: 0.0 for name, price in alone.prices.items() if price != 1.0})
    assert "Only money" in repr(none.exchange_rates())
