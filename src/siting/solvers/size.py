"""Size: a plain program that is too large is refused before memory is spent on it."""

from __future__ import annotations

from siting.errors import SolverError
from siting.locale.solvers import SOLVERS
from siting.parts import Model, Serve

MOST = 10_000_000
"""Columns up to which a plain program is built."""

BYTES = 700
"""Memory that a column takes until HiGHS works on it; 490 without HiGHS, measured on a p-median."""


def columns(model: Model) -> int:
    """Return how many columns the plain program has for items at places, and for shares."""
    shares = model.split.able.size if isinstance(model.split, Serve) else 0
    return len(model.items) * len(model.places) + shares


def fits(model: Model) -> None:
    """Refuse a model of which the plain program is too large.

    Raises
    ------
    SolverError
        With its size.
    """
    found = columns(model)
    if found > MOST:
        size = {"columns": found, "most": MOST, "memory": max(1, round(found * BYTES / 1e9))}
        raise SolverError(SOLVERS["too large"], **size)
