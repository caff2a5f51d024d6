"""Sentences about models that bear the names of another library."""

from __future__ import annotations

from siting.locale import Text

COMPAT = {
    "not solved": Text(
        en="{name} has not been solved; call solve() first",
        id="{name} belum dipecahkan; panggil solve() dahulu",
    ),
    "predefined": Text(
        en="predefined facilities hold {found}; expected positions below {most}, or {most} marks of 0 "
        "and 1",
        id="fasilitas predefined memuat {found}; diharapkan posisi di bawah {most}, atau {most} tanda 0 "
        "dan 1",
    ),
    "no capacities": Text(
        en="capacities are missing; demands and sites to be filled need the capacity of every facility",
        id="kapasitas tidak ada; kebutuhan dan lokasi yang harus penuh memerlukan kapasitas setiap "
        "fasilitas",
    ),
    "k": Text(
        en="k_array does not fit; expected {clients} whole numbers from 1 to {facilities}",
        id="k_array tidak cocok; diharapkan {clients} bilangan bulat dari 1 sampai {facilities}",
    ),
    "crs": Text(
        en="the frames have the reference systems {one} and {other}; expected the same one in both",
        id="kedua tabel memakai sistem acuan {one} dan {other}; diharapkan sistem yang sama",
    ),
    "metric": Text(
        en="distance_metric is {value!r}; expected one of {known}",
        id="distance_metric adalah {value!r}; diharapkan salah satu dari {known}",
    ),
}
