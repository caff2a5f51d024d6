"""Resplit: the split of flows of one placement after another, in programs that are kept open."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from siting.parts import IntArray, Model, Placement
from siting.parts.part import Array
from siting.solvers.completion import KEEP, complete, dense, goals_of, limited
from siting.solvers.highs_standing import Aimed


@dataclass(eq=False)
class Resplit:
    """Completes placements of one model as ``complete`` does, several times faster.

    Attributes
    ----------
    model
        Whose placements are completed.
    program
        None where the model has no split.
    held
        The placement that the program's columns are held at, shape (I,).
    firm
        How many of the goals, the first, are excesses of hard rules: none can be below 0.
    """

    model: Model
    program: Aimed | None
    held: IntArray
    costs: tuple[Array, ...] = ()
    offsets: tuple[float, ...] = ()
    rows: int = 0
    firm: int = 0
    x: IntArray | None = None
    y: IntArray | None = None
    flow: IntArray | None = None

    @staticmethod
    def of(model: Model, plan: Placement) -> Resplit:
        """Return the splitter, made ready at a placement."""
        if model.split is None:
            return Resplit(model, None, plan.place)
        program = model.program(held=plan.place, entries=())
        flow = program.form(model.split)
        goals = goals_of(model, program)
        hard = tuple(entry for entry in model.entries if entry.hard)
        firm = len(goals_of(replace(model, entries=hard, ties=()), program))
        arrays = program.arrays()
        rows = len(arrays.row_lower)
        arrays = limited(arrays, goals, [np.inf] * len(goals))
        return Resplit(
            model=model,
            program=Aimed(arrays),
            held=plan.place.copy(),
            costs=tuple(dense(goal, len(arrays.cost)) for goal in goals),
            offsets=tuple(float(goal.constant[0]) for goal in goals),
            rows=rows,
            firm=firm,
            x=program.x,
            y=program.y,
            flow=flow.col,
        )

    def complete(self, plan: Placement) -> Placement:
        """Return the placement with its best flows; one that holds flows is returned as it is."""
        if plan.flow is not None:
            return plan
        if self.program is None:
            return complete(self.model, plan)
        self._hold(plan.place)
        values = self._values(self.program, self.firm)
        if values is None and self.firm:
            values = self._values(self.program, 0)
        if values is None:
            return complete(self.model, plan)
        split = self.model.split
        assert split is not None
        assert self.flow is not None
        amounts = np.maximum(0.0, values[self.flow]).reshape(len(split.place), -1)
        return replace(plan, flow=split.tidied(plan, amounts, len(self.model.places)))

    def _values(self, program: Aimed, kept: int) -> Array | None:
        """Aim at one goal after the other, each kept at its best by a row; None where one is missed.

        The first ``kept`` goals are taken to be 0, which saves their runs where that can be.
        """
        for k, offset in enumerate(self.offsets):
            program.limit(self.rows + k, KEEP[0] - offset if k < kept else np.inf)
        none = np.zeros_like(self.costs[0])
        values: Array | None = None
        for k, cost in enumerate(self.costs):
            if k < kept and k < len(self.costs) - 1:
                continue
            answer = program.at(none if k < kept else cost)
            if answer is None:
                return None
            best, values = answer
            if k >= kept:
                slack = KEEP[0] * max(1.0, abs(best + self.offsets[k]))
                program.limit(self.rows + k, best + slack)
        return values

    def _hold(self, place: IntArray) -> None:
        assert self.x is not None
        assert self.y is not None
        assert self.program is not None
        moved = np.nonzero(place != self.held)[0]
        used = np.zeros(len(self.y))
        used[place] = 1.0
        columns = np.concatenate(
            [self.x[moved, self.held[moved]], self.x[moved, place[moved]], self.y]
        )
        value = np.concatenate([np.zeros(len(moved)), np.ones(len(moved)), used])
        self.program.hold(columns, value, value)
        self.held = place.copy()
