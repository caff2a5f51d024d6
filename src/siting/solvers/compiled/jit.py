"""The compiling decorators, under the names by which the compiled search knows them."""

from __future__ import annotations

from siting.jit import FAST, compiled, inlined

__all__ = ["FAST", "compiled", "inlined"]
