"""The data dictionary: every sheet and column, its unit, default, aliases and meaning in two languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from siting.locale import Text

EXTRA = ("source", "year", "status", "note")
"""Columns that every sheet may have: where a row comes from and how sure it is."""

STATUSES = ("official", "measured", "derived", "assumed", "synthetic")


def plain(heading: str) -> str:
    """Return a heading without case, spaces, ``_`` and ``-``, which do not matter."""
    return re.sub(r"[\s_\-]", "", heading).casefold()


@dataclass(frozen=True)
class Column:
    """One column.

    ``kind``: ``id`` (names the row), ``ref`` (names a row of ``of``), ``refs`` (several, ``;``), ``words``
    (free words, ``;``), ``text``, ``number``, ``yes_no``, ``choice`` (one of ``of``).
    ``low`` and ``high`` bound a number. ``default`` is what an empty cell means, in words for the reader.
    """

    name: str
    kind: str
    meaning: Text
    unit: str = ""
    default: str = ""
    required: bool = False
    of: tuple[str, ...] = ()
    low: float = 0.0
    high: float = float("inf")
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One sheet with its columns; ``needed`` where no city can do without it."""

    name: str
    meaning: Text
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    needed: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "aliases", (self.name, *self.aliases))

    @cached_property
    def by_heading(self) -> dict[str, str]:
        """Column name of every heading that is understood, plain."""
        known = {plain(c.name): c.name for c in self.columns}
        known |= {plain(alias): c.name for c in self.columns for alias in c.aliases}
        return {plain(name): name for name in EXTRA} | _EXTRA_ALIASES | known

    def column_called(self, heading: str) -> str | None:
        """Return the column's name for a heading as written, or None."""
        return self.by_heading.get(plain(heading))

    def __getitem__(self, name: str) -> Column:
        """Return a column by its name."""
        return next(column for column in self.columns if column.name == name)


_EXTRA_ALIASES = {"sumber": "source", "tahun": "year", "catatan": "note", "statusdata": "status"}
_AGENCY = ("opd", "perangkat daerah", "skpd", "instansi")
_BUILDING = ("gedung", "bangunan")
_SITE = ("kompleks", "kawasan")
_ZONE = ("zona", "kelurahan", "wilayah")
_NAME = ("nama",)


def _c(name: str, kind: str, en: str, ind: str, **more: object) -> Column:
    return Column(name, kind, Text(en, ind), **more)  # type: ignore[arg-type]


def _n(name: str, unit: str, en: str, ind: str, default: str = "0", **more: object) -> Column:
    return Column(name, "number", Text(en, ind), unit, default, **more)  # type: ignore[arg-type]


