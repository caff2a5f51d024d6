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
    "one number": Text(
        en="{argument} is {value}; expected one number",
        id="{argument} adalah {value}; diharapkan satu angka",
    ),
    # sites
    "p": Text(
        en="p is {value}; expected a whole number of at least 1",
        id="p adalah {value}; diharapkan bilangan bulat paling sedikit 1",
    ),
    "p too large": Text(
        en="p is {value}, more than the {most} sites that may be opened; forbidden and existing sites "
        "are not among them",
        id="p adalah {value}, lebih dari {most} lokasi yang boleh dibuka; lokasi forbidden dan existing "
        "tidak termasuk",
    ),
    "p too small": Text(
        en="p is {value}, fewer than the {least} sites that are required; existing sites are not among "
        "them",
        id="p adalah {value}, kurang dari {least} lokasi yang required; lokasi existing tidak termasuk",
    ),
    "k": Text(
        en="k is {value}; expected a whole number of at least 1",
        id="k adalah {value}; diharapkan bilangan bulat paling sedikit 1",
    ),
    "square": Text(
        en="cost has shape {found}; expected one row and one column for each site",
        id="cost berbentuk {found}; diharapkan satu baris dan satu kolom per lokasi",
    ),
    "one alone": Text(
        en="p is 1 and no site stands; expected two sites or more, between which there is a distance",
        id="p adalah 1 dan belum ada lokasi yang berdiri; diharapkan dua lokasi atau lebih, yang punya "
        "jarak",
    ),
    "out of reach": Text(
        en="these clients ({count}) lie within the radius of no site that may be open: {names}; enlarge "
        "radius, or leave them out",
        id="klien ini ({count}) tidak dalam radius lokasi mana pun yang boleh dibuka: {names}; perbesar "
        "radius, atau keluarkan dari data",
    ),
    "too large": Text(
        en="a {kind} needs all distances at once, {rows:,} × {columns:,} of them or {memory:,} GB; hand over "
        "fewer points, or solve a p_median or uflp, which do not",
        id="{kind} memerlukan semua jarak sekaligus, {rows:,} × {columns:,} atau {memory:,} GB; berikan "
        "lebih sedikit titik, atau selesaikan p_median atau uflp, yang tidak memerlukannya",
    ),
    "demand alone": Text(
        en="demand is given without capacity, against which it counts; give capacity too, or call the "
        "importance of clients weights",
        id="demand diberikan tanpa capacity yang membatasinya; berikan capacity juga, atau sebut bobot "
        "klien sebagai weights",
    ),
    "open and forbidden": Text(
        en="site {name} is in forbidden and in {argument}; expected it in one of them",
        id="lokasi {name} ada di forbidden dan di {argument}; diharapkan di salah satu saja",
    ),
    "no such site": Text(
        en="{argument} names {name!r}, which is no site{hint}",
        id="{argument} menyebut {name!r}, yang bukan lokasi{hint}",
    ),
    "names are numbers": Text(
        en="; sites are called by numbers here: {name}, without quotation marks",
        id="; di sini lokasi disebut dengan angka: {name}, tanpa tanda kutip",
    ),
    "names are words": Text(
        en="; sites are called by words here: {name!r}, with quotation marks",
        id="; di sini lokasi disebut dengan kata: {name!r}, dengan tanda kutip",
    ),
    "all forbidden": Text(
        en="every site is forbidden; expected at least one that may serve",
        id="semua lokasi forbidden; diharapkan paling sedikit satu yang boleh melayani",
    ),
    "disconnected": Text(
        en="no site can serve these clients ({count}), their cost is inf everywhere: {names}; give them a "
        "way, or leave them out",
        id="tidak ada lokasi yang dapat melayani klien ini ({count}), biayanya inf di mana-mana: {names}; "
        "beri jalan, atau keluarkan dari data",
    ),
    "only forbidden": Text(
        en="only forbidden sites can serve these clients ({count}): {names}; allow one, or leave the "
        "clients out",
        id="hanya lokasi forbidden yang dapat melayani klien ini ({count}): {names}; izinkan satu, atau "
        "keluarkan kliennya",
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
    "sites alone": Text(en="{kind}: {places} places", id="{kind}: {places} tempat"),
    "opened": Text(
        en="{kind}: {used} of {places} places", id="{kind}: {used} dari {places} tempat"
    ),
    "more": Text(
        en="… and {count} more places with {items}", id="… dan {count} tempat lain dengan {items}"
    ),
    "priced": Text(en="× {price} = {amount}", id="× {price} = {amount}"),
    "total": Text(en="total", id="total"),
}
