"""Closed: a building or site is not used."""

from __future__ import annotations

from dataclasses import dataclass

from siting import parts
from siting.rules.rule import Case, Rule
from siting.rules.scope import places


@dataclass(frozen=True)
class Closed(Rule):
    """Number of buildings that are used all the same: the building, or those of the site."""

    building: str | None = None
    site: str | None = None
    unit = "buildings"

    def parts(self, case: Case) -> tuple[parts.Part, ...]:
        """Return 1 for each used building."""
        there = places(case.city, self.building, self.site, "Closed")
        return (parts.Open.each(there.astype(float)),)
