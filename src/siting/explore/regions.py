"""Regions: where in a box of weights which stored plan is the best, and how far it stays so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog
from scipy.spatial import ConvexHull, HalfspaceIntersection

from siting.city.city import Plan
from siting.errors import OptionError
from siting.locale.atlas import ATLAS
from siting.parts.part import Array

if TYPE_CHECKING:
    from siting.explore.atlas import Atlas
    from siting.results import Result

THIN = 1e-9
"""A region no wider than this, with the box as the unit, is a border only."""


@dataclass(frozen=True, eq=False)
class Region:
    """The weights at which a plan is the best of the stored ones.

    Attributes
    ----------
    number
        Of the plan in ``Atlas.stored``.
    plan
        The plan.
    share
        Part of the box, by volume.
    corners
        Corners of the region, a row each, columns as ``Atlas.names``; counter-clockwise for 2 weights.
    """

    number: int
    plan: Plan
    share: float
    corners: Array


def regions(atlas: Atlas) -> tuple[Region, ...]:
    """Return the regions of all plans that are somewhere the best, largest first."""
    low, wide = _box(atlas)
    lines = _in_unit_box(atlas.lines, low, wide)
    found = []
    for number, one in enumerate(atlas.stored):
        corners = _where_least(lines, number)
        if corners is not None:
            hull = ConvexHull(corners)
            ordered = corners[hull.vertices]
            found.append(Region(number, one.plan, float(hull.volume), low + ordered * wide))
    return tuple(sorted(found, key=lambda region: (-region.share, region.number)))


def stability(atlas: Atlas, result: Result) -> dict[str, tuple[float, float]]:
    """Return the interval of each weight in which a plan stays best within the tolerance."""
    from siting.explore.atlas import Stored

    if result.subject is not atlas.problem.subject:
        raise OptionError(ATLAS["other subject"])
    audit = result.checked
    assert result.plan is not None
    prices = result.description["prices"]
    here = [prices[name] for name in atlas.names]
    for name, value in zip(atlas.names, here, strict=True):
        low, high = atlas.ranges[name]
        if not low <= value <= high:
            raise OptionError(ATLAS["outside"], name=name, value=value, low=low, high=high)
    own = Stored(result.plan, audit).line(atlas.problem.prices, atlas.names)
    found = {}
    for k, name in enumerate(atlas.names):
        interval = _stays(atlas, own, np.array(here), k)
        if interval is not None:
            found[name] = interval
    return found


def _stays(atlas: Atlas, own: Array, here: Array, k: int) -> tuple[float, float] | None:
    """Return how far one weight may move: own <= line + tolerance * abs(line), for every line.

    The right side less the left is convex along a weight, so it is negative on one interval.
    """
    low, high = atlas.ranges[atlas.names[k]]
    rest = np.where(np.arange(len(here)) == k, 0.0, here)
    for line in atlas.lines:
        ahead, behind = (
            -np.inf,
            np.inf,
        )  # where both (1 + t) line - own and (1 - t) line - own are < 0
        for factor in (1 + atlas.tolerance, 1 - atlas.tolerance):
            both = factor * line - own
            start, slope = float(both[0] + both[1:] @ rest), float(both[1 + k])
            start += 1e-9 * max(1.0, abs(float(own[0])))
            if slope == 0:
                if start >= 0:
                    behind = -np.inf
            elif slope > 0:
                behind = min(behind, -start / slope)
            else:
                ahead = max(ahead, -start / slope)
        if ahead >= behind:
            continue
        if ahead < here[k] < behind:
            return None
        low, high = (low, min(high, ahead)) if ahead >= here[k] else (max(low, behind), high)
    return float(low), float(high)


def _box(atlas: Atlas) -> tuple[Array, Array]:
    ends = np.array(list(atlas.ranges.values()))
    return ends[:, 0], ends[:, 1] - ends[:, 0]


def _in_unit_box(lines: Array, low: Array, wide: Array) -> Array:
    moved = np.column_stack([lines[:, 0] + lines[:, 1:] @ low, lines[:, 1:] * wide])
    return moved / max(1.0, float(np.abs(moved).max()))


def _where_least(lines: Array, number: int) -> Array | None:
    """Return corners of the part of the unit box where a line is the least; None where it is flat."""
    n = lines.shape[1] - 1
    differ = lines[number] - np.delete(lines, number, axis=0)
    size = np.linalg.norm(differ[:, 1:], axis=1)
    if (differ[size <= 1e-15, 0] > 0).any():
        return None  # dearer by the same everywhere
    differ = differ[size > 1e-15] / size[size > 1e-15, None]
    sides = np.vstack([-np.eye(n), np.eye(n), differ[:, 1:]])
    ends = np.concatenate([np.zeros(n), np.ones(n), -differ[:, 0]])
    ball = linprog(
        np.append(np.zeros(n), -1.0),
        A_ub=np.column_stack([sides, np.ones(len(sides))]),
        b_ub=ends,
        bounds=[(None, None)] * n + [(0, None)],
    )
    if ball.status != 0 or ball.x[n] <= THIN:
        return None
    found = HalfspaceIntersection(np.column_stack([sides, -ends]), ball.x[:n]).intersections
    return np.asarray(np.unique(np.round(found, 12), axis=0))
