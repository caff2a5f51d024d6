"""Electricity: the energy of each meter, priced by the tariff staircase."""

from __future__ import annotations

from collections.abc import Iterable

from siting.audit.facts import Building, Facts

HOLDS = 1e-6
"""A step holds up to its limit plus this times max(1, limit)."""


def electricity(facts: Facts) -> float:
    """Sum over meters of the tariff at the meter's energy, IDR million a year.

    A meter reads a site, or one building where the site says so; without a used building it
    costs 0.
    """
    return sum(
        tariff_cost(facts, energy(facts, buildings))
        for buildings in meters(facts)
        if any(building.used for building in buildings)
    )


def meters(facts: Facts) -> list[tuple[Building, ...]]:
    """Return the buildings behind each meter."""
    found: list[tuple[Building, ...]] = []
    for site in facts.sites.values():
        if site.meter == "building":
            found += [(building,) for building in site.buildings]
        else:
            found.append(site.buildings)
    return found


def energy(facts: Facts, buildings: Iterable[Building]) -> float:
    """KWh a year: the base of used buildings, their agencies' area and people present."""
    per_person = facts.city.value("kwh_per_person")
    kwh = 0.0
    for building in buildings:
        if building.used:
            kwh += building.base_kwh
        for agency in building.agencies:
            kwh += agency.area_m2 * building.kwh_per_m2 + agency.present * per_person
    return kwh


def tariff_cost(facts: Facts, kwh: float) -> float:
    """Price energy by the first step, in order of limit, that holds it."""
    tariff = facts.city.tariff
    steps = zip(tariff.limit_kwh.tolist(), tariff.fixed.tolist(), tariff.rate.tolist(), strict=True)
    fixed, rate = next(
        (fixed, rate)
        for limit, fixed, rate in sorted(steps)
        if kwh <= limit + HOLDS * max(1.0, limit)
    )
    return float(fixed + rate * kwh)
