"""Forms: what a row of each rule holds, by the table of COSTS section 3."""

from __future__ import annotations

from typing import NamedTuple

from siting.city.schema.column import INF
from siting.city.terms import TERMS


class Form(NamedTuple):
    """Columns that must be filled, that may be, the words of ``what``, and the range of ``value``.

    ``place`` stands for a building or a site, one of the two.
    """

    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    what: tuple[str, ...] | None = None
    low: float = 0.0
    high: float = INF


_PLACE = ("building", "site")
_KIND = ("building", "site")

FORMS: dict[str, Form] = {
    "FloorArea": Form(may=(*_PLACE, "value")),
    "Desks": Form(may=_PLACE),
    "ParkingCapacity": Form(may=(*_PLACE, "value")),
    "MinimumUse": Form(may=(*_PLACE, "value")),
    "Reserve": Form(may=(*_PLACE, "value")),
    "Pinned": Form(("agency",), _PLACE),
    "Forbidden": Form(("agency", "place"), _PLACE),
    "Requires": Form(may=("agency", "what")),
    "Together": Form(("agency", "other"), ("what",), _KIND),
    "Apart": Form(("agency", "other"), ("what",), _KIND),
    "Near": Form(("agency", "other", "value")),
    "Away": Form(("agency", "other", "value")),
    "Open": Form(("place",), _PLACE),
    "Closed": Form(("place",), _PLACE),
    "Exclusive": Form(("place", "other"), _PLACE),
    "AtMost": Form(("value",), ("what", "site"), _KIND),
    "AtLeast": Form(("value",), ("what", "site"), _KIND),
    "Budget": Form(("value",)),
    "Cap": Form(("what", "value"), (), (*TERMS, "operating_cost"), low=-INF),
    "Within": Form(("value",), ("agency", "what", "limit"), high=1.0),
    "MaxMoves": Form(("value",), ("what",), ("agency", "staff")),
}
"""Every rule by name."""
