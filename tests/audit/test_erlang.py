"""Meeting rooms by Erlang C: the published table, and its edges."""

import pytest

from siting.audit.meeting_rooms import rooms_needed
from siting.errors import OptionError

LOADS = (1, 5, 10, 50, 100)


@pytest.mark.parametrize(
    ("alpha", "rooms"),
    [(0.5, [2, 7, 12, 54, 106]), (0.2, [3, 8, 14, 58, 111]), (0.1, [3, 9, 16, 61, 115])],
)
def test_rooms_follow_the_published_table(alpha, rooms):
    assert [rooms_needed(load, alpha) for load in LOADS] == rooms


def test_no_load_needs_no_room_and_a_little_needs_one():
    assert rooms_needed(0.0, 0.2) == 0
    assert rooms_needed(0.1, 0.2) == 1


def test_one_room_holds_a_load_of_alpha_and_a_millionth_more():
    # with one room a meeting waits with probability R
    assert rooms_needed(0.2, 0.2) == 1
    assert rooms_needed(0.2 + 0.9e-6, 0.2) == 1
    assert rooms_needed(0.2 + 1.1e-6, 0.2) == 2


def test_no_number_of_rooms_lets_nobody_ever_wait():
    with pytest.raises(OptionError, match="alpha is 0"):
        rooms_needed(1.0, 0.0)
