"""How much loads exceed capacities: summed over dimensions, or only the worst of each block of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.milp import Linear
from siting.parts.part import Array, IntArray
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Excess:
    """Sum over sinks and dimensions of weight * max(0, load - capacity).

    Attributes
    ----------
    capacity
        Shape (G, D), ``inf`` = no limit.
    weight
        Price-free factor of each excess, shape (G, D); must be >= 0.
    block
        None: every dimension counts. Else the block of each dimension, shape (D,): only the largest
        excess within a block counts (a peak), and ``weight`` must be equal within a block.
    """

    capacity: Array
    weight: Array
    block: IntArray | None = None

    def of(self, load: Array) -> Array:
        """Return the weighted excess of each sink, shape (..., G), for loads of shape (..., G, D)."""
        over = self.weight * np.maximum(0.0, load - self.capacity)
        if self.block is None:
            return np.asarray(over.sum(axis=-1))
        peaks = [over[..., self.block == b].max(axis=-1) for b in range(int(self.block.max()) + 1)]
        return np.asarray(np.sum(peaks, axis=0))

    def one(self, sink: int, load: Array) -> Array:
        """Return the weighted excess of one sink, shape (...,), for its loads, shape (..., D)."""
        only = Excess(self.capacity[[sink]], self.weight[[sink]], self.block)
        return only.of(load[..., None, :])[..., 0]

    def peaks(self, sink: int, profile: Array) -> list[tuple[Array, Array]]:
        """Return each block's excess as slopes (R, K) over streams and starts (R,): the largest row counts.

        ``profile`` says how much of a stream is there in each dimension, shape (K, D). Blocks without
        a limit or a weight are left out.
        """
        assert self.block is not None
        found = []
        for b in range(int(self.block.max(initial=-1)) + 1):
            capacity, weight = self.capacity[sink], self.weight[sink]
            at = np.nonzero((self.block == b) & np.isfinite(capacity) & (weight > 0))[0]
            if len(at):
                slope = np.concatenate([np.zeros((1, len(profile))), (profile * weight).T[at]])
                start = np.concatenate([[0.0], -(weight * capacity)[at]])
                found.append((slope, start))
        return found

    def rows(self, program: Program, load: Linear, room: Linear) -> Linear:
        """Return a form at least the excess; ``load`` and ``room`` hold G * D forms, sink-major.

        ``room`` is the capacity as a form: the capacity itself, or capacity times a column that is
        1 where the sink is used, which makes the program tighter. Rows of unlimited or unweighted
        dimensions are left out.
        """
        sinks, dims = self.capacity.shape
        keep = np.nonzero((self.weight > 0).ravel() & np.isfinite(self.capacity).ravel())[0]
        if len(keep) == 0:
            return Linear.of(np.zeros(0, np.int64))
        block = np.arange(dims) if self.block is None else self.block
        label = keep // dims * (int(block.max()) + 1) + block[keep % dims]
        names, first, column_of = np.unique(label, return_index=True, return_inverse=True)
        column = program.columns(len(names), "excess")
        over = Linear.rows(column[column_of][:, None])
        program.at_least(over - (load - room).select(keep), 0.0, "excess over capacity")
        return Linear.of(column, self.weight.ravel()[keep[first]])
