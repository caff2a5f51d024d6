"""Search: a good placement in a moment, by moves, swaps and emptied places; no proof."""

from __future__ import annotations

import time

import numpy as np

from siting.parts import Array, IntArray, Model, Placement, State
from siting.solvers.completion import exact_total
from siting.solvers.contract import Progress, Watch

NO_END = 10**9
"""As a number of rounds: until the time is up."""

EPS = 1e-9
"""A change smaller than this is no change; keeps rounding from turning in circles."""

ROUNDS = 1
"""Shaken restarts of one search; a number of rounds, not of seconds, so that a run can be repeated."""


class Interrupted(Exception):
    """Ctrl-C came while searching; ``placement`` is the best so far, whether it holds or not."""

    def __init__(self, placement: Placement) -> None:
        super().__init__("interrupted while searching")
        self.placement = placement


def find(
    model: Model,
    *,
    start: Placement | None = None,
    rounds: int = ROUNDS,
    seconds: float | None = None,
    seed: int = 0,
    watch: Watch | None = None,
) -> Placement:
    """Return a placement that breaks hard measures as little, then costs as little, as could be found.

    Measures that follow the split of flows are left out of sight; the split is completed afterwards.

    Parameters
    ----------
    model
        What to place.
    start
        Where to begin; None = every item where it costs least by itself, hard measures first.
    rounds, seconds
        Whichever ends first; ``seconds`` None = no limit.
    seed
        Of the shakes.
    watch
        Called after every round with the best total so far; True ends the search.

    Raises
    ------
    Interrupted
        On Ctrl-C; it carries the best placement so far.
    """
    rng = np.random.default_rng(seed)
    began = time.monotonic()
    end = None if seconds is None else began + seconds
    if len(model.places) < 2 or not model.items:
        return start or Placement(np.zeros(len(model.items), dtype=np.int64))
    state = model.track(start or Placement(np.zeros(len(model.items), dtype=np.int64)))
    best, score = state.place, (np.inf, np.inf)  # the first descent is itself the best so far
    try:
        descend(state, rng, end)
        best, score = state.place.copy(), _score(state)
        total = None
        for _ in range(rounds):
            if watch is not None and total is None:
                total = exact_total(model, best)
            if watch is not None and watch(Progress(time.monotonic() - began, total, None)):
                break
            if end is not None and time.monotonic() > end:
                break
            state = model.track(Placement(best))
            _shake(state, rng)
            descend(state, rng, end)
            if _score(state) < score:
                best, score, total = state.place.copy(), _score(state), None
    except KeyboardInterrupt:
        raise Interrupted(Placement(best.copy())) from None
    return Placement(best)


def descend(state: State, rng: np.random.Generator, end: float | None = None) -> None:
    """Move items, then swap them, until nothing is left that improves."""
    items = len(state.place)
    waiting = list(rng.permutation(items))
    while waiting:
        if end is not None and time.monotonic() > end:
            return
        if _best_move(state, int(waiting.pop())) or (not waiting and _any_swap(state, end)):
            waiting = list(rng.permutation(items))


def _best_move(state: State, item: int) -> bool:
    to, better = _cheapest(*state.deltas(item))
    if better:
        state.move(item, to)
    return better


def _cheapest(violation: Array, total: Array) -> tuple[int, bool]:
    """Return the place with the least change, violation first, and whether it improves."""
    least = violation.min()
    close = np.nonzero(violation <= least + EPS)[0]
    to = int(close[np.argmin(total[close])])
    better = violation[to] < -EPS or (violation[to] <= EPS and total[to] < -EPS)
    return to, bool(better)


def _any_swap(state: State, end: float | None) -> bool:
    """Try swaps between places, the most promising first, and make the first that improves."""
    items = len(state.place)
    gains = [state.deltas(i) for i in range(items)]
    violation = np.array([g[0] for g in gains])[:, state.place]
    total = np.array([g[1] for g in gains])[:, state.place]
    one, two = np.triu_indices(items, 1)
    apart = state.place[one] != state.place[two]
    one, two = one[apart], two[apart]
    rough = total[one, two] + total[two, one], violation[one, two] + violation[two, one]
    for k in np.lexsort(rough)[: 6 * items]:
        if end is not None and time.monotonic() > end:
            return False
        change = state.swap(int(one[k]), int(two[k]))
        if change[0] < -EPS or (change[0] <= EPS and change[1] < -EPS):
            here, there = int(state.place[one[k]]), int(state.place[two[k]])
            state.move(int(one[k]), there)
            state.move(int(two[k]), here)
            return True
    return False


def _shake(state: State, rng: np.random.Generator) -> None:
    """Empty one used place, or scatter a few items."""
    if rng.random() < 0.6:
        used = np.unique(state.place)
        closed = int(rng.choice(used))
        for item in rng.permutation(np.nonzero(state.place == closed)[0]):
            violation, total = state.deltas(int(item))
            violation[closed] = np.inf
            state.move(int(item), _cheapest(violation, total)[0])
    else:
        for item in rng.choice(len(state.place), max(1, len(state.place) // 8), replace=False):
            violation, total = state.deltas(int(item))
            near: IntArray = np.lexsort((total, violation))[1:4]
            if len(near):
                state.move(int(item), int(rng.choice(near)))


def _score(state: State) -> tuple[float, float]:
    return (round(state.violation, 9), state.total)
