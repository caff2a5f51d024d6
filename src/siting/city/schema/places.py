"""The data dictionary of what moves and where to: agencies, buildings, sites."""

from __future__ import annotations

from siting.city.schema.column import (
    INF,
    TINY,
    Column,
    Sheet,
    choice,
    key,
    number,
    ref,
    several,
    text,
)
from siting.locale import Text

YEARLY = "IDR million/year"
ONCE = "IDR million once"
NAME = text("name", "full name", "nama lengkap", default=Text("its id", "id-nya"))
LON = number(
    "lon", "degrees", "longitude", "bujur",
    default=Text("unknown", "tidak diketahui"), low=-180.0, high=180.0,
)  # fmt: skip
LAT = number(
    "lat", "degrees", "latitude", "lintang",
    default=Text("unknown", "tidak diketahui"), low=-90.0, high=90.0,
)  # fmt: skip
_OWNED = Column(
    "owned",
    "yes_no",
    Text("whether the city owns it", "milik pemkot"),
    default=Text("yes where existing, else no", "ya bila eksisting, selain itu tidak"),
)

AGENCIES = Sheet(
    "agencies",
    Text(
        "agencies, or units of them, that need a building", "OPD, atau unitnya, yang perlu gedung",
    ),
    (
        key("agency", "short name", "nama pendek"),
        NAME,
        number("staff", "persons", "employees", "jumlah pegawai", default=""),
        number(
            "attendance", "0-1", "part of staff present on a day", "tingkat kehadiran",
            default="1", high=1.0,
        ),
        text("part_of", "the whole that the unit belongs to", "induk dari unit ini"),
        number(
            "area_m2", "net m2", "floor needed", "kebutuhan ruang neto",
            default=Text("staff x area_per_person", "pegawai x area_per_person"),
        ),
        number("visitors_per_day", "persons/day", "visitors", "pengunjung per hari"),
        number(
            "meeting_load", "erlang", "mean meeting rooms in use", "rata-rata ruang rapat terpakai",
        ),
        number("move_cost", ONCE, "cost of moving", "biaya pindah"),
        ref("current", "buildings", "present building", "gedung sekarang"),
        several("requires", "", "features the building must have", "fasilitas yang harus ada"),
        several("allowed", "buildings", "the only buildings allowed", "hanya gedung ini"),
        several("forbidden", "buildings", "buildings not allowed", "gedung yang dilarang"),
    ),
    ("opd", "instansi", "perangkat daerah"),
    needed=True,
)  # fmt: skip

BUILDINGS = Sheet(
    "buildings",
    Text("buildings where agencies may sit", "gedung yang dapat ditempati"),
    (
        key("building", "short name", "nama pendek"),
        NAME,
        text(
            "site", "site (kompleks) it belongs to", "kompleks", default=Text("its own", "sendiri"),
        ),
        number(
            "net_m2", "net m2", "usable floor", "luas neto",
            default=Text("gross_m2 / net_to_gross", "gross_m2 / net_to_gross"),
        ),
        number(
            "gross_m2", "gross m2", "whole floor", "luas bruto",
            default=Text("net_m2 x net_to_gross", "net_m2 x net_to_gross"),
        ),
        LON,
        LAT,
        ref("zone", "zones", "zone it stands in", "zona"),
        choice(
            "status", "existing candidate leased", "standing, planned or rented", "keadaan",
            default="existing",
        ),
        _OWNED,
        number("posts", "posts", "guard posts while used", "pos jaga"),
        number(
            "cleaning_rate", "IDR million/m2/year", "cleaning per net m2 of agencies",
            "kebersihan per m2",
        ),
        number("cleaning_fixed", YEARLY, "cleaning while used", "kebersihan tetap"),
        number(
            "maintenance_rate", "IDR million/m2/year", "upkeep per gross m2", "pemeliharaan per m2",
        ),
        number("base_kwh", "kWh/year", "energy while used", "listrik dasar"),
        number("kwh_per_m2", "kWh/m2/year", "energy per net m2 of agencies", "listrik per m2"),
        number("rent", YEARLY, "rent while used", "sewa"),
        number("holding_cost", YEARLY, "cost while owned and vacant", "biaya gedung kosong"),
        number("release_income", YEARLY, "income while owned and vacant", "potensi PAD"),
        number("opening_cost", ONCE, "cost of opening it", "biaya pembukaan"),
        number(
            "life", "years", "years over which opening is spread", "umur",
            default=Text("the parameter life", "parameter life"), low=TINY,
        ),
        number(
            "desks", "desks", "desks", "meja kerja", default=Text("no limit", "tanpa batas"),
            high=INF,
        ),
        several("features", "", "what it has", "fasilitas"),
        choice("rule", "open closed", "must be used, or must not", "harus buka atau tutup"),
        number(
            "min_use", "0-1", "least part of the floor in use if used", "pemakaian minimum",
            high=1.0,
        ),
    ),
    ("gedung", "bangunan"),
    needed=True,
)  # fmt: skip

SITES = Sheet(
    "sites",
    Text("sites (kompleks) of one or several buildings", "kompleks perkantoran"),
    (
        key("site", "short name", "nama pendek"),
        NAME,
        number("gate_posts", "posts", "guard posts at the gates", "pos gerbang"),
        number("grounds_cost", YEARLY, "garden, hall, mosque, canteen", "biaya halaman"),
        number("rooms", "rooms", "meeting rooms that stand", "ruang rapat"),
        choice(
            "meter", "site building", "one electricity meter for all, or one each",
            "satu meteran listrik untuk semua, atau masing-masing", default="site",
        ),
    ),
    ("kompleks",),
)  # fmt: skip
