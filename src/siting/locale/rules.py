"""Each rule in a planner's words: label and what breaking it means, in both languages."""

from __future__ import annotations

from siting.locale import Text
from siting.locale.terms import TERMS, Words

# fmt: off
RULES = {
    "FloorArea": Words(
        Text("floor area", "luas lantai"),
        Text("Agencies need more floor than the building may give.",
             "Kebutuhan OPD melebihi luas gedung yang boleh dipakai."),
    ),
    "Desks": Words(
        Text("desks", "meja kerja"),
        Text("More staff are present than the building has desks.",
             "Pegawai yang hadir lebih banyak dari meja di gedung."),
    ),
    "ParkingCapacity": Words(
        Text("parking capacity", "daya tampung parkir"),
        Text("More vehicles are parked than the lot has spaces in its fullest hour.",
             "Kendaraan melebihi SRP kantong parkir pada jam terpadat."),
    ),
    "MinimumUse": Words(
        Text("minimum use", "pemakaian minimum"),
        Text("A used building stands too empty.", "Gedung yang dipakai terlalu kosong."),
    ),
    "Reserve": Words(
        Text("reserve for growth", "cadangan pertumbuhan"),
        Text("Too little floor is left for agencies to grow.",
             "Luas yang tersisa untuk pertumbuhan OPD kurang."),
    ),
    "Pinned": Words(
        Text("pinned", "dikunci"),
        Text("The agency does not sit where it must.",
             "OPD tidak berada di tempat yang ditetapkan."),
    ),
    "Forbidden": Words(
        Text("forbidden", "dilarang"),
        Text("The agency sits where it must not.", "OPD berada di tempat yang dilarang."),
    ),
    "Requires": Words(
        Text("required features", "fasilitas wajib"),
        Text("The building lacks what an agency needs.",
             "Gedung tidak memiliki yang diperlukan OPD."),
    ),
    "Together": Words(
        Text("together", "satu tempat"),
        Text("Agencies that belong together are apart.", "OPD yang harus bersama terpisah."),
    ),
    "Apart": Words(
        Text("apart", "dipisah"),
        Text("Agencies that must be apart are together.",
             "OPD yang harus terpisah berada bersama."),
    ),
    "Near": Words(
        Text("near", "berdekatan"),
        Text("Agencies lie further from each other than the limit.",
             "Jarak antar-OPD melebihi batas."),
    ),
    "Away": Words(
        Text("away", "berjauhan"),
        Text("Agencies lie closer to each other than the limit.",
             "Jarak antar-OPD kurang dari batas."),
    ),
    "Open": Words(
        Text("must be used", "harus dipakai"),
        Text("Nobody sits in a building that must be used.", "Gedung yang harus dipakai kosong."),
    ),
    "Closed": Words(
        Text("must stay empty", "harus kosong"),
        Text("Somebody sits in a building that must stay empty.",
             "Gedung yang harus kosong ditempati."),
    ),
    "Exclusive": Words(
        Text("one of them only", "hanya salah satu"),
        Text("More than one of several projects that exclude each other is used.",
             "Lebih dari satu proyek yang saling meniadakan dipakai."),
    ),
    "AtMost": Words(
        Text("at most", "paling banyak"),
        Text("More buildings or sites are used than allowed.",
             "Gedung atau kompleks yang dipakai melebihi batas."),
    ),
    "AtLeast": Words(
        Text("at least", "paling sedikit"),
        Text("Fewer buildings or sites are used than required.",
             "Gedung atau kompleks yang dipakai kurang dari batas."),
    ),
    "Budget": Words(
        Text("one-off budget", "anggaran sekali bayar"),
        Text("Opening and moving cost more than the budget.",
             "Biaya pembukaan dan pindahan melebihi anggaran."),
    ),
    "Cap": Words(
        Text("cap", "batas"),
        Text("A line of the account is above its limit.",
             "Satu baris perhitungan melebihi batasnya."),
    ),
    "Within": Words(
        Text("within reach", "terjangkau"),
        Text("Too few people reach the agency within the limit.",
             "Terlalu sedikit penduduk yang mencapai OPD dalam batas waktu."),
    ),
    "MaxMoves": Words(
        Text("number of moves", "jumlah pindahan"),
        Text("More agencies or staff move than allowed.",
             "OPD atau pegawai yang pindah melebihi batas."),
    ),
    "allowed": Words(
        Text("allowed buildings", "gedung yang diizinkan"),
        Text("The agency sits in a building that its row does not list.",
             "OPD berada di gedung yang tidak tercantum dalam barisnya."),
    ),
    "forbidden": Words(
        Text("forbidden buildings", "gedung yang dilarang"),
        Text("The agency sits in a building that its row forbids.",
             "OPD berada di gedung yang dilarang dalam barisnya."),
    ),
    "open": Words(
        Text("building must be used", "gedung harus dipakai"),
        Text("The table says that the building is used, and nobody sits there.",
             "Tabel menetapkan gedung dipakai, tetapi kosong."),
    ),
    "closed": Words(
        Text("building must stay empty", "gedung harus kosong"),
        Text("The table says that the building stays empty, and somebody sits there.",
             "Tabel menetapkan gedung kosong, tetapi ditempati."),
    ),
    "unreachable": Words(
        Text("unreachable", "tidak terjangkau"),
        Text("People who need the agency have no way to it.",
             "Orang yang memerlukan OPD tidak punya jalan ke sana."),
    ),
}
# fmt: on


WHAT = {
    "building": Text("building", "gedung"),
    "site": Text("site", "kompleks"),
    "agency": Text("agencies", "OPD"),
    "staff": Text("staff", "pegawai"),
}
"""Words of the column ``what``; a cap's is a term, which has its own."""

_WITH_WHAT = ("Together", "Apart", "AtMost", "AtLeast", "MaxMoves")


def rule_label(name: str, rule: str, lang: str = "en") -> str:
    """Return a row's name as people read it: the rule's label, then what the row names."""
    if rule not in RULES:
        return name
    *words, last = name.removeprefix(rule).split() or [""]
    again = f" {last}" if last.startswith("#") else ""
    named = words if again or not last else [*words, last]
    if rule == "Cap":
        named = [TERMS[word].label.say(lang) if word in TERMS else word for word in named]
    elif rule in _WITH_WHAT and named and named[-1] in WHAT:
        word = WHAT[named[-1]].say(lang)
        named[-1] = word if len(named) == 1 else f"({word})"
    label = RULES[rule].label.say(lang)
    return (f"{label}: {' '.join(named)}" if named else label) + again
