"""Standing programs: kept open in HiGHS and solved again for other sides, other costs, more columns."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import NamedTuple

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from siting.milp import Array, Arrays
from siting.solvers.highs import loaded

IntArray = NDArray[np.int64]
_OPTIMAL = highspy.HighsModelStatus.kOptimal
_INFEASIBLE = highspy.HighsModelStatus.kInfeasible


def run(highs: highspy.Highs) -> None:
    """Run HiGHS; where this thread's scheduler was made for another number of threads, in a fresh thread."""
    if highs.run() == highspy.HighsStatus.kError:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(highs.run).result()


class Parted(NamedTuple):
    """Least cost, the duals of the rows asked for, and the column values (n,)."""

    cost: float
    dual: Array
    values: Array


class Sided:
    """A small linear program that is solved again and again for other right-hand sides, or other costs."""

    def __init__(self, arrays: Arrays) -> None:
        self._highs = loaded(arrays, {"threads": 1, "solver": "simplex", "presolve": "off"})

    def reprice(self, cost: Array) -> None:
        """Change the costs, shape (n,)."""
        self._highs.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)

    def at(self, rows: IntArray, amount: Array) -> Parted | None:
        """Return the optimum where rows equal amounts; None if there is none."""
        for row, value in zip(rows.tolist(), amount.tolist(), strict=True):
            self._highs.changeRowBounds(row, value, value)
        run(self._highs)
        if self._highs.getModelStatus() != _OPTIMAL:
            return None
        cost, found = self._highs.getInfo().objective_function_value, self._highs.getSolution()
        return Parted(cost, np.array(found.row_dual)[rows], np.array(found.col_value))


@dataclass(frozen=True)
class Priced:
    """What a run for other costs gave: a valid lower bound, and the best values if there are any."""

    bound: float
    values: Array | None


LIGHT = {
    "presolve": "off",
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_rins": False,
    "mip_pool_soft_limit": 100,
    "mip_allow_restart": False,
    "mip_detect_symmetry": False,
}
"""For small programs that need few nodes: a third of the time of the defaults, measured on sites of a city."""


