"""Coordinate systems by name: degrees of longitude and latitude, or something else."""

from __future__ import annotations

import re

from siting.network.draft import Ledger

DEGREES = re.compile(r"4326|4674|9755|crs:?84|wgs ?84 *$|longlat|^geogcs|^geogcrs", re.IGNORECASE)
"""Names of systems in degrees: EPSG codes (WGS 84, SIRGAS 2000, SRGI 2013), PROJ and WKT."""


def is_degrees(system: str, ledger: Ledger) -> bool:
    """Say whether a coordinate system is in degrees; a note says so where it is not."""
    if DEGREES.search(system.strip()):
        return True
    ledger.say("note", "streets_system", system=system[:60])
    return False
