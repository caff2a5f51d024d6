"""Order, names and units change nothing."""

import numpy as np
import pytest

import siting as st
from classic.instances import plants, shops


def best(problem):
    result = st.solve(problem, gap=0)
    assert result.termination.proof is st.Proof.OPTIMAL
    return result.total


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_clients_and_sites_changes_nothing(seed):
    data = shops(seed)
    rng = np.random.default_rng(seed)
    i, j = rng.permutation(5), rng.permutation(3)
    shuffled = {
        "cost": data["cost"][np.ix_(i, j)],
        "demand": data["demand"][i],
        "capacity": data["capacity"][j],
        "fixed": data["fixed"][j],
    }
    here, there = (st.classic.single_source(**one) for one in (data, shuffled))
    assert best(there) == best(here)


@pytest.mark.parametrize("symmetric", [False, True])
def test_the_order_of_items_and_places_changes_nothing(symmetric):
    data = plants(2, symmetric=symmetric)
    i, j = np.array([2, 0, 3, 1]), np.array([1, 2, 0])
    shuffled = {
        "installation": data["installation"][np.ix_(i, j)],
        "flow": data["flow"][np.ix_(i, i)],
        "distance": data["distance"][np.ix_(j, j)],
        "need": data["need"][i],
        "available": data["available"][j],
        "fee": data["fee"],
    }
    here, there = (st.classic.gqap(**one) for one in (data, shuffled))
    assert best(there) == pytest.approx(best(here))


def test_names_change_nothing_but_the_names():
    data = shops(1)
    plain = st.solve(st.classic.single_source(**data), gap=0)
    named = st.solve(st.classic.single_source(**data, clients="VWXYZ", sites="ABC"), gap=0)
    assert named.total == plain.total
    assert dict(named.plan) == {"VWXYZ"[i]: "ABC"[j] for i, j in plain.plan.items()}


@pytest.mark.parametrize("money", [0.001, 1000])
@pytest.mark.parametrize("amount", [0.001, 1000])
def test_units_of_money_and_of_demand_change_nothing(money, amount):
    data = shops(2)
    scaled = {
        "cost": data["cost"] * money,
        "fixed": data["fixed"] * money,
        "demand": data["demand"] * amount,
        "capacity": data["capacity"] * amount,
    }
    here, there = (st.classic.single_source(**one) for one in (data, scaled))
    assert best(there) == pytest.approx(money * best(here))


def test_the_unit_of_distance_may_go_into_the_fee():
    data = plants(3)
    scaled = data | {"distance": data["distance"] * 1000, "fee": data["fee"] / 1000}
    here, there = (st.classic.gqap(**one) for one in (data, scaled))
    assert best(there) == pytest.approx(best(here))


@pytest.mark.parametrize("seed", range(3))
def test_a_site_more_never_hurts(seed):
    data = shops(seed)
    fewer = {
        "cost": data["cost"][:, :2],
        "demand": data["demand"],
        "capacity": np.array([30, 30]),
        "fixed": data["fixed"][:2],
    }
    more = {**data, "capacity": np.array([30, 30, 30])}
    few, many = (st.classic.single_source(**one) for one in (fewer, more))
    assert best(many) <= best(few)
