"""Standing: a result's problem with its trackers and splits kept ready, so that questions take milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np

from siting.audit.records import Violation
from siting.conflict.find import names_of
from siting.conflict.groups import bonds, spots
from siting.explain.records import Difference, differs
from siting.parts import Model, Placement, State
from siting.problem import Problem
from siting.results import Result
from siting.solvers.resplit import Resplit
from siting.termination import FEASIBLE


@dataclass(frozen=True, eq=False)
class Standing:
    """A plan at rest.

    Attributes
    ----------
    problem
        That the result answers.
    place
        The plan with its flows, by position.
    values
        Every measure of it, by name.
    state
        Trackers at the plan; nobody moves them.
    splits
        Completes the flows of other placements.
    """

    problem: Problem
    place: Placement
    values: dict[str, float]
    state: State
    splits: Resplit

    @staticmethod
    def of(result: Result) -> Standing:
        """Return the standing of a result; the same object while the result lives.

        Raises
        ------
        NoPlan
            If the result holds no plan.
        """
        if result not in _KEPT:
            _KEPT[result] = _stand(result)
        return _KEPT[result]

    @property
    def model(self) -> Model:
        """The problem's measures."""
        return self.problem.model

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Rule of each row that is in force."""
        rows = zip(self.problem.names, self.problem.rows, strict=True)
        return {name: row.rule for name, row in rows}

    def total(self, values: dict[str, float]) -> float:
        """Return the priced total of measures."""
        return sum(e.price * values[e.measure.name] for e in self.model.entries if e.price > 0)

    def differences(self, after: dict[str, float]) -> tuple[Difference, ...]:
        """Return the terms and soft rules that change, in order."""
        found = []
        for entry in self.model.entries:
            name, before = entry.measure.name, self.values[entry.measure.name]
            if not entry.hard and differs(before, after[name]):
                priced = entry.price * (after[name] - before) if entry.price > 0 else 0.0
                found.append(Difference(name, entry.measure.unit, before, after[name], priced))
        return tuple(found)

    def broken(self, plan: Placement, after: dict[str, float]) -> tuple[Violation, ...]:
        """Return the hard rules that ``plan`` breaks more than the plan at rest does, and where."""
        found = []
        for bond in bonds(self.model):
            name, unit = bond.name, bond.entry.measure.unit
            if not after[name] > max(FEASIBLE, self.values[name] + FEASIBLE):
                continue
            where = spots(bond, names_of(self.problem))
            amounts = [(spot.place, spot.amount(plan)) for spot in where if spot.place]
            there = sorted((one for one in amounts if one[1] > FEASIBLE), key=lambda one: -one[1])
            level = "hard" if name in self.kinds else "always"
            kind = self.kinds.get(name, name)
            found.append(Violation(name, kind, level, unit, after[name], 0.0, tuple(there)))
        return tuple(found)

    def moved(self, moves: dict[int, int]) -> Placement:
        """Return the plan with items elsewhere, its flows completed."""
        place = np.array(self.place.place)
        for item, to in moves.items():
            place[item] = to
        return self.splits.complete(Placement(place))


_KEPT: WeakKeyDictionary[Result, Standing] = WeakKeyDictionary()


def _stand(result: Result) -> Standing:
    _ = result.checked
    assert result.plan is not None
    problem = Problem.of(result)
    place = problem.place(result.plan)
    model = problem.model
    return Standing(
        problem, place, model.values(place), model.track(place), Resplit.of(model, place)
    )
