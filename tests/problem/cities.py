"""Random tiny cities, and the same city written down in another way."""

import dataclasses
import math
from dataclasses import replace

import hypothesis.strategies as some
import numpy as np
from hypothesis import settings

import siting as st
from siting.city.arrays import locked
from siting.solvers import enumerate as enumeration
from siting.solvers import exact
from siting.solvers.completion import complete
from siting.solvers.contract import Limits


def few(examples):
    """Return settings: the same few examples on every run."""
    return settings(max_examples=examples, derandomize=True, deadline=None, database=None)


@some.composite
def cities(draw, plain=True, lots=(0.0, 0.0, 0.0, 0.5), rules=4):
    """Draw a city of 3 or 4 agencies and 2 or 3 buildings, with every term and a few rules, or a plain one.

    All the rules of a generated city at once leave so small a city hardly more than one plan.
    """
    everything = not plain or draw(some.booleans())
    city = st.generate(
        agencies=draw(some.integers(3, 4)),
        buildings=draw(some.integers(2, 3)),
        zones=draw(some.integers(1, 4)),
        slots=draw(some.integers(1, 2)),
        seed=draw(some.integers(0, 999)),
        two_lots=draw(some.sampled_from(lots)),
        pairs=0.5,
        everything=everything,
    )
    if not everything:
        return city
    kept = draw(some.sets(some.sampled_from(range(len(city.rules))), max_size=rules))
    return replace(city, rules=tuple(city.rules[k] for k in sorted(kept)))


def best(problem):
    """Return an exact answer: by trying all plans, or by HiGHS where each plan has a split to find."""
    solver = "enumerate" if problem.model.split is None else "highs"
    return st.solve(problem, solver=solver, gap=0)


def least(problem):
    """Return the model's optimum, infinite where no plan keeps the hard rules."""
    model = problem.model
    solver = enumeration.solve if model.split is None else exact.by_highs
    outcome = solver(model, Limits(gap=0.0))
    assert outcome.termination.stop is st.Stop.FINISHED
    if outcome.placement is None:
        return math.inf
    return model.total(complete(model, outcome.placement))


def amounts(problem, plan):
    """Return what the audit says of a plan: terms, then rules in order, then the total."""
    found = st.evaluate(problem, dict(plan)).audit
    return [*found.terms.values(), *(rule.amount for rule in found.rules), found.total]


def mixed_up(city, random):
    """Return a plan of nobody's choice."""
    return {agency: random.choice(city.buildings.ids) for agency in city.agencies.ids}


def with_rows(table, order):
    """Return the columns of a table with its rows in another order, or some of them twice."""
    columns = {field.name: getattr(table, field.name) for field in dataclasses.fields(table)}
    return replace(table, **{name: _rows(column, order) for name, column in columns.items()})


def _rows(column, order):
    if isinstance(column, tuple):
        return tuple(column[k] for k in order)
    return locked(column[order], column.dtype)


def with_buildings(city, order):
    """Return the city with these rows of its buildings; minutes follow, links to lots do not."""
    zone = {mode: locked(table[:, order]) for mode, table in city.minutes.zone.items()}
    between = {m: locked(table[np.ix_(order, order)]) for m, table in city.minutes.building.items()}
    return replace(
        city,
        buildings=with_rows(city.buildings, order),
        minutes=replace(city.minutes, zone=zone, building=between),
    )


def reordered(city, random):
    """Return the city with the rows of agencies, buildings, zones and lots in another order."""
    tables = city.agencies, city.buildings, city.zones, city.lots
    agency, building, zone, lot = (random.sample(range(len(t)), len(t)) for t in tables)
    there = {"agency": np.argsort(agency), "building": np.argsort(building), "lot": np.argsort(lot)}
    moved = with_buildings(city, building)
    serves = {
        kind: locked(there[kind][vars(city.lot_serves)[kind]], np.int64)
        for kind in ("lot", "building")
    }
    minutes = {mode: locked(table[zone]) for mode, table in moved.minutes.zone.items()}
    return replace(
        moved,
        agencies=with_rows(city.agencies, agency),
        zones=with_rows(city.zones, zone),
        lots=with_rows(city.lots, lot),
        lot_serves=replace(city.lot_serves, **serves),
        visitor_share=locked(city.visitor_share[np.ix_(agency, zone)]),
        home_share=locked(city.home_share[np.ix_(agency, zone)]),
        minutes=replace(moved.minutes, zone=minutes),
        trips=_between(city.trips, there["agency"]),
        joint_visits=_between(city.joint_visits, there["agency"]),
    )


def _between(pairs, there):
    ends = np.sort(np.stack([there[pairs.first], there[pairs.second]]), axis=0)
    return replace(pairs, first=locked(ends[0], np.int64), second=locked(ends[1], np.int64))


def renamed(city, name):
    """Return the city in which every agency, building, site, lot, zone and district is called ``name(id)``."""

    def names(ids):
        return None if ids is None else tuple(None if one is None else name(one) for one in ids)

    def cells(table, *columns):
        return replace(table, **{c: names(vars(table)[c]) for c in columns})

    who = city.agencies
    lists = {c: tuple(names(ids) for ids in vars(who)[c]) for c in ("allowed", "forbidden")}
    rules = [
        replace(
            row,
            agency=None if row.agency is None else name(row.agency),
            building=None if row.building is None else name(row.building),
            site=None if row.site is None else name(row.site),
            other=names(row.other),
            what=name(row.what) if row.rule == "Within" and row.what else row.what,
        )
        for row in city.rules
    ]
    return replace(
        city,
        agencies=replace(cells(who, "ids", "current"), **lists),
        buildings=cells(city.buildings, "ids", "site", "zone"),
        sites=cells(city.sites, "ids"),
        lots=cells(city.lots, "ids"),
        zones=cells(city.zones, "ids", "district"),
        rules=tuple(rules),
        plans={
            key: replace(plan, assignment={name(a): name(b) for a, b in plan.items()})
            for key, plan in city.plans.items()
        },
    )
