"""Measured minutes: what somebody measures takes the place of the table's rows, on record."""

from __future__ import annotations

from collections.abc import MutableMapping

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.build.reader import Reader
from siting.city.build.travel import Measured, Spots, Travel
from siting.city.build.wanted import Wanted
from siting.city.city import MIXED, Buildings, Zones
from siting.errors import DataError

Rows = MutableMapping[str, Array]
"""Minutes by mode, ``nan`` where there is no row."""


def measured(
    r: Reader,
    zones: Zones,
    stock: Buildings,
    wanted: Wanted,
    travel: Travel,
    zone: Rows,
    building: Rows,
) -> None:
    """Put measured minutes into ``zone`` (Z, J) and ``building`` (J, J), by mode.

    Only modes that somebody uses are measured, and the one that stands for all as mixed minutes.
    Where a mode cannot be measured, as public transport without a timetable, its rows stay, and
    where it has none the mixed minutes stand in. Rows also stay where a point has no coordinates.
    Points without a way to any street are errors at their row.
    """
    used = {mode for modes in wanted.modes.values() for mode in modes}
    start = Spots(zones.ids, zones.lon, zones.lat)
    end = Spots(stock.ids, stock.lon, stock.lat)
    known: dict[str, Measured] = {}
    try:
        for mode in travel.modes:
            if mode in used or mode == travel.mixed:
                known[mode] = travel.measure(mode, start, end)
    except DataError as fault:
        r.findings.extend(fault.findings)
        return
    notes = {str(note): note for found in known.values() for note in found.notes}
    r.findings.extend(notes.values())
    lost: set[str] = set()
    needed = np.any([wanted.zones[who] for who in wanted.zones], axis=0)
    for mode, found in known.items():
        _report(r, zones, stock, needed, found, lost)
        for name in _takes(mode, travel, used):
            _put(zone, name, found.zone)
            _put(building, name, found.building)
            _record(r, name, found)


def _takes(mode: str, travel: Travel, used: set[str]) -> tuple[str, ...]:
    """Return the names under which a mode's minutes are put: its own, and mixed where it serves."""
    own = (mode,) if mode in used else ()
    return (*own, MIXED) if mode == travel.mixed else own


def _put(rows: Rows, name: str, minutes: Array) -> None:
    """Put minutes in the place of rows, except where they are unknown."""
    before = rows.get(name, np.full(minutes.shape, np.nan))
    rows[name] = np.where(np.isnan(minutes), before, minutes)


def _record(r: Reader, name: str, found: Measured) -> None:
    """Put on record how minutes were measured that now stand under a mode's name."""
    count = int((~np.isnan(found.zone)).sum() + (~np.isnan(found.building)).sum())
    values = {**found.values, "mode": name}
    r.assume(r.tables["minutes"], name, found.key, count, found.source, "derived", **values)


def _report(
    r: Reader,
    zones: Zones,
    stock: Buildings,
    needed: BoolArray,
    found: Measured,
    lost: set[str],
) -> None:
    """Report points that have no way to any street, each once, where somebody needs them."""
    for name, finding in found.lost.items():
        if name in lost:
            continue
        lost.add(name)
        if name in stock.index:
            r.error(r.tables["buildings"], finding.key, stock.index[name], "lon", **finding.values)
        elif needed[zones.index[name]]:
            r.error(r.tables["zones"], finding.key, zones.index[name], "lon", **finding.values)
