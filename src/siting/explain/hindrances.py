"""Hindrances: rules that block a saving, of whose number nothing is left, or that are broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from siting.conflict.find import names_of, number_of
from siting.conflict.groups import Bond, bonds, spots
from siting.explain.binding import Binding, Blocked
from siting.explain.room import left
from siting.explain.standing import Standing
from siting.impasse import Spot
from siting.parts.part import Array
from siting.results import Result
from siting.termination import FEASIBLE

SAVES = 1e-6
"""A move that saves less than this saves nothing, IDR million a year."""

TRIED = 3
"""Moves of one rule that are counted exactly, the most saving first."""


@dataclass(frozen=True, eq=False)
class Hindrance:
    """What may bind.

    Attributes
    ----------
    entry
        The rule.
    weight
        What there is to gain at first sight, IDR million a year; below 0 where that is nothing.
    plain
        Whether it is plain that it binds; else only solving again can tell.
    """

    entry: Binding
    weight: float
    plain: bool = True


def hard(standing: Standing) -> Iterator[Hindrance]:
    """Yield hard rules: those that block a saving, or of whose number nothing is left, are plain.

    Of the others, rules without a number weigh most, then those of whose number least is left.
    """
    model, names = standing.model, names_of(standing.problem)
    deltas = [standing.state.deltas(i) for i in range(len(model.items))]
    violation, total = (np.array([pair[k] for pair in deltas]) for k in (0, 1))
    for whole in bonds(model):
        for bond in spots(whole, names):
            rest = left(bond, standing.place)
            blocked = _blocked(standing, bond, violation, total)
            entry = _binding(standing, bond, rest, blocked)
            if blocked is not None:
                yield Hindrance(entry, blocked.saves)
            elif rest is not None and rest <= FEASIBLE:
                yield Hindrance(entry, 0.0)
            else:
                weight = -1.0 if rest is None else -2.0 - rest / bond.entry.scale
                yield Hindrance(entry, weight, plain=False)


def soft(standing: Standing, result: Result) -> Iterator[Hindrance]:
    """Yield soft rules that are broken, spot by spot, and lots that lack spaces which have a price."""
    names = names_of(standing.problem)
    for entry in standing.model.entries:
        name = entry.measure.name
        if name in standing.kinds and entry.price > 0 and standing.values[name] > FEASIBLE:
            for spot in spots(Bond(entry), names):
                amount = spot.amount(standing.place)
                if amount > FEASIBLE:
                    yield Hindrance(_binding(standing, spot, -amount, None), entry.price * amount)
    price = standing.problem.prices["parking_shortage"]
    worst: dict[tuple[str, str], float] = {}
    for hour in result.checked.parking if price else ():
        key = hour.lot, hour.vehicle
        worst[key] = max(worst.get(key, 0.0), hour.shortage)
    for (lot, vehicle), amount in worst.items():
        if amount > FEASIBLE and lot in standing.problem.city.lots.index:
            where, name = Spot(lot, vehicle), "parking_shortage"
            yield Hindrance(Binding(name, name, "spaces", where, -amount, None), price * amount)


def _binding(
    standing: Standing, bond: Bond, rest: float | None, blocked: Blocked | None
) -> Binding:
    where = Spot(bond.place, bond.block, number_of(bond)) if bond.place else None
    kind = standing.kinds.get(bond.name, bond.name)
    return Binding(bond.name, kind, bond.entry.measure.unit, where, rest, blocked)


def _blocked(standing: Standing, bond: Bond, violation: Array, total: Array) -> Blocked | None:
    """Return the move that would save most and that breaks this bond and no other.

    ``violation`` and ``total`` say what each move changes, (I, J), as trackers see it; what is found
    by them is then counted with the split of vehicles.
    """
    parts = [part for part in bond.entry.measure.parts if not part.divided]
    if not parts:
        return None
    trackers = [part.track(standing.place, len(standing.model.places)) for part in parts]
    own = np.array([sum(t.deltas(i) for t in trackers) for i in range(len(total))])
    alone = (own > FEASIBLE) & (violation - own / bond.entry.scale <= 1e-9)
    item, to = np.nonzero(alone & (total < -SAVES))
    for k in np.argsort(total[item, to], kind="stable")[:TRIED].tolist():
        plan = standing.moved({int(item[k]): int(to[k])})
        after = standing.model.values(plan)
        saves = standing.total(standing.values) - standing.total(after)
        names = {broken.name for broken in standing.broken(plan, after)}
        if saves > SAVES and names == {bond.name}:
            agency, building = standing.model.items[item[k]], standing.model.places[to[k]]
            return Blocked(agency, building, saves, bond.amount(plan))
    return None
