"""Streets to minutes: read, snap, shortest paths, isochrones, public transport."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from siting.network import transit
    from siting.network.congestion import Congestion
    from siting.network.ground import Isochrone, isochrones
    from siting.network.reading.read import check, read
    from siting.network.served import Coverage, coverage, coverage_of
    from siting.network.speeds import Speeds
    from siting.network.streets import Streets
    from siting.network.trips import Trips
    from siting.network.turns import Turns

# fmt: off
__all__ = [
    "Congestion", "Coverage", "Isochrone", "Speeds", "Streets", "Trips", "Turns", "check",
    "coverage", "coverage_of", "isochrones", "read", "transit",
]
# fmt: on

_HOME = {
    "Congestion": "siting.network.congestion",
    "Coverage": "siting.network.served",
    "Isochrone": "siting.network.ground",
    "Speeds": "siting.network.speeds",
    "Streets": "siting.network.streets",
    "Trips": "siting.network.trips",
    "Turns": "siting.network.turns",
    "check": "siting.network.reading.read",
    "coverage": "siting.network.served",
    "coverage_of": "siting.network.served",
    "isochrones": "siting.network.ground",
    "read": "siting.network.reading.read",
}


def __getattr__(name: str) -> object:
    if name == "transit":
        return import_module("siting.network.transit")
    if name not in _HOME:
        raise AttributeError(f"module 'siting.network' has no attribute {name!r}")
    found: object = vars(import_module(_HOME[name]))[name]
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
