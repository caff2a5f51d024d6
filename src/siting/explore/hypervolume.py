"""Hypervolume: the space that a few points dominate below a corner, exactly, in two or three measures."""

from __future__ import annotations

import numpy as np

from siting.parts.part import Array


def hypervolume(points: Array, corner: Array) -> float:
    """Return the area or volume between points and a corner; all measures are to be small.

    Parameters
    ----------
    points
        Shape (P, 2) or (P, 3).
    corner
        Nothing counts beyond it, shape (2,) or (3,).
    """
    inside = points[(points < corner).all(axis=1)]
    if points.shape[1] == 2:
        return _area(inside, corner)
    levels = np.append(np.unique(inside[:, 2]), corner[2])
    return sum(
        _area(inside[inside[:, 2] <= low, :2], corner[:2]) * float(high - low)
        for low, high in zip(levels[:-1], levels[1:], strict=True)
    )


def _area(points: Array, corner: Array) -> float:
    total, height = 0.0, float(corner[1])
    for x, y in points[np.lexsort((points[:, 1], points[:, 0]))].tolist():
        if y < height:
            total += (float(corner[0]) - x) * (height - y)
            height = y
    return total
