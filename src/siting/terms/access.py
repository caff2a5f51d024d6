"""Minutes as a kind of people travels them: modes mixed by their shares, averaged over where they start."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.city import MODES, WHO, City


def zone_minutes(city: City, who: str) -> Array:
    """Minutes from zone to building for ``staff`` or ``visitor``, one way. Shape (Z, J), ``inf`` = no way."""
    return _mixed(city, who, city.minutes.zones)


def building_minutes(city: City, who: str) -> Array:
    """Minutes between buildings, the mean of both directions, 0 inside a site. Shape (J, J)."""
    there = _mixed(city, who, city.minutes.buildings)
    both = (there + there.T) / 2.0
    site = city.site_of
    return np.where(site[:, None] == site[None, :], 0.0, both)


def mean_minutes(share: Array, minutes: Array) -> Array:
    """Average one-way trip of an agency's people to a building.

    Parameters
    ----------
    share
        Part of each agency's people that starts in each zone; rows sum to 1 or to 0. Shape (I, Z).
    minutes
        Shape (Z, J), ``inf`` if unreachable, ``nan`` only where nobody starts.

    Returns
    -------
    Minutes, shape (I, J), ``inf`` where some of the people have no way.
    """
    return np.where(
        cut_off(share, minutes), np.inf, share @ np.where(np.isfinite(minutes), minutes, 0.0)
    )


def cut_off(people: Array, minutes: Array) -> BoolArray:
    """Mark the buildings that some of an agency's people (share or number, shape (I, Z)) cannot reach."""
    return np.asarray(people @ np.isinf(minutes).astype(float) > 0)


def yearly_hours(city: City) -> float:
    """Hours a year that one minute a day makes."""
    return city.value("days") / 60.0


def visit_weights(city: City) -> Array:
    """Each agency's part of all visits, 0 everywhere if there are none. Shape (I,)."""
    visitors = city.agencies.visitors_per_day
    return visitors / visitors.sum() if visitors.sum() > 0 else np.zeros_like(visitors)


def _mixed(city: City, who: str, minutes_by: Callable[[str], Array]) -> Array:
    w = WHO.index(who)
    if city.modes is None or not city.modes.known[w]:
        return np.asarray(minutes_by("mixed"))
    used = [(m, s) for m, s in zip(MODES, city.modes.share[w], strict=True) if s > 0]
    return np.asarray(sum(share * minutes_by(mode) for mode, share in used))
