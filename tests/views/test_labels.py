"""Labels on a map."""

from itertools import combinations

import pytest

from siting.views.labels import Box, Disc, ems, place_labels
from siting.views.projection import paper

PAPER = Box(0, 0, 200, 200)


def test_labels_cover_neither_each_other_nor_a_circle():
    discs = [Disc(60 + 15 * k, 100, 8, 30, 10) for k in range(5)]
    boxes = place_labels(discs, 5, PAPER)
    assert None not in boxes
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.meets(disc.box) for box in boxes for disc in discs)


def test_a_label_without_room_is_left_out():
    assert place_labels([Disc(5, 5, 3, 30, 10)], 1, Box(0, 0, 10, 10)) == (None,)


def test_only_the_first_circles_are_labelled():
    discs = [Disc(50, 50, 5, 20, 8), Disc(150, 50, 5, 20, 8)]
    assert len(place_labels(discs, 1, PAPER)) == 1


def test_wide_letters_ask_for_more_room():
    assert ems("WWW") > ems("www") > ems("iii")


def test_a_city_of_one_point_has_a_map_two_km_high():
    sheet = paper([104.7], [-3.0], 100, 100)
    assert sheet.at(104.7, -3.0) == pytest.approx((50, 50))
    assert sheet.per_km == 50


def test_a_degree_of_latitude_is_111_km_on_paper():
    sheet = paper([104.0, 105.0], [-3.5, -2.5], 300, 300)
    north, south = sheet.at(104.5, -2.5), sheet.at(104.5, -3.5)
    assert (north[1] - south[1]) / sheet.per_km == pytest.approx(111.195, abs=0.01)


@pytest.mark.parametrize(("per_km", "bar"), [(10, 2), (30, 0.5), (1, 20)])
def test_the_scale_bar_is_a_round_number(per_km, bar):
    sheet = paper([], [], 100, 2 * per_km)
    assert sheet.per_km == per_km
    assert sheet.bar_km == bar