_AGENCIES = Sheet(
    "agencies",
    Text("agencies, or units of them, that need a building", "OPD, atau unitnya, yang perlu gedung"),
    (
        _c("agency", "id", "short name", "nama pendek", required=True, aliases=_AGENCY),
        _c("name", "text", "full name", "nama lengkap", default="agency", aliases=_NAME),
        _n("staff", "persons", "employees", "jumlah pegawai", "", required=True, aliases=("pegawai", "jumlah pegawai")),
        _n("attendance", "0-1", "part of staff present on a day", "tingkat kehadiran", "1", high=1.0, aliases=("kehadiran", "tingkat kehadiran")),
        _c("part_of", "text", "the whole that the unit belongs to", "induk dari unit ini", aliases=("bagian dari", "induk")),
        _n("area_m2", "net m2", "floor needed", "kebutuhan ruang neto", "staff x area_per_person", aliases=("luas", "kebutuhan ruang", "luas m2")),
        _n("visitors_per_day", "persons/day", "visitors", "pengunjung per hari", aliases=("pengunjung", "pengunjung per hari", "pemohon per hari")),
        _n("meeting_load", "erlang", "meeting rooms in use on average", "rata-rata ruang rapat terpakai", aliases=("beban rapat",)),
        _n("move_cost", "IDR million once", "cost of moving", "biaya pindah", aliases=("biaya pindah",)),
        _c("current", "ref", "present building", "gedung sekarang", of=("buildings",), aliases=("gedung sekarang", "sekarang")),
        _c("requires", "words", "features that the building must have", "fasilitas yang harus ada", aliases=("memerlukan", "butuh")),
        _c("allowed", "refs", "the only buildings allowed", "hanya gedung ini", of=("buildings",), aliases=("boleh", "diizinkan")),
        _c("forbidden", "refs", "buildings not allowed", "gedung yang dilarang", of=("buildings",), aliases=("dilarang",)),
    ),
    ("opd", "instansi"),
    needed=True,
)  # fmt: skip
_BUILDINGS = Sheet(
    "buildings",
    Text("buildings where agencies may sit", "gedung yang dapat ditempati"),
    (
        _c("building", "id", "short name", "nama pendek", required=True, aliases=_BUILDING),
        _c("name", "text", "full name", "nama lengkap", default="building", aliases=_NAME),
        _c("site", "text", "site (kompleks) it belongs to", "kompleks", default="its own", aliases=_SITE),
        _n("net_m2", "net m2", "usable floor", "luas neto", "gross_m2 / net_to_gross", aliases=("luas neto", "neto")),
        _n("gross_m2", "gross m2", "whole floor", "luas bruto", "net_m2 x net_to_gross", aliases=("luas bruto", "bruto")),
        _n("lon", "degrees", "longitude", "bujur", "of its zone", low=-180.0, high=180.0, aliases=("bujur", "longitude")),
        _n("lat", "degrees", "latitude", "lintang", "of its zone", low=-90.0, high=90.0, aliases=("lintang", "latitude")),
        _c("zone", "ref", "zone it stands in", "zona", of=("zones",), aliases=_ZONE),
        _c("status", "choice", "standing, planned or rented", "keadaan", default="existing", of=("existing", "candidate", "leased")),
        _c("owned", "yes_no", "whether the city owns it", "milik pemkot", default="yes for existing, else no", aliases=("milik", "milik pemkot")),
        _n("posts", "posts", "guard posts while used", "pos jaga", aliases=("pos", "pos jaga")),
        _n("cleaning_rate", "IDR million/m2/year", "cleaning per net m2 of agencies", "biaya kebersihan per m2", aliases=("tarif kebersihan",)),
        _n("cleaning_fixed", "IDR million/year", "cleaning while used", "biaya kebersihan tetap", aliases=("kebersihan tetap",)),
        _n("maintenance_rate", "IDR million/m2/year", "upkeep per gross m2", "biaya pemeliharaan per m2", aliases=("tarif pemeliharaan",)),
        _n("base_kwh", "kWh/year", "energy while used", "listrik dasar", aliases=("kwh dasar",)),
        _n("kwh_per_m2", "kWh/m2/year", "energy per net m2 of agencies", "listrik per m2", aliases=("kwh per m2",)),
        _n("rent", "IDR million/year", "rent while used", "sewa", aliases=("sewa",)),
        _n("holding_cost", "IDR million/year", "cost while owned and vacant", "biaya gedung kosong", aliases=("biaya kosong",)),
        _n("release_income", "IDR million/year", "income while owned and vacant", "potensi PAD", aliases=("potensi pad",)),
        _n("opening_cost", "IDR million once", "cost of opening it", "biaya pembukaan", aliases=("biaya buka", "biaya pembangunan")),
        _n("life", "years", "years over which opening is spread", "umur", "parameter life", low=1e-9, aliases=("umur",)),
        _n("desks", "desks", "desks", "meja kerja", "no limit", aliases=("meja",)),
        _c("features", "words", "what it has", "fasilitas", aliases=("fasilitas",)),
        _c("rule", "choice", "must be used, or must not", "aturan", of=("open", "closed"), aliases=("aturan",)),
        _n("min_use", "0-1", "least part of the floor in use if used", "pemakaian minimum", high=1.0, aliases=("pemakaian minimum",)),
    ),
    ("gedung",),
    needed=True,
)  # fmt: skip
_SITES = Sheet(
    "sites",
    Text("sites (kompleks) of one or several buildings", "kompleks perkantoran"),
    (
        _c("site", "id", "short name", "nama pendek", required=True, aliases=_SITE),
        _c("name", "text", "full name", "nama lengkap", default="site", aliases=_NAME),
        _n("gate_posts", "posts", "guard posts at the gates", "pos gerbang", aliases=("pos gerbang",)),
        _n("grounds_cost", "IDR million/year", "garden, hall, mosque, canteen", "biaya halaman", aliases=("biaya halaman",)),
        _n("rooms", "rooms", "meeting rooms that stand", "ruang rapat", aliases=("ruang rapat",)),
        _c("meter", "choice", "one electricity meter for all, or one each", "meteran listrik", default="site", of=("site", "building"), aliases=("meteran",)),
    ),
    ("kompleks",),
)  # fmt: skip
_LOTS = Sheet(
    "lots",
    Text("parking lots", "kantong parkir"),
    (
        _c("lot", "id", "short name", "nama pendek", required=True, aliases=("kantong parkir", "parkir")),
        _c("name", "text", "full name", "nama lengkap", default="lot", aliases=_NAME),
        _n("car_spaces", "spaces", "for cars", "SRP mobil", aliases=("srp mobil", "mobil")),
        _n("motorcycle_spaces", "spaces", "for motorcycles", "SRP motor", aliases=("srp motor", "motor", "sepeda motor")),
        _n("reserved_car", "spaces", "of them reserved", "SRP mobil khusus", aliases=("mobil khusus",)),
        _n("reserved_motorcycle", "spaces", "of them reserved", "SRP motor khusus", aliases=("motor khusus",)),
    ),
    ("parkir",),
)  # fmt: skip
_LOT_SERVES = Sheet(
    "lot_serves",
    Text("which lot serves which building or site", "parkir untuk gedung atau kompleks"),
    (
        _c("lot", "ref", "lot", "kantong parkir", required=True, of=("lots",), aliases=("kantong parkir", "parkir")),
        _c("building", "ref", "building", "gedung", of=("buildings",), aliases=_BUILDING),
        _c("site", "ref", "site, for all its buildings", "kompleks", of=("sites",), aliases=_SITE),
        _n("walk_minutes", "minutes", "walk one way", "menit jalan kaki", aliases=("menit jalan", "jalan kaki")),
    ),
    ("parkir untuk",),
)  # fmt: skip
_ZONES = Sheet(
    "zones",
    Text("where people start from", "tempat asal orang"),
    (
        _c("zone", "id", "short name", "nama pendek", required=True, aliases=_ZONE),
        _c("name", "text", "full name", "nama lengkap", default="zone", aliases=_NAME),
        _c("district", "text", "kecamatan", "kecamatan", default="the zone itself", aliases=("kecamatan",)),
        _c("bank", "text", "groups the report", "kelompok laporan", aliases=("sisi", "tepi", "seberang")),
        _n("population", "persons", "inhabitants", "jumlah penduduk", aliases=("penduduk", "jumlah penduduk")),
        _n("lon", "degrees", "longitude", "bujur", "unknown", low=-180.0, high=180.0, aliases=("bujur", "longitude")),
        _n("lat", "degrees", "latitude", "lintang", "unknown", low=-90.0, high=90.0, aliases=("lintang", "latitude")),
    ),
    ("zona", "kelurahan"),
)  # fmt: skip


