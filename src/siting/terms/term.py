"""What every term is: a name, a unit, a default price, and the parts it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siting.city.city import City
from siting.parts import Part

MONEY = "IDR million/year"
HOURS = "person-hours/year"


@dataclass(frozen=True)
class Term:
    """One line of what a plan costs, in its own unit.

    Money has price 1 unless the planner says otherwise, every other term price 0.
    """

    name: ClassVar[str]
    unit: ClassVar[str]
    signed: ClassVar[bool] = False
    """Whether its amount can be negative: something is earned."""

    @property
    def default_price(self) -> float:
        """IDR million per unit of the term."""
        return 1.0 if self.unit == MONEY else 0.0

    def counted(self, city: City) -> bool:
        """Whether the city's tables hold what the term needs; else it is 0, "not counted"."""
        return True

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return the parts whose values add up to the term's amount."""
        raise NotImplementedError
