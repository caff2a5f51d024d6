"""What the ways to set prices say, and what the guards warn of."""

from siting.locale import Text

WEIGHTING = {
    "ranges": Text(
        en="Best and worst found, each term made least in turn:",
        id="Nilai terbaik dan terburuk yang ditemukan, tiap komponen diminimalkan bergiliran:",
    ),
    "range": Text(
        en="{label}: {best} to {worst} {unit}", id="{label}: {best} sampai {worst} {unit}"
    ),
    "prices": Text(
        en="Prices by {way}, from the whole range of each term:",
        id="Harga menurut {way}, dari seluruh rentang tiap komponen:",
    ),
    "price": Text(
        en="{label}: {share} of the weight, price {price} per {unit}",
        id="{label}: {share} dari bobot, harga {price} per {unit}",
    ),
    "swing": Text(en="swing weights", id="bobot ayunan"),
    "rank": Text(en="rank-order centroids", id="sentroid peringkat"),
    "ahp": Text(en="pairwise comparison (AHP)", id="perbandingan berpasangan (AHP)"),
    "consistent": Text(
        en="Consistency ratio {ratio}: not above 0.1.",
        id="Rasio konsistensi {ratio}: tidak melebihi 0,1.",
    ),
    "inconsistent": Text(
        en="Warning: the consistency ratio is {ratio}, above 0.1; the judgements contradict each "
        "other: compare again.",
        id="Peringatan: rasio konsistensi {ratio}, melebihi 0,1; penilaian saling bertentangan: "
        "bandingkan lagi.",
    ),
    "no money": Text(
        en="none of {names} is money with a range; one such as operating_cost makes the weights prices",
        id="tidak satu pun dari {names} berupa uang yang berentang; satu seperti operating_cost "
        "menjadikan bobot sebagai harga",
    ),
    "no range": Text(
        en="{name} is the same at its best and worst; a weight for its range means nothing",
        id="{name} sama pada nilai terbaik dan terburuk; bobot untuk rentangnya tidak berarti",
    ),
    "names": Text(
        en="expected each of {names} once, not {given}",
        id="diharapkan tiap {names} satu kali, bukan {given}",
    ),
    "points": Text(
        en="the points are {given}; expected numbers of at least 0, and more than 0 for money",
        id="nilainya {given}; diharapkan bilangan paling sedikit 0, dan lebih dari 0 untuk uang",
    ),
    "matrix": Text(
        en="expected a table of {count} by {count} positive numbers whose opposite entries are inverse",
        id="diharapkan tabel {count} kali {count} bilangan positif yang saling berkebalikan",
    ),
    "too many": Text(
        en="a table of pairs for {count} terms; at most {most} can be judged",
        id="tabel pasangan untuk {count} komponen; paling banyak {most} yang dapat dinilai",
    ),
    "tolerance": Text(
        en="the tolerance of {name} is {value!r}; expected a number of at least 0",
        id="toleransi {name} bernilai {value!r}; diharapkan bilangan paling sedikit 0",
    ),
    "by term": Text(
        en="the tolerances are {given}; expected a dictionary: term to part of its amount",
        id="toleransinya {given}; diharapkan kamus: komponen ke bagian dari jumlahnya",
    ),
    "repeated": Text(
        en="the terms are {given}; expected each at most once, and at least one",
        id="komponennya {given}; diharapkan masing-masing paling banyak satu kali, sedikitnya satu",
    ),
    "step": Text(
        en="{number}. {label}: {best}, kept within {limit} {unit}",
        id="{number}. {label}: {best}, dijaga sampai {limit} {unit}",
    ),
    "met": Text(en="All targets can be met.", id="Semua target dapat dipenuhi."),
    "missed": Text(
        en="The targets cannot all be met; the nearest that were found:",
        id="Target tidak dapat dipenuhi semuanya; yang terdekat yang ditemukan:",
    ),
    "wished": Text(
        en="Nearest to the wishes, each miss as a part of the range of its term:",
        id="Terdekat dengan keinginan, tiap selisih sebagai bagian dari rentang komponennya:",
    ),
    "reached": Text(
        en="{label}: {reached}, {wished} {unit} wished ({missed} of the range)",
        id="{label}: {reached}, diinginkan {wished} {unit} ({missed} dari rentang)",
    ),
    "worst": Text(
        en="Proved: every plan misses one of them by at least {bound} of its range.",
        id="Terbukti: setiap rencana meleset pada salah satunya sedikitnya {bound} dari rentangnya.",
    ),
    "worst within": Text(
        en="Proved so far: every plan misses one of them by at least {bound} of its range; this one by "
        "{worst}.",
        id="Terbukti sejauh ini: setiap rencana meleset pada salah satunya sedikitnya {bound} dari "
        "rentangnya; rencana ini {worst}.",
    ),
    "worst unknown": Text(
        en="Nothing is proved: the time was up.", id="Belum ada yang terbukti: waktu habis."
    ),
    "wishes": Text(
        en="the wishes are {given}; expected an amount by term, at least one",
        id="keinginannya {given}; diharapkan jumlah menurut komponen, sedikitnya satu",
    ),
    "none": Text(
        en="no plan keeps all hard rules; siting.conflicts says which",
        id="tidak ada rencana yang memenuhi semua kendala keras; siting.conflicts menyebutkannya",
    ),
    "not found": Text(
        en="no plan was found in time", id="tidak ada rencana yang ditemukan pada waktunya"
    ),
    "not ranged": Text(
        en="no range is known of {names}; the ranges speak of {known}",
        id="rentang {names} tidak diketahui; yang ada: {known}",
    ),
    "pairs": Text(
        en="Warning: whoever compares pairs seldom has ranges in mind; these weights hold for the ranges "
        "above only: show both ends and ask again, or use swing weights.",
        id="Peringatan: pembanding berpasangan jarang mengingat rentang; bobot ini hanya berlaku untuk "
        "rentang di atas: tunjukkan kedua ujungnya dan tanyakan lagi, atau pakai bobot ayunan.",
    ),
    "nearest": Text(
        en="{label}: {reached} instead of {wished} {unit}",
        id="{label}: {reached}, bukan {wished} {unit}",
    ),
}

