"""Least: the plan within a limit on the total that is least, or most, like others."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from siting.explore.likeness import apart, counted, within
from siting.parts import Assign, Entry, IntArray, Measure, Model, Placement
from siting.parts.part import Array
from siting.solvers import exact
from siting.solvers.board import Board
from siting.solvers.completion import exact_total
from siting.solvers.contract import Limits
from siting.solvers.reach import compiles
from siting.termination import Proof

PIECES = 6
"""Pieces of annealing at one price of likeness; see ``compiled.hunt``."""

PART = 0.2
"""Part of the agencies among which the room below the limit is shared out at first."""


@dataclass(frozen=True, eq=False)
class Wanted:
    """What is looked for.

    Attributes
    ----------
    model
        Whose hard measures hold and whose total is limited.
    limit
        Most that the total may be.
    likeness
        What is made as small as can be: costs of items at places, in agencies or staff.
    known
        Placements that the answer must differ from, each (I,).
    weight
        What each item counts, (I,).
    """

    model: Model
    limit: float
    likeness: Assign
    known: Sequence[IntArray]
    weight: Array


def least(wanted: Wanted, start: Placement, limits: Limits) -> tuple[IntArray | None, bool]:
    """Return the placement found, (I,), and whether it is proved that there is none.

    Small models are solved; large ones searched until the time is up.
    """
    model = wanted.model
    large = len(model.items) * len(model.places) > exact.SMALL and model.compiles
    if large and compiles(limits.seconds):
        return _searched(wanted, start, limits), False
    lightest = float(wanted.weight.min())
    cuts = [apart(model, place, wanted.weight, lightest) for place in wanted.known]
    inside = counted(model, [within(model, wanted.limit), *cuts], wanted.likeness)
    outcome = exact.by_highs(inside, limits, start=start)
    none = outcome.termination.proof is Proof.INFEASIBLE
    return None if outcome.placement is None else outcome.placement.place, none


def _searched(wanted: Wanted, start: Placement, limits: Limits) -> IntArray | None:
    """Anneal the total plus a price of likeness; the price rises while the total stays within the limit.

    The price at which the limit is just reached is the one that makes the plans differ most (the
    weighting of Brill, Chang, Hopkins 1982, with the limit kept from outside).
    """
    from siting.solvers.compiled.hunt import Hunt

    end = time.monotonic() + (limits.seconds or 0.0)
    total = exact_total(wanted.model, start.place)
    room = max(wanted.limit - (wanted.limit if total is None else total), 1e-6 * abs(wanted.limit))
    price, step = room / max(1.0, PART * float(wanted.weight.sum())), 4.0
    best: tuple[float, IntArray] | None = None
    run, rose = 0, True
    while run == 0 or time.monotonic() < end:
        alike = Entry(Measure("likeness", "", (wanted.likeness,)), price=price)
        model = replace(wanted.model, entries=(*wanted.model.entries, alike))
        board = Board(Limits(max(0.0, end - time.monotonic()), limits.gap, 1, limits.seed))
        begin = start if best is None else Placement(best[1])
        Hunt.of(model, begin, limits.seed + run).run(board, PIECES)
        fits = board.place is not None and _fits(wanted, board.place)
        if fits and board.place is not None and _differs(wanted, board.place):
            like = wanted.likeness.value(Placement(board.place))
            if best is None or like < best[0] - 1e-9:
                best = like, board.place
        if run and fits != rose:
            step **= 0.5
        price, rose, run = price * step if fits else price / step, fits, run + 1
    return None if best is None else best[1]


def _fits(wanted: Wanted, place: IntArray) -> bool:
    total = exact_total(wanted.model, place)
    return total is not None and total <= wanted.limit


def _differs(wanted: Wanted, place: IntArray) -> bool:
    return all((place != other).any() for other in wanted.known)
