"""Arrays and names as they are handed in: checked, and refused with the place where they are wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from siting.city.arrays import Array
from siting.errors import OptionError
from siting.euclidean import Euclidean
from siting.locale import listed
from siting.locale.classic import CLASSIC


@dataclass(frozen=True)
class Axis:
    """What the rows or columns of a table stand for: a word of the catalogue, and a name each."""

    word: str
    names: tuple[Any, ...]

    def __len__(self) -> int:
        return len(self.names)


def numbers(table: str, values: ArrayLike) -> Array:
    """Return values as an array of numbers.

    Raises
    ------
    OptionError
        If something among them is not a number.
    """
    try:
        return np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise OptionError(CLASSIC["not numbers"], table=table) from None


def single(argument: str, value: Any) -> float:
    """Return one number. Raises OptionError if it is none, or several."""
    found = numbers(argument, value)
    if found.ndim:
        raise OptionError(CLASSIC["one number"], argument=argument, value=value)
    return float(found)


def ways(
    cost: ArrayLike | Euclidean,
    labels: tuple[Iterable[Any] | None, Iterable[Any] | None],
    words: tuple[str, str] = ("client", "site"),
    arguments: tuple[str, str] = ("clients", "sites"),
) -> tuple[Array | Euclidean, Axis, Axis]:
    """Return costs of at least 0 from clients to sites, ``inf`` where a site cannot serve, with axes.

    Raises
    ------
    OptionError
        If it is no matrix of such numbers with a row and a column, or the names do not fit.
    """
    if not isinstance(cost, Euclidean):
        return matrix("cost", cost, words, arguments, labels, endless=True)
    client, site = _axes(cost.shape, words, arguments, labels)
    return cost, client, site


def matrix(
    table: str,
    values: ArrayLike,
    words: tuple[str, str],
    arguments: tuple[str, str],
    labels: tuple[Iterable[Any] | None, Iterable[Any] | None],
    *,
    endless: bool = False,
) -> tuple[Array, Axis, Axis]:
    """Return the table that all others are measured against, with its axes.

    Parameters
    ----------
    table
        Name of the argument that ``values`` came in.
    words, arguments, labels
        Of rows and columns: what one of them is, the argument that may name them, and the names
        (None = 0-based positions).
    endless
        Whether the numbers are amounts of at least 0, among which ``inf`` is one.

    Raises
    ------
    OptionError
        If it is no matrix of finite numbers with a row and a column, or the names do not fit.
    """
    found = numbers(table, values)
    if found.ndim != 2 or 0 in found.shape:
        row, column = CLASSIC[words[0]], CLASSIC[words[1]]
        raise OptionError(CLASSIC["matrix"], table=table, found=found.shape, row=row, column=column)
    rows, columns = _axes(found.shape, words, arguments, labels)
    wrong, key = (~(found >= 0), "not a number") if endless else (~np.isfinite(found), "not finite")
    _refuse(table, found, wrong, key, (rows, columns))
    return found, rows, columns


def costs(table: str, values: ArrayLike, *axes: Axis) -> Array:
    """Return finite numbers of any sign along the axes; one number stands for all."""
    found = _shaped(table, values, axes)
    _refuse(table, found, ~np.isfinite(found), "not finite", axes)
    return found


def amounts(table: str, values: ArrayLike, *axes: Axis, endless: bool = False) -> Array:
    """Return numbers of at least 0 along the axes; one number stands for all.

    ``endless`` allows ``inf``.
    """
    found = _shaped(table, values, axes)
    _refuse(table, found, ~(found >= 0), "not a number", axes)
    if not endless:
        _refuse(table, found, np.isinf(found), "not finite", axes)
    return found


def named(argument: str, names: Iterable[Any] | None, count: int) -> tuple[Any, ...]:
    """Return ``count`` different names; None = 0-based positions.

    Raises
    ------
    OptionError
        If there are more or fewer, one is neither text nor whole number, or two look the same.
    """
    if names is None:
        return tuple(range(count))
    found = tuple(_name(argument, name) for name in names)
    if len(found) != count:
        raise OptionError(
            CLASSIC["how many names"], argument=argument, found=len(found), expected=count
        )
    seen: set[str] = set()
    for name in found:
        if str(name) in seen:  # 1 and "1" would be one key in a stored plan
            raise OptionError(CLASSIC["name twice"], argument=argument, name=name)
        seen.add(str(name))
    return found


def _axes(
    shape: tuple[int, ...],
    words: tuple[str, str],
    arguments: tuple[str, str],
    labels: tuple[Iterable[Any] | None, Iterable[Any] | None],
) -> tuple[Axis, Axis]:
    rows, columns = (
        Axis(word, named(argument, given, count))
        for word, argument, given, count in zip(words, arguments, labels, shape, strict=True)
    )
    return rows, columns


def _name(argument: str, name: Any) -> str | int:
    if isinstance(name, str):
        return str(name)
    if isinstance(name, Integral) and not isinstance(name, bool):
        return int(name)
    raise OptionError(CLASSIC["name"], argument=argument, name=name)


def _shaped(table: str, values: ArrayLike, axes: tuple[Axis, ...]) -> Array:
    found = numbers(table, values)
    expected = tuple(len(axis) for axis in axes)
    if found.ndim == 0:
        found = np.full(expected, float(found))
    if found.shape != expected:
        words = listed((CLASSIC[axis.word] for axis in axes), " × ")
        raise OptionError(
            CLASSIC["shape"], table=table, found=found.shape, expected=expected, axes=words
        )
    return found


def _refuse(table: str, values: Array, wrong: Any, key: str, axes: tuple[Axis, ...]) -> None:
    if not wrong.any():
        return
    at = tuple(int(k) for k in np.argwhere(wrong)[0])
    places = (
        CLASSIC["at"].filled(what=CLASSIC[axis.word], name=axis.names[k])
        for axis, k in zip(axes, at, strict=True)
    )
    where = listed(places, ", ")
    raise OptionError(CLASSIC[key], table=table, value=float(values[at]), where=where)
