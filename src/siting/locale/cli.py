"""Sentences of the command line: help, remarks, and what is wrong with a command."""

from __future__ import annotations

from siting.locale import Text

HELP = {
    "siting": Text(
        en="Which agency sits in which building: checked tables in, a proven and audited plan out.",
        id="OPD mana menempati gedung mana: dari tabel yang diperiksa ke rencana yang terbukti dan "
        "diaudit.",
    ),
    "codes": Text(
        en="exit codes: 0 done; 1 errors in the tables; 2 proved that no plan keeps all hard "
        "rules; 3 no plan in time; 64 the command cannot be carried out as it was given; 70 a bug "
        "of this program; 130 interrupted before there was a plan",
        id="kode keluar: 0 selesai; 1 ada kesalahan di tabel; 2 terbukti tidak ada rencana yang "
        "memenuhi semua kendala keras; 3 tidak ada rencana dalam batas waktu; 64 perintah tidak "
        "dapat dijalankan seperti yang diberikan; 70 kesalahan program ini; 130 dihentikan "
        "sebelum ada rencana",
    ),
    "check": Text(
        en="say all that is wrong or assumed in the tables",
        id="sebutkan semua yang salah atau diandaikan di tabel",
    ),
    "solve": Text(
        en="find the cheapest plan that keeps all hard rules, and prove how good it is",
        id="cari rencana termurah yang memenuhi semua kendala keras, dan buktikan mutunya",
    ),
    "evaluate": Text(
        en="recount a plan that no solver made, with the rules it breaks",
        id="hitung ulang rencana yang diberikan, beserta kendala yang dilanggarnya",
    ),
    "compare": Text(
        en="lay plans side by side: terms, moves, savings and ties",
        id="sandingkan beberapa rencana: komponen, perpindahan, penghematan dan seri",
    ),
    "why": Text(
        en="say what it costs that an agency sits elsewhere, with others frozen and all arranged anew",
        id="jelaskan biaya bila OPD berada di tempat lain: yang lain tetap, dan semua diatur ulang",
    ),
    "conflicts": Text(
        en="name rules and numbers that cannot hold together, and the least that would do",
        id="sebutkan kendala dan angka yang tidak dapat berlaku bersama, dan perbaikan terkecil",
    ),
    "alternatives": Text(
        en="find plans at nearly the same total that differ as much as can be",
        id="cari rencana yang hampir sama totalnya tetapi sejauh mungkin berbeda",
    ),
    "sweep": Text(
        en="solve at many prices and lay the plans in one table",
        id="hitung pada banyak harga dan jajarkan rencananya dalam satu tabel",
    ),
    "pareto": Text(
        en="find the plans that none beats in two or three terms",
        id="cari rencana yang tak terungguli dalam dua atau tiga komponen",
    ),
    "atlas": Text(
        en="find a few plans that are proved near the best at every weight in a box",
        id="cari beberapa rencana yang terbukti mendekati terbaik pada setiap bobot dalam kotak",
    ),
    "log file": Text(
        en="file to which --log appended runs", id="berkas yang ditambahi perhitungan oleh --log"
    ),
    "try": Text(
        en="prices of a term to try, such as rent=1,2,3; repeated, every combination",
        id="harga satu komponen yang dicoba, misalnya rent=1,2,3; bila diulang, semua kombinasi",
    ),
    "jobs": Text(
        en="runs side by side, each in a process of its own (default: 2 for large cities, else 1)",
        id="perhitungan serentak, masing-masing proses sendiri (bawaan: 2 untuk kota besar, bila tidak 1)",
    ),
    "sweep out": Text(
        en="folder for sweep.csv and finished runs: the same command goes on where it was stopped",
        id="folder sweep.csv dan hasil yang selesai: perintah yang sama melanjutkan yang terhenti",
    ),
    "of": Text(
        en="two or three terms, or operating_cost, separated by commas",
        id="dua atau tiga komponen, atau operating_cost, dipisah koma",
    ),
    "most plans": Text(en="most plans (default: 100)", id="rencana terbanyak (bawaan: 100)"),
    "range": Text(
        en="lowest and highest price of a term, such as moving=0:2; 2 to 5 of them",
        id="harga terendah dan tertinggi satu komponen, misalnya moving=0:2; 2 sampai 5 kali",
    ),
    "tolerance": Text(
        en="relative gap wanted at every weight (default: 0.01)",
        id="celah relatif yang diminta pada setiap bobot (bawaan: 0.01)",
    ),
    "atlas out": Text(
        en="JSON file to write plans, proofs and lines to",
        id="berkas JSON untuk rencana, bukti dan garis",
    ),
    "within": Text(
        en="part of the total by which a plan may cost more (default: 0.01)",
        id="bagian dari total yang boleh ditambahkan (bawaan: 0.01)",
    ),
    "most": Text(en="most alternatives (default: 5)", id="alternatif terbanyak (bawaan: 5)"),
    "agency": Text(en="whose wish it is", id="OPD yang berkeinginan"),
    "not at": Text(
        en="building or site where it is not to sit",
        id="gedung atau kompleks yang tidak ditempatinya",
    ),
    "at": Text(
        en="building or site where it is to sit", id="gedung atau kompleks yang ditempatinya"
    ),
    "report": Text(
        en="write a plan as one page that opens without a network",
        id="tulis rencana sebagai satu halaman yang dapat dibuka tanpa jaringan",
    ),
    "path": Text(
        en="folder of tables, workbook (.xlsx, .ods), or result.json of an earlier solve",
        id="folder tabel, buku kerja (.xlsx, .ods), atau result.json dari perhitungan terdahulu",
    ),
    "tables": Text(
        en="folder of tables or workbook (.xlsx, .ods)",
        id="folder tabel atau buku kerja (.xlsx, .ods)",
    ),
    "network": Text(
        "streets (.osm.pbf, .graphml, .gpkg, .csv ...) whose minutes replace those of the tables",
        "jalan (.osm.pbf, .graphml, .gpkg, .csv ...) yang waktu tempuhnya menggantikan isi tabel",
    ),
    "transit": Text(
        "GTFS feed, a zip or folder, for public transport; may be given several times",
        "GTFS, zip atau folder, untuk angkutan umum; boleh diberikan beberapa kali",
    ),
    "hour": Text(
        "hour of the day at which people travel over the streets (8)",
        "jam orang bepergian di jalan (8)",
    ),
    "out": Text(
        en="folder to write plan.csv, terms.csv, result.json, report.html and plan.png to",
        id="folder tujuan plan.csv, terms.csv, result.json, report.html dan plan.png",
    ),
    "seconds": Text(
        en="time limit (default: none; Ctrl-C keeps the best plan so far)",
        id="batas waktu dalam detik (bawaan: tidak ada; Ctrl-C menyimpan rencana terbaik)",
    ),
    "gap": Text(
        en="relative gap at which to stop (default: 0.0001; 0 = go on to a proof)",
        id="celah relatif untuk berhenti (bawaan: 0.0001; 0 = sampai terbukti)",
    ),
    "solver": Text(
        en="auto (default: a search and a proof side by side, best with --threads 2), highs (the plain program), enumerate (tiny cities), or one that PuLP finds: cbc, scip …",
        id="auto (bawaan: pencarian dan bukti berdampingan, paling baik dengan --threads 2), highs (program polos), enumerate (kota sangat kecil), atau yang ditemukan PuLP: cbc, scip …",
    ),
    "threads": Text(en="threads of the solver (default: 1)", id="utas pemecah (bawaan: 1)"),
    "seed": Text(en="seed of the solver (default: 0)", id="benih acak pemecah (bawaan: 0)"),
    "start": Text(
        en="plan to begin with: a name, today, or a CSV", id="rencana awal: nama, today, atau CSV"
    ),
    "sensitivity": Text(
        en="solve again with all burdens at half and at double price, for the report",
        id="hitung lagi dengan harga semua beban separuh dan dua kali, untuk laporan",
    ),
    "log": Text(en="list the runs of a log", id="daftarkan perhitungan dalam catatan"),
    "log to": Text(
        en="file to which one line of JSON about each run is appended",
        id="berkas yang ditambahi satu baris JSON tentang tiap perhitungan",
    ),
    "name": Text(en="what the run is called in the log", id="nama perhitungan dalam catatan"),
    "author": Text(en="who makes the run, for the log", id="siapa yang menghitung, untuk catatan"),
    "reason": Text(en="why the run is made, for the log", id="alasan perhitungan, untuk catatan"),
    "weights": Text(
        en="price of a term in IDR million per unit; repeat it, or separate several by commas",
        id="harga satu komponen dalam juta rupiah per satuan; boleh diulang atau dipisah koma",
    ),
    "plan": Text(
        en="plan by name, today, or a CSV with agency and building (default: today)",
        id="rencana: nama, today, atau CSV berisi OPD dan gedung (bawaan: today)",
    ),
    "beside": Text(
        en="plan to set beside: a name, today, or a CSV; repeat it (default: all of the tables)",
        id="rencana pembanding: nama, today, atau CSV; boleh diulang (bawaan: semua di tabel)",
    ),
    "lang": Text(en="language: en (default) or id", id="bahasa: en (bawaan) atau id"),
    "json": Text(
        en="write the answer to standard output as JSON",
        id="tulis jawaban ke keluaran standar sebagai JSON",
    ),
    "quiet": Text(en="say nothing but errors", id="hanya sebutkan kesalahan"),
    "file": Text(
        en="file to write (default: report.html)", id="berkas tujuan (bawaan: report.html)"
    ),
    "version": Text(en="say the version", id="sebutkan versi"),
    "help": Text(en="say this", id="tampilkan bantuan ini"),
    "commands": Text(en="commands", id="perintah"),
    "options": Text(en="options", id="pilihan"),
    "arguments": Text(en="arguments", id="argumen"),
}

