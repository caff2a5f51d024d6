"""Tiny cities with rules that contradict each other, and what trying every plan says of them."""

import itertools
import random
from dataclasses import replace

import numpy as np

import siting as st
from audit.pencil import make_city
from siting.city.city import Plan
from siting.parts import Placement
from siting.solvers.completion import complete
from siting.termination import FEASIBLE


def town():
    """DLH and Dispora need 60 m² each, PUPR 40; North and South have 100, the annex 70."""
    city = make_city(
        {
            "DLH": {"area_m2": 60, "staff": 6, "current": "Annex", "move_cost": 40},
            "Dispora": {"area_m2": 60, "staff": 5, "current": "North", "move_cost": 30},
            "PUPR": {"area_m2": 40, "staff": 4, "current": "South", "move_cost": 20},
        },
        {
            "North": {"net_m2": 100, "rent": 10},
            "South": {"net_m2": 100, "rent": 12},
            "Annex": {"net_m2": 70, "rent": 26},
        },
    )
    seats = dict(zip(city.agencies.ids, city.agencies.current, strict=True))
    return replace(city, plans={"today": Plan(seats, None, "today")})


def tangled(seed):
    """A city of 2 to 4 agencies, every kind of rule in it, and up to three rules more."""
    rng = random.Random(seed)
    city = st.generate(
        agencies=rng.randint(2, 4), buildings=rng.randint(2, 3), zones=2, slots=2, seed=seed,
        everything=True, two_lots=0,
    )  # fmt: skip
    kept = rng.sample(range(len(city.rules)), min(8, len(city.rules)))
    city = replace(city, rules=tuple(city.rules[k] for k in sorted(kept)))
    agencies, buildings = city.agencies.ids, city.buildings.ids
    more = (
        st.Pinned(rng.choice(agencies), rng.choice(buildings)),
        st.Forbidden(rng.choice(agencies), rng.choice(buildings)),
        st.AtMost(1),
        st.Closed(rng.choice(buildings)),
        st.Together(*agencies[:2]),
        st.Apart(*agencies[:2]),
        st.FloorArea(value=rng.choice([0.3, 0.6])),
        st.MaxMoves(0),
        st.Cap("visitor_travel", rng.choice([0.0, 1e4])),
        st.ParkingCapacity(value=rng.choice([0.2, 0.5])),
    )
    return st.Problem(city).with_(rules=rng.sample(more, rng.randint(1, 3)))


def every_plan(problem):
    """Yield every placement with its best split."""
    items, places = len(problem.model.items), len(problem.model.places)
    for seats in itertools.product(range(places), repeat=items):
        yield complete(problem.model, Placement(np.array(seats, dtype=np.int64)))


def kept(problem):
    """Return names of hard rules, and which of them each plan keeps, shape (plans, rules)."""
    hard = [entry.measure for entry in problem.model.entries if entry.hard]
    rows = [[m.value(plan) <= FEASIBLE for m in hard] for plan in every_plan(problem)]
    return [measure.name for measure in hard], np.array(rows)


def contradictions(problem, most=3):
    """Return all minimal sets of up to ``most`` rules that no plan keeps together."""
    names, rows = kept(problem)
    found = []
    for size in range(1, most + 1):
        for some in itertools.combinations(range(len(names)), size):
            if any(one <= set(some) for one in found):
                continue
            if not rows[:, some].all(axis=1).any():
                found.append(set(some))
    return {frozenset(names[k] for k in one) for one in found}


def totals(problem):
    """Return the total of every plan that keeps the hard rules, by its seats."""
    return {
        tuple(plan.place.tolist()): problem.model.total(plan)
        for plan in every_plan(problem)
        if problem.model.violation(plan) <= FEASIBLE
    }
