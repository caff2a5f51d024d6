"""One more: the change that gives a rule one unit more, or drops it where it has no number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from siting.city.city import CLASSES, City, RuleRow
from siting.explain.binding import Blocked
from siting.impasse import Change, Spot

STEPS: Mapping[str, float] = {
    "net_m2": 100.0,
    "desks": 1.0,
    "spaces": 1.0,
    "min_use": 0.01,
    "minutes": 1.0,
    "persons": 10.0,
    "agencies": 1.0,
    "buildings": 1.0,
    "sites": 1.0,
    "IDR million": 100.0,
    "share": 0.01,
}
"""One unit of each kind of number; a ``Cap`` has a hundredth of its value."""


@dataclass(frozen=True)
class Ask:
    """What the change depends on: the rule, where it binds, what it blocks, and how large a unit is."""

    city: City
    name: str
    row: RuleRow
    unit: str
    spot: Spot | None
    blocked: Blocked | None
    steps: Mapping[str, float]

    def of(self, kind: str, before: float, by: float, *, what: str = "", unit: str = "") -> Change:
        """Return the change of a number at the spot, or of the row where there is none."""
        place = "" if self.spot is None or kind == "value" else self.spot.place
        after = max(0.0, before + by)
        return Change(self.name, self.row.rule, kind, place, what, unit, before, after)


def one_more(ask: Ask) -> Change | None:
    """Return the change; None where none is to be had."""
    return _MORE[ask.row.rule](ask)


def _floor(ask: Ask) -> Change | None:
    stock = ask.city.buildings
    if ask.spot is None or ask.spot.place not in stock.index:
        return None
    before = float(stock.net_m2[stock.index[ask.spot.place]])
    return ask.of("net_m2", before, ask.steps["net_m2"], unit="m2")


def _desks(ask: Ask) -> Change | None:
    assert ask.spot is not None
    before = float(ask.city.buildings.desks[ask.city.buildings.index[ask.spot.place]])
    return ask.of("desks", before, ask.steps["desks"], unit="desks")


def _spaces(ask: Ask) -> Change | None:
    lots = ask.city.lots
    if ask.spot is None or ask.spot.place not in lots.index:
        return None
    at = lots.index[ask.spot.place], CLASSES.index(ask.spot.vehicle)
    before = max(float(lots.spaces[at]), float(lots.reserved[at]))
    what = ask.spot.vehicle
    return ask.of("spaces", before, ask.steps["spaces"], what=what, unit="spaces")


def _use(ask: Ask) -> Change | None:
    if ask.row.value is not None:
        return ask.of("value", ask.row.value, -ask.steps["min_use"])
    assert ask.spot is not None
    stock = ask.city.buildings
    before = float(stock.min_use[stock.index[ask.spot.place]])
    return ask.of("min_use", before, -ask.steps["min_use"])


def _more(ask: Ask) -> Change | None:
    assert ask.row.value is not None
    return ask.of("value", ask.row.value, ask.steps[ask.unit], unit=ask.unit)


def _cap(ask: Ask) -> Change | None:
    assert ask.row.value is not None
    return ask.of("value", ask.row.value, 0.01 * max(1.0, abs(ask.row.value)), unit=ask.unit)


def _less(ask: Ask) -> Change | None:
    assert ask.row.value is not None
    return ask.of("value", ask.row.value, -ask.steps[ask.unit], unit=ask.unit)


def _share(ask: Ask) -> Change | None:
    assert ask.row.value is not None
    return ask.of("value", ask.row.value, -ask.steps["share"])


def _off(ask: Ask) -> Change | None:
    return Change(ask.name, ask.row.rule, "off")


def _feature(ask: Ask) -> Change | None:
    if ask.blocked is None:
        return None
    agencies, stock = ask.city.agencies, ask.city.buildings
    wanted = agencies.requires[agencies.index[ask.blocked.agency]]
    there = stock.features[stock.index[ask.blocked.building]]
    for feature in (ask.row.what,) if ask.row.what else wanted:
        if feature not in there:
            return Change(ask.name, ask.row.rule, "feature", ask.blocked.building, feature)
    return None


def _seat(ask: Ask) -> Change | None:
    if ask.blocked is None:
        return None
    return Change(ask.name, ask.name, ask.name, ask.blocked.agency, ask.blocked.building)


def _cell(ask: Ask) -> Change | None:
    return None if ask.spot is None else Change(ask.name, ask.name, ask.name, ask.spot.place)


def _none(ask: Ask) -> Change | None:
    return None


_MORE: dict[str, Callable[[Ask], Change | None]] = {
    "FloorArea": _floor, "Desks": _desks, "ParkingCapacity": _spaces, "MinimumUse": _use,
    "Reserve": _floor, "Pinned": _off, "Forbidden": _off, "Requires": _feature, "Together": _off,
    "Apart": _off, "Near": _more, "Away": _less, "Open": _off, "Closed": _off, "Exclusive": _off,
    "AtMost": _more, "AtLeast": _less, "Budget": _more, "Cap": _cap, "Within": _share,
    "MaxMoves": _more, "allowed": _seat, "forbidden": _seat, "open": _cell, "closed": _cell,
    "unreachable": _none, "parking_shortage": _spaces,
}  # fmt: skip
"""How each rule, each column that binds, and the shortage at a lot gets one more."""