CLI = {
    "error": Text(en="error: {text}", id="kesalahan: {text}"),
    "note": Text(en="note: {text}", id="catatan: {text}"),
    "counted": Text(en="{errors}, {notes}", id="{errors}, {notes}"),
    "assumed": Text(
        en="Defaults or assumptions were used {times}; `siting check` lists them.",
        id="Nilai bawaan atau andaian dipakai {times}; `siting check` menyebutkannya.",
    ),
    "half": Text(en="burdens at half price", id="beban separuh harga"),
    "double": Text(en="burdens at double price", id="beban dua kali harga"),
    "sensitivity": Text(
        en="At other prices: {name}: total {total}, operating cost {operating}; {agencies} "
        "elsewhere.",
        id="Dengan harga lain: {name}: total {total}, biaya operasional {operating}; {agencies} "
        "di tempat lain.",
    ),
    "no plan at": Text(
        en="At other prices: {name}: {proof}", id="Dengan harga lain: {name}: {proof}"
    ),
    "written": Text(en="Written: {files}", id="Ditulis: {files}"),
    "not written": Text(
        en="Nothing was written; --out FOLDER writes plan, terms, result and report.",
        id="Tidak ada yang ditulis; --out FOLDER menulis rencana, komponen, hasil dan laporan.",
    ),
    "no views": Text(
        en="{file} was not written: {library} is missing; pip install 'siting[views]' adds it.",
        id="{file} tidak ditulis: {library} belum ada; pip install 'siting[views]' memasangnya.",
    ),
    "where": Text(
        en="Hard rules that give way, where, and by how much:",
        id="Kendala keras yang tidak terpenuhi, di mana, dan seberapa:",
    ),
    "progress": Text(
        en="{seconds} s   best {total}   bound {bound}   gap {gap}",
        id="{seconds} d   terbaik {total}   batas {bound}   celah {gap}",
    ),
    "unknown plan": Text(
        en="no plan is called {name!r}; {why}", id="tidak ada rencana bernama {name!r}; {why}"
    ),
    "no file": Text(en="there is no file {name}", id="berkas {name} tidak ada"),
    "no today": Text(
        en="there is no plan of today: the column `current` of agencies is not complete",
        id="tidak ada rencana hari ini: kolom `current` di agencies belum lengkap",
    ),
    "no plans": Text(
        en="the tables hold no plan; --plan names a CSV with agency and building",
        id="tabel tidak memuat rencana; --plan menyebut CSV berisi OPD dan gedung",
    ),
    "no stored plan": Text(en="{name} holds no plan", id="{name} tidak memuat rencana"),
    "not a weight": Text(
        en="{text!r} is not name=price, such as visitor_travel=0.04 (a dot before decimals)",
        id="{text!r} bukan nama=harga, misalnya visitor_travel=0.04 (titik sebelum desimal)",
    ),
    "not prices": Text(
        en="{text!r} is not name=price,price, such as visitor_travel=0.01,0.02 (a dot before decimals)",
        id="{text!r} bukan nama=harga,harga, misalnya visitor_travel=0.01,0.02 (titik sebelum desimal)",
    ),
    "said twice": Text(
        en="{name} is given twice; leave one out (--try takes several prices at once, {name}=1,2)",
        id="{name} diberikan dua kali; buang salah satu (--try menerima beberapa harga, {name}=1,2)",
    ),
    "not a range": Text(
        en="{text!r} is not name=low:high, such as visitor_travel=0:0.05 (a dot before decimals)",
        id="{text!r} bukan nama=rendah:tinggi, misalnya visitor_travel=0:0.05 (titik sebelum desimal)",
    ),
    "not a price": Text(
        en="the price in {text!r} is not a number of at least 0",
        id="harga pada {text!r} bukan bilangan paling sedikit 0",
    ),
    "not at least": Text(
        en="{text!r} is not a number of at least {least}",
        id="{text!r} bukan bilangan paling sedikit {least}",
    ),
    "not a whole number": Text(
        en="{text!r} is not a whole number of at least {least}",
        id="{text!r} bukan bilangan bulat paling sedikit {least}",
    ),
    "not a result": Text(
        en="{name} is not a result.json of this program ({reason})",
        id="{name} bukan result.json dari program ini ({reason})",
    ),
    "no JSON": Text(
        en="it is no JSON from line {line}, column {column}",
        id="bukan JSON sejak baris {line}, kolom {column}",
    ),
    "not there": Text(en="{name} is missing", id="{name} tidak ada"),
    "not understood": Text(
        en="a value is not what it should be, {error}",
        id="ada nilai yang tidak semestinya, {error}",
    ),
    "cannot use file": Text(
        en="{name} cannot be read or written ({reason})",
        id="{name} tidak dapat dibaca atau ditulis ({reason})",
    ),
    "run": Text(en="{done} of {count}: {said}", id="{done} dari {count}: {said}"),
    "swept": Text(
        en="total, operating cost and gap; how many agencies sit elsewhere than in the first plan:",
        id="total, biaya operasional dan celah; berapa OPD duduk di tempat lain dari rencana pertama:",
    ),
    "elsewhere": Text(en="{agencies} elsewhere", id="{agencies} di tempat lain"),
    "unfinished": Text(
        en="Stopped after {done} of {count}; the same command with --out goes on from there.",
        id="Terhenti setelah {done} dari {count}; perintah yang sama dengan --out melanjutkannya.",
    ),
    "holds": Text(
        en="Nothing stands in the way: there is a plan that keeps all hard rules.",
        id="Tidak ada yang menghalangi: ada rencana yang memenuhi semua kendala keras.",
    ),
    "unclear": Text(
        en="Neither a plan nor a proof that there is none was found in time.",
        id="Dalam batas waktu tidak ditemukan rencana maupun bukti bahwa tidak ada.",
    ),
    "not two or three": Text(
        en="--of is {given!r}; expected two or three names, such as operating_cost,moved_staff",
        id="--of berisi {given!r}; diharapkan dua atau tiga nama, misalnya operating_cost,moved_staff",
    ),
    "no runs": Text(en="{name} holds no run", id="{name} tidak memuat perhitungan"),
    "logged": Text(
        en="{time}  {name}  total {total}  gap {gap}  {author}  {reason}",
        id="{time}  {name}  total {total}  celah {gap}  {author}  {reason}",
    ),
    "interrupted": Text(
        en="interrupted; nothing was written", id="dihentikan; tidak ada yang ditulis"
    ),
    "bug": Text(
        en="this is a bug of the program, not of the tables: {text}",
        id="ini kesalahan program, bukan kesalahan tabel: {text}",
    ),
}
