"""Findings about agencies and rules that could be met one by one, and not all at once."""

from __future__ import annotations

from siting.locale import Text

JOINT = {
    "pinned_and_closed": Text(
        "{value} is pinned where all is closed; open the building, or pin it elsewhere",
        "{value} dikunci di tempat yang seluruhnya tutup; buka gedungnya, atau kunci di tempat lain",
    ),
    "together_nowhere": Text(
        "{names} must be together, and no place is open to all of them; see where Pinned, "
        "Forbidden, Closed and the columns allowed, forbidden and requires leave each, or make one "
        "rule soft",
        "{names} harus bersama, dan tidak ada tempat yang terbuka bagi semuanya; lihat tempat yang "
        "disisakan Pinned, Forbidden, Closed serta kolom allowed, forbidden dan requires, atau "
        "lunakkan satu kendala",
    ),
    "together_no_floor": Text(
        "{names} must be together and need {need} m2; the largest place open to all leaves "
        "{largest} m2: take one out, or make the rule soft",
        "{names} harus bersama dan memerlukan {need} m2; tempat terbesar yang terbuka bagi semuanya "
        "menyisakan {largest} m2: keluarkan satu, atau lunakkan kendalanya",
    ),
    "apart_but_tied": Text(
        "{one} and {two} must be apart here, but rows of Together tie {tied}; drop one of them",
        "{one} dan {two} harus terpisah di sini, tetapi baris Together mengikat {tied}; hapus salah "
        "satunya",
    ),
    "apart_but_one_place": Text(
        "{one} and {two} must be apart here, but both can only sit in {where}; allow one of them "
        "another place",
        "{one} dan {two} harus terpisah di sini, tetapi keduanya hanya dapat menempati {where}; "
        "izinkan tempat lain bagi salah satunya",
    ),
    "never_near": Text(
        "the places open to {one} and {two} are at least {minutes} minutes from each other; raise "
        "the value, or allow other places",
        "tempat yang terbuka bagi {one} dan {two} berjarak sekurangnya {minutes} menit; naikkan "
        "nilainya, atau izinkan tempat lain",
    ),
    "never_away": Text(
        "the places open to {one} and {two} are at most {minutes} minutes from each other; lower "
        "the value, or allow other places",
        "tempat yang terbuka bagi {one} dan {two} berjarak paling jauh {minutes} menit; turunkan "
        "nilainya, atau izinkan tempat lain",
    ),
    "only_place_too_small": Text(
        "{names} can sit nowhere else and need {need} m2; hard limits leave {have} m2 here: allow "
        "one of them another place, or make FloorArea soft",
        "{names} tidak dapat menempati gedung lain dan memerlukan {need} m2; batas keras menyisakan "
        "{have} m2 di sini: izinkan tempat lain bagi salah satunya, atau lunakkan FloorArea",
    ),
    "at_most_below_needed": Text(
        "at most {most} are allowed, but {count} must be used: {names}; raise the value, or free "
        "those who are bound to them",
        "paling banyak {most} dibolehkan, tetapi {count} harus dipakai: {names}; naikkan nilainya, "
        "atau bebaskan yang terikat di sana",
    ),
    "at_most_too_small": Text(
        "the largest {most} hold {have} m2, the agencies need {need} m2; raise the value",
        "{most} yang terbesar memuat {have} m2, OPD memerlukan {need} m2; naikkan nilainya",
    ),
    "budget_below_needed": Text(
        "every plan spends at least {needed} (opening {opening}, moves {moving}), the budget is "
        "{budget}; raise it, or let those stay who are sent away",
        "setiap rencana membelanjakan sekurangnya {needed} (pembukaan {opening}, pindahan {moving}), "
        "anggarannya {budget}; naikkan, atau biarkan yang disuruh pindah tetap di tempat",
    ),
    "moves_below_needed": Text(
        "at most {most} may move, but {number} must: {names}; raise the value, or let them stay",
        "paling banyak {most} boleh pindah, tetapi {number} harus: {names}; naikkan nilainya, atau "
        "biarkan mereka tetap",
    ),
    "pair_again": Text(
        "{value} is given again (first in row {row}); the rows add up, delete one if that is not "
        "meant",
        "{value} diberikan lagi (pertama di baris {row}); barisnya dijumlahkan, hapus satu bila "
        "bukan itu maksudnya",
    ),
    "part_in_a_ring": Text(
        "the parts go round in a ring ({value}); leave part_of of the whole empty",
        "bagian-bagiannya melingkar ({value}); kosongkan part_of pada induknya",
    ),
    "slots_overlap": Text(
        "the slot {value} lasts {hours} hours, beyond the start of {next}; shorten one of them",
        "slot {value} berlangsung {hours} jam, melewati awal {next}; persingkat salah satunya",
    ),
    "cut_off": Text(
        "people of {count} of {total} zones, for instance {start}, have no way to {end}: no agency with "
        "people there can sit in it",
        "penduduk {count} dari {total} zona, misalnya {start}, tidak punya jalan ke {end}: OPD yang "
        "melayani atau mempekerjakan mereka tidak dapat menempatinya",
    ),
    "outside_city": Text(
        "the point lies {km} km outside the zones of the city; check lon and lat",
        "titik ini {km} km di luar zona kota; periksa lon dan lat",
    ),
}
