"""Sentences and headings of the report page, in both languages."""

from __future__ import annotations

from siting.locale import Text

# fmt: off
REPORT = {
    "title": Text("Offices of {city}: {plan}", "Kantor di {city}: {plan}"),
    "subtitle": Text("Which agency sits in which building, what it costs, and how sure that is",
                     "OPD mana di gedung mana, berapa biayanya, dan seberapa pasti"),
    "contents": Text("Contents", "Daftar isi"),
    # the answer in words
    "h answer": Text("The answer", "Jawaban"),
    "moved in": Text("{agencies} would sit in {used} instead of {before}.",
                     "{agencies} akan menempati {used}, bukan {before}."),
    "sits in": Text("{agencies} in {used} of {all}.", "{agencies} menempati {used} dari {all}."),
    "runs at": Text("Running the offices costs {now} a year.",
                    "Biaya operasional kantor {now} per tahun."),
    "cheaper": Text("Running the offices would cost {now} a year instead of {then}: {saving} less "
                    "({share}).",
                    "Biaya operasional kantor menjadi {now} per tahun, bukan {then}: hemat "
                    "{saving} "
                    "({share})."),
    "dearer": Text("Running the offices would cost {now} a year instead of {then}: {saving} more "
                   "({share}).",
                   "Biaya operasional kantor menjadi {now} per tahun, bukan {then}: naik {saving} "
                   "({share})."),
    "better": Text("With people's time, parking and moves at the prices listed below, it is better "
                   "than {first} by {worth} a year.",
                   "Dengan waktu warga, parkir dan pindahan menurut harga di bawah, rencana ini "
                   "lebih baik {worth} per tahun dibanding {first}."),
    "worse": Text("With people's time, parking and moves at the prices listed below, it is worse "
                  "than {first} by {worth} a year.",
                  "Dengan waktu warga, parkir dan pindahan menurut harga di bawah, rencana ini "
                  "lebih buruk {worth} per tahun dibanding {first}."),
    "at most": Text("The best possible plan that keeps the rules is better by between {worth} and "
                    "{most} a year.",
                    "Rencana terbaik yang mungkin menurut kendala lebih baik antara {worth} dan "
                    "{most} "
                    "per tahun."),
    "as much at best": Text("The best possible plan that keeps the rules is better by as much, "
                            "in rounded numbers.",
                            "Rencana terbaik yang mungkin menurut kendala lebih baik sebesar itu "
                            "juga, dalam angka yang dibulatkan."),
    "pays back": Text("Opening buildings and moving costs {one_off} once; what running the offices "
                      "saves pays that back in {years} years.",
                      "Pembukaan gedung dan pindahan memerlukan {one_off} satu kali; penghematan "
                      "biaya "
                      "operasional mengembalikannya dalam {years} tahun."),
    "never pays": Text("Opening buildings and moving costs {one_off} once; running the offices "
                       "does "
                       "not become cheaper, so that nothing pays it back.",
                       "Pembukaan gedung dan pindahan memerlukan {one_off} satu kali; biaya "
                       "operasional tidak turun, sehingga tidak ada yang mengembalikannya."),
    "once": Text("Opening buildings and moving costs {one_off} once.",
                 "Pembukaan gedung dan pindahan memerlukan {one_off} satu kali."),
    "free": Text("Getting there costs nothing once.", "Tidak ada biaya sekali bayar."),
    "moves": Text("{agencies} with {staff} staff would move: {names}. The others stay.",
                  "{agencies} dengan {staff} pegawai akan pindah: {names}. Yang lain tetap."),
    "nobody moves": Text("No agency moves.", "Tidak ada OPD yang pindah."),
    "and more": Text("{names} and {more} more", "{names} dan {more} lainnya"),
    "travel": Text("Visitors spend {visitors} a year on the way, staff {staff}.",
                   "Pengunjung menghabiskan {visitors} per tahun di jalan, pegawai {staff}."),
    "travel change": Text("Visitors would spend {visitors} a year on the way instead of "
                          "{visitors_before}, staff {staff} instead of {staff_before}.",
                          "Pengunjung akan menghabiskan {visitors} per tahun di jalan, bukan "
                          "{visitors_before}; pegawai {staff}, bukan {staff_before}."),
    "parking": Text("In the worst hour {car} ({car_slot}) and {motorcycle} ({motorcycle_slot}) find "
                    "no space.",
                    "Pada jam terpadat {car} ({car_slot}) dan {motorcycle} ({motorcycle_slot}) "
                    "tidak mendapat tempat parkir."),
    "parking change": Text("Before, these were {car} and {motorcycle}.",
                           "Sebelumnya {car} dan {motorcycle}."),
    "no parking": Text("Parking is not counted: lots, profiles or modes are missing.",
                       "Parkir tidak dihitung: lots, profiles atau modes tidak ada."),
    "breaks": Text("The plan breaks {rules} that must hold, as listed below.",
                   "Rencana ini melanggar {rules} keras; lihat daftar di bawah."),
    "endless": Text("Some people have no way to where this plan puts agencies, so that hours and "
                    "totals have no end (∞).",
                    "Sebagian orang tidak punya jalan ke tempat OPD dalam rencana ini, sehingga "
                    "jam "
                    "dan total tak terhingga (∞)."),
    "no plan": Text("There is no plan to show.", "Tidak ada rencana untuk ditampilkan."),
    "conflicts": Text("If the rules are broken as little as possible, these give way:",
                      "Bila kendala dilanggar sesedikit mungkin, inilah yang mengalah:"),
    "fact buildings": Text("buildings in use", "gedung dipakai"),
    "fact operating": Text("operating cost a year", "biaya operasional per tahun"),
    "fact one_off": Text("one-off cost", "biaya sekali bayar"),
    "fact moved": Text("staff who move", "pegawai yang pindah"),
    "fact car": Text("cars without a space, worst hour", "mobil tanpa tempat, jam terpadat"),
    "fact motorcycle": Text("motorcycles without a space, worst hour",
                            "motor tanpa tempat, jam terpadat"),
    "was": Text("before: {value}", "sebelumnya: {value}"),
    # the plans side by side
    "h plans": Text("The plans side by side", "Rencana berdampingan"),
    "c plans": Text("Every line in its own unit; below it the difference from {first}. Lines "
                    "that are "
                    "no money show their value at the price, in IDR million a year.",
                    "Setiap baris dalam satuannya; di bawahnya selisih terhadap {first}. Baris "
                    "yang "
                    "bukan uang memuat nilainya menurut harga, dalam juta rupiah per tahun."),
    "money": Text("Money the city pays", "Uang yang dibayar kota"),
    "burdens": Text("Burdens people bear", "Beban yang ditanggung orang"),
    "soft": Text("Soft rules at their prices", "Kendala lunak menurut harganya"),
    "sums": Text("In sum", "Jumlah"),
    "line": Text("line", "baris"),
    "unit": Text("unit", "satuan"),
    "c broken": Text("Hard rules that a plan breaks, and where",
                     "Kendala keras yang dilanggar rencana, dan di mana"),
    "none broken": Text("None of these plans breaks a hard rule.",
                        "Tidak satu pun rencana ini melanggar kendala keras."),
    "plan": Text("plan", "rencana"), "rule": Text("rule", "kendala"),
    "amount": Text("amount", "jumlah"), "where": Text("where", "di mana"),
    # map and parking
    "h map": Text("The map before and after", "Peta sebelum dan sesudah"),
    "alt map": Text("Two maps of {city}: {before} uses {used_before}, {after} uses {used}. "
                    "The table of seats says the same in words.",
                    "Dua peta {city}: {before} memakai {used_before}, {after} memakai {used}. "
                    "Tabel penempatan memuat hal yang sama."),
    "h parking": Text("Parking by hour", "Parkir per jam"),
    "alt parking": Text("Bars of cars and motorcycles by hour against the spaces of the fullest "
                        "lots; "
                        "the tables give the numbers.",
                        "Batang mobil dan sepeda motor per jam terhadap SRP kantong terpadat; "
                        "angkanya ada di tabel."),
    "c slots": Text("All lots of the plan together, vehicles and spaces",
                    "Semua kantong parkir rencana ini, kendaraan dan SRP"),
    "c lots": Text("Each lot in its worst hour: demand / spaces, and vehicles without a space",
                   "Setiap kantong pada jam terpadat: permintaan / SRP, dan kendaraan tanpa "
                   "tempat"),
    "c hours": Text("Each lot hour by hour: vehicles present, and below it those without a space",
                    "Setiap kantong per jam: kendaraan, dan di bawahnya yang tanpa tempat"),
    "more hours": Text("Every lot and class hour by hour",
                       "Setiap kantong dan kelas per jam"),
    "car": Text("cars", "mobil"), "motorcycle": Text("motorcycles", "sepeda motor"),
    "h access": Text("How long people travel", "Berapa lama orang bepergian"),
    "c access": Text("Mean minutes one way from where people live to all agencies, weighed by their "
                     "visits; below it the difference from {first}",
                     "Rata-rata menit sekali jalan dari tempat tinggal ke semua OPD, menurut "
                     "kunjungan; di bawahnya selisih terhadap {first}"),
    "people": Text("people", "penduduk"), "district": Text("district", "kecamatan"),
    "whole city": Text("whole city", "seluruh kota"),
    "slot": Text("hour", "jam"), "lot": Text("lot", "kantong parkir"),
    "demand car": Text("cars", "mobil"), "demand motorcycle": Text("motorcycles", "sepeda motor"),
    "spaces": Text("spaces", "SRP"), "short": Text("without a space", "tanpa tempat"),
    # seats, moves, freed
    "h seats": Text("Who sits where", "Siapa di mana"),
    "c seats": Text("Buildings in use, the most staff first",
                    "Gedung yang dipakai, pegawai terbanyak dulu"),
    "building": Text("building", "gedung"), "agencies": Text("agencies", "OPD"),
    "agency": Text("agency", "OPD"), "staff": Text("staff", "pegawai"),
    "floor": Text("floor taken / net m²", "luas terpakai / neto m²"),
    "in parts": Text("{agencies}, in {parts} parts,", "{agencies} ({parts} bagian)"),
    "c parts": Text("Agencies in several parts: each on one line, the building with the most of "
                    "its staff first",
                    "OPD dengan beberapa bagian: satu baris tiap OPD, gedung dengan pegawai "
                    "terbanyak dulu"),
    "parts": Text("parts by building", "bagian menurut gedung"),
    "parts at": Text("parts: {parts}; buildings: {places}", "bagian: {parts}; gedung: {places}"),
    "parts moved": Text("parts that move: {moved} of {parts}",
                        "bagian yang pindah: {moved} dari {parts}"),
    "h moves": Text("Who moves", "Siapa pindah"),
    "c moves": Text("Agencies that sit elsewhere than in {first}",
                    "OPD yang berbeda tempat dari {first}"),
    "from to": Text("from → to", "dari → ke"),
    "own minutes": Text("visitors' / staff's minutes one way",
                        "menit pengunjung / pegawai sekali jalan"),
    "h freed": Text("Buildings set free", "Gedung yang bebas"),
    "c freed": Text("Buildings the city owns and does not use, IDR million a year",
                    "Gedung milik kota yang tidak dipakai, juta rupiah per tahun"),
    "empty before": Text("stood empty before", "sebelumnya sudah kosong"),
    "together": Text("together", "jumlah"), "net floor": Text("net m²", "neto m²"),
    "none freed": Text("No building of the city stands empty.",
                       "Tidak ada gedung kota yang kosong."),
    "holding": Text("holding cost", "biaya gedung kosong"),
    "income": Text("income", "pendapatan"), "net": Text("net cost", "biaya bersih"),
    # sensitivity and answers
    "h sensitivity": Text("If the prices were others", "Bila harganya lain"),
    "c sensitivity": Text("The best plan found at other prices", "Rencana terbaik pada harga lain"),
    "prices at": Text("prices", "harga"), "used": Text("buildings in use", "gedung dipakai"),
    "elsewhere": Text("agencies elsewhere than in this plan",
                      "OPD di tempat lain dari rencana ini"),
    "h answers": Text("Questions answered", "Pertanyaan dan jawaban"),
    # what it rests on
    "h proof": Text("How sure this is", "Seberapa pasti"),
    "h prices": Text("What the burdens were priced at", "Harga beban"),
    "c prices": Text("Prices in IDR million per unit; money counts as it is. A line at price 0 is "
                     "counted and does not guide the plan.",
                     "Harga dalam juta rupiah per satuan; uang dihitung apa adanya. Baris "
                     "berharga 0 "
                     "dihitung tetapi tidak mengarahkan rencana."),
    "price": Text("price", "harga"), "why": Text("derivation", "penurunan"),
    "meaning": Text("meaning", "arti"),
    "h rules": Text("The rules", "Kendala"),
    "c rules": Text("Rules in force, and how far this plan is from keeping each",
                    "Kendala yang berlaku, dan seberapa jauh rencana ini dari memenuhinya"),
    "level": Text("level", "tingkat"), "violation": Text("violation", "pelanggaran"),
    "hard": Text("hard", "keras"), "off": Text("off", "mati"),
    "always": Text("hard (column)", "keras (kolom)"),
    "soft at": Text("soft, {price}", "lunak, {price}"),
    "h assumptions": Text("Register of assumptions", "Daftar asumsi"),
    "c parameters": Text("Parameters and where they come from", "Parameter dan sumbernya"),
    "c assumptions": Text("What the tables did not say, and what was put in its place",
                          "Yang tidak disebut tabel, dan gantinya"),
    "none assumed": Text("The tables left nothing to assume.", "Tidak ada yang perlu diasumsikan."),
    "name": Text("name", "nama"), "value": Text("value", "nilai"),
    "source": Text("source", "sumber"),
    "year": Text("year", "tahun"), "status": Text("status", "status"),
    "assumption": Text("assumption", "asumsi"),
    "minutes": Text("Travel times come from: {origin}.", "Waktu tempuh berasal dari: {origin}."),
    "h versions": Text("Versions and data", "Versi dan data"),
    "c versions": Text("What computed this", "Yang menghitung ini"),
    "c files": Text("Data read, with SHA-256", "Data yang dibaca, dengan SHA-256"),
    "file": Text("file", "berkas"), "solver": Text("solver", "pemecah"),
    "seconds": Text("seconds", "detik"),
}

