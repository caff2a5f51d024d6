"""Engine: a model made ready for the compiled loops, its records, and its knowledge of splits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts import Model, Placement
from siting.parts.flat import VIOLATION, Array, Flat, IntArray
from siting.solvers.compiled.anneal import anneal
from siting.solvers.compiled.sheet import Sheet, State, blank, sheet_of
from siting.solvers.compiled.splits import Splits
from siting.solvers.compiled.state import HOLDS, better, settle, totals

NEAR = 32
"""Places tried for an item; the cheapest by themselves, rules first."""


@dataclass(eq=False)
class Engine:
    """Flat arrays of a model and a state on them.

    Attributes
    ----------
    best, score
        The best placement so far, shape (I,), and its (violation, total), shape (2,).
    """

    sheet: Sheet
    state: State
    splits: Splits
    near: IntArray
    size: Array
    penalty: Array
    best: IntArray
    score: Array

    @staticmethod
    def of(model: Model) -> Engine:
        """Return the engine of a model, its items still unplaced."""
        flat = model.flat()
        splits = Splits.of(model, flat)
        return Engine.on(flat, splits)

    @staticmethod
    def on(flat: Flat, splits: Splits) -> Engine:
        """Return the engine of flat forms and of what is known of their splits."""
        sheet = sheet_of(flat)
        return Engine(
            sheet=sheet,
            state=blank(sheet, flat.facets),
            splits=splits,
            near=_near(flat, sheet),
            size=_size(flat),
            penalty=np.zeros(1),
            best=np.full(flat.items, -1, dtype=np.int64),
            score=np.array([np.inf, np.inf]),
        )

    def begin(self, place: IntArray) -> None:
        """Put the items where ``place`` (I,) says; it becomes the record if it is better."""
        settle(self.sheet, self.state, place)
        while self.splits.learn(self.state):
            settle(self.sheet, self.state, place)
        violation, total = totals(self.sheet, self.state)
        if better(violation, total, self.score):
            self.score[:] = violation, total
            self.best[:] = place
        if self.penalty[0] == 0.0:
            self.penalty[0] = max(abs(total) / max(1, len(place)), 1e-6)

    def improve(self, seed: np.ndarray, rounds: int, hot: float, cold: float, most: int) -> bool:
        """Anneal from where the state stands; return whether the record fell and holds when learnt exactly."""
        trial, score = self.best.copy(), self.score.copy()
        anneal(
            self.sheet, self.state, self.near, self.size, seed, rounds, hot, cold, most,
            self.penalty, trial, score,
        )  # fmt: skip
        here = self.state.place.copy()
        found = bool((trial != self.best).any())
        if found:
            self.begin(trial)
        self.begin(here)
        return found

    @property
    def holds(self) -> bool:
        """Whether the record breaks no hard measure."""
        return bool(self.score[0] <= HOLDS)

    def placement(self) -> Placement:
        """Return the record."""
        return Placement(self.best.copy())


def _near(flat: Flat, sheet: Sheet) -> IntArray:
    """Return the places worth a try for each item, shape (I, N): rules first, then what it costs there."""
    cost, broken = np.zeros((2, flat.items, flat.places))
    for n, channel in enumerate(sheet.cost_channel):
        if channel == VIOLATION:
            broken += sheet.cost[n]
        else:
            cost += sheet.cost[n]
    order = np.lexsort((cost, broken), axis=1)
    return np.ascontiguousarray(order[:, : min(NEAR, flat.places)].astype(np.int64))


def _size(flat: Flat) -> Array:
    """Return how much room each item needs: its mean part of the loads that hard rules limit, shape (I,)."""
    limited = {int(v) for m in flat.meters if m.channel == VIOLATION for v in m.vector if v >= 0}
    parts = [flat.vectors[v] / flat.vectors[v].sum() for v in sorted(limited)]
    return np.mean(parts, axis=0) if parts else np.zeros(flat.items)
