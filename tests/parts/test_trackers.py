import itertools

import numpy as np
import pytest
from strange import ITEMS, PLACES, choosing, whole

from siting.parts import ByValue, Entry, Measure, Model, Placement

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_delta_is_the_difference_of_two_values(seed):
    starts = list(itertools.product(range(PLACES), repeat=ITEMS))
    rng = np.random.default_rng(seed)
    for part in (*whole(rng), *(choosing(rng) if seed < 4 else ())):
        value = {start: part.value(Placement(np.array(start))) for start in starts}
        for start in starts:
            tracker = part.track(Placement(np.array(start)), PLACES)
            assert tracker.value == pytest.approx(value[start])
            for item in range(ITEMS):
                moved = [(*start[:item], j, *start[item + 1 :]) for j in range(PLACES)]
                after = [value[plan] - value[start] for plan in moved]
                assert tracker.deltas(item) == pytest.approx(after), (part, start, item)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_tracker_stays_right_over_a_long_walk(seed):
    rng = np.random.default_rng(seed)
    for part in (*whole(rng), *(choosing(rng) if seed < 4 else ())):
        plan = Placement(rng.integers(0, PLACES, ITEMS))
        tracker = part.track(plan, PLACES)
        for _ in range(30):
            item, to = int(rng.integers(ITEMS)), int(rng.integers(PLACES))
            tracker.move(item, to)
            plan = plan.moved(item, to)
            assert tracker.value == pytest.approx(part.value(plan))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_swap_is_what_two_moves_make_and_changes_nothing_itself(seed):
    rng = np.random.default_rng(seed)
    for part in (*whole(rng), *(choosing(rng) if seed < 4 else ())):
        plan = Placement(rng.integers(0, PLACES, ITEMS))
        tracker = part.track(plan, PLACES)
        for one, two in itertools.combinations(range(ITEMS), 2):
            swapped = plan.moved(one, plan.place[two]).moved(two, plan.place[one])
            expected = part.value(swapped) - part.value(plan)
            assert tracker.swap(one, two) == pytest.approx(expected)
            assert tracker.value == pytest.approx(part.value(plan))


def test_the_slow_default_serves_a_part_without_a_tracker_of_its_own():
    rng = np.random.default_rng(5)
    for part in whole(rng):
        plan = Placement(rng.integers(0, PLACES, ITEMS))
        slow, fast = ByValue(part, plan, PLACES), part.track(plan, PLACES)
        for item in range(ITEMS):
            assert slow.deltas(item) == pytest.approx(fast.deltas(item))
        slow.move(0, 2)
        fast.move(0, 2)
        assert slow.value == pytest.approx(fast.value)


def test_what_compiled_loops_cannot_state_says_so():
    parts = choosing(np.random.default_rng(0))
    for part in parts[:-1]:
        model = Model(tuple("abcd"), tuple("xyz"), (Entry(Measure("m", "", (part,)), 1.0),))
        assert not model.compiles
        with pytest.raises(TypeError, match="compiled loops"):
            model.flat()
    model = Model(tuple("abcd"), tuple("xyz"), (Entry(Measure("m", "", parts[-1:]), 1.0),))
    assert model.compiles
    assert model.flat().costs
