"""The data dictionary of parking: lots, whom they serve, the day in slots, and modes of travel."""

from __future__ import annotations

from siting.city.schema.column import TINY, Sheet, choice, key, number, ref
from siting.city.schema.places import NAME
from siting.locale import Text

LOTS = Sheet(
    "lots",
    Text("parking lots", "kantong parkir"),
    (
        key("lot", "short name", "nama pendek"),
        NAME,
        number("car_spaces", "spaces", "for cars", "SRP mobil"),
        number("motorcycle_spaces", "spaces", "for motorcycles", "SRP motor"),
        number("reserved_car", "spaces", "of them reserved", "SRP mobil khusus"),
        number("reserved_motorcycle", "spaces", "of them reserved", "SRP motor khusus"),
    ),
    ("parkir", "kantong parkir"),
)

LOT_SERVES = Sheet(
    "lot_serves",
    Text("which lot serves which building or site", "parkir untuk gedung atau kompleks"),
    (
        ref("lot", "lots", "lot", "kantong parkir", required=True),
        ref("building", "buildings", "building", "gedung"),
        ref("site", "sites", "site, for all its buildings", "kompleks, untuk semua gedungnya"),
        number("walk_minutes", "minutes", "walk one way", "menit jalan kaki satu arah"),
    ),
    ("parkir untuk",),
)

PROFILES = Sheet(
    "profiles",
    Text("the day in slots", "jam dalam sehari"),
    (
        key("slot", "such as 08:00", "misalnya 08:00"),
        number("hours", "hours", "length", "lama", default="1", low=TINY, high=24.0),
        number(
            "staff_presence", "0-1", "part of the day's staff", "pegawai hadir", default="",
            high=1.0,
        ),
        number(
            "visitor_presence", "per visitor", "mean number present per visitor of the day",
            "rata-rata hadir per pengunjung hari itu", default="",
        ),
    ),
    ("profil",),
)  # fmt: skip

MODES = Sheet(
    "modes",
    Text("how people travel", "moda perjalanan"),
    (
        choice(
            "who", "staff visitor", "staff or visitor", "pegawai atau pengunjung", required=True,
        ),
        choice("mode", "car motorcycle transit walk", "mode", "moda", required=True),
        number("share", "0-1", "part of the people", "bagian", default="", high=1.001),
        number(
            "occupancy", "persons/vehicle", "persons in a vehicle", "orang per kendaraan",
            default="1", low=TINY,
        ),
    ),
    ("moda",),
)  # fmt: skip
