"""Pinned: an agency sits where it is told."""

from __future__ import annotations

from dataclasses import dataclass

from siting.errors import OptionError
from siting.locale.errors import ERRORS
from siting.parts import Part
from siting.rules.rule import Case, Rule
from siting.rules.scope import places
from siting.rules.seat import misplaced


@dataclass(frozen=True)
class Pinned(Rule):
    """Agencies out of place:  1 if the agency is not in the building or site.

    Without a place: not in its current building.
    """

    agency: str
    building: str | None = None
    site: str | None = None
    unit = "agencies"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return 1 at every building but those named."""
        building = self.building
        if building is None and self.site is None:
            building = dict(
                zip(case.city.agencies.ids, case.city.agencies.current, strict=True)
            ).get(self.agency)
            if building is None and self.agency in case.city.agencies.index:
                named = f"Pinned {self.agency}"
                raise OptionError(ERRORS["no place today"], rule=named, agency=self.agency)
        allowed = (
            places(case.city, building, self.site, "Pinned") if building or self.site else None
        )
        return (misplaced(case.city, self.agency, allowed),)
