"""Sentences about solvers: which there are, what to install, what they cannot do."""

from __future__ import annotations

from siting.locale import Text

SOLVERS = {
    "unbounded": Text(
        en="the program has no lowest total: some amount with a negative price can grow for ever",
        id="program ini tidak punya total terendah: suatu jumlah berharga negatif dapat naik terus",
    ),
    "refused": Text(
        en="{solver} cannot read the program: a coefficient is not a number or far too large",
        id="{solver} tidak dapat membaca program: ada koefisien bukan angka atau terlalu besar",
    ),
    "unknown": Text(
        en="there is no solver {name!r}; available here: {available}{hint}",
        id="tidak ada pemecah {name!r}; yang tersedia di sini: {available}{hint}",
    ),
    "too many": Text(
        en="{plans} plans are too many to enumerate; the limit is {most}",
        id="{plans} rencana terlalu banyak untuk dicacah; batasnya {most}",
    ),
    "missing": Text(
        en="the solver '{name}' is not installed here: {install}",
        id="pemecah '{name}' belum terpasang di sini: {install}",
    ),
    "crashed": Text(
        en="the solver '{name}' stopped with an error: {error}",
        id="pemecah '{name}' berhenti karena galat: {error}",
    ),
    "pip": Text(en="run `pip install {package}`", id="jalankan `pip install {package}`"),
    "program": Text(
        en="install {package} so that the command `{command}` is found",
        id="pasang {package} sehingga perintah `{command}` ditemukan",
    ),
    "no split": Text(
        en="HiGHS found no way to split the parking demand of a plan over its lots",
        id="HiGHS tidak menemukan pembagian kebutuhan parkir suatu rencana ke kantong parkirnya",
    ),
    "too large": Text(
        en="the plain program would have {columns:,} columns and take about {memory:,} GB; at most {most:,} "
        "are built. p-medians and locations without capacities need no such program with "
        "solver='auto' (extra fast); others need fewer clients or sites",
        id="program biasa akan punya {columns:,} kolom dan memakan sekitar {memory:,} GB; paling banyak "
        "{most:,} yang dibangun. p-median dan lokasi tanpa kapasitas tidak memerlukannya dengan "
        "solver='auto' (ekstra fast); yang lain perlu lebih sedikit klien atau lokasi",
    ),
    "suffix": Text(
        en="a program is written to a file ending in .mps or .lp, not '{name}'",
        id="program ditulis ke berkas berakhiran .mps atau .lp, bukan '{name}'",
    ),
}
