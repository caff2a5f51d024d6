"""Rules about floor, desks, spaces and use of buildings, around the draft plan."""

from __future__ import annotations

import numpy as np

from siting.city.city import RuleRow
from siting.city.generate.burdens import parked
from siting.city.generate.draft import Draft, Rows
from siting.city.generate.vehicles import near_and_far

CROWDED_EVERY = 3  # every third building may be overfull at a price


def floor_area(d: Draft) -> Rows:
    """FloorArea: some buildings may be overfull at a price, one keeps a twentieth free."""
    net = d.city.buildings.net_m2
    crowded = np.arange(len(net)) % CROWDED_EVERY == 0
    price = d.price(0.05 * float(net.mean()))
    for j in map(int, np.flatnonzero(crowded)):
        yield RuleRow("FloorArea", building=d.building(j), value=1.0, level="soft", price=price)
    roomy = d.one((d.area <= 0.95 * net) & ~crowded)
    if roomy is not None:
        yield RuleRow("FloorArea", building=d.building(roomy), value=0.95)


def desks(d: Draft) -> Rows:
    """Desks: on one site too few of them cost something."""
    j = d.one(np.isfinite(d.city.buildings.desks)) or 0
    yield RuleRow("Desks", site=d.site(j), level="soft", price=d.price(10))


def parking_capacity(d: Draft) -> Rows:
    """ParkingCapacity: hard where all vehicles of the draft find a space, else soft."""
    short, _ = parked(d.city, d.at[None])
    excess = short.max(axis=(0, 1, 3))
    near, far = near_and_far(d.city)
    calm = (excess[near] == 0) & ((far < 0) | (excess[far] == 0))
    j = d.one(calm & d.used if (calm & d.used).any() else calm)
    if j is not None:
        yield RuleRow("ParkingCapacity", building=d.building(j), value=1.0)
    yield RuleRow("ParkingCapacity", value=0.9, level="soft", price=d.price(40))


def minimum_use(d: Draft) -> Rows:
    """MinimumUse beside the column ``min_use``: one used building half full."""
    building = d.building(d.one(d.used) or 0)
    price = d.price(0.2 * float(d.city.buildings.net_m2.mean()))
    yield RuleRow("MinimumUse", building=building, value=0.5, level="soft", price=price)


def reserve(d: Draft) -> Rows:
    """Reserve: room to grow, hard in a building that has it, soft on a site."""
    net = d.city.buildings.net_m2
    roomy = 1.1 * d.area <= net
    j = d.one(roomy & d.used if (roomy & d.used).any() else roomy)
    if j is not None:
        yield RuleRow("Reserve", building=d.building(j))
    k = d.one(d.used) or 0
    price = d.price(0.1 * float(net.mean()))
    yield RuleRow("Reserve", site=d.site(k), value=0.2, level="soft", price=price)
