"""Buildings and sites around today's plan: every agency fits and a fifth of the floor is free."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray, locked
from siting.city.city import Agencies, Buildings, Sites, Zones
from siting.city.generate.geography import Geography, degrees, kilometres, points
from siting.city.generate.numbers import apportion, numbered

SITE_SIZES = (1, 1, 1, 1, 2, 3)  # buildings of a site, drawn with equal chance
NET_TO_GROSS = 4 / 3
CANDIDATES, LEASED = 0.15, 0.2
FREE_FLOOR = 4  # free floor is a quarter of the areas: areas fill 0.8 of all net floor
EMPTY_PART = 0.6  # of the free floor lies in buildings that are empty today


@dataclass(frozen=True, eq=False)
class Stock:
    """Buildings with their sites, where they lie, and who sits where today."""

    buildings: Buildings
    sites: Sites
    xy: Array  # (J, 2) km
    today: IntArray  # (I,) position of a building


def stock(rng: np.random.Generator, agencies: Agencies, count: int, town: Geography) -> Stock:
    """Draw ``count`` buildings that hold ``agencies`` today; net floor is 1.25 times their area."""
    ids = numbered("G", count)
    sites, site, xy = _sites(rng, ids)
    candidate = np.zeros(count, dtype=np.bool_)
    candidate[rng.permutation(count)[: round(CANDIDATES * count)]] = True
    leased = ~candidate & (rng.random(count) < LEASED)
    today = _settle(rng, len(agencies), np.flatnonzero(~candidate))
    net = _floor(rng, agencies.area_m2, today, count)
    return Stock(_buildings(rng, ids, site, xy, net, candidate, leased, town), sites, xy, today)


def _sites(rng: np.random.Generator, ids: tuple[str, ...]) -> tuple[Sites, tuple[str, ...], Array]:
    """Group buildings into sites; those of one site stand within a short walk of each other."""
    sizes: list[int] = []
    while sum(sizes) < len(ids):
        sizes.append(min(int(rng.choice(SITE_SIZES)), len(ids) - sum(sizes)))
    kompleks = numbered("K", len(sizes))
    first = np.cumsum([0, *sizes[:-1]])
    names = tuple(
        ids[j] if size == 1 else kompleks[s]
        for s, (j, size) in enumerate(zip(first, sizes, strict=True))
    )
    of = np.repeat(np.arange(len(sizes)), sizes)
    shared = np.array(sizes) > 1
    n = len(sizes)
    sites = Sites(
        ids=names,
        names=tuple(
            f"Kompleks {name[2:]}" if many else f"Gedung {name[2:]}"
            for name, many in zip(names, shared, strict=True)
        ),
        gate_posts=locked(np.where(shared, rng.integers(1, 3, n), 0)),
        grounds_cost=locked(np.where(shared, rng.integers(4, 20, n), rng.integers(0, 6, n)) * 10),
        rooms=locked(rng.integers(0, 3, n) + np.array(sizes)),
        meter=tuple("building" if b else "site" for b in rng.random(n) < 0.3),
    )
    centres = points(rng, n, reach_km=4.0)
    xy = (centres[of] + rng.uniform(-0.1, 0.1, (len(ids), 2)) * shared[of, None]).round(3)
    return sites, tuple(names[s] for s in of), xy


def _settle(rng: np.random.Generator, count: int, places: IntArray) -> IntArray:
    """Put each agency into one of ``places``: one into each as far as they go, more into some."""
    weight = rng.lognormal(0.0, 0.7, len(places))
    today = rng.choice(places, count, p=weight / weight.sum())
    lucky = rng.permutation(count)[: len(places)]
    today[lucky] = rng.permutation(places)[: len(lucky)]
    return np.asarray(today, dtype=np.int64)


def _floor(rng: np.random.Generator, area: Array, today: IntArray, count: int) -> Array:
    """Net m2 of each building: what it holds today and a part of the free floor. Shape (J,)."""
    load = np.bincount(today, weights=area, minlength=count)
    free = int(area.sum()) // FREE_FLOOR
    empty = load == 0
    spread = np.where(empty, rng.uniform(0.5, 1.5, count), load * rng.uniform(0.2, 1.8, count))
    part = EMPTY_PART if empty.any() else 0.0
    for group, share in ((empty, part), (~empty, 1 - part)):
        spread[group] *= share / max(1e-9, spread[group].sum())
    return np.asarray(load + apportion(free, spread, least=min(4, free // count)))


def _buildings(
    rng: np.random.Generator,
    ids: tuple[str, ...],
    site: tuple[str, ...],
    xy: Array,
    net: Array,
    candidate: BoolArray,
    leased: BoolArray,
    town: Geography,
) -> Buildings:
    """Draw what each building costs; larger ones have more guards."""
    n = len(ids)
    lon, lat = degrees(xy)
    owned = ~candidate & ~leased
    return Buildings(
        ids=ids,
        names=tuple(f"Gedung {name[2:]}" for name in ids),
        site=site,
        net_m2=locked(net),
        gross_m2=locked(np.rint(net * NET_TO_GROSS)),
        lon=lon,
        lat=lat,
        zone=_nearest(xy, town.xy, town.zones),
        status=tuple(
            "candidate" if c else "leased" if lease else "existing"
            for c, lease in zip(candidate, leased, strict=True)
        ),
        owned=locked(owned, np.bool_),
        posts=locked(1 + (net > np.median(net)) + rng.integers(0, 2, n)),
        cleaning_rate=locked(rng.integers(8, 17, n) / 200),
        cleaning_fixed=locked(rng.integers(1, 7, n) * 5),
        maintenance_rate=locked(rng.integers(6, 15, n) / 200),
        base_kwh=locked(rng.integers(10, 50, n) * 1000),
        kwh_per_m2=locked(rng.integers(10, 22, n) * 10),
        rent=locked(np.where(leased, np.rint(net * rng.uniform(0.1, 0.3, n)), 0)),
        holding_cost=locked(np.where(owned, rng.integers(2, 12, n) * 10, 0)),
        release_income=locked(
            np.where(owned & (rng.random(n) < 0.5), np.rint(net * rng.uniform(0.02, 0.08, n)), 0)
        ),
        opening_cost=locked(np.where(candidate, np.rint(net * rng.uniform(0.5, 2.0, n)), 0)),
        life=locked(np.full(n, 30.0)),
        desks=locked(np.full(n, np.inf)),
        features=((),) * n,
        rule=(None,) * n,
        min_use=locked(np.zeros(n)),
    )


def _nearest(xy: Array, zones_xy: Array, zones: Zones) -> tuple[str, ...]:
    return tuple(zones.ids[z] for z in kilometres(xy, zones_xy).argmin(axis=1))
