"""Trips of staff between agencies, and citizens who need two counters."""

from __future__ import annotations

from collections.abc import Sequence

from make.agencies import Agency
from make.kecamatan import Office
from make.tables import Row, read

DESKS_PER_TRIP = 100.0
"""Assumed: a hundred desks send one messenger a day to the secretariat of the mayor, and back."""

AT_CAMAT = {"bapenda": 4, "dukcapil": 8}
"""Assumed: persons a day who need the Camat's counter and the UPTD's of their kecamatan."""

Rows = list[Row]


def trips(agencies: Sequence[Agency]) -> Rows:
    """Return the rows of ``trips``: everybody with Setda by size, and the chosen pairs."""
    rows: Rows = [
        {
            "agency": agency.agency,
            "other": "Setda",
            "trips_per_day": round(agency.desks / DESKS_PER_TRIP, 1),
            "status": "assumed",
            "note": "by size",
        }
        for agency in agencies
        if agency.agency != "Setda" and agency.meets and not agency.kecamatan
    ]
    return rows + [{**row, "status": "assumed"} for row in read("choices/trips")]


def joint_visits(offices: Sequence[Office]) -> Rows:
    """Return the rows of ``joint_visits``: the chosen pairs, and each Camat with two UPTD."""
    rows: Rows = [{**row, "status": "assumed"} for row in read("choices/joint_visits")]
    kinds = [row["kind"] for row in read("choices/kecamatan_units")]
    for office in offices:
        units = dict(zip(kinds, office.units, strict=True))
        rows += [
            {
                "agency": units["camat"].agency,
                "other": units[kind].agency,
                "persons_per_day": count,
                "status": "assumed",
                "note": "letters of the Camat and of the UPTD",
            }
            for kind, count in AT_CAMAT.items()
        ]
    return rows
