"""What explanations say: the price of a wish or a rule, chains of moves, what binds, alternatives."""

from __future__ import annotations

from siting.locale import Text

EXPLAIN = {
    # asking
    "one wish": Text(
        en="name one place: either at= or not_at=", id="sebutkan satu tempat: at= atau not_at="
    ),
    "not a rule": Text(
        en="{rule!r} is no rule and no name of one", id="{rule!r} bukan kendala atau namanya"
    ),
    "within": Text(
        en="a part of the total is {value!r}; expected a number of at least 0",
        id="bagian dari total adalah {value!r}; diharapkan bilangan paling sedikit 0",
    ),
    "different": Text(
        en="different is {value!r}; expected one of {known}",
        id="different adalah {value!r}; diharapkan salah satu dari {known}",
    ),
    # the wish
    "wish at": Text(
        en="{agency} at {place} instead of {here}", id="{agency} di {place}, bukan {here}"
    ),
    "wish not at": Text(
        en="{agency} anywhere but {place}", id="{agency} di mana pun selain {place}"
    ),
    "holds": Text(
        en="The plan seats {agency} at {here}: the wish holds and costs nothing.",
        id="Rencana menempatkan {agency} di {here}: keinginan ini terpenuhi tanpa biaya.",
    ),
    "frozen": Text(
        en="All others stay, {agency} goes to {building}: {extra} IDR million a year.",
        id="Yang lain tetap, {agency} pindah ke {building}: {extra} juta rupiah per tahun.",
    ),
    "frozen broken": Text(
        en="All others stay, {agency} goes to {building}: not possible ({extra} IDR million a year "
        "if it were); it breaks {rules}.",
        id="Yang lain tetap, {agency} pindah ke {building}: tidak mungkin (andaikan bisa, {extra} "
        "juta rupiah per tahun); melanggar {rules}.",
    ),
    "nowhere": Text(
        en="There is no other building to go to.", id="Tidak ada gedung lain sebagai tujuan."
    ),
    "next": Text(en="or to {building}: {extra}", id="atau ke {building}: {extra}"),
    "next broken": Text(
        en="or to {building}: breaks {rules}", id="atau ke {building}: melanggar {rules}"
    ),
    "again": Text(
        en="All arranged anew: {extra} IDR million a year ({proof}).",
        id="Semua diatur ulang: {extra} juta rupiah per tahun ({proof}).",
    ),
    "cheaper": Text(
        en="This is cheaper: the plan that was asked about was not the best.",
        id="Ini lebih murah: rencana yang ditanyakan ternyata bukan yang terbaik.",
    ),
    "no plan": Text(en="All arranged anew: {proof}", id="Semua diatur ulang: {proof}"),
    "exact": Text(en="proved", id="terbukti"),
    "between": Text(
        en="the best possible lies between {low} and {high}",
        id="yang terbaik terletak antara {low} dan {high}",
    ),
    "at least": Text(en="at least {low} is proved", id="terbukti paling sedikit {low}"),
    "unproved": Text(en="nothing is proved", id="belum ada yang terbukti"),
    "lines": Text(en="What changes:", id="Yang berubah:"),
    # chains
    "step wish": Text(en="{agency}: {start} → {end}", id="{agency}: {start} → {end}"),
    "step needed": Text(
        en="{agency}: {start} → {end}, to keep {rules}",
        id="{agency}: {start} → {end}, agar memenuhi {rules}",
    ),
    "step saves": Text(
        en="{agency}: {start} → {end}, because it then costs less",
        id="{agency}: {start} → {end}, karena lebih murah",
    ),
    "only": Text(
        en="{wish} fits only if {others} leave.", id="{wish} hanya muat bila {others} pindah."
    ),
    "only one": Text(
        en="{wish} fits only if {others} leaves.", id="{wish} hanya muat bila {others} pindah."
    ),
    "and": Text(en="{one} and {two}", id="{one} dan {two}"),
    "moves": Text(en="Who moves:", id="Yang pindah:"),
    # a rule
    "price": Text(
        en="The rule {rule} costs {extra} IDR million a year ({proof}).",
        id="Kendala {rule} berbiaya {extra} juta rupiah per tahun ({proof}).",
    ),
    "elsewhere": Text(
        en="Without it, these sit elsewhere:", id="Tanpa itu, yang ini di tempat lain:"
    ),
    "no solve": Text(en="Without the rule {rule}: {proof}", id="Tanpa kendala {rule}: {proof}"),
    # what binds
    "binds": Text(
        en="What binds, and what one more is worth, IDR million a year:",
        id="Yang membatasi, dan nilai satu tambahan, juta rupiah per tahun:",
    ),
    "nothing binds": Text(
        en="No rule and no capacity binds in this plan.",
        id="Tidak ada kendala atau kapasitas yang membatasi rencana ini.",
    ),
    "worth": Text(en="worth {worth} ({proof})", id="bernilai {worth} ({proof})"),
    "blocked": Text(
        en="it keeps {agency} from {building}, which would save {saves}; it lacks {lacks}",
        id="menghalangi {agency} ke {building}, yang akan menghemat {saves}; kurang {lacks}",
    ),
    "left": Text(en="{left} left", id="sisa {left}"),
    "lacks": Text(en="broken by {left}", id="dilanggar {left}"),
    # alternatives
    "alternatives": Text(
        en="{plans} within {within} of {total} IDR million a year, as different as could be found:",
        id="{plans} dalam {within} dari {total} juta rupiah per tahun, seberbeda mungkin:",
    ),
    "alternative": Text(
        en="{name}: {extra} ({share}), {moved} elsewhere",
        id="{name}: {extra} ({share}), {moved} di tempat lain",
    ),
    "no alternative": Text(
        en="No other plan was found within {within} of {total} IDR million a year.",
        id="Tidak ditemukan rencana lain dalam {within} dari {total} juta rupiah per tahun.",
    ),
    "no more": Text(
        en="Proved: there is no other plan this close.",
        id="Terbukti: tidak ada rencana lain sedekat ini.",
    ),
    "time up": Text(
        en="There may be others: the time was up.", id="Mungkin ada yang lain: waktu habis."
    ),
}
