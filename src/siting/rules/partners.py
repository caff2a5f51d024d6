"""Partners: the pairs that an agency makes with the others of a rule."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array, IntArray
from siting.city.city import City
from siting.errors import OptionError
from siting.locale.errors import ERRORS
from siting.rules.rule import names, positions
from siting.terms.access import building_minutes


def partners(city: City, agency: str, other: str | tuple[str, ...]) -> tuple[IntArray, IntArray]:
    """Return the positions of the agency, repeated, and of its partners, each shape (P,).

    Raises
    ------
    UnknownName
        If an agency does not exist.
    OptionError
        If the agency is its own partner.
    """
    one = positions(city.agencies.index, "agency", agency)
    two = positions(city.agencies.index, "agency", *dict.fromkeys(names(other)))
    if one[0] in two:
        raise OptionError(ERRORS["own partner"], agency=agency)
    return np.array(one * len(two), dtype=np.int64), np.array(two, dtype=np.int64)


def partner_minutes(city: City) -> Array:
    """Minutes between buildings by staff's modes, ``inf`` = no way. Shape (J, J).

    Raises
    ------
    OptionError
        If nothing is known of the way between two buildings: partners may sit in any of them.
    """
    minutes = building_minutes(city, "staff")
    ids = city.buildings.ids
    for here, there in np.argwhere(np.isnan(minutes)).tolist():
        raise OptionError(ERRORS["no minutes"], start=ids[here], end=ids[there])
    return minutes
