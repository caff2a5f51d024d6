"""Findings about people and travel, parking, and the tariff."""

from __future__ import annotations

from siting.locale import Text

PEOPLE = {
    # people and travel
    "shares_do_not_add_up": Text(
        "the shares of {value} add up to {total}; expected 1 (within 0.001)",
        "jumlah bagian {value} adalah {total}; diharapkan 1 (dengan beda 0,001)",
    ),
    "minutes_unknown": Text(
        "nothing is known of ways to {end} ({count}), for instance from {start}; add rows in "
        "minutes, or "
        "coordinates of both",
        "tidak ada data untuk {count} perjalanan ke {end}, misalnya dari {start}; tambah baris di "
        "minutes, atau koordinat keduanya",
    ),
    "zone_and_building": Text(
        "these names are both zone and building, their rows serve both: {names}",
        "nama ini zona sekaligus gedung, barisnya dipakai untuk keduanya: {names}",
    ),
    "pair_with_itself": Text(
        "{value} is paired with itself; name two",
        "{value} dipasangkan dengan dirinya; sebut dua nama",
    ),
    # parking
    "more_reserved_than_spaces": Text(
        "{reserved} of {spaces} spaces are reserved: none is left",
        "{reserved} dari {spaces} SRP khusus: tidak ada sisa",
    ),
    "building_or_site": Text(
        "expected a building or a site, one of the two",
        "diharapkan gedung atau kompleks, salah satu",
    ),
    "lot_serves_nothing": Text(
        "the lot {value} serves no building; add a row in lot_serves",
        "kantong parkir {value} tidak melayani gedung; tambah baris di lot_serves",
    ),
    "buildings_without_lot": Text(
        "buildings without a lot, and so without spaces ({count}): {names}",
        "{count} gedung tanpa kantong parkir, jadi tanpa SRP: {names}",
    ),
    "parking_not_counted": Text(
        "parking is not counted, because these sheets have no rows: {names}",
        "parkir tidak dihitung, karena lembar ini tidak berisi baris: {names}",
    ),
    "day_too_long": Text(
        "the slots add up to {total} hours; a day has 24", "jumlah jam {total}; sehari 24 jam"
    ),
    "no_modes_for": Text(
        "no modes for {value}: their minutes are the mixed ones and they bring no vehicles",
        "tidak ada moda untuk {value}: dipakai menit campuran dan tanpa kendaraan",
    ),
    # tariff
    "tariff_has_an_end": Text(
        "the last step ends at {value} kWh; leave its limit empty, or energy beyond it has no "
        "price",
        "langkah terakhir berakhir di {value} kWh; kosongkan batasnya, agar energi di atasnya "
        "berharga",
    ),
    "tariff_two_last_steps": Text(
        "a second step has no limit; only the last may",
        "ada langkah kedua tanpa batas; hanya yang terakhir boleh",
    ),
    "tariff_overlap": Text(
        "two steps end at {value} kWh; give each its own limit",
        "dua langkah berakhir di {value} kWh; beri batas yang berbeda",
    ),
    "tariff_empty_step": Text(
        "a step that ends at 0 kWh holds nothing; limits must be above 0",
        "langkah yang berakhir di 0 kWh kosong; batas harus lebih dari 0",
    ),
}
