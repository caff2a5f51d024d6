"""What the atlas of weights and the Pareto front say."""

from __future__ import annotations

from siting.locale import Text

ATLAS = {
    "ranges": Text(
        en="an atlas takes 2 to 5 weights, there are {count}",
        id="atlas memerlukan 2 sampai 5 bobot, di sini ada {count}",
    ),
    "range": Text(
        en="the range of {name} is {low} to {high}; expected two numbers of at least 0, the second larger",
        id="rentang {name} adalah {low} sampai {high}; diharapkan dua bilangan paling sedikit 0, yang "
        "kedua lebih besar",
    ),
    "tolerance": Text(
        en="tolerance is {value!r}; expected a number between 0 and 1, such as 0.01",
        id="tolerance bernilai {value!r}; diharapkan bilangan antara 0 dan 1, misalnya 0.01",
    ),
    "outside": Text(
        en="the weight of {name} is {value:g}, outside the atlas: {low:g} to {high:g}",
        id="bobot {name} adalah {value:g}, di luar atlas: {low:g} sampai {high:g}",
    ),
    "no plan": Text(
        en="the atlas holds no plan: the time was up before one was found",
        id="atlas tidak memuat rencana: waktu habis sebelum ada yang ditemukan",
    ),
    "other data": Text(
        en="the atlas was made of other data, prices or rules",
        id="atlas dibuat dari data, harga atau kendala lain",
    ),
    "other subject": Text(en="the result is of another city", id="hasil itu dari kota lain"),
    "complete": Text(
        en="Proved: at every weight in the box, one of these plans is within {tolerance} of the best possible.",
        id="Terbukti: pada setiap bobot di dalam kotak, salah satu rencana ini berada dalam {tolerance} "
        "dari yang terbaik.",
    ),
    "partial": Text(
        en="Not proved everywhere: the largest gap left is {gap}, {tolerance} was wanted.",
        id="Belum terbukti di mana-mana: celah terbesar tersisa {gap}, yang diminta {tolerance}.",
    ),
    "unknown gap": Text(en="unknown", id="tidak diketahui"),
    "head": Text(
        en="Atlas of {weights}: {plans}, {points} weights solved",
        id="Atlas {weights}: {plans}, {points} titik bobot dihitung",
    ),
    "region": Text(
        en="  plan {number}: best on {share} of the box",
        id="  rencana {number}: terbaik pada {share} kotak",
    ),
}
