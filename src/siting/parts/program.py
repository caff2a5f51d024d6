"""The frame of every assignment program: each item at one place, a place used where an item sits."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from siting.milp import Linear, Milp
from siting.parts.rooms import Room

IntArray = NDArray[np.int64]


class HasRows(Protocol):
    """What has rows to add, and a form over them."""

    def rows(self, program: Program) -> Linear:
        """Add the rows and return the form."""
        ...


class Program(Milp):
    """A program with the columns ``x`` (I, J), 1 where item i sits at place j, and ``y`` (J,), place used.

    Parameters
    ----------
    items, places
        I and J.
    held
        Places that are not to be decided any more, shape (I,): the program then only completes
        what a placement leaves open. None = everything is open.

    Attributes
    ----------
    rooms
        Hard capacities that the program is going to have: parts need not allow for more.
    """

    def __init__(self, items: int, places: int, held: IntArray | None = None) -> None:
        super().__init__()
        self.items, self.places = items, places
        low, high = np.zeros((items, places)), np.ones((items, places))
        used_low, used_high = np.zeros(places), np.ones(places)
        if held is not None:
            low[np.arange(items), held] = 1.0
            high[:] = low
            used_low[held] = 1.0
            used_high[:] = used_low
        free = held is None
        flat = self.columns(
            items * places, "x", lower=low.ravel(), upper=high.ravel(), integer=free
        )
        self.x = flat.reshape(items, places)
        self.y = self.columns(places, "y", lower=used_low, upper=used_high, integer=free)
        self.rooms: tuple[Room, ...] = ()
        self._forms: dict[int, tuple[HasRows, Linear]] = {}
        self._used: dict[bytes, IntArray] = {}
        if free:
            self._frame()

    def _frame(self) -> None:
        self.equal(Linear.rows(self.x), 1.0, "one place each")
        opened = np.broadcast_to(self.y, self.x.shape)
        pair = np.stack([self.x.ravel(), opened.ravel()], axis=1)
        self.at_most(Linear.rows(pair, np.array([1.0, -1.0])), 0.0, "sit only where used")
        either = np.concatenate([self.y[:, None], self.x.T], axis=1)
        weight = np.concatenate([[1.0], -np.ones(self.items)])
        self.at_most(Linear.rows(either, weight), 0.0, "used only where somebody sits")

    def form(self, part: HasRows) -> Linear:
        """Return the part's form; its rows are added once, however often it is asked for."""
        if id(part) not in self._forms:
            self._forms[id(part)] = (part, part.rows(self))
        return self._forms[id(part)][1]

    def blend(self, weight: NDArray[np.float64]) -> IntArray:
        """Return a column a place that holds the summed ``weight``, shape (I,), of its items. Shape (J,)."""
        key = b"blend" + np.ascontiguousarray(weight).tobytes()
        if key not in self._used:
            column = self.columns(self.places, "weight at a place", upper=float(weight.sum()))
            total = Linear.rows(self.x.T, weight[None, :]) - Linear.rows(column[:, None])
            self.equal(total, 0.0, "weight at a place")
            self._used[key] = column
        return self._used[key]

    def used(self, group: IntArray) -> IntArray:
        """Return a column a group that is 1 if one of the group's places is used, else 0. Shape (G,).

        ``group`` gives each place's group, -1 for none; a number that no place has gets column -1.
        A group of one place is that place's ``y``.
        The column need not be integer: the rows leave it no choice where ``y`` is 0 or 1.
        """
        key = np.ascontiguousarray(group).tobytes()
        if key not in self._used:
            self._used[key] = self._group_columns(group)
        return self._used[key]

    def _group_columns(self, group: IntArray) -> IntArray:
        count = np.bincount(group[group >= 0], minlength=int(group.max(initial=-1)) + 1)
        column = np.full(len(count), -1, dtype=np.int64)
        members = np.append(count, 0)[group]  # group -1 reads the appended 0
        single = np.nonzero(members == 1)[0]
        column[group[single]] = self.y[single]
        many = np.nonzero(count > 1)[0]
        if len(many) == 0:
            return column
        column[many] = self.columns(len(many), "group used", upper=1.0)
        member = np.nonzero(members > 1)[0]
        pair = np.stack([self.y[member], column[group[member]]], axis=1)
        self.at_most(Linear.rows(pair, np.array([1.0, -1.0])), 0.0, "group used with its places")
        for g in many.tolist():
            inside = np.nonzero(group == g)[0]
            total = Linear.of(column[g]) - Linear.of(self.y[inside])
            self.at_most(total, 0.0, "group used only with a place")
            sit = np.concatenate([self.x[:, inside], np.full((self.items, 1), column[g])], axis=1)
            weight = np.concatenate([np.ones(len(inside)), [-1.0]])
            self.at_most(Linear.rows(sit, weight), 0.0, "sit only in a used group")
        return column
