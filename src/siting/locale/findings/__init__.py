"""Sentences about the tables: what was found, what is expected, and the likely fix."""

from __future__ import annotations

from siting.locale.findings.cells import CELLS
from siting.locale.findings.defaults import DEFAULTS
from siting.locale.findings.files import FILES
from siting.locale.findings.joint import JOINT
from siting.locale.findings.measured import MEASURED
from siting.locale.findings.network import DOORS, STREETS
from siting.locale.findings.people import PEOPLE
from siting.locale.findings.places import FITTING
from siting.locale.findings.rules import RULES
from siting.locale.findings.transit import TRANSIT
from siting.locale.findings.words import EXPECTED, HINTS, KINDS, PLACES

FINDINGS = (
    FILES
    | CELLS
    | DEFAULTS
    | FITTING
    | PEOPLE
    | RULES
    | JOINT
    | STREETS
    | DOORS
    | TRANSIT
    | MEASURED
)
"""What was found and what is expected, by the key of a finding or assumption."""

__all__ = ["EXPECTED", "FINDINGS", "HINTS", "KINDS", "PLACES"]
