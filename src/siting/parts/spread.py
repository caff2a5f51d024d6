"""Worst and Deviation: how a blend of the items' places treats the worst zone, and each district."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import ABSOLUTE, LARGEST, Blend, Flat
from siting.parts.part import Array, Moving, Placement
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Worst:
    """Largest over zones z of sum_i weight[i] * matrix[z, a(i)]; 0 without zones.

    Attributes
    ----------
    weight
        Shape (I,), each >= 0.
    matrix
        Shape (Z, J), each >= 0; ``inf`` as in ``Assign``.
    """

    weight: Array
    matrix: Array
    divided: ClassVar[bool] = False

    def amounts(self, load: Array) -> float:
        """Return the measure for weights summed by place, shape (J,)."""
        return float((self.matrix[:, load > 0] @ load[load > 0]).max(initial=0.0))

    def value(self, plan: Placement) -> float:
        """Return the worst zone's blend."""
        return self.amounts(_by_place(self.weight, plan, self.matrix.shape[1]))

    def rows(self, program: Program) -> Linear:
        """Return one column, at least every zone's blend of the weights at each place."""
        column = program.columns(1, "worst")
        matrix = np.where(np.isfinite(self.matrix), self.matrix, 0.0)
        if len(matrix):
            blend = Linear.rows(np.broadcast_to(program.blend(self.weight), matrix.shape), matrix)
            worst = Linear.rows(np.broadcast_to(column, (len(matrix), 1)))
            program.at_least(worst - blend, 0.0, "worst zone")
        return Linear.of(column)

    def track(self, plan: Placement, places: int) -> BlendTracker:
        """Return a tracker that keeps every zone's blend."""
        return BlendTracker(plan, self.weight, self.matrix, _largest)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write one blend."""
        finite = np.where(np.isfinite(self.matrix), self.matrix, 0.0)
        into.blends.append(Blend(channel, weight, LARGEST, self.weight, finite))


@dataclass(frozen=True, eq=False)
class Deviation:
    """Sum over districts d of share[d] * |sum_i weight[i] * (matrix[d, a(i)] - mean[a(i)])|.

    ``mean`` is the share-weighted mean of the rows of ``matrix``: the measure is the weighted mean
    absolute deviation of the districts from the city.

    Attributes
    ----------
    weight
        Shape (I,), each >= 0.
    matrix
        Shape (D, J); ``inf`` as in ``Assign``.
    share
        Shape (D,), sums to 1.
    """

    weight: Array
    matrix: Array
    share: Array
    divided: ClassVar[bool] = False

    @property
    def scaled(self) -> Array:
        """Each district's share times its distance from the mean, shape (D, J)."""
        finite = np.where(np.isfinite(self.matrix), self.matrix, 0.0)
        return np.asarray(self.share[:, None] * (finite - self.share @ finite))

    def value(self, plan: Placement) -> float:
        """Return the weighted mean absolute deviation."""
        load = _by_place(self.weight, plan, self.matrix.shape[1])
        if not np.isfinite(self.matrix[:, load > 0]).all():
            return float("inf")
        return float(np.abs(self.scaled @ load).sum())

    def rows(self, program: Program) -> Linear:
        """Return one column a district, at least its deviation in both directions."""
        scaled = self.scaled
        if len(scaled) == 0:
            return Linear.of(np.zeros(0, np.int64))
        column = program.columns(len(scaled), "deviation")
        blend = Linear.rows(np.broadcast_to(program.blend(self.weight), scaled.shape), scaled)
        off = Linear.rows(column[:, None])
        program.at_least(off - blend, 0.0, "deviation above")
        program.at_least(off + blend, 0.0, "deviation below")
        return Linear.of(column)

    def track(self, plan: Placement, places: int) -> BlendTracker:
        """Return a tracker that keeps every district's deviation."""
        return BlendTracker(plan, self.weight, self.scaled, _total)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write one blend."""
        into.blends.append(Blend(channel, weight, ABSOLUTE, self.weight, self.scaled))


class BlendTracker(Moving):
    """Keeps matrix @ (weights by place); a move shifts it by one column difference."""

    def __init__(
        self, plan: Placement, weight: Array, matrix: Array, measure: Callable[[Array], Array]
    ) -> None:
        super().__init__(plan)
        self.weight, self.measure = weight, measure
        self.matrix = np.where(np.isfinite(matrix), matrix, 0.0)
        self.blend = self.matrix @ _by_place(weight, plan, matrix.shape[1])
        self.value = float(measure(self.blend[:, None])[0])

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        without = self.blend - self.weight[item] * self.matrix[:, self.place[item]]
        return self.measure(without[:, None] + self.weight[item] * self.matrix) - self.value

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        step = self.matrix[:, to] - self.matrix[:, self.place[item]]
        self.blend = self.blend + self.weight[item] * step
        self.value = float(self.measure(self.blend[:, None])[0])
        self.place[item] = to


def _largest(blend: Array) -> Array:
    return np.asarray(blend.max(axis=0, initial=0.0))


def _total(blend: Array) -> Array:
    return np.asarray(np.abs(blend).sum(axis=0))


def _by_place(weight: Array, plan: Placement, places: int) -> Array:
    return np.asarray(np.bincount(plan.place, weights=weight, minlength=places))
