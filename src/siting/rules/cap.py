"""Cap: a term, or the operating cost, stays within a number."""

from __future__ import annotations

from dataclasses import dataclass

from siting.errors import unknown
from siting.parts import Above, Part
from siting.rules.rule import Case, Rule
from siting.terms import OPERATING_COST, TERMS


@dataclass(frozen=True)
class Cap(Rule):
    """The term's unit over:  max(0, term - value); ``what`` is a term or ``operating_cost``."""

    what: str
    value: float

    def measured_in(self) -> str:
        """Return the unit of the term."""
        return {term.name: term.unit for term in TERMS}.get(self.what, "IDR million/year")

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return how far the sum of the term's parts lies above the limit."""
        if self.what != "operating_cost" and self.what not in case.terms:
            raise unknown("term", self.what, case.terms)
        terms = OPERATING_COST if self.what == "operating_cost" else (self.what,)
        return (Above(tuple(part for name in terms for part in case.terms[name]), self.value),)
