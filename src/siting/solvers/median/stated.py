"""Stated: a median as a model states it, in numbers that the loops like: whole ones, or neither large nor small."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from siting.euclidean import Euclidean
from siting.parts import Median
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import EXACT, FLOOR, Array, of_matrix, of_points
from siting.solvers.median.unit import unit

_USUAL = 1e6
"""About what a plan costs where the numbers have no unit."""

_DENSE = 50_000_000
"""Distances of points outside the plane up to which they are kept as a matrix."""


@dataclass(frozen=True, eq=False)
class Stated:
    """The problem of the clients that matter and the sites that may be open.

    Attributes
    ----------
    root
        The problem; its totals times ``unit`` are those of the model, but for the constant.
    unit
        What a total of 1 is worth.
    """

    root: Shape
    unit: float

    @staticmethod
    def of(median: Median) -> Stated | None:
        """Return the problem; None where nothing is to be decided, or the points fit in no matrix."""
        heavy, allowed = _counted(median), np.flatnonzero(median.allowed)
        if not heavy.any() or not len(allowed):
            return None
        held = median.standing[allowed]
        most = None if median.most is None else min(len(allowed), int(held.sum()) + median.most)
        if most is not None and most < 1:
            return None
        weight, fixed, cost = median.weight[heavy], median.fixed[allowed], median.cost
        if not isinstance(cost, Euclidean):
            return _of_matrix(cost[np.ix_(heavy, allowed)], weight, fixed, most, held)
        if cost.a.shape[1] == 2:
            return _of_points(cost, heavy, allowed, weight, fixed, most, held)
        if int(heavy.sum()) * len(allowed) > _DENSE:
            return None
        rows = cost.to(allowed).rows(np.flatnonzero(heavy))
        return _of_matrix(rows, weight, fixed, most, held)


def _counted(median: Median) -> NDArray[np.bool_]:
    """Return the clients that have a weight, or at least sites that cannot serve them, shape (I,)."""
    heavy: NDArray[np.bool_] = median.weight > 0
    if isinstance(median.cost, Euclidean):
        return heavy
    return heavy | np.isinf(median.cost).any(axis=1)


def _of_matrix(
    cost: Array, weight: Array, fixed: Array, p: int | None, held: NDArray[np.bool_]
) -> Stated:
    endless, light = np.isinf(cost), weight == 0
    cost = np.where(light[:, None], 0.0, cost)  # but for ways that do not exist, they are free
    weight = np.where(light, weight[~light].min(initial=np.inf) if not light.all() else 1.0, weight)
    finite = np.where(endless, 0.0, cost)
    of_weight = unit(weight)
    of_cost = None if of_weight is None else unit(np.append(finite.ravel(), fixed / of_weight))
    if of_weight is None or of_cost is None:
        value = _value(float(finite.mean()), weight, fixed)
        weight, fixed = weight / value, fixed / value
    else:
        value = of_weight * of_cost
        finite, weight = np.rint(finite / of_cost), np.rint(weight / of_weight)
        fixed = np.rint(fixed / value)
    never = np.inf
    if endless.any():
        never = 2.0 * float(weight @ finite.max(axis=1) + fixed.sum()) + 1.0
        finite = np.where(endless, np.ceil(never / weight)[:, None], finite)
    shape = Shape.of(of_matrix(finite), weight, fixed, p, held)
    return Stated(replace(shape, never=never), value)


def _of_points(
    cost: Euclidean,
    heavy: NDArray[np.bool_],
    allowed: NDArray[np.int64],
    weight: Array,
    fixed: Array,
    p: int | None,
    held: NDArray[np.bool_],
) -> Stated:
    rounding = FLOOR if cost.rounding == "floor" else EXACT
    space = of_points(cost.a[heavy], cost.b[allowed], rounding)
    value = unit(np.append(weight, fixed)) if rounding else None
    if value is not None:
        whole = np.rint(weight / value), np.rint(fixed / value)
        return Stated(Shape.of(space, *whole, p, held), value)
    far = float(np.linalg.norm(np.ptp(np.concatenate([cost.a, cost.b]), axis=0)))
    value = _value(far / 4, weight, fixed)
    return Stated(Shape.of(space, weight / value, fixed / value, p, held), value)


def _value(way: float, weight: Array, fixed: Array) -> float:
    """Return the unit in which totals are usual, from what a way costs about."""
    return (way * float(weight.sum()) + float(fixed.sum())) / _USUAL or 1.0
