"""Every sourced figure says where it comes from; the defaults agree with the figures they rest on."""

from __future__ import annotations

import pytest

from siting.city.defaults import DEFAULTS, RANGES, TARIFF
from siting.city.schema import STATUSES
from siting.city.standards import STANDARDS

ALL = {**STANDARDS, **DEFAULTS, "tariff": TARIFF}


@pytest.mark.parametrize("name", ALL)
def test_a_figure_has_a_unit_a_source_and_a_status(name: str) -> None:
    figure = ALL[name]
    assert figure.unit
    assert figure.source
    assert figure.status in STATUSES
    assert figure.year is not None or figure.status == "assumed"


def test_defaults_agree_with_the_figures_they_rest_on() -> None:
    assert DEFAULTS["post_cost"].value == STANDARDS["post_direct"].value
    assert DEFAULTS["net_to_gross"].value == STANDARDS["net_to_gross_low_rise"].value
    assert STANDARDS["tariff_p1"].value == TARIFF.value
    bays = STANDARDS["bay_motorcycle"].value / STANDARDS["bay_car"].value
    assert DEFAULTS["motorcycle_space"].value == pytest.approx(bays)


def test_defaults_lie_in_their_ranges() -> None:
    for name, (low, high) in RANGES.items():
        assert low <= DEFAULTS[name].value <= high


def test_defaults_that_are_not_assumed_rest_on_a_figure_of_the_list() -> None:
    listed = {figure.value for figure in STANDARDS.values()}
    ratio = STANDARDS["bay_motorcycle"].value / STANDARDS["bay_car"].value
    sure = [name for name, figure in DEFAULTS.items() if figure.status != "assumed"]
    assert [name for name in sure if DEFAULTS[name].value not in listed | {ratio}] == []


def test_figures_quoted_by_others_are_not_called_official() -> None:
    quoted = [name for name, figure in ALL.items() if "quoted" in figure.source]
    assert len(quoted) > 10
    assert {ALL[name].status for name in quoted} == {"assumed"}
