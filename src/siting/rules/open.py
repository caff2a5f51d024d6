"""Open: a building or site is used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting import parts
from siting.rules.rule import Case, Rule
from siting.rules.scope import places


@dataclass(frozen=True)
class Open(Rule):
    """Buildings:  1 if nobody sits in the building, or in any building of the site."""

    building: str | None = None
    site: str | None = None
    unit = "buildings"

    def parts(self, case: Case) -> tuple[parts.Part, ...]:
        """Return 1 less what the first agency in it takes away."""
        there = places(case.city, self.building, self.site, "Open")
        return (parts.Open(np.where(there, 0, -1), np.array([-1.0]), constant=1.0),)
