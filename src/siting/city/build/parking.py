"""Parking: lots, whom they serve, the day in slots, and how people travel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from siting.city.arrays import locked
from siting.city.build.people import made_whole
from siting.city.build.reader import Reader
from siting.city.city import CLASSES, MODES, WHO, Buildings, Lots, LotServes, Modes, Profiles, Sites
from siting.city.tables import Table

DAY = 24.0 + 1e-9
A_MINUTE = 1 / 60 + 1e-9  # names of slots say no less


def lots(r: Reader) -> Lots:
    """Read the sheet ``lots``."""
    table = r.tables["lots"]
    ids, names = r.ids(table, "lot"), r.texts(table, "name")
    spaces = np.stack([r.numbers(table, f"{v}_spaces", 0.0) for v in CLASSES], axis=1)
    reserved = np.stack([r.numbers(table, f"reserved_{v}", 0.0) for v in CLASSES], axis=1)
    for p, v in np.argwhere(reserved > spaces).tolist():
        values = {"reserved": f"{reserved[p, v]:g}", "spaces": f"{spaces[p, v]:g}"}
        r.note(table, "more_reserved_than_spaces", p, f"reserved_{CLASSES[v]}", **values)
    return Lots(
        ids=tuple(ids),
        names=tuple(name or p for p, name in zip(ids, names, strict=True)),
        spaces=locked(spaces),
        reserved=locked(reserved),
    )


def lot_serves(r: Reader, where: Lots, stock: Buildings, sites: Sites) -> LotServes:
    """Read the sheet ``lot_serves``: site rows serve all their buildings, building rows win."""
    table = r.tables["lot_serves"]
    r.needed(table, "lot")
    lot = r.refs(table, "lot", where.index, "lot")
    building = r.refs(table, "building", stock.index, "building")
    site = r.refs(table, "site", sites.index, "site")
    has_building, has_site = r.filled(table, "building"), r.filled(table, "site")
    for record in np.flatnonzero(has_building == has_site).tolist():
        r.error(table, "building_or_site", record, "site" if has_site[record] else "building")
    for place in (building, site):
        for record in r.repeated(table, lot, place):
            r.error(table, "row_twice", record, "lot", value=f"{lot[record]}, {place[record]}")
    walk = r.numbers(table, "walk_minutes", 0.0)
    links: dict[tuple[int, int], float] = {}
    own: set[tuple[int, int]] = set()
    for name, one, of, minutes in zip(lot, building, site, walk.tolist(), strict=True):
        if name is None:
            continue
        for j, here in enumerate(stock.site):
            key = (where.index[name], j)
            if stock.ids[j] == one:
                links[key] = minutes
                own.add(key)
            elif here == of and key not in own:
                links[key] = minutes
    _check_served(r, table, where, stock, links)
    order = sorted(links)
    return LotServes(
        lot=locked([p for p, _ in order], np.int64),
        building=locked([j for _, j in order], np.int64),
        walk_minutes=locked([links[link] for link in order]),
    )


def _check_served(
    r: Reader, table: Table, where: Lots, stock: Buildings, links: dict[tuple[int, int], float]
) -> None:
    """Note lots without buildings, buildings without lots, and why parking is not counted."""
    serving, served = {p for p, _ in links}, {j for _, j in links}
    for p, name in enumerate(where.ids):
        if p not in serving:
            r.note(r.tables["lots"], "lot_serves_nothing", p, "lot", value=name)
    bare = [name for j, name in enumerate(stock.ids) if j not in served]
    if len(where) and bare:
        r.note(table, "buildings_without_lot", names=", ".join(bare[:8]), count=len(bare))
    missing = [name for name in ("lots", "profiles", "modes") if not len(r.tables[name])]
    if 0 < len(missing) < 3:
        r.note(r.tables["lots"], "parking_not_counted", names=", ".join(missing))


def profiles(r: Reader) -> Profiles | None:
    """Read the sheet ``profiles``; None where it has no rows."""
    table = r.tables["profiles"]
    if not len(table):
        return None
    slots, hours = r.ids(table, "slot"), r.numbers(table, "hours", 1.0)
    if hours.sum() > DAY:
        over = int(np.argmax(np.cumsum(hours) > DAY))
        r.error(table, "day_too_long", over, "hours", total=f"{hours.sum():g}")
    _check_slots(r, table, slots, hours.tolist())
    return Profiles(
        slots=tuple(slots),
        hours=locked(hours),
        staff_presence=locked(r.numbers(table, "staff_presence")),
        visitor_presence=locked(r.numbers(table, "visitor_presence")),
    )


def _check_slots(r: Reader, table: Table, slots: Sequence[str], hours: Sequence[float]) -> None:
    """Note slots that last beyond the start of the next, where their names are times of day."""
    starts = [_hour(slot) for slot in slots]
    known = sorted((at, record) for record, at in enumerate(starts) if at is not None)
    for (at, record), (then, after) in pairwise(known):
        if at + hours[record] > then + A_MINUTE:
            values = {"value": slots[record], "hours": f"{hours[record]:g}", "next": slots[after]}
            r.note(table, "slots_overlap", record, "hours", **values)


def _hour(slot: str) -> float | None:
    """Return the hour that a name such as ``08:00`` or ``07.30`` means, else None."""
    found = re.match(r"([01]?\d|2[0-4])[.:]([0-5]\d)(?!\d)", slot)
    return int(found[1]) + int(found[2]) / 60.0 if found else None


def modes(r: Reader) -> Modes | None:
    """Read the sheet ``modes``; None where it has no rows."""
    table = r.tables["modes"]
    if not len(table):
        return None
    r.needed(table, "who")
    r.needed(table, "mode")
    who, mode = r.choices(table, "who", None), r.choices(table, "mode", None)
    for record in r.repeated(table, who, mode):
        r.error(table, "row_twice", record, "mode", value=f"{who[record]}, {mode[record]}")
    part, persons = r.numbers(table, "share"), r.numbers(table, "occupancy", 1.0)
    share, occupancy = np.zeros((len(WHO), len(MODES))), np.ones((len(WHO), len(MODES)))
    for record, (w, m) in enumerate(zip(who, mode, strict=True)):
        if w is not None and m is not None:
            at = WHO.index(w), MODES.index(m)
            share[at], occupancy[at] = part[record], persons[record]
    for row, name in enumerate(WHO):
        if name not in who:
            r.note(table, "no_modes_for", None, "who", value=name)
        elif not r.spoiled("modes"):
            made_whole(r, table, who.index(name), name, share[row])
    return Modes(locked(share), locked(occupancy), ("staff" in who, "visitor" in who))
