"""One call, one random city: same seed, same city, and a plan that keeps all its hard rules."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from siting.city.arrays import Array, IntArray
from siting.city.city import City, Parameter, Plan
from siting.city.defaults import DEFAULTS
from siting.city.generate import parking, people
from siting.city.generate.geography import lay_out
from siting.city.generate.prices import flat_tariff, prices, with_steps
from siting.city.generate.rules import rules
from siting.city.generate.sample import consolidated, number_of_plans, random_plans
from siting.city.generate.stock import stock
from siting.city.generate.travel import travel
from siting.city.generate.wishes import with_wishes
from siting.errors import OptionError
from siting.locale.errors import ERRORS

PARTS = (
    *("town", "people", "shares", "stock", "draft", "travel"),
    *("lots", "links", "wishes", "rules", "plans"),
)
CROWDED = 1.15  # how full a building may be in a random plan where a soft rule tolerates it
STEPS_WITH_EVERYTHING = 3
ENERGY_OF_PEOPLE = Parameter(100.0, DEFAULTS["kwh_per_person"].unit, "drawn", None, "synthetic")


def generate(
    *,
    agencies: int = 45,
    buildings: int = 25,
    seed: int = 1,
    zones: int = 107,
    slots: int = 8,
    two_lots: float = 1 / 3,
    pairs: float = 0.05,
    tariff_steps: int = 1,
    everything: bool = False,
) -> City:
    """Make a random city on a river, with prices at which no burden is a toy.

    Areas fill 0.8 of the net floor. ``plans["today"]`` fits, and ``plans["draft"]`` keeps every
    hard rule. Each burden is priced so that it differs between random plans by some 3.5 % of
    operating cost.

    Parameters
    ----------
    agencies, buildings, zones, slots
        How many of each, at least 1; ``slots`` cut an office day of eight hours, at most 96.
    seed
        Any number from 0; the same seed gives the same city.
    two_lots
        Share of the buildings with a far lot beside the near one. At 0 all lots are at the door.
    pairs
        Share of the pairs of agencies with trips between them; half as many have joint visits.
    tariff_steps
        Steps of the electricity tariff, at least 1; with ``everything`` at least 3.
    everything
        Whether to price every term and to have every kind of rule, with the columns that bind.

    Returns
    -------
    A city with every default filled in, as if read from tables.

    Raises
    ------
    OptionError
        If a number is outside the range above.
    """
    counts = {"agencies": agencies, "buildings": buildings, "zones": zones, "slots": slots}
    _refuse(counts | {"tariff_steps": tariff_steps}, seed, {"two_lots": two_lots, "pairs": pairs})
    # a stream of chance for each part: fewer pairs or lots leave the rest as it is
    rng = {part: np.random.default_rng((seed, k)) for k, part in enumerate(PARTS)}
    town = lay_out(rng["town"], zones)
    who = people.agencies(rng["people"], agencies)
    built = stock(rng["stock"], who, buildings, town)
    draft = consolidated(who.area_m2, built.buildings.net_m2, built.today, rng["draft"])
    ids = built.buildings.ids
    site = np.array([built.sites.index[s] for s in built.buildings.site], dtype=np.int64)
    lots, serves = parking.lots(rng["lots"], site, len(built.sites), two_lots)
    city = City(
        name=f"generated-{agencies}x{buildings}-{seed}",
        agencies=replace(who, current=tuple(ids[j] for j in built.today)),
        buildings=built.buildings,
        sites=built.sites,
        lots=lots,
        lot_serves=serves,
        zones=town.zones,
        visitor_share=people.shares(rng["shares"], agencies, town.zones.population, town.xy),
        home_share=people.shares(rng["shares"], agencies, town.zones.population, town.xy),
        minutes=travel(
            rng["travel"], town.xy, built.xy, site[:, None] == site, per_mode=everything
        ),
        profiles=parking.day(slots),
        modes=parking.modes(),
        tariff=flat_tariff(),
        trips=people.links(rng["links"], who.staff, pairs, per_day=6),
        joint_visits=people.links(rng["links"], who.visitors_per_day, pairs / 2, per_day=15),
        parameters=dict(DEFAULTS),
        plans={
            name: Plan({a: ids[j] for a, j in zip(who.ids, plan, strict=True)}, name=name)
            for name, plan in (("draft", draft), ("today", built.today))
        },
    )
    return _priced(city, rng, tariff_steps, everything=everything)


def _priced(
    city: City, rng: dict[str, np.random.Generator], steps: int, *, everything: bool
) -> City:
    """Size lots and tariff by random plans, add wishes and rules, and price the burdens."""
    plans = random_plans(city, room(city), rng["plans"], number_of_plans(len(city.agencies)))
    city = parking.sized(city, plans, rng["lots"])
    if everything:
        city = replace(city, parameters=DEFAULTS | {"kwh_per_person": ENERGY_OF_PEOPLE})
        steps = max(steps, STEPS_WITH_EVERYTHING)
    if steps > 1:
        city = with_steps(city, plans, steps)
    if everything:
        city = with_wishes(city, rng["wishes"])
        city = replace(city, rules=rules(city, rng["rules"]))
        plans = random_plans(city, room(city), rng["plans"], number_of_plans(len(city.agencies)))
    return replace(city, weights=prices(city, plans, everything=everything))


def room(city: City) -> Array:
    """Net m2 that a random plan may fill: more where a soft rule tolerates it. Shape (J,)."""
    soft = {r.building for r in city.rules if r.rule == "FloorArea" and r.level == "soft"}
    share = np.array([CROWDED if name in soft else 1.0 for name in city.buildings.ids])
    return np.asarray(share * city.buildings.net_m2)


def sample(city: City, seed: int, count: int = 40) -> IntArray:
    """Draw plans that fit a generated city, as positions of buildings. Shape (count, I)."""
    return random_plans(city, room(city), np.random.default_rng(seed), count)


def _refuse(counts: dict[str, int], seed: int, parts: dict[str, float]) -> None:
    for name, value in counts.items():
        if value < 1:
            raise OptionError(ERRORS["at least one"], name=name, value=value)
    if counts["slots"] > 96:
        raise OptionError(ERRORS["slots"], value=counts["slots"])
    if seed < 0:
        raise OptionError(ERRORS["seed"], value=seed)
    for name, part in parts.items():
        if not 0 <= part <= 1:
            raise OptionError(ERRORS["share"], name=name, value=part)
