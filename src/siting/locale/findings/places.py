"""Findings about agencies and buildings, and where an agency does not fit."""

from __future__ import annotations

from siting.locale import Text

FITTING = {
    # agencies and buildings
    "no_area": Text(
        "{value} needs no floor; is the area or the staff missing?",
        "{value} tidak perlu ruang; apakah luas atau pegawai belum diisi?",
    ),
    "staffing_differs": Text(
        "{value} has {staff} staff here and {ranks} by rank in staffing; both are used as they are",
        "{value} punya {staff} pegawai di sini dan {ranks} di staffing; keduanya dipakai apa "
        "adanya",
    ),
    "part_of_itself": Text(
        "{value!r} cannot be part of itself", "{value!r} tidak dapat menjadi bagian dari dirinya"
    ),
    "no_floor": Text(
        "the building needs net_m2 or gross_m2 above 0",
        "gedung memerlukan net_m2 atau gross_m2 lebih dari 0",
    ),
    "gross_below_net": Text(
        "gross {gross} m2 is less than net {net} m2; are they exchanged?",
        "bruto {gross} m2 kurang dari neto {net} m2; apakah tertukar?",
    ),
    "site_unused": Text(
        "no building belongs to the site {value!r}; its row is not used",
        "tidak ada gedung di kompleks {value!r}; barisnya tidak dipakai",
    ),
    "half_a_point": Text(
        "one of lon and lat is missing; give both or none",
        "salah satu dari lon dan lat kosong; isi keduanya atau kosongkan keduanya",
    ),
    "lon_lat_swapped": Text(
        "lon {lon}, lat {lat} is far from the city around {middle}; it fits if lon and lat "
        "are exchanged",
        "lon {lon}, lat {lat} jauh dari kota di sekitar {middle}; cocok bila lon dan lat ditukar",
    ),
    "far_away": Text(
        "lon {lon}, lat {lat} is far from the city around {middle}; check both numbers",
        "lon {lon}, lat {lat} jauh dari kota di sekitar {middle}; periksa kedua angka",
    ),
    "city_too_small": Text(
        "agencies need {need} m2, hard limits leave {have} m2: {lack} m2 too little for any plan; "
        "add a building, open a closed one, or make FloorArea soft",
        "OPD memerlukan {need} m2, batas keras menyisakan {have} m2: kurang {lack} m2 untuk "
        "rencana apa pun; tambah gedung, buka yang tutup, atau lunakkan FloorArea",
    ),
    "fits_no_place": Text(
        "no building is open to {value}: see its allowed and forbidden, closed buildings, and "
        "hard rows "
        "of Pinned and Forbidden",
        "tidak ada gedung yang terbuka bagi {value}: lihat allowed dan forbidden, gedung "
        "tutup, serta "
        "baris keras Pinned dan Forbidden",
    ),
    "fits_no_features": Text(
        "no building open to {value} ({count}) has all features that it requires",
        "tidak satu pun dari {count} gedung yang terbuka bagi {value} punya semua fasilitas yang "
        "disyaratkan",
    ),
    "fits_no_floor": Text(
        "{value} needs {area} m2; of the buildings open to it ({count}) the largest leaves "
        "{largest} m2: "
        "split it into units, or make FloorArea soft",
        "{value} memerlukan {area} m2; dari {count} gedung yang terbuka baginya yang terbesar "
        "menyisakan {largest} m2: bagi menjadi unit, atau lunakkan FloorArea",
    ),
    "fits_no_desks": Text(
        "no building that could take {value} ({count}) has desks enough for its staff",
        "tidak satu pun dari {count} gedung yang dapat memuat {value} punya cukup meja bagi "
        "pegawainya",
    ),
    "fits_no_way": Text(
        "people of {value} cannot reach any building that could take it ({count}); "
        "check minutes "
        "'inf'",
        "orang {value} tidak dapat mencapai satu pun dari {count} gedung yang dapat "
        "memuatnya; periksa "
        "menit 'inf'",
    ),
    # staffing
    "rank_without_standard": Text(
        "the rank {value!r} has no row in standards; add its net_m2",
        "jabatan {value!r} tidak ada di standards; tambah net_m2-nya",
    ),
    "rooms_without_staffing": Text(
        "{value} has special rooms but no rows in staffing; its area would leave out its staff",
        "{value} punya ruang khusus tetapi tidak ada di staffing; luasnya tidak memuat pegawai",
    ),
    "room_twice": Text(
        "{value} is given twice; both rooms count", "{value} diberikan dua kali; keduanya dihitung"
    ),
}
