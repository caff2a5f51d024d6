import itertools
from dataclasses import replace

import numpy as np
import pytest
from strange import ITEMS, PLACES, choosing, divided, serving, whole

from siting.milp import Linear
from siting.parts import Entry, Measure, Model, Placement, Program, reach
from siting.solvers import highs
from siting.solvers.completion import complete


def lowest(program, form):
    arrays = program.arrays()
    cost = np.bincount(form.col, weights=form.coef, minlength=len(arrays.lower))
    arrays = replace(arrays, cost=cost, offset=float(form.constant.sum()))
    if not arrays.integer.any():
        return highs.linear(arrays)[1]
    return float(cost @ highs.solve(arrays, highs.Limits(gap=0.0)).values + arrays.offset)


@pytest.mark.parametrize("seed", range(6))
def test_with_the_plan_held_the_rows_give_the_value(seed):
    starts = list(itertools.product(range(PLACES), repeat=ITEMS))[seed % 3 :: 3]
    for part, start in itertools.product(whole(np.random.default_rng(seed)), starts):
        program = Program(ITEMS, PLACES, held=np.array(start))
        found = lowest(program, program.form(part))
        assert found == pytest.approx(part.value(Placement(np.array(start))), abs=1e-6)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("many", [0, reach.MANY])
def test_with_the_choice_held_the_rows_give_the_value(seed, many, monkeypatch):
    monkeypatch.setattr(reach, "MANY", many)  # the worst zone has rows of two kinds
    starts = list(itertools.product(range(PLACES), repeat=ITEMS))[seed::7]
    for part, start in itertools.product(choosing(np.random.default_rng(seed)), starts):
        program = Program(ITEMS, PLACES, held=np.array(start))
        found = lowest(program, program.form(part))
        assert found == pytest.approx(part.value(Placement(np.array(start))), abs=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_shares_take_the_value_of_the_best_service(seed):
    serve, (lacking, cost) = serving(np.random.default_rng(seed))
    for start in itertools.product(range(2), repeat=ITEMS):
        plan = Placement(np.array(start))
        entries = [
            Entry(Measure("lacking", "", (lacking,)), hard=True),
            Entry(Measure("cost", "", (cost,)), 1.0),
        ]
        model = Model(tuple("abcd"), ("closed", "open"), tuple(entries), serve)
        whole = complete(model, plan)
        load = serve.demand @ whole.flow
        assert (load <= np.where(start, serve.capacity, 0.0) + 1e-6).all()
        assert (whole.flow.sum(axis=1) <= 1 + 1e-9).all()
        program = model.program(held=plan.place, entries=())
        assert lowest(program, program.form(lacking)) == pytest.approx(
            lacking.value(whole), abs=1e-6
        )


@pytest.mark.parametrize("seed", range(25))
def test_the_free_program_finds_the_best_of_all_placements(seed):
    rng = np.random.default_rng(seed)
    parts = whole(rng) if seed % 3 else choosing(rng)
    weights = rng.integers(0, 4, len(parts)).astype(float)
    program = Program(ITEMS, PLACES)
    for part, weight in zip(parts, weights, strict=True):
        if weight > 0:
            program.minimise(program.form(part).scaled(weight))
    answer = highs.solve(program.arrays(), highs.Limits(gap=0.0))
    plans = itertools.product(range(PLACES), repeat=ITEMS)
    best = min(
        sum(w * p.value(Placement(np.array(s))) for p, w in zip(parts, weights, strict=True))
        for s in plans
    )
    assert answer.bound == pytest.approx(best, abs=1e-5)


@pytest.mark.parametrize("seed", range(15))
def test_divided_parts_take_the_value_of_the_best_flows(seed):
    rng = np.random.default_rng(seed)
    split, parts = divided(rng)
    for start in itertools.product(range(PLACES), repeat=ITEMS):
        program = Program(ITEMS, PLACES, held=np.array(start))
        forms = [program.form(part) for part in parts]
        total = forms[0]
        for form in forms[1:]:
            total = total + form
        flow = program.form(split)
        arrays = program.arrays()
        cost = np.bincount(total.col, weights=total.coef, minlength=len(arrays.lower))
        values, best, _ = highs.linear(replace(arrays, cost=cost))
        plan = Placement(np.array(start), values[flow.col].reshape(len(split.place), -1))
        assert best == pytest.approx(sum(part.value(plan) for part in parts), abs=1e-6)


def test_a_form_is_one_row_after_summing_and_keeps_its_constant():
    form = Linear.rows(np.array([[0, 1], [1, 2]]), np.array([[1.0, 2.0], [3.0, 0.0]]), [5.0, 7.0])
    one = form.sum([1.0, 10.0])
    assert len(one) == 1
    assert one.constant.tolist() == [75.0]
    assert sorted(zip(one.col, one.coef, strict=True)) == [(0, 1.0), (1, 2.0), (1, 30.0)]
