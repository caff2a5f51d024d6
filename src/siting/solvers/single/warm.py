"""Warm: every compiled loop of a single-source run called once, on a model that needs none of them."""

from __future__ import annotations

import numpy as np

from siting.solvers.board import Board
from siting.solvers.contract import Limits
from siting.solvers.single.anneal import anneal
from siting.solvers.single.choosing import Choosing
from siting.solvers.single.lagrange import ascend, prices_of, relaxed
from siting.solvers.single.opening import Opening
from siting.solvers.single.rise import settled
from siting.solvers.single.rounding import Rounding
from siting.solvers.single.seats import seats_of, sit
from siting.solvers.single.shape import SingleSource
from siting.solvers.single.sites import sites_of


def warm() -> None:
    """Compile the loops, or take them from the disk: a tiny run would end before it has called all."""
    shape = SingleSource(np.eye(3, 2), np.zeros(2), np.ones(3), np.full(2, 2.0))
    sites = sites_of(shape)
    prices = prices_of(sites, np.ones(3))
    ascend(sites, prices, np.inf, 2)
    relaxed(sites, prices, prices.best)
    left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
    settled(sites, prices, np.inf, left, status)
    Rounding.of(shape).of_relaxed(sites, prices)
    plan = np.zeros(3, dtype=np.int64)
    draws = np.ones(1, dtype=np.uint64)
    seats = seats_of(shape, np.array([[0, 1]] * 3), draws, 1.0)
    sit(seats, plan)
    anneal(seats, 20, 1.0, 1.0, False, np.inf, plan)
    set_ = Choosing.of(Opening.of(shape, 0.0, sites), np.array([0, 1]))
    set_.best(Board(Limits()), draws)
