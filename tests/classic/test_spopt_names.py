"""Models by the names of spopt: its attributes, and the right answer where it has another."""

import numpy as np
import pytest

import siting as st
from siting.compat.spopt import LSCP, LSCPB, MCLP, KNearestPMedian, PCenter, PDispersion, PMedian

COST = np.array([[0, 4, 9], [2, 1, 9], [9, 3, 0], [9, 9, 1]], dtype=float)
WEIGHTS = np.array([1, 2, 3, 4])


def test_a_p_median_lists_clients_by_facility_and_facilities_by_client():
    model = PMedian.from_cost_matrix(COST, WEIGHTS, p_facilities=2).solve()
    assert model.fac2cli == [[0, 1], [], [2, 3]]
    assert model.cli2fac == [[0], [0], [2], [2]]
    assert model.objective == 8
    assert model.mean_dist == 0.8
    assert (model.ai_sum, model.aij[1].tolist()) == (10, [4, 2, 18])
    assert model.result.termination.proof is st.Proof.OPTIMAL


def test_before_it_is_solved_a_model_says_so():
    with pytest.raises(st.NoPlan, match=r"p-median has not been solved; call solve\(\) first"):
        _ = PMedian.from_cost_matrix(COST, WEIGHTS, 2).fac2cli


@pytest.mark.parametrize("given", [[1], np.array([0, 1, 0]), np.array([[0], [1], [0]])])
def test_predefined_facilities_are_positions_or_marks(given):
    model = PMedian.from_cost_matrix(COST, WEIGHTS, 2, predefined_facilities_arr=given).solve()
    assert model.facilities == [1, 2]


def test_predefined_facilities_may_have_capacities_and_be_filled():
    capacity = np.array([5.0, 4.0, 8.0])
    model = PMedian.from_cost_matrix(COST, WEIGHTS, 2, [1], capacity).solve()
    assert (model.objective, model.fac2cli) == (10, [[], [0, 1], [2, 3]])
    filled = PMedian.from_cost_matrix(
        COST, WEIGHTS, 2, [1], capacity, fulfill_predefined_fac=True
    ).solve()
    assert sum(WEIGHTS[filled.fac2cli[1]]) == 4
    with pytest.raises(st.OptionError, match="capacities are missing"):
        PMedian.from_cost_matrix(COST, WEIGHTS, 2, [1], fulfill_predefined_fac=True)


@pytest.mark.parametrize("unit", [1e-6, 1.0, 1e6])
def test_the_k_nearest_p_median_is_the_p_median_in_every_unit(unit):
    near = KNearestPMedian.from_cost_matrix(
        COST * unit, WEIGHTS, 1, k_array=np.ones(4, dtype=int)
    ).solve()
    assert near.objective == pytest.approx(
        unit * PMedian.from_cost_matrix(COST, WEIGHTS, 1).solve().objective
    )
    assert near.k_array.tolist() == [3, 3, 1, 1]


def test_backup_counts_only_clients_that_two_open_facilities_cover():
    alone = LSCPB.from_cost_matrix([[1, 9], [1, 1]], service_radius=2).solve()
    assert (alone.lscp_obj_value, alone.backup_perc) == (1, 0)
    both = LSCPB.from_cost_matrix([[1, 9], [9, 1], [1, 1]], service_radius=2).solve()
    assert (both.lscp_obj_value, both.backup_perc) == (2, pytest.approx(100 / 3))
    assert both.cli2fac == [[0], [1], [0, 1]]


def test_coverings_list_all_clients_within_the_radius_of_an_open_facility():
    cover = LSCP.from_cost_matrix(COST, service_radius=2).solve()
    assert (cover.objective, cover.fac2cli) == (2, [[0, 1], [], [2, 3]])
    most = MCLP.from_cost_matrix(COST, WEIGHTS, service_radius=1, p_facilities=1).solve()
    assert (most.objective, most.fac2cli, most.n_cli_uncov) == (7, [[], [], [2, 3]], 2)
    assert most.perc_cov == 50


def test_a_set_covering_with_capacities_divides_demand():
    model = LSCP.from_cost_matrix(
        [[1, 1]], 2, demand_quantity_arr=[4], facility_capacity_arr=[3, 3]
    ).solve()
    assert (model.objective, model.fac2cli) == (2, [[0], [0]])


def test_centers_and_dispersions():
    center = PCenter.from_cost_matrix(COST, 2).solve()
    assert (center.objective, center.fac2cli) == (2, [[0, 1], [], [2, 3]])
    line = np.abs(np.subtract.outer([0, 1, 5, 10], [0, 1, 5, 10]))
    apart = PDispersion.from_cost_matrix(line, 3).solve()
    assert (apart.objective, apart.facilities, apart.p_facilities) == (5, [0, 2, 3], 3)


@pytest.mark.parametrize("solver", ["enumerate", object()])
def test_a_solver_is_a_name_that_is_known_here_or_is_not_used(solver):
    assert PCenter.from_cost_matrix(COST, 2).solve(solver).objective == 2


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: PMedian.from_cost_matrix(COST, WEIGHTS, 2, [0, 1, 2, 0]), "predefined facilities"),
        (lambda: PMedian.from_cost_matrix(COST, WEIGHTS, 2, [7]), "predefined facilities hold 7"),
        (lambda: LSCP.from_cost_matrix(COST, 2, None, WEIGHTS), "capacities are missing"),
        (
            lambda: KNearestPMedian.from_cost_matrix(COST, WEIGHTS, 2, k_array=[1, 2, 3, 4]),
            "k_array does not fit; expected 4 whole numbers from 1 to 3",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(make, said):
    with pytest.raises(st.OptionError, match=said):
        make()
