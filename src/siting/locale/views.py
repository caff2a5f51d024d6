"""Short words on tables, maps and charts: headings, legends and row names."""

from __future__ import annotations

import re

from siting.locale import Text

# fmt: off
VIEWS = {
    # row and column names
    "unit": Text("unit", "satuan"),
    "this plan": Text("this plan", "rencana ini"),
    "at its price": Text("at its price", "menurut harganya"),
    "price 0": Text("price 0", "harga 0"),
    "bound": Text("proven lower bound", "batas bawah terbukti"),
    "gap": Text("gap", "celah optimalitas"),
    "one_off": Text("one-off cost", "biaya sekali bayar"),
    "used": Text("buildings in use", "gedung dipakai"),
    "m2_per_person": Text("net floor per employee", "luas neto per pegawai"),
    "short car": Text("cars without a space, worst hour", "mobil tanpa SRP, jam terpadat"),
    "short motorcycle": Text("motorcycles without a space, worst hour",
                             "motor tanpa SRP, jam terpadat"),
    "broken": Text("hard rules broken", "kendala keras yang dilanggar"),
    "conflicts": Text("Rules that cannot all hold", "Kendala yang tidak dapat dipenuhi bersama"),
    # sentences of the plain-text summary
    "of": Text("{used} of {all} in use", "{used} dari {all} dipakai"),
    "more buildings": Text("… and {buildings} with {agencies}", "… dan {buildings} dengan {agencies}"),
    "in parts": Text("Agencies in several buildings:", "OPD di beberapa gedung:"),
    "zero": Text("0 in every plan: {names}", "0 di setiap rencana: {names}"),
    "breaks": Text("breaks: {what}", "melanggar: {what}"),
    "not counted": Text("not counted", "tidak dihitung"),
    # map
    "before": Text("Before: {name}", "Sebelum: {name}"),
    "after": Text("After: {name}", "Sesudah: {name}"),
    "state used": Text("in use", "dipakai"),
    "state opened": Text("newly used", "baru dipakai"),
    "state vacated": Text("vacated", "dikosongkan"),
    "state unused": Text("not used", "tidak dipakai"),
    "zone": Text("people of a zone", "penduduk zona"),
    "zone bank": Text("people, {bank}", "penduduk, {bank}"),
    "size": Text("Circle area: staff (largest: {most}).",
                 "Luas lingkaran: pegawai (terbesar: {most})."),
    "map title": Text("Who sits where in {city}", "Penempatan kantor di {city}"),
    "not drawn": Text("Without coordinates, not drawn: {names}.",
                      "Tanpa koordinat, tidak digambar: {names}."),
    "no label": Text("Left without a label for want of room: {names}.",
                     "Tanpa label karena tidak ada tempat: {names}."),
    # parking
    "parking title": Text("Parking by hour, fullest lots: {name}",
                          "Parkir per jam, kantong terpadat: {name}"),
    "car": Text("cars", "mobil"),
    "motorcycle": Text("motorcycles", "sepeda motor"),
    "with space": Text("parked in a space", "mendapat tempat"),
    "without space": Text("without a space", "tanpa tempat"),
    "spaces": Text("spaces", "SRP tersedia"),
    "no parking": Text("Parking is not counted.", "Parkir tidak dihitung."),
}
# fmt: on


PLANS = {
    "": Text("plan", "rencana"),
    "today": Text("today", "saat ini"),
    "mayor": Text("mayor's plan", "usulan wali kota"),
    "recommended": Text("recommended", "rekomendasi"),
}
"""Plans whose name says who made them; others keep the name they were given."""


def plan_name(name: str, lang: str = "en") -> str:
    """Return what a plan is called in ``lang``."""
    return PLANS[name].say(lang) if name in PLANS else name


def city_name(name: str) -> str:
    """Return a city's name as people write it: that of a folder in small letters with capitals.

    >>> city_name("aceh_tengah")
    'Aceh Tengah'
    """
    return re.sub(r"[-_ ]+", " ", name).strip().title() if name == name.lower() else name


def word(key: str, lang: str = "en", **values: object) -> str:
    """Return a short word or sentence of a view in ``lang``."""
    return VIEWS[key].say(lang, **values)
