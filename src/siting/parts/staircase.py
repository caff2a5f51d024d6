"""Staircase: any cost of a summed load by steps, jumps and falling averages included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, BoolArray, IntArray, Moving, Placement
from siting.parts.program import Program
from siting.parts.rooms import most

ROUNDING = 1e-9
"""Part of a load that is lost in sums."""


@dataclass(frozen=True, eq=False)
class Staircase:
    """Sum over used groups of fixed[g, k] + rate[g, k] * E, where k is the first step with E <= limit[k].

    E is the group's load: base of its used places plus demand of its items.

    Attributes
    ----------
    group
        Group of each place, -1 for none, shape (J,); every group 0 … G-1 has a place.
    base
        Load of a place that is used, shape (J,).
    demand
        Load of an item at a place, shape (I, J).
    limit
        Largest load of each step, increasing, the last ``inf``, shape (K,). A load on the point
        belongs to the lower step; the program keeps the next step at or above it.
    fixed, rate
        Shapes (G, K).

    The program is the multiple-choice form with variable upper bounds, whose linear relaxation is
    the best of the textbook forms (Croxton, Gendron, Magnanti 2003; Gouveia, Saldanha-da-Gama 2006).
    Where all steps have one rate and only rise, one row for all of them is as tight: a step that is
    higher than the load needs costs more. Steps end where hard capacities let no load go, and an
    item sits only where a step is taken that holds it: both are exact, and raise the relaxation.
    """

    group: IntArray
    base: Array
    demand: Array
    limit: Array
    fixed: Array
    rate: Array
    divided: ClassVar[bool] = False

    def cost(self, group: IntArray, load: Array) -> Array:
        """Return the cost of used groups at their loads; both shape (n,)."""
        step = np.searchsorted(self.limit, load, side="left")
        return np.asarray(self.fixed[group, step] + self.rate[group, step] * load)

    def loads(self, plan: Placement) -> Array:
        """Load of each group, shape (G,)."""
        load = np.zeros(len(self.fixed))
        used = np.unique(plan.place)
        for where, amount in (
            (plan.place, self.demand[np.arange(len(plan.place)), plan.place]),
            (used, self.base[used]),
        ):
            inside = self.group[where] >= 0
            np.add.at(load, self.group[where][inside], amount[inside])
        return load

    def value(self, plan: Placement) -> float:
        """Return the cost of all used groups."""
        used = np.unique(self.group[plan.place])
        used = used[used >= 0]
        return float(self.cost(used, self.loads(plan)[used]).sum())

    def rows(self, program: Program) -> Linear:
        """Return the cost of the chosen steps; groups that can reach one step only need no choice."""
        total = Linear.of(np.zeros(0, np.int64))
        used = program.used(self.group)
        for g in range(len(self.fixed)):
            total = total + self._group_rows(program, g, int(used[g]))
        return total

    def _group_rows(self, program: Program, g: int, used: int) -> Linear:
        inside = np.nonzero(self.group == g)[0]
        load = Linear.of(program.x[:, inside], self.demand[:, inside])
        load = load + Linear.of(program.y[inside], self.base[inside])
        top = self._most(program, inside)
        floor = np.concatenate([[0.0], self.limit[:-1]])
        steps = np.nonzero((floor < max(top, 1e-300)) & _differs(self.fixed[g], self.rate[g]))[0]
        reach = max(int(np.searchsorted(floor, top, side="left")) - 1, 0)
        last = np.append(steps[1:] - 1, reach)
        if len(steps) == 1:
            k = steps[0]
            return Linear.of(used, self.fixed[g, k]) + load.scaled(self.rate[g, k])
        low, high = floor[steps], np.minimum(self.limit[last], top)
        choice = program.columns(len(steps), "step", upper=1.0, integer=True)
        program.equal(Linear.of(choice) - Linear.of(used), 0.0, "one step while used")
        self._held_by_steps(program, inside, choice, high)
        cost = Linear.of(choice, self.fixed[g, steps])
        if _only_rises(self.fixed[g, steps], self.rate[g, steps]):
            program.at_most(load - Linear.of(choice, high), 0.0, "load under its step")
            return cost + load.scaled(self.rate[g, steps[0]])
        amount = program.columns(len(steps), "load on a step")
        program.equal(Linear.of(amount) - load, 0.0, "load of the steps")
        both = np.stack([amount, choice], axis=1)
        program.at_most(
            Linear.rows(both, np.stack([np.ones(len(steps)), -high], 1)), 0.0, "step top"
        )
        program.at_least(
            Linear.rows(both, np.stack([np.ones(len(steps)), -low], 1)), 0.0, "step floor"
        )
        return cost + Linear.of(amount, self.rate[g, steps])

    def _most(self, program: Program, inside: IntArray) -> float:
        """Return a bound on the load of a group."""
        brings, base = self.demand[:, inside], self.base[inside]
        if min(brings.min(initial=0.0), base.min(initial=0.0)) < 0:
            return float(brings.max(axis=1).sum() + base.sum())
        return most(program.rooms, brings, inside) + float(base.sum())

    def _held_by_steps(
        self, program: Program, inside: IntArray, choice: IntArray, high: Array
    ) -> None:
        """Let an item sit in a group only as far as steps are taken that hold it alone."""
        if min(self.demand[:, inside].min(initial=0.0), self.base[inside].min(initial=0.0)) < 0:
            return
        least = (self.demand[:, inside] + self.base[inside]).min(axis=1)
        first = np.minimum(np.searchsorted(high, least * (1 - ROUNDING)), len(high) - 1)
        lowest = np.unique(first[first > 0])
        if not len(lowest):
            return
        above = program.columns(len(lowest), "step or a higher one", upper=1.0)
        for k, column in zip(lowest.tolist(), above.tolist(), strict=True):
            program.equal(Linear.of(choice[k:]) - Linear.of(column), 0.0, "a step or a higher one")
        items = np.nonzero(first > 0)[0]
        column = above[np.searchsorted(lowest, first[items])]
        sits = np.concatenate([program.x[np.ix_(items, inside)], column[:, None]], axis=1)
        weight = np.append(np.ones(len(inside)), -1.0)
        program.at_most(Linear.rows(sits, weight), 0.0, "a step that holds the item")

    def track(self, plan: Placement, places: int) -> StaircaseTracker:
        """Return a tracker that keeps loads and counts."""
        return StaircaseTracker(self, plan)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write one meter a group, without the steps that only continue the one before."""
        for g in range(len(self.fixed)):
            places = np.nonzero(self.group == g)[0]
            vector = np.array([into.vector(self.demand[:, j]) for j in places])
            first = np.nonzero(_differs(self.fixed[g], self.rate[g]))[0]
            last = np.append(first[1:] - 1, len(self.limit) - 1)
            steps = self.limit[last], weight * self.fixed[g, first], weight * self.rate[g, first]
            into.meter(channel, places, vector, self.base[places], *steps)


