"""A mixed-integer program as arrays: blocks of columns and rows with names, and affine forms over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse
from scipy.sparse import csgraph

Array = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Linear:
    """``n`` affine forms at once: form r is constant[r] + sum of coef * column over the entries of row r.

    Attributes
    ----------
    row, col, coef
        Entries, each shape (k,). Entries of the same row and column add up.
    constant
        Shape (n,).
    """

    row: IntArray
    col: IntArray
    coef: Array
    constant: Array

    @staticmethod
    def of(columns: ArrayLike, coef: ArrayLike = 1.0, constant: float = 0.0) -> Linear:
        """Return one form: constant + sum of coef * columns, all entries with coef 0 left out."""
        col = np.asarray(columns, dtype=np.int64).ravel()
        weight = np.broadcast_to(np.asarray(coef, dtype=float), np.shape(columns)).ravel()
        keep = weight != 0
        col, weight = col[keep], weight[keep]
        return Linear(np.zeros(len(col), np.int64), col, weight, np.array([constant]))

    @staticmethod
    def rows(columns: ArrayLike, coef: ArrayLike = 1.0, constant: ArrayLike = 0.0) -> Linear:
        """Return one form for each row of the matrix ``columns``, shape (n, k)."""
        col = np.asarray(columns, dtype=np.int64)
        weight = np.broadcast_to(np.asarray(coef, dtype=float), col.shape)
        row, at = np.nonzero(weight)
        const = np.broadcast_to(np.asarray(constant, dtype=float), (len(col),)).copy()
        return Linear(row.astype(np.int64), col[row, at], weight[row, at], const)

    def __len__(self) -> int:
        return len(self.constant)

    def __add__(self, other: Linear) -> Linear:
        """Add form by form; both must have the same length."""
        return Linear(
            np.concatenate([self.row, other.row]),
            np.concatenate([self.col, other.col]),
            np.concatenate([self.coef, other.coef]),
            self.constant + other.constant,
        )

    def __sub__(self, other: Linear) -> Linear:
        return self + other.scaled(-1.0)

    def scaled(self, factor: ArrayLike) -> Linear:
        """Multiply every form by ``factor``, a number or shape (n,)."""
        by = np.broadcast_to(np.asarray(factor, dtype=float), self.constant.shape)
        return Linear(self.row, self.col, self.coef * by[self.row], self.constant * by)

    def sum(self, weight: ArrayLike = 1.0) -> Linear:
        """Add the forms up into one, each times its ``weight``."""
        one = self.scaled(weight)
        return Linear(np.zeros_like(one.row), one.col, one.coef, np.array([one.constant.sum()]))

    def select(self, rows: IntArray) -> Linear:
        """Return the forms at the positions ``rows``, in that order."""
        new = np.full(len(self), -1, dtype=np.int64)
        new[rows] = np.arange(len(rows))
        keep = new[self.row] >= 0
        return Linear(new[self.row[keep]], self.col[keep], self.coef[keep], self.constant[rows])

    def mapped(self, group: IntArray, n: int) -> Linear:
        """Add the forms up by ``group``, shape (len(self),), into ``n`` forms; group -1 is left out."""
        constant = np.zeros(n)
        inside = group >= 0
        np.add.at(constant, group[inside], self.constant[inside])
        keep = inside[self.row]
        return Linear(group[self.row[keep]], self.col[keep], self.coef[keep], constant)


@dataclass(frozen=True, eq=False)
class Arrays:
    """A finished program: minimise cost @ columns + offset, row_lower <= matrix @ columns <= row_upper.

    ``column_blocks`` and ``row_blocks`` are (name, first position), for messages and exports.
    """

    cost: Array  # (n,)
    offset: float
    lower: Array  # (n,)
    upper: Array  # (n,)
    integer: NDArray[np.bool_]  # (n,)
    matrix: sparse.csr_array  # (m, n)
    row_lower: Array  # (m,)
    row_upper: Array  # (m,)
    column_blocks: tuple[tuple[str, int], ...]
    row_blocks: tuple[tuple[str, int], ...]

    @property
    def kinds(self) -> IntArray:
        """The number of the block of rows that each row belongs to, shape (m,)."""
        starts = [start for _, start in self.row_blocks]
        return np.repeat(np.arange(len(starts)), np.diff([*starts, len(self.row_lower)]))

    def named(self, *names: str) -> NDArray[np.bool_]:
        """Tell which rows have one of these names, shape (m,)."""
        named = np.array([name in names for name, _ in self.row_blocks], dtype=np.bool_)
        return np.asarray(named[self.kinds])

    def part(self, rows: IntArray, columns: IntArray) -> Arrays:
        """Return the program of some rows and columns only, without the offset and without names."""
        return Arrays(
            self.cost[columns],
            0.0,
            self.lower[columns],
            self.upper[columns],
            self.integer[columns],
            sparse.csr_array(self.matrix[rows][:, columns]),
            self.row_lower[rows],
            self.row_upper[rows],
            (),
            (),
        )


def tied(matrix: sparse.csr_array) -> tuple[IntArray, IntArray]:
    """Return labels of the rows (m,) and columns (n,) of a matrix: the same where entries tie them together."""
    rows, columns = matrix.shape
    entry = matrix.tocoo()
    ends = (np.ones(len(entry.row)), (entry.row, entry.col + rows))
    graph = sparse.csr_array(ends, shape=(rows + columns, rows + columns))
    label = np.asarray(csgraph.connected_components(graph, directed=False)[1])
    return label[:rows], label[rows:]


class Milp:
    """A program under construction; columns and rows come in named blocks."""

    def __init__(self) -> None:
        self._lower: list[Array] = []
        self._upper: list[Array] = []
        self._integer: list[NDArray[np.bool_]] = []
        self._n = 0
        self._m = 0
        self._row: list[IntArray] = []
        self._col: list[IntArray] = []
        self._coef: list[Array] = []
        self._row_lower: list[Array] = []
        self._row_upper: list[Array] = []
        self._objective: list[Linear] = []
        self._fixed: list[IntArray] = []
        self._column_blocks: list[tuple[str, int]] = []
        self._row_blocks: list[tuple[str, int]] = []

    def columns(
        self,
        n: int,
        name: str,
        *,
        lower: ArrayLike = 0.0,
        upper: ArrayLike = np.inf,
        integer: bool = False,
    ) -> IntArray:
        """Add ``n`` columns and return their positions, shape (n,)."""
        self._column_blocks.append((name, self._n))
        self._lower.append(np.broadcast_to(np.asarray(lower, dtype=float), (n,)))
        self._upper.append(np.broadcast_to(np.asarray(upper, dtype=float), (n,)))
        self._integer.append(np.full(n, integer))
        self._n += n
        return np.arange(self._n - n, self._n, dtype=np.int64)

    def between(self, low: ArrayLike, form: Linear, high: ArrayLike, name: str) -> None:
        """Add the rows low <= form <= high; the bounds are numbers or shape (len(form),)."""
        n = len(form)
        self._row_blocks.append((name, self._m))
        self._row.append(form.row + self._m)
        self._col.append(form.col)
        self._coef.append(form.coef)
        shape = form.constant.shape
        self._row_lower.append(np.broadcast_to(np.asarray(low, float), shape) - form.constant)
        self._row_upper.append(np.broadcast_to(np.asarray(high, float), shape) - form.constant)
        self._m += n

    def at_most(self, form: Linear, high: ArrayLike, name: str) -> None:
        """Add the rows form <= high."""
        self.between(-np.inf, form, high, name)

    def at_least(self, form: Linear, low: ArrayLike, name: str) -> None:
        """Add the rows form >= low."""
        self.between(low, form, np.inf, name)

    def equal(self, form: Linear, value: ArrayLike, name: str) -> None:
        """Add the rows form = value."""
        self.between(value, form, value, name)

    def vanish(self, form: Linear, name: str) -> None:
        """Keep one form that is never negative at 0, by bounds where its columns allow it.

        A sum of non-negative columns is 0 exactly if each of them is: fixing columns leaves the
        solver smaller and tighter than a row with a right-hand side of 0.
        """
        lower = np.concatenate(self._lower) if self._lower else np.zeros(0)
        plain = form.constant[0] == 0 and (form.coef >= 0).all() and (lower[form.col] == 0).all()
        if plain:
            self._fixed.append(form.col[form.coef > 0])
        else:
            self.at_most(form, 0.0, name)

    def minimise(self, form: Linear) -> None:
        """Add one form to the objective."""
        self._objective.append(form)

    def arrays(self) -> Arrays:
        """Finish: sum repeated entries, drop zeros, and hand out plain arrays."""
        cost, offset = np.zeros(self._n), 0.0
        for form in self._objective:
            np.add.at(cost, form.col, form.coef)
            offset += float(form.constant.sum())
        upper = _joined(self._upper)
        upper[_joined(self._fixed, np.int64)] = 0.0
        entries = (_joined(self._row, np.int64), _joined(self._col, np.int64))
        matrix = sparse.csr_array((_joined(self._coef), entries), shape=(self._m, self._n))
        matrix.sum_duplicates()
        matrix.eliminate_zeros()
        return Arrays(
            cost,
            offset,
            _joined(self._lower),
            upper,
            _joined(self._integer, np.bool_),
            matrix,
            _joined(self._row_lower),
            _joined(self._row_upper),
            tuple(self._column_blocks),
            tuple(self._row_blocks),
        )


def _joined(blocks: Sequence[NDArray[Any]], dtype: Any = np.float64) -> NDArray[Any]:
    return np.concatenate(blocks).astype(dtype) if blocks else np.zeros(0, dtype)
