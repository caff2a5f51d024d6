"""Sentences about results: proofs, notes in the tables, and what a plan costs."""

from __future__ import annotations

from siting.locale import Text

RESULTS = {
    "optimal": Text(
        en="Proven: no plan is cheaper ({total}{unit}).",
        id="Terbukti: tidak ada rencana yang lebih murah ({total}{unit}).",
    ),
    "gap": Text(
        en="Proven within {gap}: the best possible lies between {bound} and {total}{unit}.",
        id="Terbukti dalam selisih {gap}: yang terbaik terletak antara {bound} dan {total}{unit}.",
    ),
    "stopped": Text(
        en="Not proven best ({why}): the best possible lies between {bound} and {total}{unit}; "
        "this plan is at most {open} above it.",
        id="Belum terbukti terbaik ({why}): yang terbaik terletak antara {bound} dan {total}{unit}; "
        "rencana ini paling banyak {open} di atasnya.",
    ),
    "unproven": Text(
        en="Nothing is proved about better plans ({why}).",
        id="Tidak ada bukti tentang rencana yang lebih baik ({why}).",
    ),
    "evaluated": Text(
        en="A given plan, recounted; nothing is proved about better plans.",
        id="Rencana yang diberikan, dihitung ulang; tidak ada bukti tentang rencana yang lebih baik.",
    ),
    "infeasible": Text(
        en="Proven: no plan keeps all hard rules.",
        id="Terbukti: tidak ada rencana yang memenuhi semua kendala keras.",
    ),
    "plainly infeasible": Text(
        en="Proven: no plan keeps all hard rules; {why}.",
        id="Terbukti: tidak ada rencana yang memenuhi semua kendala keras; {why}.",
    ),
    "a year": Text(en=" IDR million a year", id=" juta rupiah per tahun"),
    "no unit": Text(en="", id=""),
    "no plan": Text(
        en="No plan was found ({why}).", id="Tidak ada rencana yang ditemukan ({why})."
    ),
    "finished": Text(en="the run went to its end", id="perhitungan selesai"),
    "stop gap": Text(en="the gap asked for was reached", id="celah yang diminta tercapai"),
    "time": Text(en="the time was up", id="waktu habis"),
    "interrupted": Text(en="the run was interrupted", id="perhitungan dihentikan"),
    "memory": Text(en="memory was short", id="memori tidak cukup"),
    "failed": Text(en="the solver failed", id="pemecah gagal"),
    "not counted": Text(
        en="not counted: lots, profiles or modes are missing",
        id="tidak dihitung: lots, profiles atau modes tidak ada",
    ),
    "only counted": Text(
        en="price 0: counted, not optimised", id="harga 0: dihitung, tidak dioptimalkan"
    ),
    "least violation": Text(
        en="No plan keeps all hard rules. Broken as little as possible, these give way:",
        id="Tidak ada rencana yang memenuhi semua kendala keras. Bila dilanggar sesedikit mungkin, "
        "yang mengalah:",
    ),
    "row": Text(en="{name}: {amount} {unit} ({where})", id="{name}: {amount} {unit} ({where})"),
}
