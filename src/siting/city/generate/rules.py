"""Every kind of rule at least once: hard where the draft plan keeps it, else soft with a price."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray
from siting.city.city import City, RuleRow
from siting.city.generate.burdens import BURDENS, building_minutes, zone_minutes
from siting.city.generate.money import loads, operating_cost
from siting.city.generate.numbers import tidy
from siting.city.generate.parking import near_and_far, nearest_first
from siting.city.generate.sample import places

SOFT_PART = 0.005  # of operating cost, for a typical violation of a soft rule
CROWDED_EVERY = 3  # every third building may be overfull at a price


@dataclass(frozen=True, eq=False)
class Draft:
    """A city and its draft plan: what the rules below are measured against."""

    city: City
    at: IntArray  # (I,) building of each agency in the draft
    today: IntArray  # (I,)
    area: Array  # (J,) m2 in use
    used: BoolArray  # (J,)
    between: Array  # (J, J) minutes of staff
    money: float  # operating cost, IDR million a year
    rng: np.random.Generator

    def price(self, typical: float) -> float:
        """Price of one unit where a violation of ``typical`` units shall hurt noticeably."""
        return tidy(SOFT_PART * self.money / typical)

    def one(self, mask: BoolArray) -> int | None:
        """Pick one position where ``mask`` holds, None if there is none."""
        where = np.flatnonzero(mask)
        return int(self.rng.choice(where)) if len(where) else None

    def agency(self, i: int) -> str:
        """Id of agency ``i``."""
        return self.city.agencies.ids[i]

    def building(self, j: int) -> str:
        """Id of building ``j``."""
        return self.city.buildings.ids[j]

    def site(self, j: int) -> str:
        """Id of the site of building ``j``."""
        return self.city.buildings.site[j]


Rows = Iterator[RuleRow]


def rules(city: City, rng: np.random.Generator) -> tuple[RuleRow, ...]:
    """Make rows for the sheet ``rules``; the draft plan of ``city`` keeps every hard one."""
    at = places(city, "draft")
    area = loads(city, at[None], city.agencies.area_m2)[0]
    draft = Draft(
        city=city,
        at=at,
        today=places(city, "today"),
        area=area,
        used=area > 0,
        between=building_minutes(city, 0),
        money=float(operating_cost(city, at[None])[0]),
        rng=rng,
    )
    return tuple(row for kind in KINDS for row in kind(draft))


def _floor_area(d: Draft) -> Rows:
    net = d.city.buildings.net_m2
    crowded = set(range(0, len(net), CROWDED_EVERY))
    price = d.price(0.05 * float(net.mean()))
    for j in sorted(crowded):
        yield RuleRow("FloorArea", building=d.building(j), value=1.0, level="soft", price=price)
    roomy = d.one((d.area <= 0.95 * net) & ~np.isin(np.arange(len(net)), sorted(crowded)))
    if roomy is not None:
        yield RuleRow("FloorArea", building=d.building(roomy), value=0.95)


def _desks(d: Draft) -> Rows:
    j = d.one(np.isfinite(d.city.buildings.desks))
    j = 0 if j is None else j
    yield RuleRow("Desks", site=d.site(j), level="soft", price=d.price(10))


def _parking_capacity(d: Draft) -> Rows:
    short, _, _ = nearest_first(d.city, d.at[None])
    excess = short.max(axis=(0, 1, 3))
    near, far = near_and_far(d.city)
    calm = (excess[near] == 0) & ((far < 0) | (excess[far] == 0))
    j = d.one(calm & d.used)
    j = d.one(calm) if j is None else j
    if j is not None:
        yield RuleRow("ParkingCapacity", building=d.building(j), value=1.0)
    yield RuleRow("ParkingCapacity", value=0.9, level="soft", price=d.price(40))


def _minimum_use(d: Draft) -> Rows:
    j = d.one(d.used)
    yield RuleRow(
        "MinimumUse",
        building=d.building(j or 0),
        value=0.5,
        level="soft",
        price=d.price(0.2 * float(d.city.buildings.net_m2.mean())),
    )


def _reserve(d: Draft) -> Rows:
    net = d.city.buildings.net_m2
    roomy = 1.1 * d.area <= net
    j = d.one(roomy & d.used)
    j = d.one(roomy) if j is None else j
    if j is not None:
        yield RuleRow("Reserve", building=d.building(j))
    k = d.one(d.used) or 0
    price = d.price(0.1 * float(net.mean()))
    yield RuleRow("Reserve", site=d.site(k), value=0.2, level="soft", price=price)


def _pinned(d: Draft) -> Rows:
    stays = d.one(d.at == d.today)
    if stays is not None:
        yield RuleRow("Pinned", agency=d.agency(stays))
    i = d.one(d.at != d.today) or 0
    home = d.building(d.today[i])
    yield RuleRow("Pinned", agency=d.agency(i), building=home, level="soft", price=d.price(1))


def _forbidden(d: Draft) -> Rows:
    i, k = d.rng.integers(len(d.at), size=2)
    j = d.one(np.arange(len(d.used)) != d.at[i])
    if j is not None:
        yield RuleRow("Forbidden", agency=d.agency(i), building=d.building(j))
    site = d.site(d.at[k])
    yield RuleRow("Forbidden", agency=d.agency(k), site=site, level="soft", price=d.price(1))


def _requires(d: Draft) -> Rows:
    features = d.city.buildings.features
    i = d.one(np.array([bool(features[j]) for j in d.at]))
    if i is not None:
        yield RuleRow("Requires", agency=d.agency(i), what=features[d.at[i]][-1])
    k = d.one(np.array([bool(r) for r in d.city.agencies.requires])) or 0
    yield RuleRow("Requires", agency=d.agency(k), level="soft", price=d.price(1))
    yield RuleRow("Requires", agency=d.agency(k), what="counter", level="off")


def _groups(d: Draft) -> Rows:
    """Together and Apart."""
    site = d.city.site_of[d.at]
    for rule, what, same in (
        ("Together", "building", d.at[:, None] == d.at),
        ("Apart", "site", site[:, None] != site),
    ):
        pairs = np.argwhere(np.triu(same, k=1))
        if len(pairs):
            i, k = d.rng.choice(pairs)
            yield RuleRow(rule, agency=d.agency(i), other=(d.agency(k),), what=what)
    for rule, what in (("Together", "site"), ("Apart", None)):
        i, *others = d.rng.permutation(len(d.at))[:3]
        if others:
            other = tuple(d.agency(k) for k in others)
            price = d.price(1)
            yield RuleRow(rule, d.agency(i), other, what=what, level="soft", price=price)
    for unit, whole in enumerate(d.city.agencies.part_of):
        if whole is not None:
            price = d.price(1)
            yield RuleRow(
                "Together", d.agency(unit), (whole,), what="site", level="soft", price=price
            )


def _distances(d: Draft) -> Rows:
    """Near and Away."""
    if len(d.at) < 2:
        return
    minutes = d.between[np.ix_(d.at, d.at)]
    i, k, *more = d.rng.permutation(len(d.at))[:3]
    other, others = (d.agency(k),), tuple(d.agency(m) for m in (k, *more))
    yield RuleRow("Near", d.agency(i), other, value=float(np.ceil(minutes[i, k])) + 5)
    yield RuleRow("Near", d.agency(k), (d.agency(i),), value=10, level="soft", price=d.price(20))
    i, k = np.unravel_index(minutes.argmax(), minutes.shape)
    if minutes[i, k] >= 2:
        yield RuleRow("Away", d.agency(int(i)), (d.agency(int(k)),), value=minutes[i, k] // 2)
    agency = next(a for a in d.city.agencies.ids if a not in others) if len(d.at) > 3 else None
    if agency is not None:
        yield RuleRow("Away", agency, others, value=15, level="soft", price=d.price(20))


def _open_closed(d: Draft) -> Rows:
    """Open, Closed and Exclusive."""
    used, vacant = d.one(d.used) or 0, d.one(~d.used)
    yield RuleRow("Open", building=d.building(used))
    yield RuleRow("Open", site=d.site(d.one(d.used) or 0), level="soft", price=d.price(1))
    if vacant is not None:
        yield RuleRow("Closed", building=d.building(vacant))
        yield RuleRow("Exclusive", other=(d.building(used),), building=d.building(vacant))
    yield RuleRow("Closed", site=d.site(used), level="soft", price=d.price(1))
    sites = d.city.sites.ids
    if len(sites) > 1:
        s, *rest = d.rng.permutation(len(sites))[:3]
        other = tuple(sites[t] for t in rest)
        yield RuleRow("Exclusive", other=other, site=sites[s], level="soft", price=d.price(1))


def _counts(d: Draft) -> Rows:
    """AtMost and AtLeast."""
    buildings = int(d.used.sum())
    sites = len(np.unique(d.city.site_of[d.at]))
    largest = int(np.bincount(d.city.site_of).argmax())
    yield RuleRow("AtMost", value=buildings + 1.0)
    yield RuleRow("AtMost", value=0.8 * sites // 1, what="site", level="soft", price=d.price(1))
    yield RuleRow("AtLeast", value=max(1.0, buildings // 2))
    where = d.city.sites.ids[largest]
    yield RuleRow("AtLeast", site=where, value=2.0, level="soft", price=d.price(1))


def _limits(d: Draft) -> Rows:
    """Budget, Cap and MaxMoves."""
    moving = (d.at != d.today) & np.array([c is not None for c in d.city.agencies.current])
    spending = d.city.buildings.opening_cost @ d.used + d.city.agencies.move_cost @ moving
    yield RuleRow("Budget", value=float(np.ceil(1.25 * spending / 10) * 10 + 10))
    for term in ("visitor_travel", "parking_shortage"):
        amount = float(BURDENS[term](d.city, d.at[None])[0])
        yield RuleRow("Cap", what=term, value=tidy(1.15 * amount, 3))
    price = 0.25
    cap = tidy(0.95 * d.money, 3)
    yield RuleRow("Cap", what="operating_cost", value=cap, level="soft", price=price)
    yield RuleRow("Cap", what="staff_travel", value=0.0, level="off")
    yield RuleRow("MaxMoves", value=float(moving.sum() + -(-len(d.at) // 5)))
    staff = float(d.city.agencies.staff.sum())
    price = d.price(0.1 * staff)
    yield RuleRow("MaxMoves", value=staff // 4, what="staff", level="soft", price=price)


def _within(d: Draft) -> Rows:
    i = int(d.city.agencies.visitors_per_day.argmax())
    minutes = zone_minutes(d.city, 1)[:, d.at[i]]
    people = d.city.zones.population
    limit = float(np.ceil(np.quantile(minutes, 0.6)))
    share = people[minutes <= limit].sum() / people.sum()
    yield RuleRow("Within", d.agency(i), value=float(np.floor(90 * share) / 100), limit=limit)
    district = d.city.zones.district[0]
    price = d.price(0.2 * float(people.sum()))
    yield RuleRow("Within", value=0.5, what=district, level="soft", price=price)


KINDS: tuple[Callable[[Draft], Rows], ...] = (
    _floor_area,
    _desks,
    _parking_capacity,
    _minimum_use,
    _reserve,
    _pinned,
    _forbidden,
    _requires,
    _groups,
    _distances,
    _open_closed,
    _counts,
    _limits,
    _within,
)
