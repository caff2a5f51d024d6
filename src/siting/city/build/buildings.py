"""Buildings and sites: what they hold, what they cost, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from siting.city.arrays import Array, locked
from siting.city.build.reader import Reader
from siting.city.city import Buildings, Parameter, Sites, Zones
from siting.city.tables import Table

_ZERO = (
    "posts", "cleaning_rate", "cleaning_fixed", "maintenance_rate", "base_kwh", "kwh_per_m2",
    "rent", "holding_cost", "release_income", "opening_cost", "min_use",
)  # fmt: skip


def buildings(r: Reader, parameters: Mapping[str, Parameter], zones: Zones) -> Buildings:
    """Read the sheet ``buildings``."""
    table = r.tables["buildings"]
    ids = r.ids(table, "building")
    names, sites = r.texts(table, "name"), r.texts(table, "site")
    net, gross = _floor(r, table, parameters["net_to_gross"].value)
    status = [word or "existing" for word in r.choices(table, "status", "existing")]
    zone = r.refs(table, "zone", zones.index, "zone")
    lon, lat = _points(r, table, zone, zones)
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
        features=tuple(r.lists(table, "features", None)),
        rule=tuple(r.choices(table, "rule", None)),
        **{column: locked(r.numbers(table, column, 0.0)) for column in _ZERO},
    )


def sites(r: Reader, stock: Buildings) -> Sites:
    """Read the sheet ``sites``; every site that a building names exists, with or without a row."""
    table = r.tables["sites"]
    named, names = r.ids(table, "site"), r.texts(table, "name")
    used = tuple(dict.fromkeys(stock.site))
    for record, site in enumerate(named):
        if site not in used and r.sound(table, record):
            r.note(table, "site_unused", record, "site", value=site)
    row_of = {site: record for record, site in reversed(list(enumerate(named)))}
    at = [row_of.get(site) for site in used]
    meter = r.choices(table, "meter", "site")

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
    """Return net and gross floor, one from the other where a cell is empty, shapes (J,)."""
    has_net, has_gross = r.filled(table, "net_m2"), r.filled(table, "gross_m2")
    net = r.numbers(table, "net_m2", 0.0, quiet=True)
    gross = r.numbers(table, "gross_m2", 0.0, quiet=True)
    from_net, from_gross = has_net & ~has_gross, has_gross & ~has_net
    for column, mask in (("gross_m2", from_net), ("net_m2", from_gross)):
        if mask.any():
            r.assume(table, column, "floor_from_other", int(mask.sum()), factor=net_to_gross)
    gross = np.where(from_net, net * net_to_gross, gross)
    net = np.where(from_gross, gross / net_to_gross, net)
    for record in range(len(table)):
        if not r.sound(table, record):
            continue
        if net[record] == 0:
            r.error(table, "no_floor", record, "gross_m2" if from_gross[record] else "net_m2")
        elif gross[record] < net[record]:
            values = {"gross": f"{gross[record]:g}", "net": f"{net[record]:g}"}
            r.note(table, "gross_below_net", record, "gross_m2", **values)
    return net, gross


def _points(
    r: Reader, table: Table, zone: Sequence[str | None], zones: Zones
) -> tuple[Array, Array]:
    """Return coordinates, shapes (J,); a building without any stands at its zone's point."""
    lon, lat = points(r, table)
    moved = 0
    for record, name in enumerate(zone):
        if name is not None and np.isnan(lon[record]) and np.isnan(lat[record]):
            z = zones.index[name]
            lon[record], lat[record] = zones.lon[z], zones.lat[z]
            moved += 1
    if moved:
        r.assume(table, "lon", "point_of_zone", moved)
    return lon, lat


def points(r: Reader, table: Table) -> tuple[Array, Array]:
    """Return lon and lat, ``nan`` where a cell is empty; one without the other is an error."""
    given = {column: r.filled(table, column) for column in ("lon", "lat")}
    for record in np.flatnonzero(given["lon"] != given["lat"]).tolist():
        r.error(table, "half_a_point", record, "lat" if given["lon"][record] else "lon")
    both = given["lon"] & given["lat"]
    lon = np.where(both, r.numbers(table, "lon", 0.0, quiet=True), np.nan)
    lat = np.where(both, r.numbers(table, "lat", 0.0, quiet=True), np.nan)
    return lon, lat
