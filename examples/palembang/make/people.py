"""Zones, and where visitors and staff start: by population, or inside one kecamatan."""

from __future__ import annotations

from collections.abc import Sequence

from make.agencies import Agency
from make.kecamatan import Kelurahan, inside
from make.tables import Row

Rows = list[Row]


def zones(kelurahan: Kelurahan, people: Sequence[int]) -> Rows:
    """Return the rows of ``zones``."""
    return [
        {
            "zone": k["code"],
            "name": k["name"],
            "district": k["kecamatan"],
            "bank": k["side"],
            "population": n,
            "lon": k["lon"],
            "lat": k["lat"],
            "source": "place and area: boundaries by Cahya DSN (MIT licence)",
            "status": "assumed",
            "note": "people: the city's 1,718,440 spread by a rule",
        }
        for k, n in zip(kelurahan, people, strict=True)
    ]


def everybody(kelurahan: Kelurahan, people: Sequence[int]) -> Rows:
    """Return the rows of ``*``: shares by population."""
    return [_row("*", k["code"], n / sum(people)) for k, n in zip(kelurahan, people, strict=True)]


def visitors(agencies: Sequence[Agency], kelurahan: Kelurahan, people: Sequence[int]) -> Rows:
    """Return shares by population, and those of the kecamatan alone for the units that serve it."""
    rows = everybody(kelurahan, people)
    for agency in agencies:
        if not agency.kecamatan:
            continue
        mine = inside(agency.kecamatan, kelurahan, people)
        total = sum(n for _, n in mine)
        rows += [_row(agency.agency, code, n / total) for code, n in mine]
    return rows


def _row(agency: str, zone: str, share: float) -> Row:
    return {"agency": agency, "zone": zone, "share": share, "status": "assumed"}
