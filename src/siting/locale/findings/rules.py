"""Findings about rules that lack something or contradict each other, and about plans."""

from __future__ import annotations

from siting.locale import Text

RULES = {
    # rules
    "rule_needs": Text("{rule} needs {column}", "{rule} memerlukan {column}"),
    "rule_needs_place": Text(
        "{rule} needs a building or a site", "{rule} memerlukan gedung atau kompleks"
    ),
    "rule_has_no": Text(
        "{rule} does not use {column}; clear the cell",
        "{rule} tidak memakai {column}; kosongkan sel",
    ),
    "soft_needs_price": Text(
        "a soft {rule} needs a price (0 or more)",
        "{rule} yang lunak memerlukan harga (0 atau lebih)",
    ),
    "no_star_here": Text(
        "{rule} does not take '*'; name one agency, or leave the cell empty where the rule "
        "allows it",
        "{rule} tidak menerima '*'; sebut satu OPD, atau kosongkan sel bila kendala mengizinkan",
    ),
    "pinned_without_place": Text(
        "Pinned without a place means the current building, and {value} has none",
        "Pinned tanpa tempat berarti gedung sekarang, dan {value} tidak punya",
    ),
    "pinned_not_allowed": Text(
        "{value} is pinned where its columns allowed and forbidden keep it out",
        "{value} dikunci di tempat yang dilarang oleh kolom allowed dan forbidden",
    ),
    "pinned_and_forbidden": Text(
        "{value} is forbidden where row {row} pins it",
        "{value} dilarang di tempat baris {row} menguncinya",
    ),
    "pinned_twice": Text(
        "{value} is pinned here and, elsewhere, by row {row}",
        "{value} dikunci di sini dan, di tempat lain, oleh baris {row}",
    ),
    "open_and_closed": Text(
        "{value} must be both open and closed", "{value} harus buka sekaligus tutup"
    ),
    "exclusive_but_open": Text(
        "two of these exclude each other but must both be open",
        "dua di antaranya saling meniadakan tetapi keduanya harus buka",
    ),
    "together_and_apart": Text(
        "{one} and {two} must be together here and apart by row {row}",
        "{one} dan {two} harus bersama di sini dan terpisah menurut baris {row}",
    ),
    "near_and_away": Text(
        "{one} and {two} must be nearer here than row {row} lets them be",
        "{one} dan {two} harus lebih dekat daripada yang dibolehkan baris {row}",
    ),
    "at_least_above_at_most": Text(
        "at least {least} are asked for, at most {most} are possible",
        "diminta sekurangnya {least}, paling banyak {most}",
    ),
    "at_most_below_one": Text(
        "at most {value} leaves no building for anybody",
        "paling banyak {value} tidak menyisakan gedung",
    ),
    # plans
    "plan_misses": Text(
        "the plan {plan} has no building for these agencies ({count}): {names}",
        "rencana {plan} tidak memuat gedung untuk {count} OPD: {names}",
    ),
    "two_todays": Text(
        "the plan 'today' differs from the column current of agencies; keep one",
        "rencana 'today' berbeda dari kolom current di agencies; simpan satu",
    ),
    "no_today": Text(
        "agencies without a current building: {count}; there is no plan 'today' to compare with",
        "{count} OPD tanpa gedung sekarang: tidak ada rencana 'today' untuk dibandingkan",
    ),
}
