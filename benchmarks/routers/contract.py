"""What a router can do, whoever it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.instances.streets import Net

Nodes = NDArray[np.int64]
Times = NDArray[np.int64]


@dataclass(frozen=True)
class Router:
    """A network that was made ready.

    Attributes
    ----------
    matrix
        Gives milliseconds from each source to each target.
    rows
        Sources that are timed; the time of more is scaled from theirs.
    weigh
        Takes other milliseconds of all arcs; None where that means to make all ready again.
    change
        Takes other milliseconds of a few arcs: which, and all as they are then; None likewise.
    """

    matrix: Callable[[Nodes, Nodes], Times]
    rows: int
    weigh: Callable[[Times], object] | None = None
    change: Callable[[Nodes, Times], object] | None = None


Prepare = Callable[[Net], Router]
"""Makes a network ready; raises ``benchmarks.contract.Absent`` where the library is missing."""
