"""The pictures, looked at through their objects."""

import sys
from dataclasses import replace

import pytest

from siting.errors import NoPlan, SitingError
from siting.views.figures import map_before_after, parking_figure, svg
from views.village import best, nothing, today, village


def texts(figure):
    found = [text.get_text() for text in figure.texts]
    for axes in figure.axes:
        found += [text.get_text() for text in axes.texts] + [
            axes.get_title(),
            axes.get_title("left"),
        ]
    return " ".join(found)


def test_the_map_names_buildings_and_says_what_it_leaves_out():
    said = texts(map_before_after(today(), best()))
    assert "Before: today" in said
    assert "1 of 3 buildings in use" in said
    assert "North" in said
    assert "Without coordinates, not drawn: South." in said


def test_the_map_speaks_indonesian():
    assert "Sesudah: rekomendasi" in texts(map_before_after(today(), best(), lang="id"))


def test_a_name_with_dollars_is_no_formula():
    odd = replace(best(), name="$x^2")
    assert "$x^2" in texts(map_before_after(today(), odd))
    assert "$x^2" in svg(map_before_after(today(), odd), "map", "two maps")


def test_a_map_without_any_coordinates_is_empty_and_says_so():
    city = village()
    b = city.buildings
    nowhere = b.lon + float("nan")
    city = replace(city, buildings=replace(b, lon=nowhere, lat=nowhere))
    assert "not drawn: North, Old, South." in texts(map_before_after(today(city), best(city)))


def test_a_result_without_a_plan_has_no_map():
    with pytest.raises(NoPlan):
        map_before_after(today(), nothing())


def test_bars_stack_to_the_demand_and_the_line_is_the_spaces():
    cars = parking_figure(best()).axes[0]
    parked, short = cars.containers
    assert [bar.get_height() for bar in parked] == [15, 20]
    assert [bar.get_height() for bar in short] == [0, 10]
    assert cars.lines[0].get_ydata()[0] == 20


def test_parking_that_is_not_counted_is_said():
    figure = parking_figure(best(replace(village(), modes=None)))
    assert figure.get_suptitle() == "Parking is not counted."


def test_the_same_result_gives_the_same_drawing_without_outside_addresses():
    once, again = (svg(map_before_after(today(), best()), "map", "A < B") for _ in range(2))
    assert once == again
    assert "http" not in once
    assert once.startswith("<svg")
    assert 'aria-label="A &lt; B"' in once


def test_without_matplotlib_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(SitingError, match=r"pip install 'siting\[views\]'"):
        parking_figure(best())