def _differs(fixed: Array, rate: Array) -> BoolArray:
    """Mark the steps that do not merely continue the one before, shape (K,)."""
    return np.concatenate([[True], (np.diff(fixed) != 0) | (np.diff(rate) != 0)])


def _only_rises(fixed: Array, rate: Array) -> bool:
    return bool((np.diff(fixed) >= 0).all() and (rate == rate[0]).all())


class StaircaseTracker(Moving):
    """Deltas from each group's load before and after, with the item taken out of its place."""

    def __init__(self, part: Staircase, plan: Placement) -> None:
        super().__init__(plan)
        self.part = part
        self.load = part.loads(plan)
        self.count = np.bincount(plan.place, minlength=len(part.base))
        inside = part.group[plan.place]
        self.members = np.bincount(inside[inside >= 0], minlength=len(part.fixed))
        self.costs = self._costs(np.arange(len(part.fixed)), self.load, self.members > 0)
        self.value = float(self.costs.sum())

    def _costs(self, group: IntArray, load: Array, used: BoolArray) -> Array:
        return np.where(used, self.part.cost(group, load), 0.0)

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        part, here = self.part, int(self.place[item])
        home = int(part.group[here])
        count, load, costs = self.count.copy(), self.load, self.costs
        count[here] -= 1
        leave = 0.0
        if home >= 0:
            load, costs = load.copy(), costs.copy()
            load[home] -= part.demand[item, here] + (part.base[here] if count[here] == 0 else 0.0)
            used = np.array([self.members[home] > 1])
            costs[home] = self._costs(np.array([home]), load[[home]], used)[0]
            leave = float(costs[home] - self.costs[home])
        group = np.where(part.group >= 0, part.group, 0)
        after = load[group] + part.demand[item] + np.where(count == 0, part.base, 0.0)
        enter = np.where(part.group >= 0, part.cost(group, after) - costs[group], 0.0)
        change = enter + leave
        change[here] = 0.0
        return np.asarray(change)

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        part, here = self.part, int(self.place[item])
        if here == to:
            return
        for place, sign in ((here, -1), (to, 1)):
            group = int(part.group[place])
            base = part.base[place] if self.count[place] == (1 if sign < 0 else 0) else 0.0
            self.count[place] += sign
            if group < 0:
                continue
            self.members[group] += sign
            self.load[group] += sign * (part.demand[item, place] + base)
            if self.members[group] == 0:
                self.load[group] = 0.0
            one = np.array([group])
            self.costs[group] = self._costs(one, self.load[one], self.members[one] > 0)[0]
        self.place[item] = to
        self.value = float(self.costs.sum())
