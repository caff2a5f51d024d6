"""Meeting rooms: how many a site needs for its summed load, by Erlang C."""

from __future__ import annotations

import math

from siting.audit.facts import Facts
from siting.errors import OptionError
from siting.locale.errors import ERRORS

HOLDS = 1e-6
"""c rooms hold up to R_c + this times max(1, R_c), where C(c, R_c) = alpha."""


def meeting_rooms(facts: Facts) -> float:
    """Rooms that sites lack, at the cost of a room, IDR million a year."""
    alpha, cost = facts.city.value("alpha"), facts.city.value("room_cost")
    money = 0.0
    for site in facts.sites.values():
        load = sum(agency.meeting_load for b in site.buildings for agency in b.agencies)
        money += max(0.0, rooms_needed(load, alpha) - site.rooms) * cost
    return money


def rooms_needed(load: float, alpha: float) -> int:
    """Smallest number of rooms whose Erlang-C waiting probability is at most ``alpha``.

    A load within the tolerance of what c rooms hold needs c rooms; so does no load need none.

    >>> [rooms_needed(load, 0.5) for load in (1, 5, 10, 50, 100)]
    [2, 7, 12, 54, 106]
    >>> [rooms_needed(load, 0.2) for load in (1, 5, 10, 50, 100)]
    [3, 8, 14, 58, 111]
    >>> [rooms_needed(load, 0.1) for load in (1, 5, 10, 50, 100)]
    [3, 9, 16, 61, 115]

    Raises
    ------
    OptionError
        If alpha is not positive: no number of rooms is enough.
    """
    if not alpha > 0:
        raise OptionError(ERRORS["alpha"], value=alpha)
    if load <= 0:
        return 0
    # load <= R_c + 1e-6 max(1, R_c) exactly where this lowered load <= R_c
    lowered = max(0.0, min(load - HOLDS, load / (1 + HOLDS)))
    rooms = math.floor(lowered) + 1
    blocked = erlang_b(rooms, lowered)
    while waiting(rooms, lowered, blocked) > alpha:
        rooms += 1
        blocked = lowered * blocked / (rooms + lowered * blocked)
    return rooms


def erlang_b(rooms: int, load: float) -> float:
    """Probability that all rooms are taken if nobody waits, by a recursion that stays in 0-1."""
    blocked = 1.0
    for room in range(1, rooms + 1):
        blocked = load * blocked / (room + load * blocked)
    return blocked


def waiting(rooms: int, load: float, blocked: float) -> float:
    """Erlang C from Erlang B: T / (sum of R^k/k! for k < c, plus T), T = R^c/c! · c/(c - R)."""
    return rooms * blocked / (rooms - load * (1 - blocked))
