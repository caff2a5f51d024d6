"""Closest: how near the two chosen items are that are nearest to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, ByValue, Placement
from siting.parts.program import Program
from siting.parts.steps import stepped


@dataclass(frozen=True, eq=False)
class Closest:
    """Largest amount[i, k] over pairs of items at one place; 0 while fewer than two are there.

    For a dispersion, amounts are a largest distance minus the distance of the pair.

    Attributes
    ----------
    amount
        Symmetric, each >= 0; the diagonal does not matter. Shape (I, I).
    at
        The place at which an item is chosen.
    """

    amount: Array
    at: int
    divided: ClassVar[bool] = False

    def value(self, plan: Placement) -> float:
        """Return the largest amount of a chosen pair."""
        chosen = np.nonzero(plan.place == self.at)[0]
        one, two = np.triu_indices(len(chosen), 1)
        return float(self.amount[chosen[one], chosen[two]].max(initial=0.0))

    def rows(self, program: Program) -> Linear:
        """Return steps from each distinct amount to the next, taken by both items of a pair.

        Source: D. Sayah, S. Irnich, "A new compact formulation for the discrete p-dispersion
        problem", European Journal of Operational Research 256 (2017), 62–67.
        """
        one, two = np.triu_indices(len(self.amount), 1)
        amount = self.amount[one, two]
        values = np.unique(np.append(amount, 0.0))
        form, step = stepped(program, values)
        paid = amount > 0
        one, two, amount = one[paid], two[paid], amount[paid]
        steps = step[np.searchsorted(values, amount)]
        chosen = program.x[:, self.at]
        both = np.stack([chosen[one], chosen[two], steps], axis=1)
        program.at_most(Linear.rows(both, np.array([1.0, 1.0, -1.0])), 1.0, "both of a pair")
        return form

    def track(self, plan: Placement, places: int) -> ByValue:
        """Return the slow tracker."""
        return ByValue(self, plan, places)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Raise: compiled loops have no form for it, see ``Model.compiles``."""
        raise TypeError("compiled loops have no form for this part")
