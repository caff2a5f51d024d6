"""Standing: the best plan and bound of a run, and what a plan must stay below to be worth looking for."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.board import Board
from siting.solvers.single.lagrange import Prices
from siting.solvers.single.rounding import Rounding
from siting.solvers.single.shape import SingleSource
from siting.solvers.single.sites import Sites
from siting.termination import slack

CLOSE = 0.05
"""Part of what still counts as optimal by which a better plan must be better."""


@dataclass(eq=False)
class Standing:
    """What is solved, and the board on which plans and bounds are written, with the constant.

    Bounds, levels and cutoffs of whoever asks here are without the constant.
    """

    shape: SingleSource
    board: Board
    rounding: Rounding = field(init=False)
    most: float = field(init=False)

    def __post_init__(self) -> None:
        self.rounding = Rounding.of(self.shape)
        self.most = most(self.shape)

    @property
    def done(self) -> bool:
        """Whether everybody should stop."""
        return self.board.done

    @property
    def cutoff(self) -> float:
        """What a plan must stay below to be worth looking for."""
        total = self.board.total
        if total is None:
            return self.most
        worth = max(CLOSE * slack(total), 0.9 * min(self.board.limits.gap, 1.0) * abs(total))
        return float(total - self.shape.constant - max(worth, (1.0 - 1e-4) * self.shape.step))

    def prove(self, bound: float) -> None:
        """Publish a bound, rounded up where totals are whole multiples of a step.

        What was trimmed away is only known to reach the cutoff.
        """
        bound = min(bound, self.cutoff)
        step = self.shape.step
        if step > 0.0 and np.isfinite(bound):
            bound = max(bound, (np.ceil(bound / step - 1e-6) - 1e-9) * step)
        total = self.board.total
        bound += self.shape.constant
        self.board.prove(bound if total is None else min(bound, total))

    def finish(self, bound: float) -> None:
        """Nothing below ``bound`` is left."""
        if self.board.total is None:
            self.board.infeasible = True
        else:
            self.prove(bound)

    def round(self, sites: Sites, prices: Prices) -> None:
        """Offer a plan near what the relaxed plan takes."""
        found = self.rounding.of_relaxed(sites, prices)
        if found is not None:
            self.board.offer(*found)

    def offer(self, place: IntArray) -> bool:
        """Offer a plan, shape (I,), and tell whether it is the best so far."""
        total = self.shape.total(place)
        return bool(np.isfinite(total)) and self.board.offer(place, total)


def most(shape: SingleSource) -> float:
    """Return more than any plan can cost, without the constant."""
    finite = np.where(np.isfinite(shape.cost), shape.cost, -np.inf).max(axis=1)
    dearest = finite[np.isfinite(finite)].sum() + np.maximum(shape.fixed, 0.0).sum()
    return float(dearest + 0.1 * abs(dearest) + 1.0)
