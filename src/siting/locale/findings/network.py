"""Sentences about streets, timetables' stops and doors: what was found, expected, and the fix."""

from __future__ import annotations

from siting.locale import Text

STREETS = {
    "streets_format": Text(
        "the ending {ending} is no format of streets; expected one of {known}",
        "akhiran {ending} bukan format jalan; diharapkan salah satu dari {known}",
    ),
    "streets_extra": Text(
        "reading this format needs the package {package}; install it with pip install "
        "'siting[network]'",
        "membaca format ini memerlukan paket {package}; pasang dengan pip install "
        "'siting[network]'",
    ),
    "streets_broken": Text(
        "the file is cut off or broken ({reason}); download or export it again",
        "berkas terpotong atau rusak ({reason}); unduh atau ekspor sekali lagi",
    ),
    "streets_none": Text(
        "holds no street; expected lines with a class of street (highway=…); choose an area with "
        "streets or export it with its ways",
        "tidak memuat jalan; diharapkan garis dengan kelas jalan (highway=…); pilih wilayah yang "
        "memiliki jalan atau ekspor beserta garisnya",
    ),
    "streets_columns": Text(
        "the column {names} is missing; found {found}",
        "kolom {names} tidak ada; yang ada {found}",
    ),
    "streets_number": Text(
        "{element}: {value!r} in {column} is no number; write digits with a dot for decimals",
        "{element}: {value!r} pada {column} bukan angka; tulis angka dengan titik desimal",
    ),
    "streets_line": Text(
        "{element}: the geometry {value!r} is no line; expected LINESTRING (x y, x y) or nothing",
        "{element}: geometri {value!r} bukan garis; diharapkan LINESTRING (x y, x y) atau kosong",
    ),
    "streets_node_twice": Text(
        "{element} stands twice; give every node a label of its own",
        "{element} tertulis dua kali; beri setiap simpul label tersendiri",
    ),
    "streets_no_node": Text(
        "{element} names the node {node}, which is missing ({count} such edges); add the node or "
        "remove the edge",
        "{element} menyebut simpul {node} yang tidak ada ({count} ruas demikian); tambahkan "
        "simpulnya atau hapus ruasnya",
    ),
    "streets_swapped": Text(
        "{element} lies at lon {x:g}, lat {y:g}: lon and lat are exchanged ({count} such nodes); "
        "write lon first",
        "{element} berada di lon {x:g}, lat {y:g}: lon dan lat tertukar ({count} simpul demikian); "
        "tulis lon lebih dahulu",
    ),
    "streets_mixed": Text(
        "{element} lies at {x:g}, {y:g}, but others in {other}: coordinates of two systems are "
        "mixed ({count} such nodes); bring all into one, best lon and lat in degrees",
        "{element} berada di {x:g}, {y:g}, padahal yang lain dalam {other}: koordinat dari dua "
        "sistem tercampur ({count} simpul demikian); samakan semuanya, sebaiknya lon dan lat "
        "dalam derajat",
    ),
    "streets_degrees": Text(
        "coordinates are said to be metres, but all lie within 180 and 90 ({element}: {x:g}, "
        "{y:g}), which are degrees; read them with metric=False",
        "koordinat dinyatakan dalam meter, tetapi semuanya di dalam 180 dan 90 ({element}: {x:g}, "
        "{y:g}), jadi derajat; baca dengan metric=False",
    ),
    "streets_unit": Text(
        "{element} is {length:g} long by the file and {metres:.1f} m by its coordinates: lengths "
        "seem to be in {unit}; write metres or leave the lengths out",
        "{element} panjangnya {length:g} menurut berkas dan {metres:.1f} m menurut koordinatnya: "
        "panjang tampaknya dalam {unit}; tulis meter atau kosongkan panjangnya",
    ),
    "streets_length": Text(
        "{element} has the length {length:g}; expected metres above 0; mend it or leave it out, "
        "its line says {metres:.1f} m",
        "{element} panjangnya {length:g}; diharapkan meter di atas 0; perbaiki atau kosongkan, "
        "menurut garisnya {metres:.1f} m",
    ),
    "streets_short": Text(
        "{element} is {length:.1f} m long by the file, but its ends lie {metres:.1f} m apart "
        "({count} such edges); check its length or its coordinates",
        "{element} panjangnya {length:.1f} m menurut berkas, padahal ujungnya berjarak "
        "{metres:.1f} m ({count} ruas demikian); periksa panjang atau koordinatnya",
    ),
    "streets_speed": Text(
        "{element} has the speed {value:g} km/h ({count} such edges); expected 1 to 200; its class "
        "decides until it is mended",
        "{element} berkecepatan {value:g} km/jam ({count} ruas demikian); diharapkan 1 sampai 200; "
        "kelas jalan yang dipakai sampai diperbaiki",
    ),
    "streets_miles": Text(
        "{element} has its speed in mph ({count} such edges); it is converted, 1 mph is 1.609 km/h",
        "{element} berkecepatan dalam mph ({count} ruas demikian); dikonversi, 1 mph adalah 1,609 "
        "km/jam",
    ),
    "streets_class": Text(
        "the class of street {names} is unknown; {speed:g} km/h is taken",
        "kelas jalan {names} tidak dikenal; dipakai {speed:g} km/jam",
    ),
    "streets_no_class": Text(
        "{count} edges have neither a class nor a speed ({element}); {speed:g} km/h is taken",
        "{count} ruas tanpa kelas maupun kecepatan ({element}); dipakai {speed:g} km/jam",
    ),
    "streets_key": Text(
        "{element} has data of the key {key}, which the file does not declare; declare it or "
        "remove the data",
        "{element} memuat data berkunci {key} yang tidak dinyatakan dalam berkas; nyatakan "
        "kuncinya atau hapus datanya",
    ),
    "streets_key_twice": Text(
        "{element} has the same ends and key as an edge before it ({count} such edges); give "
        "parallel edges keys of their own",
        "{element} berujung dan berkunci sama dengan ruas sebelumnya ({count} ruas demikian); beri "
        "ruas sejajar kunci tersendiri",
    ),
    "streets_system": Text(
        "the coordinate system {system} is not lon and lat in degrees; its units are taken as "
        "metres",
        "sistem koordinat {system} bukan lon dan lat dalam derajat; satuannya dianggap meter",
    ),
    "congestion_row": Text(
        "{element}: hour {hour}, factor {factor}; expected an hour from 0 to 23 and a factor on "
        "speed above 0 and at most 2",
        "{element}: jam {hour}, faktor {factor}; diharapkan jam dari 0 sampai 23 dan faktor "
        "kecepatan di atas 0 dan paling besar 2",
    ),
    "streets_component": Text(
        "only {share:.0%} of the streets for the mode {mode} hang together; the rest is left out "
        "when doors are joined to streets",
        "hanya {share:.0%} jalan untuk moda {mode} yang saling terhubung; sisanya tidak dipakai "
        "saat pintu dihubungkan ke jalan",
    ),
}
"""What was found in street data."""

