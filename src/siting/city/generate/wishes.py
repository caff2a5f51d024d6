"""Features, desks, lists, units: columns that bind, filled so that the draft keeps them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from siting.city.arrays import locked
from siting.city.city import City
from siting.city.generate.money import loads
from siting.city.generate.sample import places

FEATURES = ("counter", "archive", "server", "laboratory")
UNIT_EVERY = 9  # every ninth agency is a unit of the one before it
LISTED_PART = 0.15  # of the agencies have a list of buildings; as many again forbid some
REQUIRING_PART = 0.3
LIST_LENGTH = 5


def with_wishes(city: City, rng: np.random.Generator) -> City:
    """Fill the columns that bind agencies and buildings; ``draft`` keeps all of them."""
    return _with_agency_wishes(_with_building_wishes(city, rng), rng)


def _with_building_wishes(city: City, rng: np.random.Generator) -> City:
    b, draft = city.buildings, places(city, "draft")
    n = len(b)
    present = loads(city, draft[None], city.agencies.present)[0]
    fill = loads(city, draft[None], city.agencies.area_m2)[0] / b.net_m2
    used = fill > 0
    room = np.ceil(np.where(used, present * rng.uniform(1.0, 1.4, n), b.net_m2 / 9))
    rule: list[str | None] = [None] * n
    if n > 1:
        rule[rng.choice(np.flatnonzero(used))] = "open"
    if n > 1 and not used.all():
        rule[rng.choice(np.flatnonzero(~used))] = "closed"
    half = rng.random(n) < 0.5
    return replace(
        city,
        buildings=replace(
            b,
            desks=locked(np.where(rng.random(n) < 0.5, room, np.inf)),
            features=tuple(
                tuple(f for f, has in zip(FEATURES, row, strict=True) if has)
                for row in rng.random((n, len(FEATURES))) < 0.6
            ),
            rule=tuple(rule),
            min_use=locked(np.where(half, np.where(used, np.floor(fill * 16) / 20, 0.25), 0.0)),
        ),
    )


def _with_agency_wishes(city: City, rng: np.random.Generator) -> City:
    a, b, draft = city.agencies, city.buildings, places(city, "draft")
    requires: list[tuple[str, ...]] = [()] * len(a)
    allowed: list[tuple[str, ...] | None] = [None] * len(a)
    forbidden: list[tuple[str, ...]] = [()] * len(a)
    part_of: list[str | None] = [None] * len(a)
    for i, home in enumerate(draft):
        some = rng.permutation(len(b))[:LIST_LENGTH]
        wish = rng.random()
        if b.features[home] and rng.random() < REQUIRING_PART:
            requires[i] = (str(rng.choice(b.features[home])),)
        if wish < LISTED_PART:
            allowed[i] = tuple(b.ids[j] for j in sorted({*some, home}))
        elif wish < 2 * LISTED_PART:
            forbidden[i] = tuple(b.ids[j] for j in sorted({*some[:2]} - {home}))
        if i % UNIT_EVERY == UNIT_EVERY - 1:
            part_of[i] = a.ids[i - 1]
    return replace(
        city,
        agencies=replace(
            a,
            requires=tuple(requires),
            allowed=tuple(allowed),
            forbidden=tuple(forbidden),
            part_of=tuple(part_of),
        ),
    )
