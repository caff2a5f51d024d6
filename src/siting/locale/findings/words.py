"""What findings are made of: the likely fix, where it stands, kinds of names, expected numbers."""

from __future__ import annotations

from siting.locale import Text

HINTS = {
    "did_you_mean": Text("did you mean {name!r}?", "maksudnya {name!r}?"),
    "known_names": Text("known are: {names}", "yang dikenal: {names}"),
    "write_number": Text(
        "write digits only, with a dot for decimals, such as 1250.5",
        "tulis angka saja, dengan titik desimal, misalnya 1250.5",
    ),
    "write_number_id": Text(
        "write digits only, with a comma for decimals, such as 1250,5",
        "tulis angka saja, dengan koma desimal, misalnya 1250,5",
    ),
    "write_share": Text("write {share} for {percent} %", "tulis {share} untuk {percent} %"),
    "comma": Text(
        "did you mean {dot}? or set the parameter locale to id",
        "maksudnya {dot}? atau isi parameter locale dengan id",
    ),
    "comma_in_id": Text(
        "the parameter locale is id: did you mean {comma}?",
        "parameter locale adalah id: maksudnya {comma}?",
    ),
    "say_locale": Text(
        "write {large} or {small}, or set the parameter locale to en or id",
        "tulis {large} atau {small}, atau isi parameter locale dengan en atau id",
    ),
    "lon_then_lat": Text("are lon and lat exchanged?", "apakah lon dan lat tertukar?"),
}
"""The likely fix."""

PLACES = {
    "sheet": Text("sheet {name}", "lembar {name}"),
    "cell": Text("cell {name} ({column})", "sel {name} ({column})"),
    "bare cell": Text("cell {name}", "sel {name}"),
    "row": Text("row {name}", "baris {name}"),
    "row and column": Text("row {name} ({column})", "baris {name} ({column})"),
    "column": Text("column {name}", "kolom {name}"),
}
"""Where it stands."""

KINDS = {
    "agency": Text("agency", "OPD"),
    "building": Text("building", "gedung"),
    "site": Text("site", "kompleks"),
    "lot": Text("lot", "kantong parkir"),
    "zone": Text("zone", "zona"),
    "zone or building": Text("zone or building", "zona atau gedung"),
    "district": Text("district", "kecamatan"),
    "feature": Text("feature of a building", "fasilitas gedung"),
    "rank": Text("rank in standards", "jabatan di standards"),
    "rule": Text("rule", "kendala"),
    "term": Text("term", "komponen"),
    "word": Text("kind", "jenis"),
    "parameter": Text("parameter", "parameter"),
    "option": Text("option", "pilihan"),
    "plan": Text("plan", "rencana"),
    "mode": Text("mode of travel", "moda"),
    "node": Text("node of the streets", "simpul jalan"),
    "line": Text("line of public transport", "jalur angkutan umum"),
    "street": Text("street or bridge", "jalan atau jembatan"),
    "whole": Text("agency, and no other unit's whole,", "OPD, dan tidak ada induk unit lain,"),
}
"""What a name should be the name of."""

EXPECTED = {
    "any": Text("a number", "sebuah angka"),
    "from zero": Text("a number of 0 or more", "angka 0 atau lebih"),
    "above zero": Text("a number above 0", "angka lebih dari 0"),
    "from": Text("a number of {low} or more", "angka {low} atau lebih"),
    "from to": Text("a number from {low} to {high}", "angka dari {low} sampai {high}"),
    "above zero to": Text("a number above 0, up to {high}", "angka lebih dari 0, sampai {high}"),
}
"""Which numbers are meant."""
