"""Requires: an agency finds the features that it needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts import Assign, Part
from siting.rules.rule import Case, Rule, positions


@dataclass(frozen=True)
class Requires(Rule):
    """Features missing:  sum_i of the features that i needs and a(i) does not have.

    Without ``what``: the features of the column ``requires``, of the agency, or of all agencies that
    no other such row names. With ``what``: that feature, for the agency, or for all.
    """

    agency: str | None = None
    what: str | None = None
    unit = "features"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the number of missing features by agency and building."""
        city = case.city
        who = self._who(case)
        needs = [(self.what,) if self.what else column for column in city.agencies.requires]
        cost = np.zeros((len(city.agencies), len(city.buildings)))
        for i in who:
            for j, there in enumerate(city.buildings.features):
                cost[i, j] = len(set(needs[i]) - set(there))
        return (Assign(cost),)

    def _who(self, case: Case) -> list[int]:
        index = case.city.agencies.index
        if self.agency is not None:
            return positions(index, "agency", self.agency)
        if self.what is not None:
            return list(index.values())
        named = {row.agency for row in case.rows if row.rule == "Requires" and row.what is None}
        return [i for name, i in index.items() if name not in named]
