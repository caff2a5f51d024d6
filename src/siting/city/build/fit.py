"""Fit: an agency that no building can take, whatever the plan, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.build.contradictions import buildings_of, pinned_to
from siting.city.build.left import Left
from siting.city.build.reader import Reader
from siting.city.build.rules import Names, Row
from siting.city.build.wanted import mixed_minutes
from siting.city.city import WHO, Minutes, Modes, RuleRow
from siting.termination import FEASIBLE

_COLUMN = {
    "fits_no_features": "requires",
    "fits_no_floor": "area_m2",
    "fits_no_desks": "staff",
}
"""Where a planner would look first."""


def check_fit(
    r: Reader,
    rows: Sequence[Row],
    names: Names,
    shares: tuple[Array, Array],
    minutes: Minutes,
    modes: Modes | None,
) -> Left | None:
    """Report agencies that hard columns and rules leave no building, with the reason that does.

    Parameters
    ----------
    r
        Takes the findings; what is wrong elsewhere is taken to leave room.
    rows
        The rules that can be used.
    names
        Agencies, buildings, sites and zones.
    shares
        Where staff and visitors start, each (I, Z).
    minutes, modes
        How long they travel.

    Returns
    -------
    Where each agency has a place left; None where something is wrong that could change it.
    """
    agencies, table, stock = names.agencies, r.tables["agencies"], r.tables["buildings"]
    if not len(names.stock) or r.spoiled("rules") or not r.sound(stock, None):
        return None
    room, desks = _room(rows, names), _desks(rows, names)
    lost = _cut_off(names, shares, minutes, modes)
    if r.spoiled("buildings", "zones", "minutes", "modes", "visitors", "homes"):
        lost[:] = False
    open_to = _open_to(rows, names)
    doubtful = np.array([not r.sound(stock, j) for j in range(len(stock))], dtype=bool)
    open_ = np.zeros((len(agencies), len(stock)), dtype=bool)
    for i, name in enumerate(agencies.ids):
        if not r.sound(table, i):
            continue
        reasons = (
            ("fits_no_place", open_to[i]),
            ("fits_no_features", _featured(rows, names, i)),
            ("fits_no_floor", agencies.area_m2[i] <= room + FEASIBLE),
            ("fits_no_desks", agencies.present[i] <= desks + FEASIBLE),
            ("fits_no_way", ~lost[i]),
        )
        left = np.ones(len(names.stock), dtype=bool)
        for key, fits in reasons:
            may = fits | doubtful
            if not (left & may).any():
                values = {
                    "value": name,
                    "count": int(left.sum()),
                    "area": f"{agencies.area_m2[i]:g}",
                }
                largest = f"{room[left].max():g}"
                column = _COLUMN.get(key, "agency")
                r.error(table, key, i, column, **values, largest=largest)
                break
            left &= may
        open_[i] = left
    need, have = float(agencies.area_m2.sum()), float(room.sum())
    if not doubtful.any() and have + FEASIBLE < need:
        values = {"need": f"{need:g}", "have": f"{have:g}", "lack": f"{need - have:g}"}
        r.note(r.tables["buildings"], "city_too_small", None, "net_m2", **values)
    spoiled = r.spoiled("agencies", "buildings", "sites", "zones", "minutes", "modes")
    return None if spoiled else Left(names, open_, room)


def _open_to(rows: Sequence[Row], names: Names) -> BoolArray:
    """Say where columns and hard rules allow each agency, shape (I, J)."""
    agencies, stock = names.agencies, names.stock
    out = np.ones((len(agencies), len(stock)), dtype=bool)
    out[:, [rule == "closed" for rule in stock.rule]] = False

    def at(places: Sequence[str] | frozenset[str]) -> BoolArray:
        return np.array([b in places for b in stock.ids], dtype=bool)

    for i in range(len(agencies)):
        allowed = agencies.allowed[i]
        if allowed is not None:
            out[i] &= at(allowed)
        out[i] &= ~at(agencies.forbidden[i])
    for _, row in rows:
        if row.level != "hard":
            continue
        if row.rule == "Closed":
            out[:, at(buildings_of(row, names))] = False
        if row.rule in ("Pinned", "Forbidden"):
            i = agencies.index[str(row.agency)]
            out[i] &= (
                at(pinned_to(row, names)) if row.rule == "Pinned" else ~at(buildings_of(row, names))
            )
    return out


def _featured(rows: Sequence[Row], names: Names, i: int) -> BoolArray:
    """Say which buildings have the features that hard ``Requires`` asks for i, shape (J,)."""
    agency = names.agencies.ids[i]
    mine = [row for _, row in rows if row.rule == "Requires" and row.agency in (agency, None)]
    added = {row.what for row in mine if row.what is not None and row.level == "hard"}
    of_column = [row for row in mine if row.what is None]
    named = [row for row in of_column if row.agency == agency]
    speaking = named or of_column or [RuleRow("Requires")]
    if any(row.level == "hard" for row in speaking):
        added.update(names.agencies.requires[i])
    return np.array([added <= set(has) for has in names.stock.features], dtype=bool)


def _room(rows: Sequence[Row], names: Names) -> Array:
    """Return the floor that hard FloorArea and Reserve leave, (J,), ``inf`` without a limit."""
    growth = _limits(rows, names, "Reserve")
    return np.minimum(_limits(rows, names, "FloorArea"), growth)


def _desks(rows: Sequence[Row], names: Names) -> Array:
    hard = np.isfinite(_limits(rows, names, "Desks"))
    return np.where(hard, names.stock.desks, np.inf)


def _limits(rows: Sequence[Row], names: Names, rule: str) -> Array:
    """Return the tightest floor of a rule's hard rows by building, shape (J,)."""
    stock = names.stock
    out = np.full(len(stock), np.inf)
    for row, places in _spoken_of(rows, names, rule):
        if row.level != "hard":
            continue
        share = 1.0 / (1.0 + (0.1 if row.value is None else row.value))
        if rule != "Reserve":
            share = 1.0 if row.value is None else row.value
        for b in places:
            j = stock.index[b]
            out[j] = min(out[j], share * stock.net_m2[j])
    return out


def _spoken_of(
    rows: Sequence[Row], names: Names, rule: str
) -> Iterator[tuple[RuleRow, frozenset[str]]]:
    """Yield a rule's rows and their buildings; one that names none has those no other names."""
    mine = [row for _, row in rows if row.rule == rule]
    named = [row for row in mine if row.building is not None or row.site is not None]
    bare = [row for row in mine if row.building is None and row.site is None]
    if not bare and rule != "Reserve":
        bare = [RuleRow(rule)]
    taken: set[str] = set()
    for row in named:
        here = buildings_of(row, names)
        taken |= here
        yield row, here
    for row in bare:
        yield row, frozenset(names.stock.ids) - taken


def _cut_off(
    names: Names, shares: tuple[Array, Array], minutes: Minutes, modes: Modes | None
) -> BoolArray:
    """Say which agencies have people who cannot reach a building, shape (I, J)."""
    agencies, zones = names.agencies, names.zones
    out = np.zeros((len(agencies), len(names.stock)), dtype=bool)
    if not len(zones):
        return out
    guests = agencies.visitors_per_day
    starts = {
        "staff": (shares[0] > 0) & (agencies.present > 0)[:, None],
        "visitor": ((shares[1] > 0) | (zones.population > 0)) & (guests > 0)[:, None],
    }
    for w, who in enumerate(WHO):
        no_way = np.isinf(mixed_minutes(minutes.zone, modes, w))
        out |= (starts[who].astype(np.float32) @ no_way.astype(np.float32)) > 0
    return out