def _shares(name: str, en: str, ind: str, alias: str) -> Sheet:
    return Sheet(
        name,
        Text(en, ind),
        (
            _c("agency", "ref", "agency, or * for all without rows", "OPD, atau *", required=True, of=("agencies", "*"), aliases=_AGENCY),
            _c("zone", "ref", "zone", "zona", required=True, of=("zones",), aliases=_ZONE),
            _n("share", "0-1", "part that starts there", "bagian", "", required=True, high=1.001, aliases=("bagian", "porsi")),
        ),
        (alias,),
    )  # fmt: skip


_MINUTES = Sheet(
    "minutes",
    Text("travel minutes one way", "menit perjalanan satu arah"),
    (
        _c("from", "ref", "zone or building", "zona atau gedung", required=True, of=("zones", "buildings"), aliases=("dari",)),
        _c("to", "ref", "building", "gedung", required=True, of=("buildings",), aliases=("ke",)),
        _n("minutes", "minutes", "one way, inf = no way", "satu arah", "", required=True, aliases=("menit",)),
        _c("mode", "choice", "blank = mixed", "kosong = campuran", default="mixed", of=("car", "motorcycle", "transit", "walk"), aliases=("moda",)),
    ),
    ("menit", "waktu tempuh"),
)  # fmt: skip


