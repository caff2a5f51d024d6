"""Sentences about the tables: what was found, what is expected, and the likely fix."""

from __future__ import annotations

from siting.locale import Text

FINDINGS = {
    # files and sheets
    "missing_path": Text("no such file or folder", "berkas atau folder tidak ada"),
    "empty_folder": Text(
        "the folder holds no .csv file; expected at least agencies.csv and buildings.csv",
        "folder tidak berisi berkas .csv; diharapkan sekurangnya agencies.csv dan buildings.csv",
    ),
    "unknown_format": Text(
        "not a folder of .csv files and not an .xlsx or .ods workbook; save it as one of them",
        "bukan folder berkas .csv dan bukan buku kerja .xlsx atau .ods; simpan sebagai salah satunya",
    ),
    "unreadable": Text("cannot be read ({reason})", "tidak dapat dibaca ({reason})"),
    "file_too_large": Text(
        "the file has {size} MB; at most {limit} MB are read: leave out rows, or use fewer zones",
        "berkas berukuran {size} MB; paling banyak {limit} MB yang dibaca: kurangi baris, "
        "atau pakai "
        "zona yang lebih sedikit",
    ),
    "tab_too_large": Text(
        "a tab reaches to row {row} and column {column}, too many cells to read; delete the rows and "
        "columns beyond the table",
        "ada lembar yang mencapai baris {row} dan kolom {column}, terlalu banyak sel untuk dibaca; hapus "
        "baris dan kolom di luar tabel",
    ),
    "wrong_encoding": Text(
        "line {line} is not UTF-8, the file looks like {encoding}; save it as CSV UTF-8",
        "baris {line} bukan UTF-8, berkas tampaknya {encoding}; simpan sebagai CSV UTF-8",
    ),
    "not_text": Text(
        "the file holds zero bytes and is no text; save it as CSV UTF-8",
        "berkas berisi byte nol dan bukan teks; simpan sebagai CSV UTF-8",
    ),
    "broken_csv": Text(
        "line {line} cannot be read as CSV ({reason}); look for a quote that is not closed",
        "baris {line} tidak terbaca sebagai CSV ({reason}); periksa tanda kutip yang tidak ditutup",
    ),
    "no_workbook_extra": Text(
        "workbooks need an extra; run: pip install 'siting[workbook]'",
        "buku kerja memerlukan tambahan; jalankan: pip install 'siting[workbook]'",
    ),
    "broken_workbook": Text(
        "the workbook cannot be opened ({reason}); save it again as .xlsx without a password",
        "buku kerja tidak dapat dibuka ({reason}); simpan lagi sebagai .xlsx tanpa kata sandi",
    ),
    "unknown_sheet": Text(
        "{name!r} is no sheet of this format and is not read",
        "{name!r} bukan lembar dalam format ini dan tidak dibaca",
    ),
    "sheet_twice": Text(
        "the sheet {name} is there twice, also in {other}; keep one",
        "lembar {name} ada dua kali, juga di {other}; simpan satu saja",
    ),
    "missing_sheet": Text(
        "the sheet {name} is missing; expected a file {name}.csv or a sheet of that name",
        "lembar {name} tidak ada; diharapkan berkas {name}.csv atau lembar bernama itu",
    ),
    "empty_sheet": Text(
        "the sheet {name} has no rows; expected at least one",
        "lembar {name} tidak berisi baris; diharapkan sekurangnya satu",
    ),
    "unknown_column": Text(
        "the column {name!r} is not known and is not read",
        "kolom {name!r} tidak dikenal dan tidak dibaca",
    ),
    "column_without_heading": Text(
        "a column without heading is not read", "kolom tanpa judul tidak dibaca"
    ),
    "column_twice": Text(
        "the columns {name!r} and {other!r} mean the same; keep one",
        "kolom {name!r} dan {other!r} sama artinya; simpan satu saja",
    ),
    "missing_column": Text(
        "the column {name} is missing; it has no default",
        "kolom {name} tidak ada; kolom ini tidak punya nilai bawaan",
    ),
    "cell_without_heading": Text(
        "{value!r} stands beyond the {columns} headings; look for a comma too many, or a "
        "decimal comma",
        "{value!r} berada di luar {columns} judul kolom; periksa koma yang berlebih, atau "
        "koma desimal",
    ),
    # cells
    "empty_cell": Text(
        "the cell is empty; {name} has no default", "sel kosong; {name} tidak punya nilai bawaan"
    ),
    "duplicate_id": Text(
        "{value!r} is already in row {row}; ids must differ",
        "{value!r} sudah ada di baris {row}; id harus berbeda",
    ),
    "almost_same_id": Text(
        "{value!r} differs from {other!r} only by case or spaces; are they two?",
        "{value!r} berbeda dari {other!r} hanya pada huruf besar atau spasi; apakah memang dua?",
    ),
    "id_with_meaning": Text(
        "{value!r} cannot be a name: ';' parts lists and '*' means all; choose another",
        "{value!r} tidak dapat menjadi nama: ';' memisahkan daftar dan '*' berarti semua; "
        "pilih yang lain",
    ),
    "not_a_number": Text("{value!r} is not a number", "{value!r} bukan angka"),
    "not_finite": Text(
        "{value!r} is not a finite number; expected digits",
        "{value!r} bukan angka berhingga; diharapkan angka biasa",
    ),
    "too_large": Text(
        "{value!r} is too large to be meant; expected at most a million million",
        "{value!r} terlalu besar; diharapkan paling banyak sejuta juta",
    ),
    "ambiguous_number": Text(
        "{value!r} can be read in two ways", "{value!r} dapat dibaca dengan dua cara"
    ),
    "negative": Text(
        "{value} is negative; expected {expected}", "{value} negatif; diharapkan {expected}"
    ),
    "out_of_range": Text("{value}; expected {expected}", "{value}; diharapkan {expected}"),
    "not_a_choice": Text(
        "{value!r}; expected one of: {of}", "{value!r}; diharapkan salah satu dari: {of}"
    ),
    "not_yes_no": Text("{value!r}; expected yes or no", "{value!r}; diharapkan ya atau tidak"),
    "unknown_name": Text("no {kind} is called {value!r}", "tidak ada {kind} bernama {value!r}"),
    "unknown_status": Text("the status {value!r} is not known", "status {value!r} tidak dikenal"),
    "row_twice": Text(
        "{value} is given twice; keep one row", "{value} diberikan dua kali; simpan satu baris"
    ),
    "more_alike": Text(
        "{count} more findings of the same kind", "{count} temuan lagi dari jenis yang sama"
    ),
    # defaults
    "default_used": Text(
        "{count} of {total} cells are empty: {default} is used",
        "{count} dari {total} sel kosong: dipakai {default}",
    ),
    "parameter_default": Text(
        "{name} is not given: {value} {unit} is used",
        "{name} tidak diberikan: dipakai {value} {unit}",
    ),
    "tariff_default": Text(
        "no tariff is given: {rate} IDR million per kWh is used",
        "tarif tidak diberikan: dipakai {rate} juta rupiah per kWh",
    ),
    "rows_of_status": Text(
        "{count} of {total} rows are {status}", "{count} dari {total} baris berstatus {status}"
    ),
    "area_from_staff": Text(
        "{count} of {total} agencies have no area: staff x area_per_person is used",
        "{count} dari {total} OPD tanpa luas: dipakai pegawai x area_per_person",
    ),
    "area_programmed": Text(
        "{count} of {total} agencies have their area from staff by rank and special rooms",
        "luas {count} dari {total} OPD dihitung dari pegawai menurut jabatan dan ruang khusus",
    ),
    "floor_from_other": Text(
        "{count} of {total} buildings have one floor from the other by net_to_gross {factor}",
        "luas {count} dari {total} gedung dihitung dengan net_to_gross {factor}",
    ),
    "point_of_zone": Text(
        "{count} of {total} buildings stand at the point of their zone",
        "{count} dari {total} gedung diletakkan di titik zonanya",
    ),
    "shares_by_population": Text(
        "{count} of {total} agencies have no rows: people start by population",
        "{count} dari {total} OPD tanpa baris: asal orang mengikuti jumlah penduduk",
    ),
    "minutes_from_coordinates": Text(
        "{count} minutes come from coordinates x detour / speed",
        "{count} waktu tempuh dihitung dari koordinat x detour / speed",
    ),
    # agencies and buildings
    "no_area": Text(
        "{value} needs no floor; is the area or the staff missing?",
        "{value} tidak perlu ruang; apakah luas atau pegawai belum diisi?",
    ),
    "staffing_differs": Text(
        "{value} has {staff} staff here and {ranks} by rank in staffing; both are used as they are",
        "{value} punya {staff} pegawai di sini dan {ranks} di staffing; keduanya dipakai apa "
        "adanya",
    ),
    "part_of_itself": Text(
        "{value!r} cannot be part of itself", "{value!r} tidak dapat menjadi bagian dari dirinya"
    ),
    "no_floor": Text(
        "the building needs net_m2 or gross_m2 above 0",
        "gedung memerlukan net_m2 atau gross_m2 lebih dari 0",
    ),
    "gross_below_net": Text(
        "gross {gross} m2 is less than net {net} m2; are they exchanged?",
        "bruto {gross} m2 kurang dari neto {net} m2; apakah tertukar?",
    ),
    "site_unused": Text(
        "no building belongs to the site {value!r}; its row is not used",
        "tidak ada gedung di kompleks {value!r}; barisnya tidak dipakai",
    ),
    "half_a_point": Text(
        "one of lon and lat is missing; give both or none",
        "salah satu dari lon dan lat kosong; isi keduanya atau kosongkan keduanya",
    ),
    "lon_lat_swapped": Text(
        "lon {lon}, lat {lat} is far from the city around {middle}; it fits if lon and lat "
        "are exchanged",
        "lon {lon}, lat {lat} jauh dari kota di sekitar {middle}; cocok bila lon dan lat ditukar",
    ),
    "far_away": Text(
        "lon {lon}, lat {lat} is far from the city around {middle}; check both numbers",
        "lon {lon}, lat {lat} jauh dari kota di sekitar {middle}; periksa kedua angka",
    ),
    "city_too_small": Text(
        "agencies need {need} m2, hard limits leave {have} m2: {lack} m2 too little for any plan",
        "OPD memerlukan {need} m2, batas keras menyisakan {have} m2: kurang {lack} m2 untuk "
        "rencana "
        "apa pun",
    ),
    "fits_no_place": Text(
        "no building is open to {value}: see its allowed and forbidden, closed buildings, and "
        "hard rows "
        "of Pinned and Forbidden",
        "tidak ada gedung yang terbuka bagi {value}: lihat allowed dan forbidden, gedung "
        "tutup, serta "
        "baris keras Pinned dan Forbidden",
    ),
    "fits_no_features": Text(
        "none of the {count} buildings open to {value} has all features that it requires",
        "tidak satu pun dari {count} gedung yang terbuka bagi {value} punya semua fasilitas yang "
        "disyaratkan",
    ),
    "fits_no_floor": Text(
        "{value} needs {area} m2; of the {count} buildings open to it the largest leaves "
        "{largest} m2: "
        "split it into units, or make FloorArea soft",
        "{value} memerlukan {area} m2; dari {count} gedung yang terbuka baginya yang terbesar "
        "menyisakan {largest} m2: bagi menjadi unit, atau lunakkan FloorArea",
    ),
    "fits_no_desks": Text(
        "none of the {count} buildings that could take {value} has desks enough for its staff",
        "tidak satu pun dari {count} gedung yang dapat memuat {value} punya cukup meja bagi "
        "pegawainya",
    ),
    "fits_no_way": Text(
        "people of {value} cannot reach any of the {count} buildings that could take it; "
        "check minutes "
        "'inf'",
        "orang {value} tidak dapat mencapai satu pun dari {count} gedung yang dapat "
        "memuatnya; periksa "
        "menit 'inf'",
    ),
    # people and travel
    "shares_do_not_add_up": Text(
        "the shares of {value} add up to {total}; expected 1 (within 0.001)",
        "jumlah bagian {value} adalah {total}; diharapkan 1 (dengan beda 0,001)",
    ),
    "minutes_unknown": Text(
        "nothing is known of {count} ways to {end}, for instance from {start}; add rows in "
        "minutes, or "
        "coordinates of both",
        "tidak ada data untuk {count} perjalanan ke {end}, misalnya dari {start}; tambah baris di "
        "minutes, atau koordinat keduanya",
    ),
    "zone_and_building": Text(
        "these names are both zone and building, their rows serve both: {names}",
        "nama ini zona sekaligus gedung, barisnya dipakai untuk keduanya: {names}",
    ),
    "pair_with_itself": Text(
        "{value} is paired with itself; name two",
        "{value} dipasangkan dengan dirinya; sebut dua nama",
    ),
    # parking
    "more_reserved_than_spaces": Text(
        "{reserved} of {spaces} spaces are reserved: none is left",
        "{reserved} dari {spaces} SRP khusus: tidak ada sisa",
    ),
    "building_or_site": Text(
        "expected a building or a site, one of the two",
        "diharapkan gedung atau kompleks, salah satu",
    ),
    "lot_serves_nothing": Text(
        "the lot {value} serves no building; add a row in lot_serves",
        "kantong parkir {value} tidak melayani gedung; tambah baris di lot_serves",
    ),
    "buildings_without_lot": Text(
        "{count} buildings have no lot and so no spaces: {names}",
        "{count} gedung tanpa kantong parkir, jadi tanpa SRP: {names}",
    ),
    "parking_not_counted": Text(
        "parking is not counted, because these sheets have no rows: {names}",
        "parkir tidak dihitung, karena lembar ini tidak berisi baris: {names}",
    ),
    "day_too_long": Text(
        "the slots add up to {total} hours; a day has 24", "jumlah jam {total}; sehari 24 jam"
    ),
    "no_modes_for": Text(
        "no modes for {value}: their minutes are the mixed ones and they bring no vehicles",
        "tidak ada moda untuk {value}: dipakai menit campuran dan tanpa kendaraan",
    ),
    # tariff
    "tariff_has_an_end": Text(
        "the last step ends at {value} kWh; leave its limit empty, or energy beyond it has no "
        "price",
        "langkah terakhir berakhir di {value} kWh; kosongkan batasnya, agar energi di atasnya "
        "berharga",
    ),
    "tariff_two_last_steps": Text(
        "a second step has no limit; only the last may",
        "ada langkah kedua tanpa batas; hanya yang terakhir boleh",
    ),
    "tariff_overlap": Text(
        "two steps end at {value} kWh; give each its own limit",
        "dua langkah berakhir di {value} kWh; beri batas yang berbeda",
    ),
    "tariff_empty_step": Text(
        "a step that ends at 0 kWh holds nothing; limits must be above 0",
        "langkah yang berakhir di 0 kWh kosong; batas harus lebih dari 0",
    ),
    # staffing
    "rank_without_standard": Text(
        "the rank {value!r} has no row in standards; add its net_m2",
        "jabatan {value!r} tidak ada di standards; tambah net_m2-nya",
    ),
    "rooms_without_staffing": Text(
        "{value} has special rooms but no rows in staffing; its area would leave out its staff",
        "{value} punya ruang khusus tetapi tidak ada di staffing; luasnya tidak memuat pegawai",
    ),
    "room_twice": Text(
        "{value} is given twice; both rooms count", "{value} diberikan dua kali; keduanya dihitung"
    ),
    # rules
    "rule_needs": Text("{rule} needs {column}", "{rule} memerlukan {column}"),
    "rule_needs_place": Text(
        "{rule} needs a building or a site", "{rule} memerlukan gedung atau kompleks"
    ),
    "rule_has_no": Text(
        "{rule} does not use {column}; clear the cell",
        "{rule} tidak memakai {column}; kosongkan sel",
    ),
    "soft_needs_price": Text(
        "a soft {rule} needs a price (0 or more)",
        "{rule} yang lunak memerlukan harga (0 atau lebih)",
    ),
    "no_star_here": Text(
        "{rule} does not take '*'; name one agency, or leave the cell empty where the rule "
        "allows it",
        "{rule} tidak menerima '*'; sebut satu OPD, atau kosongkan sel bila kendala mengizinkan",
    ),
    "pinned_without_place": Text(
        "Pinned without a place means the current building, and {value} has none",
        "Pinned tanpa tempat berarti gedung sekarang, dan {value} tidak punya",
    ),
    "pinned_not_allowed": Text(
        "{value} is pinned where its columns allowed and forbidden keep it out",
        "{value} dikunci di tempat yang dilarang oleh kolom allowed dan forbidden",
    ),
    "pinned_and_forbidden": Text(
        "{value} is forbidden where row {row} pins it",
        "{value} dilarang di tempat baris {row} menguncinya",
    ),
    "pinned_twice": Text(
        "{value} is pinned here and, elsewhere, by row {row}",
        "{value} dikunci di sini dan, di tempat lain, oleh baris {row}",
    ),
    "open_and_closed": Text(
        "{value} must be both open and closed", "{value} harus buka sekaligus tutup"
    ),
    "exclusive_but_open": Text(
        "two of these exclude each other but must both be open",
        "dua di antaranya saling meniadakan tetapi keduanya harus buka",
    ),
    "together_and_apart": Text(
        "{one} and {two} must be together here and apart by row {row}",
        "{one} dan {two} harus bersama di sini dan terpisah menurut baris {row}",
    ),
    "near_and_away": Text(
        "{one} and {two} must be nearer here than row {row} lets them be",
        "{one} dan {two} harus lebih dekat daripada yang dibolehkan baris {row}",
    ),
    "at_least_above_at_most": Text(
        "at least {least} are asked for, at most {most} are possible",
        "diminta sekurangnya {least}, paling banyak {most}",
    ),
    "at_most_below_one": Text(
        "at most {value} leaves no building for anybody",
        "paling banyak {value} tidak menyisakan gedung",
    ),
    # plans
    "plan_misses": Text(
        "the plan {plan} has no building for {count} agencies: {names}",
        "rencana {plan} tidak memuat gedung untuk {count} OPD: {names}",
    ),
    "two_todays": Text(
        "the plan 'today' differs from the column current of agencies; keep one",
        "rencana 'today' berbeda dari kolom current di agencies; simpan satu",
    ),
    "no_today": Text(
        "{count} agencies have no current building: there is no plan 'today' to compare with",
        "{count} OPD tanpa gedung sekarang: tidak ada rencana 'today' untuk dibandingkan",
    ),
}
"""What was found and what is expected, by the key of a finding or assumption."""

