"""Read-only arrays: what goes into a frozen object is copied and locked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]


def locked(values: Iterable[Any] | NDArray[Any], dtype: Any = np.float64) -> NDArray[Any]:
    """Copy ``values`` into an array of ``dtype`` that nobody can write to."""
    array = np.array(values, dtype=dtype)
    array.flags.writeable = False
    return array
