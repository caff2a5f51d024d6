"""Sentences of comparisons: plans side by side, moves, savings and ties."""

from __future__ import annotations

from siting.locale import Text

COMPARE = {
    "plan": Text(en="plan {number}", id="rencana {number}"),
    "at its price": Text(en="at its price", id="menurut harganya"),
    "difference": Text(en="{name} − {first}", id="{name} − {first}"),
    "one_off": Text(en="one-off cost", id="biaya sekali bayar"),
    "saving": Text(en="saving in operating cost", id="hemat biaya operasional"),
    "total_saving": Text(en="saving in total", id="hemat total"),
    "payback": Text(en="payback", id="balik modal"),
    "m2_per_person": Text(en="floor in use per person", id="luas terpakai per orang"),
    "used_buildings": Text(en="buildings in use", id="gedung terpakai"),
    "used_sites": Text(en="sites in use", id="kompleks terpakai"),
    "cars": Text(en="car spaces missing, worst hour", id="kurang parkir mobil, jam terburuk"),
    "motorcycles": Text(
        en="motorcycle spaces missing, worst hour", id="kurang parkir motor, jam terburuk"
    ),
    "broken": Text(en="hard rules broken", id="kendala keras dilanggar"),
    "million once": Text(en="IDR million once", id="juta rupiah, sekali bayar"),
    "years": Text(en="years", id="tahun"),
    "per price": Text(
        en="Amounts in their own units; the total is IDR million a year at the prices set.",
        id="Jumlah dalam satuannya sendiri; total dalam juta rupiah per tahun menurut harga.",
    ),
    "against today": Text(
        en="Against today's plan, at the same prices",
        id="Dibanding rencana hari ini, dengan harga yang sama",
    ),
    "worst": Text(
        en="{name}: most {vehicle} are missing at {slot}, most of them at lot {lot}.",
        id="{name}: kekurangan {vehicle} terbesar pada {slot}, terutama di kantong parkir {lot}.",
    ),
    "car": Text(en="car spaces", id="SRP mobil"),
    "motorcycle": Text(en="motorcycle spaces", id="SRP motor"),
    "moves": Text(
        en="Who sits elsewhere in {name} than in {first} ({count}):",
        id="Yang bertempat lain pada {name} dibanding {first} ({count}):",
    ),
    "no moves": Text(
        en="From {first} to {name}, nobody moves.",
        id="Dari {first} ke {name}, tidak ada yang pindah.",
    ),
    "nowhere": Text(en="not there", id="tidak ada"),
    "order": Text(
        en="By total, cheapest first: {names}.", id="Menurut total, termurah dulu: {names}."
    ),
    "tie": Text(
        en="{name} and {others} are a tie: their totals do not tell them apart.",
        id="{name} dan {others} seri: totalnya tidak membedakan mereka.",
    ),
    "breaks": Text(
        en="{name} breaks hard rules: {rules}.", id="{name} melanggar kendala keras: {rules}."
    ),
    "interval": Text(
        en="{name}: the best possible total lies between {bound} and {total}; this plan is at most "
        "{open} above it.",
        id="{name}: total terbaik yang mungkin terletak antara {bound} dan {total}; rencana ini "
        "paling banyak {open} di atasnya.",
    ),
    "proven": Text(
        en="{name}: proven, no plan has a lower total than {total}.",
        id="{name}: terbukti, tidak ada rencana dengan total di bawah {total}.",
    ),
    "differs": Text(
        en="These plans answer different problems (other tables, prices or rules); where what is "
        "possible overlaps, they are a tie.",
        id="Rencana ini menjawab persoalan berbeda (tabel, harga, atau kendala lain); bila rentang "
        "yang mungkin bertumpang tindih, hasilnya seri.",
    ),
}