HINTS = {
    "did_you_mean": Text("did you mean {name!r}?", "maksudnya {name!r}?"),
    "known_names": Text("known are: {names}", "yang dikenal: {names}"),
    "write_number": Text(
        "write digits only, with a dot for decimals, such as 1250.5",
        "tulis angka saja, dengan titik desimal, misalnya 1250.5",
    ),
    "write_number_id": Text(
        "write digits only, with a comma for decimals, such as 1250,5",
        "tulis angka saja, dengan koma desimal, misalnya 1250,5",
    ),
    "write_share": Text("write {share} for {percent} %", "tulis {share} untuk {percent} %"),
    "comma": Text(
        "did you mean {dot}? or set the parameter locale to id",
        "maksudnya {dot}? atau isi parameter locale dengan id",
    ),
    "comma_in_id": Text(
        "the parameter locale is id: did you mean {comma}?",
        "parameter locale adalah id: maksudnya {comma}?",
    ),
    "say_locale": Text(
        "write {large} or {small}, or set the parameter locale to en or id",
        "tulis {large} atau {small}, atau isi parameter locale dengan en atau id",
    ),
    "lon_then_lat": Text("are lon and lat exchanged?", "apakah lon dan lat tertukar?"),
}
"""The likely fix."""

PLACES = {
    "sheet": Text("sheet {name}", "lembar {name}"),
    "cell": Text("cell {name} ({column})", "sel {name} ({column})"),
    "bare cell": Text("cell {name}", "sel {name}"),
    "row": Text("row {name}", "baris {name}"),
    "row and column": Text("row {name} ({column})", "baris {name} ({column})"),
    "column": Text("column {name}", "kolom {name}"),
}
"""Where it stands."""

