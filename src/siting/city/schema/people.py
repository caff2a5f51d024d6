"""The data dictionary of people: zones, where they start, how long they travel, who visits whom."""

from __future__ import annotations

from siting.city.schema.column import Sheet, choice, key, number, ref, text
from siting.city.schema.places import LAT, LON, NAME
from siting.locale import Text

ZONES = Sheet(
    "zones",
    Text("where people start from", "tempat asal orang"),
    (
        key("zone", "short name", "nama pendek"),
        NAME,
        text(
            "district", "kecamatan", "kecamatan",
            default=Text("the zone itself", "zona itu sendiri"),
        ),
        text(
            "bank", "groups the report, such as ulu and ilir",
            "kelompok laporan, misalnya ulu dan ilir",
        ),
        number("population", "persons", "inhabitants", "jumlah penduduk"),
        LON,
        LAT,
    ),
    ("zona", "kelurahan"),
)  # fmt: skip


def _shares(name: str, meaning: Text, alias: str) -> Sheet:
    return Sheet(
        name,
        meaning,
        (
            ref(
                "agency", "agencies *", "or * for all without rows", "atau * untuk yang lain",
                required=True,
            ),
            ref("zone", "zones", "zone", "zona", required=True),
            number("share", "0-1", "part that starts there", "bagian", default="", high=1.001),
        ),
        (alias,),
    )  # fmt: skip


VISITORS = _shares("visitors", Text("where visitors start", "asal pengunjung"), "asal pengunjung")
HOMES = _shares("homes", Text("where staff live", "asal pegawai"), "asal pegawai")

MINUTES = Sheet(
    "minutes",
    Text("travel minutes one way", "menit perjalanan satu arah"),
    (
        ref("from", "zones buildings", "zone or building", "zona atau gedung", required=True),
        ref("to", "buildings", "building", "gedung", required=True),
        number(
            "minutes", "minutes", "one way, inf = no way", "satu arah, inf = tidak ada jalan",
            default="",
        ),
        choice("mode", "mixed car motorcycle transit walk", "mode", "moda", default="mixed"),
    ),
    ("menit", "waktu tempuh"),
)  # fmt: skip


def _pairs(name: str, column: str, meaning: Text, alias: str) -> Sheet:
    return Sheet(
        name,
        meaning,
        (
            ref("agency", "agencies", "one agency", "satu OPD", required=True),
            ref("other", "agencies", "the other", "OPD lain", required=True),
            number(column, "a day", *meaning, default=""),
        ),
        (alias,),
    )


TRIPS = _pairs(
    "trips", "trips_per_day", Text("round trips of staff", "perjalanan pegawai"), "perjalanan"
)
JOINT_VISITS = _pairs(
    "joint_visits",
    "persons_per_day",
    Text("citizens who need both", "warga yang perlu keduanya"),
    "kunjungan bersama",
)
