"""Minutes of staff and of visitors: their modes mixed by share, both directions averaged."""

from __future__ import annotations

import math

from siting.city.city import MIXED, MODES, WHO, City
from siting.errors import OptionError
from siting.locale.errors import ERRORS


def needed(minutes: float, start: str, end: str) -> float:
    """Return minutes that somebody needs, ``inf`` where no way leads there.

    Raises
    ------
    OptionError
        If they are ``nan``: nothing at all is known of the way.
    """
    if math.isnan(minutes):
        raise OptionError(ERRORS["no minutes"], start=start, end=end)
    return minutes


def mode_shares(city: City, who: str) -> dict[str, float]:
    """Modes that ``who`` uses, and their shares; only ``mixed`` where the table has no row."""
    row = WHO.index(who)
    if city.modes is None or not city.modes.known[row]:
        return {MIXED: 1.0}
    shares = zip(MODES, city.modes.share[row].tolist(), strict=True)
    return {mode: share for mode, share in shares if share > 0}


def from_zones(city: City, who: str, building: str) -> list[float]:
    """Minutes from each zone to a building.

    ``inf`` where a mode in use cannot get there, ``nan`` where nothing is known.
    """
    j = city.buildings.index[building]
    columns = [
        share * city.minutes.zones(mode)[:, j] for mode, share in mode_shares(city, who).items()
    ]
    minutes: list[float] = sum(columns[1:], start=columns[0]).tolist()
    return minutes


def to_each_other(city: City, who: str) -> dict[str, dict[str, float]]:
    """Minutes between all buildings: mean of both directions, 0 inside one site, ``nan`` unknown."""
    shares = mode_shares(city, who)
    tables = {mode: city.minutes.buildings(mode).tolist() for mode in shares}
    ids, site = city.buildings.ids, city.buildings.site
    minutes: dict[str, dict[str, float]] = {name: {} for name in ids}
    for a, one in enumerate(ids):
        for b in range(a + 1):
            there = sum(share * tables[mode][a][b] for mode, share in shares.items())
            back = sum(share * tables[mode][b][a] for mode, share in shares.items())
            mean = 0.0 if site[a] == site[b] else (there + back) / 2
            minutes[one][ids[b]] = minutes[ids[b]][one] = mean
    return minutes
