"""Atlas: a few plans that are proved near the best at every weight in a box, not on a grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from siting.audit.audit import priced
from siting.audit.records import Audit
from siting.city.city import Plan
from siting.errors import NoPlan, OptionError, unknown
from siting.explore.cover import envelope, located
from siting.locale.atlas import ATLAS
from siting.parts.part import Array, IntArray
from siting.problem import Problem
from siting.results import Result
from siting.termination import Proof, Stop, Termination, slack


@dataclass(frozen=True, eq=False)
class Stored:
    """A plan with its split and the audit of all its amounts; its total is linear in the weights."""

    plan: Plan
    audit: Audit

    def line(self, prices: Mapping[str, float], names: tuple[str, ...]) -> Array:
        """Return the total at weight 0 of ``names``, then their amounts, shape (1 + n,)."""
        others = {**prices, **dict.fromkeys(names, 0.0)}
        amounts = [self.audit.terms[name] for name in names]
        return np.array([total_of(self.audit, others), *amounts])


@dataclass(frozen=True, eq=False)
class Atlas:
    """Plans and proofs over a box of weights.

    Attributes
    ----------
    problem
        Whose rules hold and whose prices all other terms keep.
    ranges
        Lowest and highest weight of 2 to 5 terms, IDR million per unit.
    tolerance
        Relative gap that was wanted everywhere.
    stored
        The plans; they keep their split of vehicles at all weights.
    points, bounds
        Weights at which a lower bound on the best possible total is proved, (K, n), and the bound, (K,).
    simplices
        Rows of ``points`` between which bounds are linear, (S, n + 1); they fill the box.
    solved
        How many times a problem was solved.
    stop
        Why the atlas ended.
    largest_gap
        The largest relative gap of any weight in the box; None if it is not below 1, or unknown.
    """

    problem: Problem
    ranges: Mapping[str, tuple[float, float]]
    tolerance: float
    stored: tuple[Stored, ...]
    points: Array
    bounds: Array
    simplices: IntArray
    solved: int
    stop: Stop
    largest_gap: float | None

    @property
    def complete(self) -> bool:
        """Whether the gap is proved to be within the tolerance at every weight in the box."""
        return self.stop is Stop.GAP

    @property
    def names(self) -> tuple[str, ...]:
        """The terms whose weights vary."""
        return tuple(self.ranges)

    @cached_property
    def lines(self) -> Array:
        """Total of each plan: constant, then the amount of each weight. Shape (P, 1 + n)."""
        if not self.stored:
            raise NoPlan(ATLAS["no plan"])
        prices = self.problem.prices
        return np.array([one.line(prices, self.names) for one in self.stored])

    @cached_property
    def _description(self) -> Mapping[str, Any]:
        return self.problem.describe()

    def at(self, weights: Mapping[str, float]) -> Result:
        """Return the best stored plan at some weights, with total, bound and gap there.

        Parameters
        ----------
        weights
            Weight by term; a term of the atlas that is left out has the problem's own price.

        Raises
        ------
        UnknownName
            If a weight is of no term of the atlas.
        OptionError
            If a weight lies outside the box.
        NoPlan
            If the time was up before a plan was found.
        """
        place = self._place(weights)
        best = int((self.lines[:, 0] + self.lines[:, 1:] @ place).argmin())
        return self._result(self.stored[best], place)

    def bound(self, weights: Array) -> float | None:
        """Return the proven lower bound at weights in the order of ``names``; None where there is none."""
        found = located(self.points, self.bounds, self.simplices, weights)
        return envelope(self.points, self.bounds, weights) if found is None else found

    def regions(self) -> tuple[Any, ...]:
        """Return where which plan is the best of the stored ones, largest first; see ``Region``."""
        from siting.explore.regions import regions

        return regions(self)

    def stability(self, result: Result) -> dict[str, tuple[float, float]]:
        """Return the interval of each weight in which a plan stays best within the tolerance.

        All other weights are those of the result. A weight is left out where the plan is not the best
        of the stored ones, within the tolerance, at the weights of the result itself.

        Parameters
        ----------
        result
            Of this problem, at weights inside the box: for instance one that ``at`` gave.

        Raises
        ------
        OptionError
            If the result is of another subject, or its weights lie outside the box.
        NoPlan
            If it holds no plan.
        """
        from siting.explore.regions import stability

        return stability(self, result)

    def to_json(self, path: str | Path | None = None) -> str:
        """Return the atlas as JSON without the city, and write it to ``path`` if one is given."""
        from siting.explore.atlas_store import to_json

        return to_json(self, path)

    @staticmethod
    def from_json(source: str | Path, problem: Problem) -> Atlas:
        """Read an atlas back; its plans are audited again with the problem's city.

        Raises
        ------
        OptionError
            If it was made of other data, prices or rules: its proofs would not hold.
        """
        from siting.explore.atlas_store import from_json

        return from_json(source, problem)

    def text(self, lang: str = "en") -> str:
        """Say it as plain text in ``lang`` (``en`` or ``id``)."""
        from siting.explore.atlas_text import text

        return text(self, lang)

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from siting.explore.atlas_text import html

        return html(self)

    def _place(self, weights: Mapping[str, float]) -> Array:
        for name in weights:
            if name not in self.ranges:
                raise unknown("term", name, self.names)
        given = {name: weights.get(name, self.problem.prices[name]) for name in self.names}
        for name, value in given.items():
            low, high = self.ranges[name]
            if not low <= value <= high:
                raise OptionError(ATLAS["outside"], name=name, value=value, low=low, high=high)
        return np.array([float(value) for value in given.values()])

    def _result(self, one: Stored, place: Array) -> Result:
        prices = {**self.problem.prices, **dict(zip(self.names, place.tolist(), strict=True))}
        total, bound = total_of(one.audit, prices), self.bound(place)
        bound = None if bound is None else min(bound, total)
        proof = Proof.NONE if bound is None else Proof.BOUND
        if bound is not None and total - bound <= slack(total):
            proof = Proof.OPTIMAL
        return Result(
            subject=self.problem.subject,
            description={**self._description, "prices": prices},
            plan=one.plan,
            audit=replace(one.audit, total=total),
            bound=bound,
            termination=Termination(proof, self.stop),
            solver="atlas",
        )


def total_of(audit: Audit, prices: Mapping[str, float]) -> float:
    """Return the total of audited amounts at other prices, soft rules at their own."""
    terms = priced((amount, prices.get(name, 0.0)) for name, amount in audit.terms.items())
    return terms + priced((violation.amount, violation.price) for violation in audit.rules)
