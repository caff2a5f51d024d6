"""Compile a function to machine code where numba is installed; the only file that imports it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TypeVar, cast

F = TypeVar("F", bound=Callable[..., object])

FAST = find_spec("numba") is not None
"""Whether functions are compiled; without numba they run as they stand, some hundred times slower."""


def compiled(function: F) -> F:
    """Return the function compiled on its first call and kept on disk, free of the interpreter's lock."""
    if not FAST:
        return function
    import numba

    return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy")(function))
