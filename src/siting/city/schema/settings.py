"""The data dictionary of settings: tariff, rules, weights, parameters, staff by rank, plans."""

from __future__ import annotations

from siting.city.schema.column import INF, Sheet, choice, key, number, ref, several, text
from siting.locale import Text

TARIFF = Sheet(
    "tariff",
    Text("electricity by steps of yearly energy", "tarif listrik menurut pemakaian setahun"),
    (
        number(
            "limit_kwh", "kWh/year", "largest energy of the step, empty for the last",
            "batas kWh, kosong untuk yang terakhir", default=Text("no limit", "tanpa batas"),
        ),
        number("fixed", "IDR million/year", "fixed cost on the step", "biaya tetap"),
        number("rate", "IDR million/kWh", "cost of a kWh on the step", "tarif per kWh"),
    ),
    ("tarif",),
)  # fmt: skip

RULES = Sheet(
    "rules",
    Text("what a plan must respect", "kendala rencana"),
    (
        text("rule", "name of the rule", "nama kendala", required=True),
        ref("agency", "agencies *", "agency", "OPD"),
        several("other", "", "others", "lainnya"),
        ref("building", "buildings", "building", "gedung"),
        ref("site", "sites", "site", "kompleks"),
        number(
            "value", "", "number of the rule", "nilai", default=Text("by rule", "menurut kendala"),
            low=-INF,
        ),
        text("what", "what of it", "apa"),
        number("limit", "minutes", "minutes", "batas menit", default="access_limit"),
        choice(
            "level", "hard soft off", "hard, soft or off", "keras, lunak atau mati", default="hard",
        ),
        number(
            "price", "IDR million per unit", "price of a soft rule", "harga kendala lunak",
            default=Text("error if soft", "galat bila lunak"),
        ),
    ),
    ("aturan", "kendala"),
)  # fmt: skip

WEIGHTS = Sheet(
    "weights",
    Text("prices of terms", "harga tiap komponen"),
    (
        key("term", "term", "komponen"),
        number("price", "IDR million per unit", "price", "harga", default=""),
    ),
    ("bobot", "harga"),
)

PARAMETERS = Sheet(
    "parameters",
    Text("numbers that hold for the whole city", "parameter umum"),
    (
        key("name", "parameter", "nama parameter"),
        text("value", "value", "nilai", required=True),
        text("unit", "unit", "satuan"),
    ),
    ("parameter",),
)

STAFFING = Sheet(
    "staffing",
    Text("staff by rank", "pegawai menurut jabatan"),
    (
        ref("agency", "agencies", "agency", "OPD", required=True),
        ref("rank", "standards", "rank", "jabatan", required=True),
        number("persons", "persons", "persons of that rank", "jumlah orang", default=""),
    ),
    ("jabatan",),
)

STANDARDS = Sheet(
    "standards",
    Text("floor by rank", "standar ruang menurut jabatan"),
    (
        key("rank", "rank", "jabatan"),
        number("net_m2", "net m2/person", "floor for one person", "luas per orang", default=""),
    ),
    ("standar",),
)

SPECIAL_ROOMS = Sheet(
    "special_rooms",
    Text("rooms beside the staff's", "ruang khusus"),
    (
        ref("agency", "agencies", "agency", "OPD", required=True),
        text("room", "room", "ruang", required=True),
        number("net_m2", "net m2", "floor", "luas", default=""),
    ),
    ("ruang khusus",),
)

PLANS = Sheet(
    "plans",
    Text("plans by name: today's, the mayor's, any draft", "rencana penempatan"),
    (
        text("plan", "name of the plan", "nama rencana", required=True),
        ref("agency", "agencies", "agency", "OPD", required=True),
        ref("building", "buildings", "building", "gedung", required=True),
    ),
    ("rencana",),
)