class Repriced:
    """An integer program whose costs change from run to run."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._all = np.arange(len(arrays.cost), dtype=np.int32)
        self._highs = loaded(arrays, {"threads": 1, "mip_rel_gap": 0.0, **LIGHT})

    def at(self, cost: Array, gap: float, seconds: float, start: Array | None = None) -> Priced:
        """Minimise ``cost`` (n,) to an absolute gap, or as far as the seconds allow."""
        highs = self._highs
        highs.clearSolver()
        highs.changeColsCost(len(cost), self._all, cost)
        highs.setOptionValue("mip_abs_gap", gap)
        highs.setOptionValue("time_limit", highs.getRunTime() + max(0.01, seconds))
        if start is not None:
            highs.setSolution(len(start), self._all, start)
        run(highs)
        info = highs.getInfo()
        found = info.primal_solution_status == highspy.kSolutionStatusFeasible
        values = np.array(highs.getSolution().col_value) if found else None
        if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Priced(np.inf, None)
        least = info.objective_function_value
        if not self._arrays.integer.any():  # which bounds nothing before it is the least
            return Priced(float(least) if highs.getModelStatus() == _OPTIMAL else -np.inf, values)
        # what lies within the gap of the best values was dropped unseen
        bound = min(info.mip_dual_bound, least - gap) if found else info.mip_dual_bound
        return Priced(float(bound), values)


class Held:
    """A linear program of which columns are held from run to run; each run begins where the last ended."""

    def __init__(self, arrays: Arrays) -> None:
        plain = replace(arrays, integer=np.zeros(len(arrays.cost), dtype=np.bool_))
        self._all = np.arange(len(arrays.cost), dtype=np.int32)
        self._highs = loaded(plain, {"threads": 1, "solver": "simplex", "presolve": "off"})

    def reprice(self, cost: Array) -> None:
        """Change the costs, shape (n,)."""
        self._highs.changeColsCost(len(cost), self._all, cost)

    def at(self, low: Array, high: Array) -> tuple[float, Array]:
        """Return the least cost between two bounds on all columns, and the column values, each (n,).

        It is inf where there is nothing between them, -inf where HiGHS does not know.
        """
        highs = self._highs
        highs.changeColsBounds(len(low), self._all, low, high)
        run(highs)
        if highs.getModelStatus() not in (_OPTIMAL, _INFEASIBLE):
            highs.clearSolver()  # seen in 1.16: unknown from where it stood, optimal from nothing
            run(highs)
        status = highs.getModelStatus()
        if status == _INFEASIBLE:
            return np.inf, low
        if status != _OPTIMAL:
            return -np.inf, low
        values = np.array(highs.getSolution().col_value)
        return float(highs.getInfo().objective_function_value), values


INTERIOR = {"solver": "ipm", "run_crossover": "off"}
"""Ends in the middle of what is optimal, not in a corner of it."""


class Growing:
    """A linear program that gets more columns from run to run.

    Its duals are those of an interior point method: the middle of all that are optimal, which new columns
    cut off less often than a corner (Gondzio, González-Brevis, Munari 2013).
    """

    def __init__(self, row_lower: Array, row_upper: Array) -> None:
        nothing = csc_array((len(row_lower), 0))
        none, no = np.zeros(0), np.zeros(0, dtype=np.bool_)
        arrays = Arrays(none, 0.0, none, none, no, nothing.tocsr(), row_lower, row_upper, (), ())
        self._highs = loaded(arrays, {"threads": 1})
        self.size = 0

    def add(self, cost: float, rows: IntArray, coef: Array, low: float, high: float) -> int:
        """Add a column and return its number."""
        self._highs.addCol(cost, low, high, len(rows), rows.astype(np.int32), coef)
        self.size += 1
        return self.size - 1

    def reprice(self, column: int, cost: float) -> None:
        """Change the cost of a column."""
        self._highs.changeColCost(column, cost)

    def limit(self, column: int, most: float) -> None:
        """Change how much of a column from 0 on there may be."""
        self._highs.changeColBounds(column, 0.0, most)

    def solve(self, seconds: float) -> tuple[float, Array, Array] | None:
        """Return the least cost, the column values and the row duals; None if there is no optimum in time."""
        deadline = time.monotonic() + seconds
        for options in (INTERIOR, {"solver": "simplex"}):  # where the middle is not found, a corner
            for name, value in options.items():
                self._highs.setOptionValue(name, value)
            left = max(0.01, deadline - time.monotonic())
            self._highs.setOptionValue("time_limit", self._highs.getRunTime() + left)
            self._highs.clearSolver()
            run(self._highs)
            if self._highs.getModelStatus() == _OPTIMAL:
                break
        else:
            return None
        if time.monotonic() - deadline > 5:
            return None
        solution = self._highs.getSolution()
        cost = self._highs.getInfo().objective_function_value
        return cost, np.array(solution.col_value), np.array(solution.row_dual)


class Aimed:
    """A linear program whose bounds and costs change from run to run; each run begins where the last ended."""

    def __init__(self, arrays: Arrays) -> None:
        self._all = np.arange(len(arrays.cost), dtype=np.int32)
        self._highs = loaded(arrays, {"threads": 1, "solver": "simplex", "presolve": "off"})

    def hold(self, columns: IntArray, low: Array, high: Array) -> None:
        """Change the bounds of columns."""
        self._highs.changeColsBounds(len(columns), columns.astype(np.int32), low, high)

    def limit(self, row: int, most: float) -> None:
        """Change the upper side of a row that has no lower one."""
        self._highs.changeRowBounds(row, -np.inf, most)

    def at(self, cost: Array) -> tuple[float, Array] | None:
        """Return the least of ``cost`` (n,) without an offset, and the column values; None if there is none."""
        self._highs.changeColsCost(len(cost), self._all, cost)
        run(self._highs)
        if self._highs.getModelStatus() != _OPTIMAL:
            return None
        solution = self._highs.getSolution()
        return self._highs.getInfo().objective_function_value, np.array(solution.col_value)


class Solved(NamedTuple):
    """Least cost, column values (n,), reduced costs of the columns (n,) and duals of the rows (m,)."""

    cost: float
    values: Array
    reduced: Array
    dual: Array


class Tightening:
    """A linear program that gets more rows, and other bounds of columns; each run begins where the last ended."""

    def __init__(self, arrays: Arrays) -> None:
        plain = replace(arrays, integer=np.zeros(len(arrays.cost), dtype=np.bool_))
        self._highs = loaded(plain, {"threads": 1, "solver": "simplex"})
        self._low, self._high = arrays.lower.copy(), arrays.upper.copy()

    def hold(self, columns: IntArray, low: Array, high: Array) -> None:
        """Change the bounds of columns, those that differ."""
        other = (self._low[columns] != low) | (self._high[columns] != high)
        if other.any():
            at = columns[other]
            self._low[at], self._high[at] = low[other], high[other]
            self._highs.changeColsBounds(len(at), at.astype(np.int32), low[other], high[other])

    def add(self, matrix: csr_array, least: Array) -> None:
        """Add the rows ``matrix`` (k, n) @ columns >= ``least`` (k,)."""
        starts, at = matrix.indptr[:-1].astype(np.int32), matrix.indices.astype(np.int32)
        endless = np.full(len(least), np.inf)
        self._highs.addRows(len(least), least, endless, matrix.nnz, starts, at, matrix.data)

    def loose(self) -> IntArray:
        """Return the rows that did not bind in the last solution."""
        basic = highspy.HighsBasisStatus.kBasic
        statuses = self._highs.getBasis().row_status
        return np.array([k for k, status in enumerate(statuses) if status == basic], dtype=np.int64)

    def drop(self, rows: IntArray) -> None:
        """Take rows out that did not bind in the last solution; the others keep their order."""
        basis, gone = self._highs.getBasis(), set(rows.tolist())
        kept = [status for k, status in enumerate(basis.row_status) if k not in gone]
        self._highs.deleteRows(len(rows), rows.astype(np.int32))
        basis.row_status = kept
        self._highs.setBasis(basis)

    def solve(self, seconds: float) -> Solved | None:
        """Return the optimum, its cost ``inf`` if there is no solution; None if it was not found in time."""
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + max(0.01, seconds))
        run(self._highs)
        self._highs.setOptionValue("presolve", "off")  # which would forget where it stands
        status, found = self._highs.getModelStatus(), self._highs.getSolution()
        if status not in (_OPTIMAL, _INFEASIBLE):
            return None
        cost = self._highs.getInfo().objective_function_value
        return Solved(
            np.inf if status == _INFEASIBLE else cost,
            np.array(found.col_value),
            np.array(found.col_dual),
            np.array(found.row_dual),
        )


def once(
    arrays: Arrays, seconds: float, room: float, start: Array | None = None
) -> tuple[float, Array | None, Array]:
    """Minimise once; ``room`` is the absolute gap of an integer program, ``start`` its first columns.

    Returns
    -------
    A valid lower bound (-inf = none), the best column values if there are any, and the reduced cost
    of each column (of a linear program).
    """
    whole = bool(arrays.integer.any())
    options = {"threads": 1, "time_limit": max(0.1, seconds)}
    if whole:
        options |= {"mip_rel_gap": 0.0, "mip_abs_gap": room}
    highs = loaded(arrays, options)
    if whole and start is not None:
        highs.setSolution(len(start), np.arange(len(start), dtype=np.int32), start)
    run(highs)
    info, solution = highs.getInfo(), highs.getSolution()
    if not whole and highs.getModelStatus() != _OPTIMAL:
        return -np.inf, None, np.zeros(0)
    bound = info.mip_dual_bound if whole else info.objective_function_value
    found = info.primal_solution_status == highspy.kSolutionStatusFeasible
    values = np.array(solution.col_value) if found else None
    if whole and found:  # what lies within the room was dropped unseen
        bound = min(bound, info.objective_function_value - room)
    return float(bound), values, np.array(solution.col_dual)
