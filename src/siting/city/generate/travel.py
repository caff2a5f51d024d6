"""Minutes from zones to buildings and between buildings, over the bridges, in whole minutes."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array, locked
from siting.city.city import MIXED, MODES, Minutes
from siting.city.generate.geography import kilometres

MINUTES_PER_KM = 1.4 / 20 * 60  # detour over speed, as the default parameters have it
PACE = {  # minutes to start and to find the door, minutes per km as the crow flies
    MIXED: (3.0, MINUTES_PER_KM),
    "car": (5.0, 1.05 * MINUTES_PER_KM),
    "motorcycle": (2.0, 0.8 * MINUTES_PER_KM),
    "transit": (10.0, 1.2 * MINUTES_PER_KM),
    "walk": (0.0, 15.0),
}
ONE_WAY_STREETS = 0.15


def travel(
    rng: np.random.Generator,
    zones_km: Array,
    buildings_km: Array,
    same_site: Array,
    *,
    per_mode: bool,
) -> Minutes:
    """Measure all ways; inside one site they take no time, the way back may differ a little.

    Parameters
    ----------
    rng
        Draws by how much one-way streets lengthen each way between buildings.
    zones_km, buildings_km
        Where they lie, km. Shapes (Z, 2) and (J, 2).
    same_site
        Whether two buildings share a site. Shape (J, J), bool.
    per_mode
        Whether each mode of travel has minutes of its own beside the mixed ones.
    """
    inward = kilometres(zones_km, buildings_km)
    between = kilometres(buildings_km, buildings_km)
    between = between * (1 + ONE_WAY_STREETS * rng.random(between.shape))
    modes = (MIXED, *MODES) if per_mode else (MIXED,)
    return Minutes(
        zone={mode: locked(_whole(mode, inward)) for mode in modes},
        building={mode: locked(np.where(same_site, 0.0, _whole(mode, between))) for mode in modes},
        origin="table",
    )


def _whole(mode: str, km: Array) -> Array:
    start, per_km = PACE[mode]
    return np.maximum(1.0, np.rint(start + per_km * km))