DOORS = {
    "door_far": Text(
        "{point} lies {metres:.0f} m from the nearest street for the mode {mode}; at most "
        "{most:.0f} m are walked; check its coordinates or allow more",
        "{point} berjarak {metres:.0f} m dari jalan terdekat untuk moda {mode}; paling jauh "
        "{most:.0f} m ditempuh dengan berjalan; periksa koordinatnya atau longgarkan batasnya",
    ),
    "door_island": Text(
        "{point} lies on no street that is open to the mode {mode}",
        "{point} tidak terletak di jalan yang terbuka untuk moda {mode}",
    ),
    "door_wet": Text(
        "{point} has no street for the mode {mode} within {most:.0f} m on its side of the water; "
        "the nearest lies {metres:.0f} m away across it",
        "{point} tidak memiliki jalan untuk moda {mode} dalam {most:.0f} m di sisi airnya; yang "
        "terdekat berjarak {metres:.0f} m di seberang",
    ),
    "doors_more": Text(
        "{count} more points have no street near them",
        "{count} titik lain juga tidak memiliki jalan di dekatnya",
    ),
    "door_swapped": Text(
        "{point} lies at lon {x:g}, lat {y:g}, far from the streets; lon and lat are exchanged",
        "{point} berada di lon {x:g}, lat {y:g}, jauh dari jalan; lon dan lat tertukar",
    ),
    "door_nowhere": Text("{point} has no coordinates", "{point} tidak memiliki koordinat"),
    "door_cut_off": Text(
        "{point} and the {count} of {total} points on the other side have no way between them for "
        "the mode {mode}",
        "{point} dan {count} dari {total} titik di sisi lain tidak memiliki jalan penghubung untuk "
        "moda {mode}",
    ),
}
"""What was found about points that are joined to streets."""

UNITS = {
    "degrees": Text("degrees", "derajat"),
    "metres": Text("metres", "meter"),
    "kilometres": Text("kilometres", "kilometer"),
    "miles": Text("miles", "mil"),
    "feet": Text("feet", "kaki"),
}
"""Units that lengths or coordinates are in."""
