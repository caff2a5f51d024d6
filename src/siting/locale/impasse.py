"""Sentences about what cannot hold together, and what would repair it."""

from __future__ import annotations

from siting.locale import Text

IMPASSE = {
    "sets": Text(en="These cannot hold together:", id="Ini tidak dapat dipenuhi bersama:"),
    "set": Text(en="{number}. {members}", id="{number}. {members}"),
    "not minimal": Text(en="(perhaps fewer of them)", id="(mungkin sebagian saja)"),
    "repairs": Text(en="Either of these would do:", id="Salah satu dari ini cukup:"),
    "repair": Text(en="This would do:", id="Ini cukup:"),
    "complete": Text(
        en="Proved: there is no other such set.",
        id="Terbukti: tidak ada himpunan lain seperti itu.",
    ),
    "incomplete": Text(
        en="There may be other such sets.", id="Mungkin ada himpunan lain seperti itu."
    ),
    "holds": Text(
        en="A plan keeps all hard rules.", id="Ada rencana yang memenuhi semua kendala keras."
    ),
    "unknown": Text(
        en="Neither a plan nor a set that cannot hold was found in time.",
        id="Dalam batas waktu tidak ditemukan rencana maupun kendala yang bertentangan.",
    ),
    "least": Text(
        en="{what}; nothing less is proved to do than {share} of this",
        id="{what}; terbukti perlu paling sedikit {share} dari ini",
    ),
    "more": Text(en="… +{count}", id="… +{count}"),
    "all of it": Text(
        en="loosen {rule} at {count} places, by {more} {unit} together",
        id="longgarkan {rule} di {count} tempat, seluruhnya {more} {unit}",
    ),
    "places": Text(en="loosen {rule} at {count} places", id="longgarkan {rule} di {count} tempat"),
    "and": Text(en="{one} and {two}", id="{one} dan {two}"),
}

CHANGES = {
    "net_m2": Text(
        en="add {more} m² of floor at {place} (to {after})",
        id="tambah {more} m² lantai di {place} (menjadi {after})",
    ),
    "desks": Text(
        en="add {more} {unit} at {place} (to {after})",
        id="tambah {more} {unit} di {place} (menjadi {after})",
    ),
    "spaces car": Text(
        en="add {more} {unit} for cars at {place} (to {after})",
        id="tambah {more} {unit} mobil di {place} (menjadi {after})",
    ),
    "spaces motorcycle": Text(
        en="add {more} {unit} for motorcycles at {place} (to {after})",
        id="tambah {more} {unit} motor di {place} (menjadi {after})",
    ),
    "capacity": Text(
        en="raise the capacity of {place} by {more} (to {after})",
        id="tambah kapasitas {place} sebesar {more} (menjadi {after})",
    ),
    "min_use": Text(
        en="lower the minimum use of {place} from {before} to {after}",
        id="turunkan pemakaian minimum {place} dari {before} ke {after}",
    ),
    "value": Text(
        en="change {rule} from {before} to {after} {unit}",
        id="ubah {rule} dari {before} menjadi {after} {unit}",
    ),
    "off": Text(en="drop {rule}", id="hapus {rule}"),
    "partner": Text(en="take {what} out of {rule}", id="keluarkan {what} dari {rule}"),
    "feature": Text(en="give {place} what is needed: {what}", id="lengkapi {place} dengan {what}"),
    "allowed": Text(en="allow {place} to sit in {what}", id="izinkan {place} menempati {what}"),
    "forbidden": Text(
        en="no longer forbid {place} to sit in {what}",
        id="cabut larangan {place} menempati {what}",
    ),
    "open": Text(en="no longer require {place} to be used", id="cabut kewajiban memakai {place}"),
    "closed": Text(en="no longer keep {place} empty", id="cabut kewajiban mengosongkan {place}"),
}
"""What each kind of ``Change`` asks for."""
