"""Every kind of rule at least once: hard where the draft plan keeps it, else soft with a price."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from siting.city.city import City, RuleRow
from siting.city.generate import city_rules, floor_rules, place_rules
from siting.city.generate.draft import Draft, Rows, measured


def rules(city: City, rng: np.random.Generator) -> tuple[RuleRow, ...]:
    """Make rows for the sheet ``rules``; the draft plan of ``city`` keeps every hard one."""
    draft = measured(city, rng)
    return tuple(row for kind in KINDS for row in kind(draft))


KINDS: tuple[Callable[[Draft], Rows], ...] = (
    floor_rules.floor_area,
    floor_rules.desks,
    floor_rules.parking_capacity,
    floor_rules.minimum_use,
    floor_rules.reserve,
    place_rules.pinned,
    place_rules.forbidden,
    place_rules.requires,
    place_rules.groups,
    place_rules.distances,
    city_rules.open_closed,
    city_rules.counts,
    city_rules.limits,
    city_rules.within,
)