def _pairs(name: str, column: str, en: str, ind: str, alias: str) -> Sheet:
    return Sheet(
        name,
        Text(en, ind),
        (
            _c("agency", "ref", "one agency", "satu OPD", required=True, of=("agencies",), aliases=_AGENCY),
            _c("other", "ref", "the other", "OPD lain", required=True, of=("agencies",), aliases=("lain", "opd lain")),
            _n(column, "a day", en, ind, "", required=True, aliases=("per hari",)),
        ),
        (alias,),
    )  # fmt: skip


_PROFILES = Sheet(
    "profiles",
    Text("the day in slots", "jam dalam sehari"),
    (
        _c("slot", "id", "such as 08:00", "misalnya 08:00", required=True, aliases=("jam",)),
        _n("hours", "hours", "length", "lama", "1", low=1e-9, high=24.0, aliases=("lama",)),
        _n("staff_presence", "0-1", "part of the staff of the day", "pegawai hadir", "", required=True, high=1.0, aliases=("pegawai hadir",)),
        _n("visitor_presence", "per visitor", "mean number present per visitor of the day", "pengunjung hadir", "", required=True, aliases=("pengunjung hadir",)),
    ),
    ("profil",),
)  # fmt: skip
_MODES = Sheet(
    "modes",
    Text("how people travel", "moda perjalanan"),
    (
        _c("who", "choice", "staff or visitor", "pegawai atau pengunjung", required=True, of=("staff", "visitor"), aliases=("siapa",)),
        _c("mode", "choice", "mode", "moda", required=True, of=("car", "motorcycle", "transit", "walk"), aliases=("moda",)),
        _n("share", "0-1", "part of the people", "bagian", "", required=True, high=1.001, aliases=("bagian", "porsi")),
        _n("occupancy", "persons/vehicle", "persons in a vehicle", "orang per kendaraan", "1", low=1e-9, aliases=("isi", "orang per kendaraan")),
    ),
    ("moda",),
)  # fmt: skip
_TARIFF = Sheet(
    "tariff",
    Text("electricity by steps of yearly energy", "tarif listrik"),
    (
        _n("limit_kwh", "kWh/year", "largest energy of the step, empty for the last", "batas kWh", "no limit", aliases=("batas kwh",)),
        _n("fixed", "IDR million/year", "fixed cost on the step", "biaya tetap", aliases=("tetap", "biaya tetap")),
        _n("rate", "IDR million/kWh", "cost of a kWh on the step", "tarif per kWh", "", required=True, aliases=("tarif",)),
    ),
    ("tarif",),
)  # fmt: skip
_RULES = Sheet(
    "rules",
    Text("what a plan must respect", "kendala"),
    (
        _c("rule", "text", "name of the rule", "nama kendala", required=True, aliases=("aturan", "kendala")),
        _c("agency", "ref", "agency", "OPD", of=("agencies", "*"), aliases=_AGENCY),
        _c("other", "words", "others", "lainnya", aliases=("lain",)),
        _c("building", "ref", "building", "gedung", of=("buildings",), aliases=_BUILDING),
        _c("site", "ref", "site", "kompleks", of=("sites",), aliases=_SITE),
        _n("value", "", "number of the rule", "nilai", "of the rule", aliases=("nilai",)),
        _c("what", "text", "what of it", "apa", aliases=("apa",)),
        _n("limit", "minutes", "minutes", "batas menit", "access_limit", aliases=("batas",)),
        _c("level", "choice", "hard, soft or off", "keras, lunak atau mati", default="hard", of=("hard", "soft", "off"), aliases=("tingkat",)),
        _n("price", "IDR million per unit", "price of a soft rule", "harga", "", aliases=("harga",)),
    ),
    ("aturan", "kendala"),
)  # fmt: skip
_WEIGHTS = Sheet(
    "weights",
    Text("prices of terms", "harga tiap komponen"),
    (
        _c("term", "id", "term", "komponen", required=True, aliases=("komponen",)),
        _n("price", "IDR million per unit", "price", "harga", "", required=True, aliases=("harga", "bobot")),
    ),
    ("bobot", "harga"),
)  # fmt: skip
_PARAMETERS = Sheet(
    "parameters",
    Text("numbers that hold for the whole city", "parameter umum"),
    (
        _c("name", "id", "parameter", "nama parameter", required=True, aliases=_NAME),
        _c("value", "text", "value", "nilai", required=True, aliases=("nilai",)),
        _c("unit", "text", "unit", "satuan", aliases=("satuan",)),
    ),
    ("parameter",),
)  # fmt: skip
_STAFFING = Sheet(
    "staffing",
    Text("staff by rank", "pegawai menurut jabatan"),
    (
        _c("agency", "ref", "agency", "OPD", required=True, of=("agencies",), aliases=_AGENCY),
        _c("rank", "ref", "rank", "jabatan", required=True, of=("standards",), aliases=("jabatan", "eselon")),
        _n("persons", "persons", "persons of that rank", "jumlah orang", "", required=True, aliases=("orang", "jumlah")),
    ),
    ("jabatan",),
)  # fmt: skip
_STANDARDS = Sheet(
    "standards",
    Text("floor by rank", "standar ruang menurut jabatan"),
    (
        _c("rank", "id", "rank", "jabatan", required=True, aliases=("jabatan", "eselon")),
        _n("net_m2", "net m2/person", "floor for one person", "luas per orang", "", required=True, aliases=("luas neto", "luas")),
    ),
    ("standar",),
)  # fmt: skip
_ROOMS = Sheet(
    "special_rooms",
    Text("rooms beside the staff's", "ruang khusus"),
    (
        _c("agency", "ref", "agency", "OPD", required=True, of=("agencies",), aliases=_AGENCY),
        _c("room", "text", "room", "ruang", required=True, aliases=("ruang",)),
        _n("net_m2", "net m2", "floor", "luas", "", required=True, aliases=("luas neto", "luas")),
    ),
    ("ruang khusus",),
)  # fmt: skip
_PLANS = Sheet(
    "plans",
    Text("plans by name: today's, the mayor's, any draft", "rencana penempatan"),
    (
        _c("plan", "text", "name of the plan", "nama rencana", required=True, aliases=("rencana",)),
        _c("agency", "ref", "agency", "OPD", required=True, of=("agencies",), aliases=_AGENCY),
        _c("building", "ref", "building", "gedung", required=True, of=("buildings",), aliases=_BUILDING),
    ),
    ("rencana",),
)  # fmt: skip

SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        _AGENCIES,
        _BUILDINGS,
        _SITES,
        _LOTS,
        _LOT_SERVES,
        _ZONES,
        _shares("visitors", "where an agency's visitors start", "asal pengunjung", "pengunjung"),
        _shares("homes", "where an agency's staff live", "asal pegawai", "rumah"),
        _MINUTES,
        _pairs("trips", "trips_per_day", "round trips of staff", "perjalanan antar OPD", "perjalanan"),
        _pairs("joint_visits", "persons_per_day", "citizens who need both", "kunjungan bersama", "kunjungan bersama"),
        _PROFILES,
        _MODES,
        _TARIFF,
        _RULES,
        _WEIGHTS,
        _PARAMETERS,
        _STAFFING,
        _STANDARDS,
        _ROOMS,
        _PLANS,
    )
}  # fmt: skip
"""Every sheet by name, in the order of the documentation."""
