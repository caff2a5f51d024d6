"""What errors say: names, plans, rules, options and solvers that do not fit."""

from __future__ import annotations

from siting.locale import Text

ERRORS = {
    # names
    "unknown": Text(
        en="no {kind} is called {name!r}{hint}", id="tidak ada {kind} bernama {name!r}{hint}"
    ),
    "likely": Text(en="; did you mean {name!r}?", id="; apakah maksudnya {name!r}?"),
    "known": Text(en="; known are {names}", id="; yang dikenal: {names}"),
    # rules
    "no rule": Text(
        en="{value!r} is no rule: give siting.Pinned(…), siting.Cap(…) or another one of siting's, or rows of "
        "a sheet rules",
        id="{value!r} bukan aturan: berikan siting.Pinned(…), siting.Cap(…) atau aturan siting lainnya, atau "
        "baris lembar rules",
    ),
    # plans
    "plan misses": Text(
        en="the plan gives no building to {names}", id="rencana tidak memberi gedung untuk {names}"
    ),
    "plan strange": Text(
        en="the plan names unknown agencies: {names}",
        id="rencana menyebut OPD yang tidak dikenal: {names}",
    ),
    "plan nowhere": Text(
        en="the plan names unknown buildings: {names}",
        id="rencana menyebut gedung yang tidak dikenal: {names}",
    ),
    "no lot": Text(
        en="the split uses the lot {lot}, which does not serve {building}",
        id="pembagian memakai kantong parkir {lot}, yang tidak melayani {building}",
    ),
    "no vehicles": Text(
        en="the split has no such vehicles: {vehicle} of {who}",
        id="pembagian tidak mengenal kendaraan ini: {vehicle} dari {who}",
    ),
    "no split": Text(
        en="the plan holds no split of vehicles over lots, and these have a choice of lots: {wrong}",
        id="rencana tidak memuat pembagian kendaraan ke kantong parkir, padahal ini punya pilihan: "
        "{wrong}",
    ),
    "split": Text(
        en="the split of vehicles over lots does not add up: {wrong}",
        id="pembagian kendaraan ke kantong parkir tidak cocok jumlahnya: {wrong}",
    ),
    "split part": Text(
        en="{flow}: {need:g} a day, the split holds {found:g}",
        id="{flow}: {need:g} per hari, pembagian memuat {found:g}",
    ),
    # rules
    "level": Text(
        en="the rule {rule} has the level {level!r}; expected one of {levels}",
        id="kendala {rule} bertingkat {level!r}; diharapkan salah satu dari {levels}",
    ),
    "soft price": Text(
        en="{rule} is soft and needs a price of at least 0",
        id="{rule} lunak dan memerlukan harga paling sedikit 0",
    ),
    "no place": Text(
        en="the rule {rule} names no building and no site",
        id="kendala {rule} tidak menyebut gedung maupun kompleks",
    ),
    "no place today": Text(
        en="the rule {rule} names no place, and {agency} has none today",
        id="kendala {rule} tidak menyebut tempat, dan {agency} belum punya tempat hari ini",
    ),
    "no agency": Text(en="the rule {rule} names no agency", id="kendala {rule} tidak menyebut OPD"),
    "no term": Text(
        en="the rule {rule} names no term", id="kendala {rule} tidak menyebut komponen"
    ),
    "rule needs": Text(en="{rule} needs {columns}", id="{rule} memerlukan {columns}"),
    "rule number": Text(
        en="{column} of the rule {rule} is {value}; expected {expected}",
        id="{column} pada kendala {rule} adalah {value}; diharapkan {expected}",
    ),
    "no value": Text(en="the rule {rule} has no value", id="kendala {rule} tidak punya nilai"),
    "own partner": Text(
        en="{agency} cannot be its own partner",
        id="{agency} tidak dapat menjadi pasangannya sendiri",
    ),
    "building or site": Text(
        en="the rule {rule} says {what!r}; building or site is expected",
        id="kendala {rule} menyebut {what!r}; diharapkan building atau site",
    ),
    "agency or staff": Text(
        en="the rule {rule} says {what!r}; agency or staff is expected",
        id="kendala {rule} menyebut {what!r}; diharapkan agency atau staff",
    ),
    "no minutes": Text(
        en="nothing is known of the way from {start} to {end}, which is needed",
        id="tidak ada data perjalanan dari {start} ke {end}, padahal diperlukan",
    ),
    # options
    "alpha": Text(
        en="alpha is {value:g}; a waiting probability above 0 is expected",
        id="alpha adalah {value:g}; diharapkan peluang menunggu lebih dari 0",
    ),
    "price": Text(
        en="the price of {name} is {value}; expected a number of at least 0",
        id="harga {name} adalah {value}; diharapkan bilangan paling sedikit 0",
    ),
    "seconds": Text(
        en="seconds is {value}; expected a number of at least 0, or None",
        id="seconds adalah {value}; diharapkan bilangan paling sedikit 0, atau None",
    ),
    "gap": Text(
        en="gap is {value}; expected a number of at least 0, such as 0.001",
        id="gap adalah {value}; diharapkan bilangan paling sedikit 0, misalnya 0.001",
    ),
    "threads": Text(
        en="threads is {value}; expected at least 1",
        id="threads adalah {value}; diharapkan paling sedikit 1",
    ),
    "at least one": Text(
        en="{name} is {value}; at least 1 is needed",
        id="{name} adalah {value}; diperlukan paling sedikit 1",
    ),
    "slots": Text(
        en="slots is {value}; at most 96 fit into the day",
        id="slots adalah {value}; paling banyak 96 muat dalam sehari",
    ),
    "seed": Text(
        en="seed is {value}; a number from 0 is needed",
        id="seed adalah {value}; diperlukan bilangan mulai dari 0",
    ),
    "share": Text(
        en="{name} is {value:g}; a share from 0 to 1 is needed",
        id="{name} adalah {value:g}; diperlukan bagian dari 0 sampai 1",
    ),
    "nothing to compare": Text(
        en="nothing to compare; expected at least one result",
        id="tidak ada yang dibandingkan; diharapkan paling sedikit satu hasil",
    ),
    "names": Text(
        en="names are {names}; expected {count}, all different",
        id="nama-nama adalah {names}; diharapkan {count}, semuanya berbeda",
    ),
    "report needs": Text(
        en="the report needs {library}: pip install 'siting[views]'",
        id="laporan memerlukan {library}: pip install 'siting[views]'",
    ),
    "pictures need": Text(
        en="pictures need {library}: pip install 'siting[views]'",
        id="gambar memerlukan {library}: pip install 'siting[views]'",
    ),
    # bugs of this library
    "breaks rules": Text(
        en="the solver's plan breaks hard rules: {rules}",
        id="rencana dari pemecah melanggar kendala keras: {rules}",
    ),
    "below bound": Text(
        en="the audited total {total} lies below the bound {bound}",
        id="total hasil audit {total} berada di bawah batas {bound}",
    ),
    "disagree": Text(
        en="model and audit disagree: {differences}",
        id="model dan audit tidak sepakat: {differences}",
    ),
    # streets
    "hour": Text(
        en="the hour is {value!r}; expected a whole number from 0 to 23",
        id="jamnya {value!r}; diharapkan bilangan bulat dari 0 sampai 23",
    ),
    "trip": Text(
        en="the trip is {value!r}; expected there, back or mean",
        id="perjalanannya {value!r}; diharapkan there, back atau mean",
    ),
    "path ends": Text(
        en="there are {origins} origins and {targets} targets; paths need as many of both",
        id="ada {origins} asal dan {targets} tujuan; lintasan memerlukan jumlah yang sama",
    ),
    "points": Text(
        en="points are of the shape {shape}; expected (n, 2) for lon and lat, or (n,) for labels",
        id="titik berbentuk {shape}; diharapkan (n, 2) untuk lon dan lat, atau (n,) untuk label",
    ),
    "point columns": Text(
        en="the frame of points has the columns {found}; expected lon and lat",
        id="tabel titik memiliki kolom {found}; diharapkan lon dan lat",
    ),
    "slowed": Text(
        en="the speed of {name} is to be multiplied by {value!r}; expected a number of at least 0",
        id="kecepatan {name} akan dikalikan {value!r}; diharapkan bilangan paling sedikit 0",
    ),
    "street twice": Text(
        en="several streets or bridges could be called {name!r}: {names}",
        id="beberapa jalan atau jembatan dapat bernama {name!r}: {names}",
    ),
    "day": Text(
        en="the day is {value!r}; expected a date such as 2026-03-11",
        id="harinya {value!r}; diharapkan tanggal seperti 2026-03-11",
    ),
    "window": Text(
        en="{window:g} minutes from {hour:g} o'clock, every {every:g}, hold no departure; expected an "
        "hour from 0 to below 24, a window up to 1440 minutes and a step above 0",
        id="{window:g} menit mulai pukul {hour:g}, setiap {every:g}, tidak memuat keberangkatan; "
        "diharapkan jam 0 sampai di bawah 24, jendela paling lama 1440 menit dan selang di atas 0",
    ),
    "metric transit": Text(
        en="the streets lie on a plane in metres, and timetables in degrees; read streets in degrees",
        id="jalan berada di bidang dalam meter, sedangkan jadwal dalam derajat; baca jalan dalam "
        "derajat",
    ),
    "line number": Text(
        en="the {kind} of the line {line} is {value:g}; expected a number above 0",
        id="{kind} jalur {line} adalah {value:g}; diharapkan angka di atas 0",
    ),
    "isochrone": Text(
        en="the minutes are {minutes}, the width {width:g} m; expected numbers above 0",
        id="menitnya {minutes}, lebarnya {width:g} m; diharapkan angka di atas 0",
    ),
    "isochrone trip": Text(
        en="the trip is {value!r}; expected 'there' or 'back'",
        id="perjalanannya {value!r}; diharapkan 'there' atau 'back'",
    ),
    "coverage shapes": Text(
        en="minutes have the shape {minutes} and people {people}, but there are {districts} "
        "districts of zones; expected one row and one number for each zone",
        id="menit berbentuk {minutes} dan penduduk {people}, padahal ada {districts} kecamatan zona; "
        "diharapkan satu baris dan satu angka untuk setiap zona",
    ),
    "coverage limit": Text(
        en="the limit is {value:g} minutes; expected 0 or more",
        id="batasnya {value:g} menit; diharapkan 0 atau lebih",
    ),
}
