"""Forbidden: an agency does not sit there."""

from __future__ import annotations

from dataclasses import dataclass

from siting.parts import Part
from siting.rules.rule import Case, Rule
from siting.rules.scope import places
from siting.rules.seat import misplaced


@dataclass(frozen=True)
class Forbidden(Rule):
    """Agencies out of place:  1 if the agency is in the building or site."""

    agency: str
    building: str | None = None
    site: str | None = None
    unit = "agencies"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return 1 at the buildings named."""
        there = places(case.city, self.building, self.site, "Forbidden")
        return (misplaced(case.city, self.agency, ~there),)
