"""What was put in place of something that the tables did not say."""

from __future__ import annotations

from siting.locale import Text

DEFAULTS = {
    "default_used": Text(
        "empty cells: {count} of {total}; {default} is used",
        "{count} dari {total} sel kosong: dipakai {default}",
    ),
    "parameter_default": Text(
        "{name} is not given: {value} {unit} is used",
        "{name} tidak diberikan: dipakai {value} {unit}",
    ),
    "tariff_default": Text(
        "no tariff is given: {rate} IDR million per kWh is used",
        "tarif tidak diberikan: dipakai {rate} juta rupiah per kWh",
    ),
    "rows_of_status": Text(
        "rows that are {status}: {count} of {total}",
        "{count} dari {total} baris berstatus {status}",
    ),
    "area_from_staff": Text(
        "agencies without an area: {count} of {total}; staff x area_per_person is used",
        "{count} dari {total} OPD tanpa luas: dipakai pegawai x area_per_person",
    ),
    "area_programmed": Text(
        "agencies whose area comes from staff by rank and special rooms: {count} of {total}",
        "luas {count} dari {total} OPD dihitung dari pegawai menurut jabatan dan ruang khusus",
    ),
    "floor_from_other": Text(
        "buildings with one floor from the other by net_to_gross {factor}: {count} of {total}",
        "luas {count} dari {total} gedung dihitung dengan net_to_gross {factor}",
    ),
    "point_of_zone": Text(
        "buildings at the point of their zone: {count} of {total}",
        "{count} dari {total} gedung diletakkan di titik zonanya",
    ),
    "shares_by_population": Text(
        "agencies without rows: {count} of {total}; their people start by population",
        "{count} dari {total} OPD tanpa baris: asal orang mengikuti jumlah penduduk",
    ),
    "minutes_from_coordinates": Text(
        "minutes from coordinates x detour / speed: {count}",
        "{count} waktu tempuh dihitung dari koordinat x detour / speed",
    ),
}
