"""Apart: agencies do not share a building or a site."""

from __future__ import annotations

from dataclasses import dataclass

from siting.parts import Group, Part
from siting.rules.partners import partners
from siting.rules.rule import Case, Rule
from siting.rules.scope import groups


@dataclass(frozen=True)
class Apart(Rule):
    """Agencies of ``other`` that share the agency's building, or its site.

    ``what`` is ``building`` or ``site``; None = ``building``.
    """

    agency: str
    other: str | tuple[str, ...]
    what: str | None = None
    unit = "agencies"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the number of pairs that share."""
        first, second = partners(case.city, self.agency, self.other)
        return (Group(first, second, groups(case.city, self.what)),)
