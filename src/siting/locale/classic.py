"""Sentences about classic problems: what their arrays must be, and what a notebook says of them."""

from __future__ import annotations

from siting.locale import Text

CLASSIC = {
    # arrays
    "not numbers": Text(
        en="{table} holds something that is not a number",
        id="{table} memuat sesuatu yang bukan angka",
    ),
    "shape": Text(
        en="{table} has shape {found}; expected {expected}: {axes}",
        id="{table} berbentuk {found}; diharapkan {expected}: {axes}",
    ),
    "matrix": Text(
        en="{table} has shape {found}; expected one row for each {row} and one column for each "
        "{column}, at least one of both",
        id="{table} berbentuk {found}; diharapkan satu baris per {row} dan satu kolom per {column}, "
        "masing-masing paling sedikit satu",
    ),
    "not finite": Text(
        en="{table} is {value:g} at {where}; expected a number that is finite",
        id="{table} adalah {value:g} pada {where}; diharapkan angka terhingga",
    ),
    "not a number": Text(
        en="{table} is {value:g} at {where}; expected a number of at least 0",
        id="{table} adalah {value:g} pada {where}; diharapkan angka paling sedikit 0",
    ),
    "fee": Text(
        en="fee is {value}; expected a number of at least 0",
        id="fee adalah {value}; diharapkan angka paling sedikit 0",
    ),
    # names
    "client": Text(en="client", id="klien"),
    "site": Text(en="site", id="lokasi"),
    "item": Text(en="item", id="item"),
    "place": Text(en="place", id="tempat"),
    "at": Text(en="{what} {name}", id="{what} {name}"),
    "how many names": Text(
        en="{argument} holds {found} names; expected {expected}",
        id="{argument} memuat {found} nama; diharapkan {expected}",
    ),
    "name twice": Text(
        en="{argument} holds the name {name!r} twice; names must differ",
        id="{argument} memuat nama {name!r} dua kali; nama harus berbeda",
    ),
    "name": Text(
        en="{argument} holds {name!r}; names are texts or whole numbers",
        id="{argument} memuat {name!r}; nama adalah teks atau bilangan bulat",
    ),
    # problems and plans
    "no city": Text(
        en="this is a {kind} problem of arrays, which has no city; reports, maps and comparisons need "
        "one",
        id="ini masalah {kind} dari larik, yang tidak punya kota; laporan, peta dan perbandingan "
        "memerlukannya",
    ),
    "no rules": Text(
        en="rules speak of a city; a {kind} problem has none: {rules}",
        id="kendala berbicara tentang kota; masalah {kind} tidak punya: {rules}",
    ),
    "plan misses": Text(
        en="the plan gives no place to {names}", id="rencana tidak memberi tempat untuk {names}"
    ),
    "plan strange": Text(
        en="the plan places what the problem does not have: {names}",
        id="rencana menempatkan yang tidak ada dalam masalah: {names}",
    ),
    "plan nowhere": Text(
        en="the plan names places that the problem does not have: {names}",
        id="rencana menyebut tempat yang tidak ada dalam masalah: {names}",
    ),
    # on the screen
    "title": Text(en="{kind}: {items} in {places} places", id="{kind}: {items} di {places} tempat"),
    "used": Text(
        en="{kind}: {items} in {used} of {places} places",
        id="{kind}: {items} di {used} dari {places} tempat",
    ),
    "more": Text(
        en="… and {count} more places with {items}", id="… dan {count} tempat lain dengan {items}"
    ),
    "priced": Text(en="× {price} = {amount}", id="× {price} = {amount}"),
    "total": Text(en="total", id="total"),
}
