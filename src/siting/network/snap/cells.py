"""Find streets around doors in a grid of square cells, compiled."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from siting.city.arrays import Array, IntArray
from siting.jit import compiled
from siting.network.snap.kerbs import Kerbs, spacing
from siting.network.snap.sides import FARTHER, QUARTERS, SAME_SPOT, Sides


class Cells:
    """A grid over the kerbs' pieces, built once and kept; each cell lists the pieces in it."""

    def __init__(self, kerbs: Kerbs) -> None:
        self.kerbs = kerbs
        x = np.concatenate((kerbs.x0, kerbs.x1))
        y = np.concatenate((kerbs.y0, kerbs.y1))
        self.left, self.bottom = float(x.min()), float(y.min())
        self.size = spacing(kerbs)
        self.columns = int(np.ptp(x) / self.size) + 1
        self.rows = int(np.ptp(y) / self.size) + 1
        self.ptr, piece = _fill(
            (kerbs.x0 - self.left) / self.size,
            (kerbs.y0 - self.bottom) / self.size,
            (kerbs.x1 - self.left) / self.size,
            (kerbs.y1 - self.bottom) / self.size,
            self.columns,
            self.rows,
        )
        dx, dy = kerbs.x1 - kerbs.x0, kerbs.y1 - kerbs.y0
        shapes = np.column_stack((kerbs.x0, kerbs.y0, dx, dy, np.hypot(dx, dy), kerbs.before))
        self.piece, self.of = shapes[piece], kerbs.of[piece]

    def sides(self, x: Array, y: Array, most: Array, farther: float = FARTHER) -> Sides:
        """Return the streets around points; see ``Finder.sides``."""
        k, found = self.kerbs, Sides.nothing(len(x))
        _search(
            np.ascontiguousarray(x), np.ascontiguousarray(y), np.ascontiguousarray(most), farther,
            self.left, self.bottom, self.size, self.columns, self.rows,
            self.ptr, self.piece, self.of,
            found.edge, found.part, found.away, found.x, found.y,
        )  # fmt: skip
        whole = k.whole[np.maximum(found.edge, 0)]
        return replace(found, part=np.clip(found.part / whole, 0.0, 1.0))


@compiled
def _fill(
    x0: Array, y0: Array, x1: Array, y1: Array, columns: int, rows: int
) -> tuple[IntArray, IntArray]:
    """List the pieces in each cell, row by row; ends are in units of cells."""
    ptr = np.zeros(columns * rows + 1, dtype=np.int64)
    piece = np.zeros(0, dtype=np.int64)
    for turn in range(2):
        if turn == 1:
            for cell in range(columns * rows):
                ptr[cell + 1] += ptr[cell]
            piece = np.zeros(ptr[-1], dtype=np.int64)
            at = ptr[:-1].copy()
        for p in range(len(x0)):
            low, high = min(y0[p], y1[p]), max(y0[p], y1[p])
            for row in range(min(int(low), rows - 1), min(int(high), rows - 1) + 1):
                left, right = min(x0[p], x1[p]), max(x0[p], x1[p])
                if high > low:
                    slope = (x1[p] - x0[p]) / (y1[p] - y0[p])
                    one = x0[p] + (max(float(row), low) - y0[p]) * slope
                    two = x0[p] + (min(row + 1.0, high) - y0[p]) * slope
                    left, right = max(left, min(one, two) - 1e-9), min(right, max(one, two) + 1e-9)
                first = min(max(int(left), 0), columns - 1)
                last = min(max(int(right), 0), columns - 1)
                for column in range(first, last + 1):
                    cell = row * columns + column
                    if turn == 0:
                        ptr[cell + 1] += 1
                    else:
                        piece[at[cell]] = p
                        at[cell] += 1
    return ptr, piece


@compiled
def _search(
    px: Array, py: Array, most: Array, farther: float,
    left: float, bottom: float, size: float, columns: int, rows: int,
    ptr: IntArray, piece: Array, of: IntArray,
    edge: IntArray, along: Array, away: Array, foot_x: Array, foot_y: Array,
) -> None:  # fmt: skip
    """Walk around each point in rings of cells until no nearer street can come."""
    for n in range(len(px)):
        x, y = px[n], py[n]
        column = int(np.floor((x - left) / size))
        row = int(np.floor((y - bottom) / size))
        border = min(
            x - left - column * size, left + (column + 1) * size - x,
            y - bottom - row * size, bottom + (row + 1) * size - y,
        )  # fmt: skip
        best, limit = np.inf, most[n]
        ring = 0
        while ring == 0 or (ring - 1) * size + border <= limit:
            for r in range(max(row - ring, 0), min(row + ring, rows - 1) + 1):
                step = 1 if ring == 0 or abs(r - row) == ring else 2 * ring
                for c in range(column - ring, column + ring + 1, step):
                    if c < 0 or c >= columns:
                        continue
                    for q in range(ptr[r * columns + c], ptr[r * columns + c + 1]):
                        dx, dy, long = piece[q, 2], piece[q, 3], piece[q, 4]
                        from_x, from_y = x - piece[q, 0], y - piece[q, 1]
                        t = 0.0
                        if long > 0.0:
                            t = (from_x * dx + from_y * dy) / (long * long)
                            t = min(max(t, 0.0), 1.0)
                        east, north = t * dx - from_x, t * dy - from_y
                        d = east * east + north * north
                        if d > limit * limit:
                            continue
                        d = np.sqrt(d)
                        side = 0
                        if farther > 1.0:
                            side = int(east > SAME_SPOT) + 2 * int(north > SAME_SPOT)
                        old = away[n, side]
                        if d < old or (d == old and of[q] < edge[n, side]):
                            edge[n, side], away[n, side] = of[q], d
                            along[n, side] = piece[q, 5] + t * long
                            foot_x[n, side], foot_y[n, side] = x + east, y + north
                        if d < best:
                            best = d
                            limit = min(most[n], best * farther + SAME_SPOT)
            ring += 1
        for side in range(QUARTERS):
            if away[n, side] > limit:
                edge[n, side], away[n, side] = -1, np.inf
