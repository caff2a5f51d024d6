"""The data dictionary: every sheet and column, its unit, default and meaning in two languages."""

from siting.city.schema.column import Column, Sheet, plain
from siting.city.schema.parking import LOT_SERVES, LOTS, MODES, PROFILES
from siting.city.schema.people import HOMES, JOINT_VISITS, MINUTES, TRIPS, VISITORS, ZONES
from siting.city.schema.places import AGENCIES, BUILDINGS, SITES
from siting.city.schema.settings import (
    PARAMETERS,
    PLANS,
    RULES,
    SPECIAL_ROOMS,
    STAFFING,
    STANDARDS,
    TARIFF,
    WEIGHTS,
)
from siting.city.schema.words import ALIASES, CHOICES, EXTRA, STATUSES

SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        AGENCIES,
        BUILDINGS,
        SITES,
        LOTS,
        LOT_SERVES,
        ZONES,
        VISITORS,
        HOMES,
        MINUTES,
        TRIPS,
        JOINT_VISITS,
        PROFILES,
        MODES,
        TARIFF,
        RULES,
        WEIGHTS,
        PARAMETERS,
        STAFFING,
        STANDARDS,
        SPECIAL_ROOMS,
        PLANS,
    )
}
"""Every sheet by name, in the order of the documentation."""

__all__ = ["ALIASES", "CHOICES", "EXTRA", "SHEETS", "STATUSES", "Column", "Sheet", "plain"]
