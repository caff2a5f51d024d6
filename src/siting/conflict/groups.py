"""Groups: the hard measures of a model, one group a named rule; or one a spot of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from siting.parts import (
    Above,
    Assign,
    Entry,
    Excess,
    Group,
    Load,
    Measure,
    Model,
    Open,
    Pair,
    Shortfall,
    SplitLoad,
)
from siting.parts import Part as AnyPart
from siting.parts.part import Array, Placement
from siting.termination import FEASIBLE

Cut = tuple[str, str, AnyPart]
"""Id of a place or item, block of the dimensions (a class of vehicles) or nothing, and the part that counts there."""


@dataclass(frozen=True, eq=False)
class Bond:
    """A hard measure that holds or not, whole or at one spot.

    Attributes
    ----------
    entry
        The measure; its name is that of the rule.
    place, block
        Where it counts; empty = as a whole.
    """

    entry: Entry
    place: str = ""
    block: str = ""

    @property
    def name(self) -> str:
        """Name of the rule."""
        return self.entry.measure.name

    @property
    def heavy(self) -> int:
        """How hard it is to reason about: 0 for seats and pairs, more for loads, most for sums of them."""
        return max(_weight(part) for part in self.entry.measure.parts)

    def amount(self, plan: Placement) -> float:
        """Return the violation, in the measure's unit."""
        return self.entry.measure.value(plan)

    def broken(self, plan: Placement) -> bool:
        """Whether the placement breaks it."""
        return self.amount(plan) > FEASIBLE


@dataclass(frozen=True)
class Names:
    """What places, items, and the sinks of loads are called."""

    items: Sequence[Any]
    places: Sequence[Any]
    lots: Sequence[str] = ()
    lot_of: Sequence[int] = ()
    blocks: Sequence[str] = ()

    def sink(self, part: Load, sink: int) -> str:
        """Return the lot of a load that follows lots, else the places that share it."""
        inside = np.nonzero(part.sink == sink)[0].tolist()
        if part.excess.block is not None and self.lot_of:
            return self.lots[self.lot_of[inside[0]]]
        return ", ".join(str(self.places[j]) for j in inside)

    def block(self, excess: Excess, number: int) -> str:
        """Return what a block of dimensions is called; nothing where there is but one."""
        return "" if excess.block is None else self.blocks[number]


def _weight(part: AnyPart) -> int:
    if isinstance(part, Above):
        return 1 + max(_weight(inner) for inner in part.parts)
    return 0 if isinstance(part, (Assign, Open, Group, Pair)) else 2


def bonds(model: Model) -> tuple[Bond, ...]:
    """Return one bond for each hard measure that can be broken at all."""
    return tuple(Bond(entry) for entry in model.entries if entry.hard and entry.measure.parts)


def spots(bond: Bond, names: Names) -> tuple[Bond, ...]:
    """Cut a bond into its spots: buildings, lots and classes, agencies; itself where it has none.

    The amounts of the spots add up to that of the bond, each at least 0.
    """
    entry = bond.entry
    found = [cut for part in entry.measure.parts for cut in _cut(part, names)]
    gathered: dict[tuple[str, str], list[AnyPart]] = {}
    for place, block, part in found:
        gathered.setdefault((place, block), []).append(part)
    return tuple(
        Bond(replace(entry, measure=Measure(bond.name, entry.measure.unit, tuple(parts))), *key)
        for key, parts in gathered.items()
    )


def _cut(part: AnyPart, names: Names) -> Iterator[Cut]:
    for kind, cutter in _CUTTERS.items():
        if isinstance(part, kind):
            yield from cutter(part, names)
            return
    yield "", "", part


def _loads(part: Load, names: Names) -> Iterator[Cut]:
    for sink in range(len(part.excess.capacity)):
        own = Excess(part.excess.capacity[[sink]], part.excess.weight[[sink]], part.excess.block)
        for number, excess in _blocks(own):
            where = np.where(part.sink == sink, 0, -1)
            cut = Load(part.demand, where, excess, part.profile)
            yield names.sink(part, sink), names.block(own, number), cut


def _split_loads(part: SplitLoad, names: Names) -> Iterator[Cut]:
    excess = part.excess
    for sink in range(len(excess.capacity)):
        only = np.where((np.arange(len(excess.weight)) == sink)[:, None], excess.weight, 0.0)
        for number, own in _blocks(replace(excess, weight=only)):
            yield names.lots[sink], names.block(own, number), replace(part, excess=own)


def _blocks(excess: Excess) -> Iterator[tuple[int, Excess]]:
    """Yield the excess of each block by itself; blocks without weight or limit are left out."""
    block = np.zeros(excess.capacity.shape[1], np.int64) if excess.block is None else excess.block
    for number in range(int(block.max(initial=-1)) + 1):
        weight = np.where(block == number, excess.weight, 0.0)
        if ((weight > 0) & np.isfinite(excess.capacity)).any():
            yield number, replace(excess, weight=weight)


def _shortfalls(part: Shortfall, names: Names) -> Iterator[Cut]:
    for j in np.nonzero(part.need > 0)[0].tolist():
        yield str(names.places[j]), "", replace(part, need=_only(part.need, j))


def _rows(part: Assign, names: Names) -> Iterator[Cut]:
    for i in np.nonzero((part.cost != 0).any(axis=1))[0].tolist():
        yield str(names.items[i]), "", Assign(_only(part.cost, i))


def _opens(part: Open, names: Names) -> Iterator[Cut]:
    for g in np.nonzero(part.amount)[0].tolist():
        where = ", ".join(str(names.places[j]) for j in np.nonzero(part.group == g)[0].tolist())
        yield where, "", Open(part.group, _only(part.amount, g), max(0.0, -float(part.amount[g])))


def _pairs(part: Group | Pair, names: Names) -> Iterator[Cut]:
    for k in range(len(part.first)):
        ends: dict[str, Any] = {"first": part.first[[k]], "second": part.second[[k]]}
        if isinstance(part, Pair):
            ends["flow"] = part.flow[[k]]
        yield str(names.items[part.second[k]]), "", replace(part, **ends)


def _only(amount: Array, at: int) -> Array:
    kept = np.zeros_like(amount)
    kept[at] = amount[at]
    return kept


_CUTTERS: dict[type, Callable[[Any, Names], Iterator[Cut]]] = {
    Load: _loads,
    SplitLoad: _split_loads,
    Shortfall: _shortfalls,
    Assign: _rows,
    Open: _opens,
    Group: _pairs,
    Pair: _pairs,
}
"""How each part is cut; every other part stays whole."""
