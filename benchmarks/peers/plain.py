"""The plain program of an instance, which every general solver can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from benchmarks.case import Instance
    from siting.milp import Arrays


def plain(instance: Instance) -> tuple[Arrays, NDArray[np.int64]]:
    """Return the program as arrays, and the columns that say where an item sits, shape (I, J)."""
    program = instance.problem().compile().program()
    return program.arrays(), program.x


def places(values: Any, x: NDArray[np.int64]) -> list[int]:
    """Return each item's place from the values of all columns."""
    return [int(j) for j in np.asarray(values, dtype=float)[x].argmax(axis=1)]
