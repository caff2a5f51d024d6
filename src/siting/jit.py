"""Compile a function to machine code where numba is installed; with ``jit_cache`` all that imports it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., object])

FAST = find_spec("numba") is not None
"""Whether functions are compiled; without numba they run as they stand, some hundred times slower."""


def compiled(function: F) -> F:
    """Return the function compiled on its first call and kept on disk, free of the interpreter's lock."""
    return _made(function, inline=False)


def inlined(function: F) -> F:
    """Return the function compiled into every compiled one that calls it.

    For small functions in hot loops over many arrays: counting who uses these takes ten times longer than
    the work itself. The counting only vanishes where nothing in them slices an array, and where the line
    that uses an array last is the same on every way through them: no early return, no branch that ends
    with a use of its own.
    """
    return _made(function, inline=True)


def _made(function: F, *, inline: bool) -> F:
    if not FAST:
        return function
    import numba

    made = numba.njit(function, nogil=True, error_model="numpy", forceinline=inline)
    if numba.extending.is_jitted(made):
        try:
            from siting.jit_cache import keep

            keep(made, function)
        except (ImportError, AttributeError):  # numba keeps its cache in another way by now
            made.enable_caching()
    return cast(F, made)


def is_kept(function: Callable[..., object]) -> bool:
    """Whether a function was compiled before: in this process, or on disk since its file was written."""
    if not FAST:
        return False
    import numba

    if not numba.extending.is_jitted(function):
        return True
    compiler = cast(Any, function)
    if compiler.signatures:
        return True
    try:
        return bool(compiler._cache._cache_file._load_index())  # empty where the file has changed
    except AttributeError:  # numba keeps its cache in another way by now: nothing is known
        return False