GUARDS = {
    "none": Text(en="No pitfall was found.", id="Tidak ditemukan jebakan."),
    "double": Text(
        en="{one} and {other} both have a price: {why}",
        id="{one} dan {other} sama-sama berharga: {why}",
    ),
    "double fix": Text(
        en="set the price of one of them to 0, or say that both are meant",
        id="jadikan harga salah satunya 0, atau nyatakan bahwa keduanya dimaksud",
    ),
    "same minutes": Text(
        en="the same minutes of visitors count twice",
        id="menit pengunjung yang sama dihitung dua kali",
    ),
    "same floor": Text(
        en="the same missing floor counts twice", id="luas kurang yang sama dihitung dua kali"
    ),
    "same spaces": Text(
        en="the same missing spaces count twice", id="SRP kurang yang sama dihitung dua kali"
    ),
    "same moves": Text(en="the same moves count twice", id="pindahan yang sama dihitung dua kali"),
    "same term": Text(
        en="the rule charges the term again above its limit",
        id="kendala menagih lagi komponen itu di atas batasnya",
    ),
    "money": Text(
        en="{one} is money, but its price is {price}",
        id="{one} adalah uang, tetapi harganya {price}",
    ),
    "money fix": Text(
        en="leave the price of money at 1 and change the tables instead",
        id="biarkan harga uang 1 dan ubahlah tabelnya",
    ),
    "mix": Text(
        en="the prices of {names} add up to {sum}, as weights of importance do; their units differ",
        id="harga {names} berjumlah {sum}, seperti bobot kepentingan; satuannya berbeda",
    ),
    "mix fix": Text(
        en="give each a price in IDR million per unit, or set it from ranges (siting.swing, siting.ranked)",
        id="beri harga dalam juta rupiah per satuan, atau dari rentangnya (siting.swing, siting.ranked)",
    ),
    "zero": Text(
        en="{one} has price 0 but differs between plans, from {low} to {high} {unit}: a plan that is "
        "worse in it alone can win",
        id="{one} berharga 0 padahal berbeda antarrencana, dari {low} sampai {high} {unit}: rencana "
        "yang lebih buruk hanya dalam hal itu dapat menang",
    ),
    "zero fix": Text(
        en="give it a small price, or a Cap at what is bearable",
        id="beri harga kecil, atau Cap pada nilai yang dapat diterima",
    ),
    "open": Text(
        en="{total} and the bound leave {open} open, more than all of {one} ({priced})",
        id="{total} dan batasnya menyisakan {open}, lebih dari seluruh {one} ({priced})",
    ),
    "open fix": Text(
        en="solve longer or with a smaller gap before judging this price",
        id="hitung lebih lama atau dengan celah lebih kecil sebelum menilai harga ini",
    ),
    "tie": Text(
        en="results {one} and {other} are a tie: their intervals overlap",
        id="hasil {one} dan {other} seri: selangnya bertumpang tindih",
    ),
    "tie fix": Text(
        en="do not rank them, or solve both with a smaller gap",
        id="jangan diperingkat, atau hitung keduanya dengan celah lebih kecil",
    ),
    "penalty": Text(
        en="one of {one} ({unit}) costs {price}, more than all offices in a year ({most} IDR million): a "
        "penalty, not a price",
        id="satu {one} ({unit}) berharga {price}, lebih dari biaya semua kantor setahun ({most} juta "
        "rupiah): denda, bukan harga",
    ),
    "penalty fix": Text(
        en="make it a hard rule (for a term: a Cap), or give it a price that somebody would pay",
        id="jadikan kendala keras (untuk komponen: Cap), atau beri harga yang mau dibayar orang",
    ),
    "flat": Text(
        en="the plan is the same at price {low} and {high} of {one}: in between the price decides nothing",
        id="rencananya sama pada harga {low} dan {high} untuk {one}: di antaranya harga itu tidak "
        "menentukan apa pun",
    ),
    "flat fix": Text(
        en="ask siting.atlas(…).stability(result) from where to where the plan stays, and try prices beyond",
        id="tanyakan siting.atlas(…).stability(result) sampai mana rencana bertahan, dan coba harga di luarnya",
    ),
    "beaten": Text(
        en="result {one} is no cheaper than result {other}, and better in no burden",
        id="hasil {one} tidak lebih murah dari hasil {other} dan tidak lebih baik dalam beban apa pun",
    ),
    "beaten fix": Text(
        en="drop it, unless a rule speaks for it; prices above 0 avoid such plans",
        id="tinggalkan, kecuali ada kendala yang memerlukannya; harga di atas 0 menghindari rencana begini",
    ),
    "unreached": Text(
        en="no prices make result {one} the best of these plans",
        id="tidak ada harga yang menjadikan hasil {one} terbaik di antara rencana ini",
    ),
    "unreached fix": Text(
        en="ask for such plans by targets or limits (siting.targets, siting.pareto), not by prices",
        id="cari rencana begini lewat target atau batas (siting.targets, siting.pareto), bukan harga",
    ),
    "line": Text(en="{said}; {fix}", id="{said}; {fix}"),
}
