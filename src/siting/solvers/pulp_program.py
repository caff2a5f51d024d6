"""What PuLP itself is asked: which solvers work here, and a program as its problem or as a file."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pulp

from siting.errors import OptionError, SolverError, UnknownName
from siting.locale.names import closest
from siting.locale.solvers import SOLVERS
from siting.milp import Arrays
from siting.solvers.pulp_kinds import KINDS
from siting.termination import INTEGER

VERSION = str(pulp.__version__)

_OTHERS = ("auto", "highs", "enumerate")
"""Solvers that do without PuLP, for suggestions."""


def available() -> list[str]:
    """Return the short names of the solvers that work here."""
    return [name for name in KINDS if _class_of(name)]


def chosen(name: str) -> str:
    """Return PuLP's class for a short name.

    Raises
    ------
    UnknownName
        If no solver has that name.
    SolverError
        If it is not installed; the message says what to install.
    """
    short = name.lower()
    if short not in KINDS:
        here = ", ".join([*_OTHERS, *available()])
        hint = closest(name, [*_OTHERS, *KINDS])
        raise UnknownName(SOLVERS["unknown"], name=name, available=here, hint=hint)
    found = _class_of(short)
    if found is None:
        kind = KINDS[short]
        install = kind.install.filled(**kind.words)
        raise SolverError(SOLVERS["missing"], name=short, install=install)
    return found


def _class_of(short: str) -> str | None:
    for name in KINDS[short].classes:
        try:
            if made(name, msg=False).available():
                return name
        except pulp.PulpSolverError:  # this version of PuLP has no such class
            continue
    return None


def made(name: str, **options: Any) -> Any:
    """Return a solver of PuLP's class of that name, with these options."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # 3.3 says what 4 will drop
        return pulp.getSolver(name, **options)


def export(arrays: Arrays, path: str | Path) -> None:
    """Write a program to a file that other solvers read; the constant becomes a fixed column.

    Parameters
    ----------
    path
        Ends in ``.mps`` or ``.lp``.

    Raises
    ------
    OptionError
        The path ends otherwise.
    """
    target = Path(path)
    problem = program(arrays)[0]
    writers = {".mps": problem.writeMPS, ".lp": problem.writeLP}
    if target.suffix.lower() not in writers:
        raise OptionError(SOLVERS["suffix"], name=target.name)
    writers[target.suffix.lower()](str(target))


def program(arrays: Arrays) -> tuple[Any, list[Any]]:
    """Return a program as PuLP's problem, and its columns in our order."""
    problem = pulp.LpProblem("siting", pulp.LpMinimize)
    names = _names(arrays.column_blocks, len(arrays.cost), "c")
    # GLPK refuses bounds of an integer that are not whole
    lower = np.where(arrays.integer, np.ceil(arrays.lower - INTEGER), arrays.lower)
    upper = np.where(arrays.integer, np.floor(arrays.upper + INTEGER), arrays.upper)
    columns = [
        problem.add_variable(name, _bound(low), _bound(high), "Integer" if whole else "Continuous")
        for name, low, high, whole in zip(
            names,
            lower.tolist(),
            np.maximum(lower, upper).tolist(),
            arrays.integer.tolist(),
            strict=True,
        )
    ]
    priced = np.flatnonzero(arrays.cost)
    objective = _sum(columns, priced.tolist(), arrays.cost[priced].tolist())
    # files and some solvers lose a constant, and an empty objective; a fixed column stays
    objective.addterm(problem.add_variable("constant", 1, 1), arrays.offset)
    problem.setObjective(objective)
    start = arrays.matrix.indptr.tolist()
    for row, name in enumerate(_names(arrays.row_blocks, len(arrays.row_lower), "r")):
        entries = slice(start[row], start[row + 1])
        if start[row] == start[row + 1]:
            continue
        low, high = float(arrays.row_lower[row]), float(arrays.row_upper[row])
        form = _sum(
            columns, arrays.matrix.indices[entries].tolist(), arrays.matrix.data[entries].tolist()
        )
        if low >= high:
            problem.addConstraint(form == low, name)
            continue
        if np.isfinite(high):
            problem.addConstraint(form <= high, name)
        if np.isfinite(low):
            problem.addConstraint(form >= low, f"{name}_low" if np.isfinite(high) else name)
    return problem, columns


def _sum(columns: list[Any], at: list[int], coefficient: list[float]) -> Any:
    form = pulp.lpSum([])
    for j, value in zip(at, coefficient, strict=True):
        form.addterm(columns[j], value)
    return form


def _bound(number: float) -> float | None:
    return number if np.isfinite(number) else None


def _names(blocks: tuple[tuple[str, int], ...], n: int, prefix: str) -> list[str]:
    """Name columns or rows by block and position, in letters that every format takes."""
    names = [f"{prefix}_{i}" for i in range(n)]
    ends = [first for _, first in blocks[1:]] + [n]
    for (block, first), end in zip(blocks, ends, strict=False):
        plain = re.sub(r"\W+", "_", block, flags=re.ASCII)[:60]
        names[first:end] = [f"{prefix}_{plain}_{i}" for i in range(first, end)]
    return names
