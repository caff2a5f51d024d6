"""Parking: one lot beside every site, and some that lie a walk away."""

from __future__ import annotations

from collections.abc import Sequence

from make.buildings import Building
from make.tables import FULL, Row, read

CHOSEN_BAYS = {"MPP": [200.0, 500.0]}
"""Assumed for the 2 ha of the MPP: half of what the hall leaves free, at 25 and 3 m2 a bay."""

RESERVED = 0.03
"""Assumed part of the car bays kept for officials and disabled people, and two more."""

Rows = list[Row]


def lots(stock: Sequence[Building], stage: str) -> tuple[Rows, Rows]:
    """Return the rows of ``lots`` and of ``lot_serves``."""
    beside: Rows = []
    serves: Rows = []
    for site in dict.fromkeys(b.site for b in stock):
        mine = [b for b in stock if b.site == site]
        by_floor = [sum(b.net_m2 * bays(b) / 100 for b in mine) for bays in (_cars, _motorcycles)]
        cars, motorcycles = (round(n) for n in CHOSEN_BAYS.get(site, by_floor))
        chosen = site in CHOSEN_BAYS
        beside.append(
            {
                "lot": f"P-{site}",
                "name": f"Beside {mine[0].row['name']}",
                "car_spaces": cars,
                "motorcycle_spaces": motorcycles,
                "reserved_car": min(cars, 2 + round(RESERVED * cars)),
                "reserved_motorcycle": 0,
                "status": "assumed",
                "note": "half of the free grounds" if chosen else "by the floor of its buildings",
            }
        )
        serves.append({"lot": f"P-{site}", "site": site, "walk_minutes": 1, "status": "assumed"})
    if stage == FULL:
        for row in read("choices/offsite_lots"):
            beside.append({**row, "status": "assumed"})
            places = row["serves"].split(";")
            serves += [_served(row["lot"], place, row["walk_minutes"]) for place in places]
    return beside, serves


def _cars(building: Building) -> float:
    return building.cars


def _motorcycles(building: Building) -> float:
    return building.motorcycles


def _served(lot: str, place: str, walk: str) -> Row:
    kind, _, name = place.rpartition(":")
    return {"lot": lot, kind or "building": name, "walk_minutes": walk, "status": "assumed"}
