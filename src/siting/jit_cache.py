"""The cache of compiled functions: what only a caller's compiling needs is not read before that.

numba keeps the machine code and the bitcode of a function side by side, and parses both wherever it
loads one. Bitcode serves to build the function into others, which hardly ever happens in a process
that finds its loops on the disk, and parsing it takes four fifths of the time: 40 of 50 ms for a loop
over thirty arrays.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import llvmlite.binding as llvm
from numba.core.caching import CompileResultCacheImpl, FunctionCache

NOTHING: bytes = llvm.parse_assembly("").as_bitcode()
"""The bitcode of an empty module."""


class _Parts(CompileResultCacheImpl):
    """How a compiled function is taken apart and put together again.

    Where some numba lacks the inner parts that are used here, it reads all, as it does by itself.
    """

    def reduce(self, data: Any) -> tuple[Any, list[str]]:
        """Return what numba keeps, and the names that the machine code defines."""
        whole = super().reduce(data)
        try:
            code = data.library._get_module_for_linking()
            defined = (*code.functions, *code.global_variables)
            return whole, [some.name for some in defined if not some.is_declaration]
        except AttributeError:
            return whole, []

    def rebuild(self, target_context: Any, payload: tuple[Any, list[str]]) -> Any:
        """Load the machine code, and the bitcode once a caller asks for it."""
        whole, names = payload
        try:
            (name, kind, (machine, bitcode)), *rest = whole
            target_context.codegen()._engine._defined_symbols.update(names)
        except (AttributeError, TypeError, ValueError):
            names = []
        if not names:
            return super().rebuild(target_context, whole)
        made = super().rebuild(target_context, ((name, kind, (machine, NOTHING)), *rest))
        library = made.library
        library._shared_module = None

        def for_linking() -> Any:
            if library._shared_module is None:
                library._shared_module = llvm.parse_bitcode(bitcode)
            return library._shared_module

        library._get_module_for_linking = for_linking
        return made


class Cache(FunctionCache):
    """Files beside the source, as numba names them."""

    _impl_class = _Parts

    def _index_key(self, sig: Any, codegen: Any) -> tuple[Any, ...]:
        """Tell these entries from those in the form of numba."""
        return (*super()._index_key(sig, codegen), "bitcode apart")


def keep(made: Any, function: Callable[..., object]) -> None:
    """Let what is compiled of a function be kept on disk."""
    made._cache = Cache(function)
