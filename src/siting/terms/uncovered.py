"""Uncovered: visits that take longer than the access limit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.city import City
from siting.parts import Assign, Part
from siting.terms.access import zone_minutes
from siting.terms.term import Term


@dataclass(frozen=True)
class Uncovered(Term):
    """Visits:  days * sum_i visitors_i * sum of share_iz over zones z with minutes(z, a(i)) > access_limit."""

    name = "uncovered"
    unit = "visits/year"

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return far visits by agency and building."""
        far = zone_minutes(city, "visitor") > city.value("access_limit") + 1e-9
        part = city.visitor_share @ far.astype(float)
        return (
            Assign(city.value("days") * city.agencies.visitors_per_day[:, None] * np.asarray(part)),
        )
