"""Findings about one cell: ids, numbers, choices and names."""

from __future__ import annotations

from siting.locale import Text

CELLS = {
    "empty_cell": Text(
        "the cell is empty; {name} has no default", "sel kosong; {name} tidak punya nilai bawaan"
    ),
    "duplicate_id": Text(
        "{value!r} is already in row {row}; ids must differ",
        "{value!r} sudah ada di baris {row}; id harus berbeda",
    ),
    "almost_same_id": Text(
        "{value!r} differs from {other!r} only by case or spaces; are they two?",
        "{value!r} berbeda dari {other!r} hanya pada huruf besar atau spasi; apakah memang dua?",
    ),
    "id_with_meaning": Text(
        "{value!r} cannot be a name: ';' parts lists and '*' means all; choose another",
        "{value!r} tidak dapat menjadi nama: ';' memisahkan daftar dan '*' berarti semua; "
        "pilih yang lain",
    ),
    "not_a_number": Text("{value!r} is not a number", "{value!r} bukan angka"),
    "not_finite": Text(
        "{value!r} is not a finite number; expected digits",
        "{value!r} bukan angka berhingga; diharapkan angka biasa",
    ),
    "too_large": Text(
        "{value!r} is too large to be meant; expected at most a million million",
        "{value!r} terlalu besar; diharapkan paling banyak sejuta juta",
    ),
    "ambiguous_number": Text(
        "{value!r} can be read in two ways", "{value!r} dapat dibaca dengan dua cara"
    ),
    "negative": Text(
        "{value} is negative; expected {expected}", "{value} negatif; diharapkan {expected}"
    ),
    "out_of_range": Text("{value}; expected {expected}", "{value}; diharapkan {expected}"),
    "not_a_choice": Text(
        "{value!r}; expected one of: {of}", "{value!r}; diharapkan salah satu dari: {of}"
    ),
    "not_yes_no": Text("{value!r}; expected yes or no", "{value!r}; diharapkan ya atau tidak"),
    "unknown_name": Text("no {kind} is called {value!r}", "tidak ada {kind} bernama {value!r}"),
    "unknown_status": Text("the status {value!r} is not known", "status {value!r} tidak dikenal"),
    "row_twice": Text(
        "{value} is given twice; keep one row", "{value} diberikan dua kali; simpan satu baris"
    ),
    "more_alike": Text("{count} more of the same kind", "{count} temuan lagi dari jenis yang sama"),
}
