"""A city and its draft plan: what generated rules are measured against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray
from siting.city.city import City, RuleRow
from siting.city.generate.burdens import building_minutes
from siting.city.generate.money import loads, operating_cost
from siting.city.generate.numbers import tidy
from siting.city.generate.sample import places

SOFT_PART = 0.005  # of operating cost, for a typical violation of a soft rule

Rows: TypeAlias = Iterator[RuleRow]


@dataclass(frozen=True, eq=False)
class Draft:
    """The draft plan of a city in numbers."""

    city: City
    at: IntArray  # (I,) building of each agency in the draft
    today: IntArray  # (I,)
    area: Array  # (J,) m2 in use
    used: BoolArray  # (J,)
    between: Array  # (J, J) minutes of staff
    money: float  # operating cost, IDR million a year
    rng: np.random.Generator

    def price(self, typical: float) -> float:
        """Price of one unit where a violation of ``typical`` units shall hurt noticeably."""
        return tidy(SOFT_PART * self.money / typical)

    def one(self, mask: BoolArray) -> int | None:
        """Pick one position where ``mask`` holds, None if there is none."""
        where = np.flatnonzero(mask)
        return int(self.rng.choice(where)) if len(where) else None

    def agency(self, i: int) -> str:
        """Id of agency ``i``."""
        return self.city.agencies.ids[i]

    def building(self, j: int) -> str:
        """Id of building ``j``."""
        return self.city.buildings.ids[j]

    def site(self, j: int) -> str:
        """Id of the site of building ``j``."""
        return self.city.buildings.site[j]


def measured(city: City, rng: np.random.Generator) -> Draft:
    """Measure the plan ``draft`` of ``city``; ``rng`` picks what rules speak of."""
    at = places(city, "draft")
    area = loads(city, at[None], city.agencies.area_m2)[0]
    return Draft(
        city=city,
        at=at,
        today=places(city, "today"),
        area=area,
        used=area > 0,
        between=building_minutes(city, 0),
        money=float(operating_cost(city, at[None])[0]),
        rng=rng,
    )
