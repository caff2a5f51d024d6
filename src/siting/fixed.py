"""What always holds: allowed and forbidden buildings, open and closed ones, and a way to get there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from siting.city.city import City, RuleRow
from siting.parts import Assign, Measure, Open, Pair
from siting.rules.partners import partners
from siting.terms.access import building_minutes, cut_off, zone_minutes

FIXED = ("allowed", "forbidden", "open", "closed", "unreachable")


def fixed_measures(city: City, rows: Sequence[RuleRow] = ()) -> tuple[Measure, ...]:
    """Return the measures that every plan must keep at 0, from columns rather than rules.

    ``rows`` are the rules: a pair of agencies that must be near needs a way between them.
    """
    return (
        Measure("allowed", "agencies", (Assign(_outside_allowed(city)),)),
        Measure("forbidden", "agencies", (Assign(_inside_forbidden(city)),)),
        Measure("open", "buildings", _by_rule(city, "open")),
        Measure("closed", "buildings", _by_rule(city, "closed")),
        Measure("unreachable", "agencies", _unreachable(city, rows)),
    )


def _outside_allowed(city: City) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    out = np.zeros((len(city.agencies), len(city.buildings)))
    for i, allowed in enumerate(city.agencies.allowed):
        if allowed is not None:
            out[i] = 1.0
            out[i, [city.buildings.index[b] for b in allowed]] = 0.0
    return out


def _inside_forbidden(city: City) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    out = np.zeros((len(city.agencies), len(city.buildings)))
    for i, forbidden in enumerate(city.agencies.forbidden):
        out[i, [city.buildings.index[b] for b in forbidden]] = 1.0
    return out


def _by_rule(city: City, rule: str) -> tuple[Open, ...]:
    marked = np.array([r == rule for r in city.buildings.rule], dtype=float)
    if rule == "closed":
        return (Open.each(marked),)
    return (Open.each(-marked, constant=float(marked.sum())),)


def _unreachable(city: City, rows: Sequence[RuleRow]) -> tuple[Assign | Pair, ...]:
    """Return agencies whose people have no way, and pairs of agencies that need one and have none."""
    agencies = city.agencies
    visitors = agencies.visitors_per_day[:, None]
    by_visitor, by_staff = zone_minutes(city, "visitor"), zone_minutes(city, "staff")
    lost = cut_off(visitors * city.visitor_share, by_visitor)
    lost = lost | cut_off(visitors * city.zones.population[None, :], by_visitor)
    lost = lost | cut_off(agencies.present[:, None] * city.home_share, by_staff)
    parts: list[Assign | Pair] = [Assign(lost.astype(float))]
    for pairs, who in ((city.trips, "staff"), (city.joint_visits, "visitor")):
        no_way = np.isinf(building_minutes(city, who)).astype(float)
        flows = pairs.per_day > 0
        if no_way.any() and flows.any():
            ones = np.ones(int(flows.sum()))
            parts.append(Pair(pairs.first[flows], pairs.second[flows], ones, no_way))
    return (*parts, *_partners_cut_off(city, rows))


def _partners_cut_off(city: City, rows: Sequence[RuleRow]) -> list[Pair]:
    """Return partners of ``Near`` without a way: minutes without end cannot be kept, nor paid for."""
    no_way = np.isinf(building_minutes(city, "staff")).astype(float)
    near = [row for row in rows if row.rule == "Near" and (row.level == "hard" or row.price)]
    ends = [partners(city, str(row.agency), row.other) for row in near if row.level != "off"]
    return [Pair(one, two, np.ones(len(one)), no_way) for one, two in ends if no_way.any()]
