"""Parking: lots, whom they serve, the day in slots, and how people travel."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import locked
from siting.city.build.reader import Reader
from siting.city.city import MODES, WHO, Buildings, Lots, LotServes, Modes, Profiles, Sites


def lots(r: Reader) -> Lots:
    """Read the sheet ``lots``."""
    table = r.tables["lots"]
    ids = r.ids(table, "lot")
    names = r.texts(table, "name")
    spaces = [r.numbers(table, f"{vehicle}_spaces", 0.0) for vehicle in ("car", "motorcycle")]
    taken = [r.numbers(table, f"reserved_{vehicle}", 0.0) for vehicle in ("car", "motorcycle")]
    for vehicle, have, off in zip(("car", "motorcycle"), spaces, taken, strict=True):
        for record in np.nonzero(off > have)[0].tolist():
            values = {"reserved": f"{off[record]:g}", "spaces": f"{have[record]:g}"}
            r.note(table, "more_reserved_than_spaces", record, f"reserved_{vehicle}", **values)
    return Lots(
        ids=tuple(ids),
        names=tuple(name or p for p, name in zip(ids, names, strict=True)),
        spaces=locked(np.stack(spaces, axis=1)),
        reserved=locked(np.stack(taken, axis=1)),
    )


def lot_serves(r: Reader, where: Lots, stock: Buildings, sites: Sites) -> LotServes:
    """Read the sheet ``lot_serves``: site rows serve all their buildings, building rows win."""
    table = r.tables["lot_serves"]
    r.needed(table, "lot")
    lot = r.refs(table, "lot", where.index, "lot")
    building = r.refs(table, "building", stock.index, "building")
    site = r.refs(table, "site", sites.index, "site")
    given = [r.texts(table, "building"), r.texts(table, "site")]
    walk = r.numbers(table, "walk_minutes", 0.0)
    by_site: dict[tuple[int, int], float] = {}
    by_building: dict[tuple[int, int], float] = {}
    for record, name in enumerate(lot):
        if bool(given[0][record]) == bool(given[1][record]):
            r.error(table, "building_or_site", record, "building")
        if name is None:
            continue
        p = where.index[name]
        one = building[record]
        if one is not None:
            key = (p, stock.index[one])
            if key in by_building:
                r.error(table, "row_twice", record, "lot", value=f"{name}, {one}")
            by_building[key] = float(walk[record])
        elif site[record] is not None:
            for j, of in enumerate(stock.site):
                if of == site[record]:
                    if (p, j) in by_site:
                        r.error(table, "row_twice", record, "lot", value=f"{name}, {of}")
                    by_site[p, j] = float(walk[record])
    links = by_site | by_building
    serving = {p for p, _ in links}
    for p, name in enumerate(where.ids):
        if p not in serving:
            r.note(r.tables["lots"], "lot_serves_nothing", p, "lot", value=name)
    order = sorted(links)
    if len(where) and len(stock) and r.tables["profiles"].rows and r.tables["modes"].rows:
        served = {j for _, j in links}
        bare = [name for j, name in enumerate(stock.ids) if j not in served]
        if bare:
            r.note(
                table,
                "buildings_without_lot",
                None,
                None,
                names=", ".join(bare[:8]),
                count=len(bare),
            )
    return LotServes(
        lot=locked([p for p, _ in order], np.int64),
        building=locked([j for _, j in order], np.int64),
        walk_minutes=locked([links[key] for key in order]),
    )


def profiles(r: Reader) -> Profiles | None:
    """Read the sheet ``profiles``; None where it has no rows."""
    table = r.tables["profiles"]
    if not len(table):
        return None
    slots = r.ids(table, "slot")
    hours = r.numbers(table, "hours", 1.0)
    if hours.sum() > 24 + 1e-9:
        r.error(table, "day_too_long", None, "hours", total=f"{hours.sum():g}")
    return Profiles(
        slots=tuple(slots),
        hours=locked(hours),
        staff_presence=locked(r.numbers(table, "staff_presence")),
        visitor_presence=locked(r.numbers(table, "visitor_presence")),
    )


def modes(r: Reader) -> Modes | None:
    """Read the sheet ``modes``; None where it has no rows."""
    table = r.tables["modes"]
    if not len(table):
        return None
    for column in ("who", "mode"):
        r.needed(table, column)
    who, mode = r.choices(table, "who", None), r.choices(table, "mode", None)
    value, persons = r.numbers(table, "share"), r.numbers(table, "occupancy", 1.0)
    share, occupancy = np.zeros((2, 4)), np.ones((2, 4))
    seen: set[tuple[int, int]] = set()
    for record, (w, m) in enumerate(zip(who, mode, strict=True)):
        if w is None or m is None:
            continue
        at = (WHO.index(w), MODES.index(m))
        if at in seen:
            r.error(table, "row_twice", record, "mode", value=f"{w}, {m}")
        seen.add(at)
        share[at], occupancy[at] = value[record], persons[record]
    known = (bool("staff" in who), bool("visitor" in who))
    for row, name in enumerate(WHO):
        total = float(share[row].sum())
        if known[row] and abs(total - 1.0) > 1e-3:
            record = who.index(name)
            r.error(table, "shares_do_not_add_up", record, "share", value=name, total=f"{total:g}")
        elif known[row]:
            share[row] /= total
        else:
            r.note(table, "no_modes_for", None, "who", value=name)
    return Modes(locked(share), locked(occupancy), known)
