"""Each line of the account in a planner's words: label and one sentence, in both languages."""

from __future__ import annotations

from typing import NamedTuple

from siting.locale import Text
from siting.locale.counts import NOUNS


class Words(NamedTuple):
    """What something is called in a table, and what it means in one sentence."""

    label: Text
    meaning: Text


# fmt: off
TERMS = {
    "security": Words(
        Text("guards", "penjagaan"),
        Text("Guard posts of the buildings and gates in use.",
             "Pos jaga gedung dan gerbang yang dipakai."),
    ),
    "cleaning": Words(
        Text("cleaning", "kebersihan"),
        Text("Cleaning of the floor that agencies take, and a fixed part for each building in use.",
             "Kebersihan lantai yang ditempati OPD, ditambah biaya tetap tiap gedung yang "
             "dipakai."),
    ),
    "maintenance": Words(
        Text("maintenance", "pemeliharaan"),
        Text("Upkeep of the buildings in use by gross floor, and of the grounds of their sites.",
             "Pemeliharaan gedung yang dipakai menurut luas bruto, dan halaman kompleksnya."),
    ),
    "electricity": Words(
        Text("electricity", "listrik"),
        Text("Energy of each meter at the tariff: buildings in use, their floor and their people.",
             "Energi tiap meter menurut tarif: gedung yang dipakai, luas lantai dan orangnya."),
    ),
    "rent": Words(
        Text("rent", "sewa"),
        Text("Rent of the leased buildings in use.", "Sewa gedung sewaan yang dipakai."),
    ),
    "vacant": Words(
        Text("vacant buildings", "gedung kosong"),
        Text("Holding cost of owned buildings left empty, less what they earn.",
             "Biaya gedung milik kota yang dikosongkan, dikurangi pendapatannya."),
    ),
    "capital": Words(
        Text("capital", "belanja modal"),
        Text("Building and fitting out the buildings in use, spread over their life.",
             "Pembangunan dan penyiapan gedung yang dipakai, dibagi sepanjang umurnya."),
    ),
    "meeting_rooms": Words(
        Text("meeting rooms", "ruang rapat"),
        Text("Meeting rooms to add where those of a site do not suffice.",
             "Ruang rapat tambahan bila yang ada di kompleks tidak cukup."),
    ),
    "moving": Words(
        Text("moving", "pindahan"),
        Text("Cost of the agencies that move, spread over the years until they would move again.",
             "Biaya OPD yang pindah, dibagi sepanjang tahun sampai pindah lagi."),
    ),
    "visitor_travel": Words(
        Text("visitors' travel", "perjalanan pengunjung"),
        Text("Hours that visitors spend on the way there and back.",
             "Jam yang dihabiskan pengunjung di jalan, pergi dan pulang."),
    ),
    "staff_travel": Words(
        Text("commuting", "perjalanan pegawai"),
        Text("Hours that staff spend between home and office.",
             "Jam yang dihabiskan pegawai antara rumah dan kantor."),
    ),
    "agency_trips": Words(
        Text("trips between agencies", "perjalanan antar-OPD"),
        Text("Hours of staff on the way to other agencies and back.",
             "Jam pegawai di jalan ke OPD lain dan kembali."),
    ),
    "joint_visits": Words(
        Text("visits to two agencies", "kunjungan ke dua OPD"),
        Text("Hours of visitors who need two agencies, on the way from one to the other.",
             "Jam pengunjung yang memerlukan dua OPD, di jalan dari satu ke yang lain."),
    ),
    "parking_shortage": Words(
        Text("parking shortage", "kekurangan parkir"),
        Text("Hours without a space, in car spaces; a motorcycle takes a part of one.",
             "Jam tanpa tempat parkir, dalam SRP mobil; satu motor memakai sebagian."),
    ),
    "parking_walk": Words(
        Text("walk from parking", "jalan kaki dari parkir"),
        Text("Hours on foot between parking lot and building.",
             "Jam berjalan kaki antara kantong parkir dan gedung."),
    ),
    "crowding": Words(
        Text("crowding", "kepadatan"),
        Text("Floor that is missing where agencies need more than the building has.",
             "Luas yang kurang bila kebutuhan OPD melebihi luas gedung."),
    ),
    "moved_staff": Words(
        Text("staff who move", "pegawai yang pindah"),
        Text("Staff of the agencies that leave their present building.",
             "Pegawai OPD yang meninggalkan gedungnya sekarang."),
    ),
    "worst_access": Words(
        Text("worst access", "akses terburuk"),
        Text("Mean way to all agencies from the zone that is worst off, weighed by their visits.",
             "Rata-rata waktu tempuh ke semua OPD dari zona yang terburuk, ditimbang menurut "
             "kunjungan."),
    ),
    "uncovered": Words(
        Text("visits from too far", "kunjungan terlalu jauh"),
        Text("Visits whose way is longer than the access limit.",
             "Kunjungan yang waktu tempuhnya melebihi batas akses."),
    ),
    "inequity": Words(
        Text("uneven access", "ketimpangan akses"),
        Text("How far the districts' mean ways lie from the city's, weighed by population.",
             "Seberapa jauh rata-rata waktu tempuh kecamatan dari rata-rata kota, ditimbang "
             "menurut "
             "penduduk."),
    ),
    "operating_cost": Words(
        Text("operating cost", "biaya operasional"),
        Text("Guards, cleaning, maintenance, electricity, rent and vacant buildings together.",
             "Penjagaan, kebersihan, pemeliharaan, listrik, sewa dan gedung kosong bersama-sama."),
    ),
    "total": Words(
        Text("priced total", "total menurut harga"),
        Text("All lines and soft rules at their prices; what the best plan makes smallest.",
             "Semua baris dan kendala lunak menurut harganya; inilah yang diperkecil."),
    ),
}

UNITS = {
    "IDR million": Text("IDR million", "juta rupiah"),
    "IDR million/year": Text("IDR million/year", "juta rupiah/tahun"),
    "person-hours/year": Text("person-hours/year", "jam-orang/tahun"),
    "car-space-hours/year": Text("car-space-hours/year", "jam-SRP mobil/tahun"),
    "visits/year": Text("visits/year", "kunjungan/tahun"),
    "m2": Text("m²", "m²"),
    "persons": Text("persons", "orang"),
    "minutes": Text("minutes", "menit"),
    "agencies": Text("agencies", "OPD"),
    "buildings": Text("buildings", "gedung"),
    "sites": Text("sites", "kompleks"),
    "desks": Text("desks", "meja"),
    "spaces": Text("spaces", "SRP"),
    "features": Text("features", "fasilitas"),
}
# fmt: on


def unit(name: str, lang: str = "en", *, after: str = "") -> str:
    """Return a unit in ``lang``; one that is not listed stays as it is.

    ``after`` is the number that it stands behind, as it is written: 1 building, 2 buildings.
    """
    if after == "1" and lang == "en" and name in NOUNS:
        return NOUNS[name].one
    return UNITS[name].say(lang) if name in UNITS else name