STATUSES = {
    "official": Text("official", "resmi"), "measured": Text("measured", "terukur"),
    "derived": Text("derived", "turunan"), "assumed": Text("assumed", "asumsi"),
    "synthetic": Text("synthetic", "sintetis"), "default": Text("default", "bawaan"),
}

PARAMETERS = {
    "days": Text("working days", "hari kerja"),
    "post_cost": Text("cost of a guard post", "biaya satu pos jaga"),
    "area_per_person": Text("floor for each employee", "luas per pegawai"),
    "net_to_gross": Text("gross floor over net floor", "luas bruto terhadap neto"),
    "kwh_per_person": Text("energy for each person present", "energi per orang hadir"),
    "room_cost": Text("cost of an added meeting room", "biaya ruang rapat tambahan"),
    "alpha": Text("part of meetings that may wait for a room", "bagian rapat yang boleh menunggu"),
    "rate": Text("interest", "bunga"),
    "life": Text("life of a building's opening cost", "umur biaya pembukaan gedung"),
    "move_life": Text("years over which a move is spread", "tahun pembagian biaya pindah"),
    "speed_kmh": Text("speed where minutes come from coordinates",
                      "kecepatan bila menit berasal dari koordinat"),
    "detour": Text("road length over straight line", "panjang jalan terhadap garis lurus"),
    "access_limit": Text("longest way that counts as within reach",
                         "batas waktu tempuh terjangkau"),
    "motorcycle_space": Text("a motorcycle space in car spaces", "SRP motor dalam SRP mobil"),
}