KINDS = {
    "agency": Text("agency", "OPD"),
    "building": Text("building", "gedung"),
    "site": Text("site", "kompleks"),
    "lot": Text("lot", "kantong parkir"),
    "zone": Text("zone", "zona"),
    "zone or building": Text("zone or building", "zona atau gedung"),
    "district": Text("district", "kecamatan"),
    "feature": Text("feature of a building", "fasilitas gedung"),
    "rank": Text("rank in standards", "jabatan di standards"),
    "rule": Text("rule", "kendala"),
    "term": Text("term", "komponen"),
    "word": Text("kind", "jenis"),
    "parameter": Text("parameter", "parameter"),
    "whole": Text("agency, and no other unit's whole,", "OPD, dan tidak ada induk unit lain,"),
}
"""What a name should be the name of."""

EXPECTED = {
    "any": Text("a number", "sebuah angka"),
    "from zero": Text("a number of 0 or more", "angka 0 atau lebih"),
    "above zero": Text("a number above 0", "angka lebih dari 0"),
    "from": Text("a number of {low} or more", "angka {low} atau lebih"),
    "from to": Text("a number from {low} to {high}", "angka dari {low} sampai {high}"),
    "above zero to": Text("a number above 0, up to {high}", "angka lebih dari 0, sampai {high}"),
}
"""Which numbers are meant."""
