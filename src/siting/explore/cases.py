"""Cases: the changes of a problem that a sweep tries, from a grid of weights or given one by one."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from siting.errors import unknown
from siting.problem import Problem

ARGUMENTS = frozenset({"weights", "rules", "city"})
"""What ``Problem.with_`` takes."""


@dataclass(frozen=True)
class Case:
    """One change of a problem.

    Attributes
    ----------
    values
        What is special about it: the columns that tell one case from another.
    change
        Arguments of ``Problem.with_``.
    """

    values: Mapping[str, Any]
    change: Mapping[str, Any]

    def of(self, problem: Problem) -> Problem:
        """Return the problem, changed.

        Raises
        ------
        UnknownName
            If a weight is of no term.
        OptionError
            If a weight is negative or not a number.
        """
        return problem.with_(**self.change)


def listed(
    cases: Iterable[Mapping[str, Any]] | None, weights: Mapping[str, Iterable[float]]
) -> tuple[Case, ...]:
    """Return given cases, each at every point of the grid of weights; the last weight turns fastest.

    Raises
    ------
    UnknownName
        If a case holds lists or dictionaries under a name that ``with_`` does not know.
    """
    points = [
        dict(zip(weights, point, strict=True)) for point in itertools.product(*weights.values())
    ]
    given = [{}] if cases is None else [dict(case) for case in cases]
    return tuple(
        _case(n, case, point, len(given)) for n, case in enumerate(given) for point in points
    )


def nearest(cases: Sequence[Case], wanted: int, among: Sequence[int]) -> int | None:
    """Return which of the cases ``among`` differs least from ``cases[wanted]``; None if there is none."""
    widths = _widths(cases)

    def distance(other: int) -> tuple[float, int]:
        far = sum(
            _apart(cases[wanted].values.get(name), cases[other].values.get(name), width)
            for name, width in widths.items()
        )
        return far, -other

    return min(among, key=distance, default=None)


def _case(number: int, given: Mapping[str, Any], point: Mapping[str, float], count: int) -> Case:
    change = {name: value for name, value in given.items() if name in ARGUMENTS}
    values = {name: value for name, value in given.items() if name not in ARGUMENTS}
    for name, value in values.items():
        if not isinstance(value, str | int | float | None):
            raise unknown("option", name, sorted(ARGUMENTS))  # a label is a text or a number
    if count > 1 and not values:
        values = {"case": number}
    prices = {**change.get("weights", {}), **point}
    if prices:
        change["weights"] = prices
    return Case({**values, **prices}, change)


def _widths(cases: Sequence[Case]) -> dict[str, float]:
    names = dict.fromkeys(name for case in cases for name in case.values)
    widths = {}
    for name in names:
        numbers = [v for case in cases if isinstance(v := case.values.get(name), int | float)]
        widths[name] = max(numbers, default=0.0) - min(numbers, default=0.0) or 1.0
    return widths


def _apart(one: Any, other: Any, width: float) -> float:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) / width
    return 0.0 if one == other else 1.0
