"""The mayor's plan: his groups of 10 November 2025, and everybody else stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from make.agencies import Agency
from make.tables import Row, read


def mayor(agencies: Sequence[Agency]) -> list[Row]:
    """Return the rows of the plan ``mayor``.

    A group of the facts is read through ``choices/mayor.csv``, which names the building; an agency
    that is split moves with all its parts; units of a kecamatan move to its office.
    """
    seats = {row["seats"]: row for row in read("choices/mayor") if row["building"]}
    return [_row(agency, seats) for agency in agencies]


def _row(agency: Agency, seats: Mapping[str, Mapping[str, str]]) -> Row:
    named = seats.get(agency.agency) or seats.get(agency.part_of)
    if agency.kecamatan:
        building, status, why = agency.allowed[0], "official", "group D: its kecamatan's office"
    elif named and named["note"]:
        building, status = named["building"], "assumed"
        why = f"group {named['group']}; {named['note']}"
    elif named:
        building, status, why = named["building"], "official", f"group {named['group']}"
    else:
        building, status, why = agency.current, "assumed", "not named: stays"
    return {
        "plan": "mayor",
        "agency": agency.agency,
        "building": building,
        "status": status,
        "note": why,
    }
