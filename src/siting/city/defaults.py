"""Parameters and their defaults: each with its unit, source, year and status."""

from __future__ import annotations

from siting.city.city import Parameter

DEFAULTS: dict[str, Parameter] = {
    "days": Parameter(240.0, "days/year", "working days a year", None, "assumed"),
    "post_cost": Parameter(
        215.0, "IDR million/year per post",
        "4.2 guards at Rp 3,931,000 a month and a holiday month: PMK 49/2023 for Sumatera Selatan, "
        "direct wage", 2024, "derived",
    ),
    "area_per_person": Parameter(
        9.0, "net m2/person", "practice, 7-10 m2 a person all in", None, "assumed"
    ),
    "net_to_gross": Parameter(
        1.3333, "gross/net", "Perban BPKP 7/2025, low-rise (usable 75 %)", 2025, "official"
    ),
    "kwh_per_person": Parameter(
        0.0, "kWh/year per person present", "energy per m2 already holds it", None, "assumed"
    ),
    "room_cost": Parameter(60.0, "IDR million/year per room", "a meeting room", None, "assumed"),
    "alpha": Parameter(0.2, "-", "part of meetings that may wait for a room", None, "assumed"),
    "rate": Parameter(0.06, "per year", "interest", None, "assumed"),
    "life": Parameter(30.0, "years", "life of a building's opening cost", None, "assumed"),
    "move_life": Parameter(10.0, "years", "years over which a move is spread", None, "assumed"),
    "speed_kmh": Parameter(20.0, "km/h", "where minutes come from coordinates", None, "assumed"),
    "detour": Parameter(1.4, "-", "road length over straight line", None, "assumed"),
    "access_limit": Parameter(30.0, "minutes", "a longer visit is uncovered", None, "assumed"),
    "motorcycle_space": Parameter(
        0.12, "car spaces per motorcycle space",
        "0.75 x 2.0 m against 2.5 x 5.0 m: Kep. Dirjen Hubdat 272/1996", 1996, "derived",
    ),
}  # fmt: skip

RANGES: dict[str, tuple[float, float]] = {
    "days": (1e-9, 366.0),
    "net_to_gross": (1.0, 10.0),
    "alpha": (1e-9, 1.0),
    "rate": (0.0, 10.0),
    "life": (1e-9, 1000.0),
    "move_life": (1e-9, 1000.0),
    "speed_kmh": (1e-9, 300.0),
    "detour": (1.0, 100.0),
}
"""Least and largest value that makes sense; 0 and no limit where a parameter is not named."""

TARIFF = Parameter(
    0.00169953,
    "IDR million/kWh",
    "PLN tariff class P-1, Rp 1,699.53 per kWh, as quoted by the press",
    2025,
    "assumed",
)
"""The one step of electricity without a sheet ``tariff``."""

TARIFF_RATE = TARIFF.value
"""IDR million per kWh."""
