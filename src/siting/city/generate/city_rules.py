"""Rules about the whole city: how many, how much, how far, around the draft plan."""

from __future__ import annotations

import numpy as np

from siting.city.city import RuleRow
from siting.city.generate.burdens import BURDENS, zone_minutes
from siting.city.generate.draft import Draft, Rows
from siting.city.generate.numbers import tidy


def open_closed(d: Draft) -> Rows:
    """Open, Closed and Exclusive."""
    used, vacant = d.one(d.used) or 0, d.one(~d.used)
    yield RuleRow("Open", building=d.building(used))
    yield RuleRow("Open", site=d.site(d.one(d.used) or 0), level="soft", price=d.price(1))
    if vacant is not None:
        yield RuleRow("Closed", building=d.building(vacant))
        yield RuleRow("Exclusive", building=d.building(vacant), other=(d.building(used),))
    yield RuleRow("Closed", site=d.site(used), level="soft", price=d.price(1))
    first, *rest = (d.city.sites.ids[s] for s in d.rng.permutation(len(d.city.sites))[:3])
    if rest:
        yield RuleRow("Exclusive", site=first, other=tuple(rest), level="soft", price=d.price(1))


def counts(d: Draft) -> Rows:
    """AtMost and AtLeast."""
    buildings, sites = int(d.used.sum()), len(np.unique(d.city.site_of[d.at]))
    largest = d.city.sites.ids[int(np.bincount(d.city.site_of).argmax())]
    few = float(max(1, 4 * sites // 5))
    yield RuleRow("AtMost", value=buildings + 1.0)
    yield RuleRow("AtMost", value=few, what="site", level="soft", price=d.price(1))
    yield RuleRow("AtLeast", value=float(max(1, buildings // 2)))
    yield RuleRow("AtLeast", site=largest, value=2.0, level="soft", price=d.price(1))


def limits(d: Draft) -> Rows:
    """Budget, Cap and MaxMoves."""
    moving, staff = d.at != d.today, d.city.agencies.staff
    spending = d.city.buildings.opening_cost @ d.used + d.city.agencies.move_cost @ moving
    yield RuleRow("Budget", value=float(10 * np.ceil(1.25 * spending / 10) + 10))
    for term in ("visitor_travel", "parking_shortage"):
        amount = float(BURDENS[term](d.city, d.at[None])[0])
        yield RuleRow("Cap", what=term, value=tidy(1.15 * amount, 3))
    less = tidy(0.95 * d.money, 3)
    yield RuleRow("Cap", what="operating_cost", value=less, level="soft", price=0.25)
    yield RuleRow("Cap", what="staff_travel", value=0.0, level="off")
    yield RuleRow("MaxMoves", value=float(moving.sum() - (-len(moving) // 5)))
    people = float(staff.sum())
    price = d.price(0.1 * people)
    yield RuleRow("MaxMoves", value=people // 4, what="staff", level="soft", price=price)


def within(d: Draft) -> Rows:
    """Within: the most visited agency for the whole city, every one for one district."""
    i = int(d.city.agencies.visitors_per_day.argmax())
    minutes, people = zone_minutes(d.city, 1)[:, d.at[i]], d.city.zones.population
    limit = float(np.ceil(np.quantile(minutes, 0.6)))
    share = float(np.floor(90 * people[minutes <= limit].sum() / people.sum()) / 100)
    yield RuleRow("Within", agency=d.agency(i), value=share, limit=limit)
    district, price = d.city.zones.district[0], d.price(0.2 * float(people.sum()))
    yield RuleRow("Within", value=0.5, what=district, level="soft", price=price)
