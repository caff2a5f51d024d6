"""Exclusive: of some buildings or sites at most one is used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts import Above, Open, Part
from siting.rules.rule import Case, Rule, names, positions


@dataclass(frozen=True)
class Exclusive(Rule):
    """Used ones beyond the first, of the building and ``other``, or of the site and ``other``."""

    building: str | None = None
    site: str | None = None
    other: str | tuple[str, ...] = ()
    unit = "buildings"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return how far the number of used ones lies above 1."""
        city = case.city
        if self.building is not None:
            ids, group = (self.building, *names(self.other)), np.arange(len(city.buildings))
            chosen = positions(city.buildings.index, "building", *ids)
        else:
            ids, group = (self.site or "", *names(self.other)), city.site_of
            chosen = positions(city.sites.index, "site", *ids)
        group = np.where(np.isin(group, chosen), group, -1)
        return (Above((Open(group, np.ones(int(group.max()) + 1)),), 1.0),)

    def measured_in(self) -> str:
        """Return what is counted."""
        return "buildings" if self.building is not None else "sites"
