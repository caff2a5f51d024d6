"""What a Pareto front says."""

from __future__ import annotations

from siting.locale import Text

PARETO = {
    "complete": Text(
        en="{plans} that none beats in {names}, {hidden} of them out of reach of any weights. "
        "Proved: there are no others.",
        id="{plans} yang tak terungguli dalam {names}, {hidden} di antaranya tak terjangkau "
        "bobot apa pun. Terbukti: tidak ada yang lain.",
    ),
    "partial": Text(
        en="{plans} in {names}, {hidden} of them out of reach of weights among these. Not "
        "complete: others may be missing or better.",
        id="{plans} dalam {names}, {hidden} di antaranya tak terjangkau bobot. Belum lengkap: "
        "mungkin ada yang lain atau yang lebih baik.",
    ),
    "hidden": Text(en="no weights reach it", id="tak terjangkau bobot apa pun"),
    "knee": Text(en="nearest to the ideal", id="terdekat dengan ideal"),
    "infeasible": Text(
        en="no plan keeps all hard rules; siting.conflicts says which",
        id="tidak ada rencana yang memenuhi semua kendala keras; siting.conflicts menyebutkannya",
    ),
    "twice": Text(
        en="the measures of a front must differ: {names}",
        id="ukuran sebuah front harus berbeda: {names}",
    ),
}