ORIGINS = {
    "table": Text("the table of minutes", "tabel menit"),
    "coordinates": Text("coordinates (straight line × {detour} at {speed_kmh} km/h)",
                        "koordinat (garis lurus × {detour} pada {speed_kmh} km/jam)"),
    "table and coordinates": Text("the table of minutes, and coordinates where it is silent "
                                  "(straight line × {detour} at {speed_kmh} km/h)",
                                  "tabel menit, dan koordinat bila tabel tidak memuat "
                                  "(garis lurus × {detour} pada {speed_kmh} km/jam)"),
    "network": Text("the streets and timetables given with the tables",
                    "jalan dan jadwal yang diberikan bersama tabel"),
    "network and coordinates": Text("the streets and timetables given with the tables, and "
                                    "coordinates where they are silent (straight line × {detour} at "
                                    "{speed_kmh} km/h)",
                                    "jalan dan jadwal yang diberikan bersama tabel, dan koordinat "
                                    "bila tidak termuat (garis lurus × {detour} pada {speed_kmh} "
                                    "km/jam)"),
    "none": Text("nothing; nobody travels", "tidak ada; tidak ada yang bepergian"),
}
# fmt: on


def say(key: str, lang: str = "en", **values: object) -> str:
    """Return a sentence or heading of the report in ``lang``."""
    return REPORT[key].say(lang, **values)


def status(name: str, lang: str = "en") -> str:
    """Return where a number comes from, in one word; an unknown word stays as it is."""
    return STATUSES[name].say(lang) if name in STATUSES else name
