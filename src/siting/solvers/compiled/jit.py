"""The compiling decorator, under the name by which the compiled search knows it."""

from __future__ import annotations

from siting.jit import FAST, compiled

__all__ = ["FAST", "compiled"]
