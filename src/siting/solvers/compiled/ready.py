"""Ready: whether a run has the time to compile the loops of the search, where they are not yet."""

from __future__ import annotations

from siting.jit import is_kept
from siting.solvers.compiled.anneal import anneal
from siting.solvers.compiled.state import settle

COMPILING = 60.0
"""Seconds that a run must have before it spends some on compiling, once a machine: some 15 seconds,
30 and more where other programs are busy."""


def worth_compiling(seconds: float | None) -> bool:
    """Whether a run of so many seconds (None = without limit) should search with compiled loops."""
    return seconds is None or seconds >= COMPILING or (is_kept(anneal) and is_kept(settle))
