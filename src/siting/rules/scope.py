"""Which buildings or lots a row speaks of."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import BoolArray, IntArray
from siting.city.city import City, RuleRow
from siting.errors import OptionError
from siting.locale.errors import ERRORS
from siting.rules.rule import Case, positions


def named(city: City, building: str | None, site: str | None) -> list[int]:
    """Return the positions of a building, or of all buildings of a site, or nothing."""
    if building is not None:
        return positions(city.buildings.index, "building", building)
    if site is not None:
        where = positions(city.sites.index, "site", site)[0]
        return np.nonzero(city.site_of == where)[0].tolist()
    return []


def buildings(case: Case, row: RuleRow) -> list[int]:
    """Return the buildings that a row of FloorArea, Desks, MinimumUse or Reserve speaks of.

    A row that names nothing speaks of all buildings that no other row of that rule names.
    """
    if row.building is not None or row.site is not None:
        return named(case.city, row.building, row.site)
    taken = {
        j
        for other in case.rows
        if other.rule == row.rule
        for j in named(case.city, other.building, other.site)
    }
    return [j for j in range(len(case.city.buildings)) if j not in taken]


def places(city: City, building: str | None, site: str | None, rule: str) -> BoolArray:
    """Mark the buildings that a row names, shape (J,).

    Raises
    ------
    OptionError
        If the row names neither a building nor a site.
    """
    if building is None and site is None:
        raise OptionError(ERRORS["no place"], rule=rule)
    mask = np.zeros(len(city.buildings), dtype=bool)
    mask[named(city, building, site)] = True
    return mask


def groups(city: City, what: str | None) -> IntArray:
    """Group of each building: the building itself, or its site. Shape (J,)."""
    return city.site_of if what == "site" else np.arange(len(city.buildings))
