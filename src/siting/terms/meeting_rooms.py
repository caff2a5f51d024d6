"""Meeting rooms: pooled by site, as many as keep waiting rare, less those that stand already."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.city import City
from siting.parts import Part, Staircase
from siting.terms.erlang import loads_held
from siting.terms.term import MONEY, Term


@dataclass(frozen=True)
class MeetingRooms(Term):
    """Rooms to add:  sum_s max(0, c_s - rooms_s) * room_cost, where c_s rooms hold R = sum_i meeting_load_i.

    c is the smallest number with an Erlang-C waiting probability of at most alpha; R = 0 needs none.
    Pooling pays by itself: five agencies of 1 erlang need 15 rooms apart and 8 together at alpha 0.2.
    """

    name = "meeting_rooms"
    unit = MONEY

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return a staircase whose step c costs the rooms that a site lacks to c."""
        load = city.agencies.meeting_load
        held = loads_held(float(load.sum()), city.value("alpha"))
        limit = np.concatenate([[0.0], held[:-1] + 1e-6 * np.maximum(1.0, held[:-1]), [np.inf]])
        lacking = np.maximum(0.0, np.arange(len(limit)) - city.sites.rooms[:, None])
        fixed = lacking * city.value("room_cost")
        demand = np.broadcast_to(load[:, None], (len(load), len(city.buildings)))
        nothing = np.zeros(len(city.buildings))
        return (Staircase(city.site_of, nothing, demand, limit, fixed, np.zeros_like(fixed)),)
