"""What plainly cannot hold, found without a solver: an item that fits nowhere, too little room for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from siting.audit.records import Violation
from siting.locale import Text
from siting.locale.obstacles import OBSTACLES
from siting.locale.rules import RULES, rule_label
from siting.parts import Above, Array, Assign, Entry, Load, Model, Open, Part, ShareCost
from siting.parts.part import BoolArray
from siting.termination import FEASIBLE

NOISE = 1e-9
"""Rounding in a sum of demands, relative to the sum."""


def obstacles(model: Model, kinds: Mapping[str, str]) -> tuple[Violation, ...]:
    """Return hard measures that no placement can keep, each with the sentence that shows it.

    Looked at are hard loads of one dimension: the floor of buildings, the capacity of sites. What
    only several measures together rule out is not found here.

    Parameters
    ----------
    model
        Items, places and measures.
    kinds
        Rule of each measure that is a rule; others are their own.

    Returns
    -------
    One entry for each item that no place has room for, or for all items together; ``amount`` is at
    least what lacks, in the measure's unit.
    """
    hard = [entry for entry in model.entries if entry.hard]
    allowed = _allowed(hard)
    return tuple(
        Violation(name, kinds.get(name, name), "hard" if name in kinds else "always",
                  entry.measure.unit, lack, 0.0, where, why)
        for entry in hard
        for name in [entry.measure.name]
        for lack, where, why in _lacking(model, entry, allowed, kinds.get(name, name), hard)
    )  # fmt: skip


Lack = tuple[float, tuple[tuple[str, float], ...], Text]


def _lacking(
    model: Model, entry: Entry, allowed: BoolArray | None, kind: str, hard: list[Entry]
) -> Iterator[Lack]:
    rule = _label(entry.measure.name, kind)
    for part in entry.measure.parts:
        if isinstance(part, ShareCost):
            yield from _shared(part, rule)
    loads = [part for part in entry.measure.parts if isinstance(part, Load)]
    if len(loads) < len(entry.measure.parts):
        return  # another part might make up for what lacks here
    for part in loads:
        if part.by_item.shape[1] != 1:
            continue
        need, room = part.by_item[:, 0], part.excess.capacity[:, 0]
        weight = float(part.excess.weight.min())
        found = _items(part, need, room, allowed)
        for i, most in found:
            lack = weight * float(need[i] - most)
            name = str(model.items[i])
            values = {"item": name, "need": _said(need[i]), "room": _said(most)}
            yield lack, ((name, lack),), OBSTACLES["item"].filled(rule=rule, **values)
        most = _together(part, room, hard)
        lack = weight * float(need.sum() - most)
        everywhere = bool((part.sink >= 0).all())
        if not found and everywhere and lack > FEASIBLE + NOISE * weight * float(need.sum()):
            values = {"need": _said(need.sum()), "room": _said(most)}
            key = "total" if most == room.sum() else "total of few"
            yield lack, (), OBSTACLES[key].filled(rule=rule, **values)


def _together(part: Load, room: Array, hard: list[Entry]) -> float:
    """Return the most room that the places of a plan have together: few may be used, some not at all."""
    if len(room) != len(part.sink) or (np.sort(part.sink) != np.arange(len(room))).any():
        return float(room.sum())
    free = room[part.sink].copy()
    for entry in hard:
        for one in entry.measure.parts:
            if isinstance(one, Open) and one.constant >= 0 and (one.amount >= 0).all():
                free[np.append(one.amount, 0.0)[one.group] > 0] = 0.0
    for entry in hard:
        for one in entry.measure.parts:
            if isinstance(one, Above) and not one.below and len(one.parts) == 1:
                free = _fewest(free, one.parts[0], one.limit)
    return float(free.sum())


def _fewest(free: Array, counted: Part, limit: float) -> Array:
    """Return the room of places where only the largest of those that are counted can be used."""
    if not isinstance(counted, Open) or not set(np.unique(counted.amount)) <= {0.0, 1.0}:
        return free
    among = np.nonzero(np.append(counted.amount, 0.0)[counted.group] > 0)[0]
    most = max(0, int(limit - counted.constant + FEASIBLE))
    smallest = among[np.argsort(-free[among], kind="stable")[most:]]
    kept = free.copy()
    kept[smallest] = 0.0
    return kept


def _shared(part: ShareCost, rule: Text) -> Iterator[Lack]:
    """Look at demand that may be divided: its measure counts parts of items, so that is what lacks."""
    serve = part.serve
    need, room = serve.demand.sum(), serve.capacity[serve.able.any(axis=0)].sum()
    if need - room > FEASIBLE + NOISE * need:
        values = {"need": _said(need), "room": _said(room)}
        lack = float((need - room) / serve.demand.max())
        yield lack, (), OBSTACLES["total"].filled(rule=rule, **values)


def _items(
    part: Load, need: Array, room: Array, allowed: BoolArray | None
) -> list[tuple[int, float]]:
    """Return items that lack room at each place where they may go, and the most room that there is."""
    at = np.append(room, np.inf)[part.sink]  # sink -1 reads the appended inf
    most = at.max() if allowed is None else np.where(allowed, at, -np.inf).max(axis=1)
    most = np.broadcast_to(most, need.shape)
    lack = float(part.excess.weight.min()) * (need - most)
    short = np.isfinite(most) & (lack > FEASIBLE + NOISE * need)
    return [(int(i), float(most[i])) for i in np.nonzero(short)[0]]


def _allowed(hard: list[Entry]) -> BoolArray | None:
    """Return where each item may go as far as costs that must be 0 say so, shape (I, J); None = anywhere."""
    allowed = None
    for entry in hard:
        parts = [part for part in entry.measure.parts if isinstance(part, Assign)]
        if not parts or len(parts) < len(entry.measure.parts):
            continue
        cost = np.sum([part.cost for part in parts], axis=0)
        if (cost >= 0).all() and all(part.constant >= 0 for part in parts):
            kept = cost <= FEASIBLE
            allowed = kept if allowed is None else allowed & kept
    return allowed


def _label(name: str, kind: str) -> Text:
    """Return the rule's label and a colon; nothing where the sentence speaks for itself."""
    if kind not in RULES:
        return Text("", "")
    return Text(*(f"{rule_label(name, kind, lang)}: " for lang in ("en", "id")))


def _said(amount: float) -> str:
    return f"{amount:.10g}"
