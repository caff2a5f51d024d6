"""Buildings and sites: what they hold, what they cost, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from siting.city.arrays import Array, locked
from siting.city.build.reader import Reader
from siting.city.city import Buildings, Parameter, Sites, Zones
from siting.city.tables import Table

_MONEY = (
    "posts", "cleaning_rate", "cleaning_fixed", "maintenance_rate", "base_kwh", "kwh_per_m2", "rent",
    "holding_cost", "release_income", "opening_cost",
)  # fmt: skip


def buildings(r: Reader, parameters: Mapping[str, Parameter], zones: Zones) -> Buildings:
    """Read the sheet ``buildings``."""
    table = r.tables["buildings"]
    ids = r.ids(table, "building")
    net, gross = _floor(r, table, parameters["net_to_gross"].value)
    status = [word or "existing" for word in r.choices(table, "status", "existing")]
    zone = r.refs(table, "zone", zones.ids, "zone")
    lon, lat = _points(r, table, zone, zones)
    sites = r.texts(table, "site")
    names = r.texts(table, "name")
    money = {column: locked(r.numbers(table, column, 0.0)) for column in _MONEY}
    return Buildings(
        ids=tuple(ids),
        names=tuple(name or i for i, name in zip(ids, names, strict=True)),
        site=tuple(site or i for i, site in zip(ids, sites, strict=True)),
        net_m2=locked(net),
        gross_m2=locked(gross),
        lon=locked(lon),
        lat=locked(lat),
        zone=tuple(zone),
        status=tuple(status),
        owned=locked(r.yes_no(table, "owned", [s == "existing" for s in status]), bool),
        life=locked(r.numbers(table, "life", parameters["life"].value)),
        desks=locked(r.numbers(table, "desks", np.inf, quiet=True)),
        features=tuple(r.lists(table, "features", None, "feature")),
        rule=tuple(r.choices(table, "rule", None)),
        min_use=locked(r.numbers(table, "min_use", 0.0)),
        **money,
    )


def sites(r: Reader, stock: Buildings) -> Sites:
    """Read the sheet ``sites``; every site that a building names exists, with or without a row."""
    table = r.tables["sites"]
    named = r.ids(table, "site")
    used = tuple(dict.fromkeys(stock.site))
    for record, site in enumerate(named):
        if site not in used:
            r.unknown(table, record, "site", site, used, "building's site")
    row_of = {site: record for record, site in enumerate(named)}
    at = [row_of.get(site) for site in used]
    meter = r.choices(table, "meter", "site")
    names = r.texts(table, "name")

    def spread(column: str) -> Array:
        values = r.numbers(table, column, 0.0)
        return locked([0.0 if k is None else values[k] for k in at])

    return Sites(
        ids=used,
        names=tuple(
            site if k is None else names[k] or site for site, k in zip(used, at, strict=True)
        ),
        gate_posts=spread("gate_posts"),
        grounds_cost=spread("grounds_cost"),
        rooms=spread("rooms"),
        meter=tuple("site" if k is None else meter[k] or "site" for k in at),
    )


def _floor(r: Reader, table: Table, net_to_gross: float) -> tuple[Array, Array]:
    """Return net and gross floor, one from the other where a cell is empty."""
    has_net = np.array([cell is not None for cell in r.cells(table, "net_m2")], dtype=bool)
    has_gross = np.array([cell is not None for cell in r.cells(table, "gross_m2")], dtype=bool)
    net = r.numbers(table, "net_m2", 0.0, quiet=True)
    gross = r.numbers(table, "gross_m2", 0.0, quiet=True)
    for record in np.nonzero(~has_net & ~has_gross)[0].tolist():
        r.error(table, "no_floor", record, "net_m2")
    both = has_net & has_gross & (gross < net)
    for record in np.nonzero(both)[0].tolist():
        r.error(table, "gross_below_net", record, "gross_m2", gross=gross[record], net=net[record])
    from_net, from_gross = has_net & ~has_gross, has_gross & ~has_net
    for column, mask in (("gross_m2", from_net), ("net_m2", from_gross)):
        if mask.any():
            r.assume(table, column, "floor_from_other", int(mask.sum()), factor=net_to_gross)
    gross = np.where(from_net, net * net_to_gross, gross)
    net = np.where(from_gross, gross / net_to_gross, net)
    for record in np.nonzero((net <= 0) & (has_net | has_gross))[0].tolist():
        r.error(table, "no_floor", record, "net_m2")
    return net, gross


def _points(
    r: Reader, table: Table, zone: Sequence[str | None], zones: Zones
) -> tuple[Array, Array]:
    """Return coordinates; a building without any stands at its zone's point."""
    lon = coordinates(r, table, "lon")
    lat = coordinates(r, table, "lat")
    half = np.isnan(lon) != np.isnan(lat)
    for record in np.nonzero(half)[0].tolist():
        r.error(table, "half_a_point", record, "lon" if np.isnan(lon[record]) else "lat")
    moved = 0
    for record, name in enumerate(zone):
        if name is not None and np.isnan(lon[record]) and np.isnan(lat[record]):
            z = zones.index[name]
            lon[record], lat[record] = zones.lon[z], zones.lat[z]
            moved += 1
    if moved:
        r.assume(table, "lon", "point_of_zone", moved)
    return lon, lat


def coordinates(r: Reader, table: Table, column: str) -> Array:
    """Return a column of degrees, ``nan`` where a cell is empty."""
    empty = np.array([cell is None for cell in r.cells(table, column)], dtype=bool)
    values = r.numbers(table, column, 0.0, quiet=True)
    return np.where(empty, np.nan, values)
