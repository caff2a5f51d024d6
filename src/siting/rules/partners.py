"""Partners: the pairs that an agency makes with the others of a rule."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import IntArray
from siting.city.city import City
from siting.errors import OptionError
from siting.rules.rule import names, positions


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
        raise OptionError(f"{agency} cannot be its own partner")
    return np.array(one * len(two), dtype=np.int64), np.array(two, dtype=np.int64)
