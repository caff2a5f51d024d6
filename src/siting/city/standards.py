"""Sourced figures to choose from: floor, cost, energy, parking. Nothing here is used unasked.

Each is a record {value, unit, source, year, status}. ``official`` figures were read in the rule
itself or on its public page; those quoted by somebody else are ``assumed`` and name who quotes them.
"""

from __future__ import annotations

from siting.city.city import Parameter

_ROOMS = "Permendagri 7/2006 as quoted in an office thesis on Jepara"
_AROUND = "Data Arsitek as quoted in an office thesis on Jepara"
_NET = "Perban BPKP 7/2025: net = gross x (1 - part lost to stairs, shafts, corridors)"
_WAGE = "PMK 49/2023, ceiling for Sumatera Selatan, as quoted by JPNN"
_WAGE_YEAR = "12 months and a holiday month of the ceiling of PMK 49/2023"
_ENERGY = "Permen ESDM 13/2012 as quoted in an energy audit"
_BAY = "Kep. Dirjen Hubdat 272/1996 as quoted by GridOto"
_HOURS = "ITE Journal, April 2018, worked example"
_TARIFF = "PLN tariff, as quoted by the press in January, May and December"

STANDARDS: dict[str, Parameter] = {
    "room_head": Parameter(25.0, "net m2", _ROOMS, 2006, "assumed"),
    "guests_head": Parameter(12.0, "net m2", _ROOMS, 2006, "assumed"),
    "toilet_head": Parameter(4.0, "net m2", _ROOMS, 2006, "assumed"),
    "room_secretary": Parameter(12.0, "net m2", _ROOMS, 2006, "assumed"),
    "guests_secretary": Parameter(10.0, "net m2", _ROOMS, 2006, "assumed"),
    "room_section_head": Parameter(9.0, "net m2", _ROOMS, 2006, "assumed"),
    "room_staff": Parameter(4.0, "net m2/person", _ROOMS, 2006, "assumed"),
    "circulation_comfortable": Parameter(0.2, "of the rooms", _AROUND, None, "assumed"),
    "circulation_generous": Parameter(0.3, "of the rooms", _AROUND, None, "assumed"),
    "net_to_gross_simple": Parameter(1.25, "gross/net", _NET, 2025, "official"),
    "net_to_gross_low_rise": Parameter(1.3333, "gross/net", _NET, 2025, "official"),
    "net_to_gross_high_rise": Parameter(1.4286, "gross/net", _NET, 2025, "official"),
    "build_cost": Parameter(
        9.6, "IDR million/gross m2", "Malang Mini Block Office, 45.4 billion for 4,722 m2", 2020, "derived"
    ),
    "guard_month": Parameter(3.931, "IDR million/month", _WAGE, 2024, "assumed"),
    "cleaner_month": Parameter(3.574, "IDR million/month", _WAGE, 2024, "assumed"),
    "outsourced": Parameter(0.25, "of the wage, at most", _WAGE, 2024, "assumed"),
    "guard_year": Parameter(51.1, "IDR million/year", _WAGE_YEAR, 2024, "derived"),
    "cleaner_year": Parameter(46.5, "IDR million/year", _WAGE_YEAR, 2024, "derived"),
    "post_direct": Parameter(
        215.0, "IDR million/year per post", "4.2 guards a post, direct wage", 2024, "derived"
    ),
    "post_outsourced": Parameter(
        268.0, "IDR million/year per post", "4.2 guards a post, 25 % on the wage", 2024, "derived"
    ),
    "tariff_p1": Parameter(0.00169953, "IDR million/kWh", _TARIFF, 2025, "assumed"),
    "tariff_p2": Parameter(0.00152288, "IDR million/kWh", _TARIFF, 2025, "assumed"),
    "energy_cooled_very_efficient": Parameter(8.5, "kWh/m2/month", _ENERGY, 2012, "assumed"),
    "energy_cooled_efficient": Parameter(14.0, "kWh/m2/month", _ENERGY, 2012, "assumed"),
    "energy_cooled_fair": Parameter(18.5, "kWh/m2/month", _ENERGY, 2012, "assumed"),
    "energy_uncooled_very_efficient": Parameter(3.4, "kWh/m2/month", _ENERGY, 2012, "assumed"),
    "energy_uncooled_efficient": Parameter(5.6, "kWh/m2/month", _ENERGY, 2012, "assumed"),
    "energy_uncooled_fair": Parameter(7.4, "kWh/m2/month", _ENERGY, 2012, "assumed"),
    "energy_makassar": Parameter(
        12.44, "kWh/m2/month", "Balai Kota Makassar, 63,661 kWh a month", 2012, "measured"
    ),
    "bay_car": Parameter(12.5, "m2", f"{_BAY}: 2.5 x 5.0 m", 1996, "assumed"),
    "bay_car_narrow": Parameter(11.5, "m2", f"{_BAY}: 2.3 x 5.0 m", 1996, "assumed"),
    "bay_car_wide": Parameter(15.0, "m2", f"{_BAY}: 3.0 x 5.0 m", 1996, "assumed"),
    "bay_bus": Parameter(42.5, "m2", f"{_BAY}: 3.4 x 12.5 m", 1996, "assumed"),
    "bay_motorcycle": Parameter(1.5, "m2", f"{_BAY}: 0.75 x 2.0 m", 1996, "assumed"),
    "parking_10_to_11": Parameter(1.0, "part of the peak", _HOURS, 2018, "assumed"),
    "parking_12_to_14": Parameter(0.85, "part of the peak", _HOURS, 2018, "assumed"),
    "parking_15_to_16": Parameter(0.9, "part of the peak", _HOURS, 2018, "assumed"),
    "parking_19_to_20": Parameter(0.1, "part of the peak", _HOURS, 2018, "assumed"),
    "employees_per_meeting_room": Parameter(
        14.3, "employees/room", "an observed company; rules of thumb differ by a factor of 2", None, "assumed"
    ),
    "floor_per_person_us": Parameter(
        13.9, "net m2/person", "USE IT Act: 150 usable square feet", 2025, "official"
    ),
    "floor_per_person_uk": Parameter(
        12.0, "net m2/person", "National Audit Office, recommended", 2007, "official"
    ),
}  # fmt: skip
"""Figures by name; a planner who uses one copies it into a table with its source."""
