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
        "not a folder of .csv files, .xlsx or .ods workbook",
        "bukan folder berkas .csv, bukan buku kerja .xlsx atau .ods",
    ),
    "file_too_large": Text(
        "the file has {size} MB; at most {limit} MB are read: leave out rows, or give minutes by fewer "
        "zones",
        "berkas berukuran {size} MB; paling banyak {limit} MB yang dibaca: kurangi baris, atau pakai "
        "zona yang lebih sedikit",
    ),
    "wrong_encoding": Text(
        "the text is not UTF-8 but looks like {encoding}; save it as CSV UTF-8",
        "teks bukan UTF-8, tampaknya {encoding}; simpan sebagai CSV UTF-8",
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
    "column_without_heading": Text("a column has no heading", "ada kolom tanpa judul"),
    "column_twice": Text(
        "the columns {name!r} and {other!r} mean the same; keep one",
        "kolom {name!r} dan {other!r} sama artinya; simpan satu saja",
    ),
    "missing_column": Text(
        "the column {name} is missing; it has no default",
        "kolom {name} tidak ada; kolom ini tidak punya nilai bawaan",
    ),
    "cell_without_heading": Text(
        "{value!r} stands beyond the {columns} headings; look for a comma too many",
        "{value!r} berada di luar {columns} judul kolom; periksa koma yang berlebih",
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
        "{value!r} differs from {other!r} only by case; give them different names",
        "{value!r} berbeda dari {other!r} hanya pada huruf besar; beri nama yang berlainan",
    ),
    "id_with_semicolon": Text(
        "{value!r} holds a ';', which parts lists; choose another name",
        "{value!r} berisi ';' yang memisahkan daftar; pilih nama lain",
    ),
    "not_a_number": Text("{value!r} is not a number", "{value!r} bukan angka"),
    "not_finite": Text("{value!r} is not a finite number", "{value!r} bukan angka berhingga"),
    "ambiguous_number": Text(
        "{value!r} can be read in two ways", "{value!r} dapat dibaca dengan dua cara"
    ),
    "negative": Text(
        "{value} is negative; expected {low} to {high}",
        "{value} negatif; diharapkan {low} sampai {high}",
    ),
    "out_of_range": Text(
        "{value} is outside {low} to {high}", "{value} di luar {low} sampai {high}"
    ),
    "not_a_choice": Text("{value!r} is not one of: {of}", "{value!r} bukan salah satu dari: {of}"),
    "not_yes_no": Text("{value!r} is neither yes nor no", "{value!r} bukan ya dan bukan tidak"),
    "unknown_name": Text("no {kind} is called {value!r}", "tidak ada {kind} bernama {value!r}"),
    "unknown_status": Text(
        "the status {value!r} is none of: {of}", "status {value!r} bukan salah satu dari: {of}"
    ),
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
        "area_m2 is {value}; an agency needs a positive area",
        "area_m2 bernilai {value}; OPD perlu luas lebih dari nol",
    ),
    "no_area_no_staff": Text(
        "the agency has no staff and no area: it needs no room",
        "OPD tanpa pegawai dan tanpa luas: tidak perlu ruang",
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
    "half_a_point": Text(
        "one of lon and lat is missing; give both or none",
        "salah satu dari lon dan lat kosong; isi keduanya atau kosongkan keduanya",
    ),
    "lon_lat_swapped": Text(
        "lon {lon}, lat {lat} is far from the city; it fits if lon and lat are exchanged",
        "lon {lon}, lat {lat} jauh dari kota; cocok bila lon dan lat ditukar",
    ),
    "far_away": Text(
        "lon {lon}, lat {lat} is far from the city around {mid_lon}, {mid_lat}; check both numbers",
        "lon {lon}, lat {lat} jauh dari kota di sekitar {mid_lon}, {mid_lat}; periksa kedua angka",
    ),
    "fits_nowhere": Text(
        "{value} needs {area} m2; the largest building open to it has {largest} m2: split it into units "
        "or allow a larger building",
        "{value} memerlukan {area} m2; gedung terbesar yang boleh baginya {largest} m2: bagi menjadi "
        "unit atau izinkan gedung yang lebih besar",
    ),
    "city_too_small": Text(
        "agencies need {need} m2, buildings have {have} m2: {lack} m2 too little; add buildings, or a "
        "row FloorArea that is soft",
        "OPD memerlukan {need} m2, gedung menyediakan {have} m2: kurang {lack} m2; tambah gedung, atau "
        "baris FloorArea yang lunak",
    ),
    "allowed_nowhere": Text(
        "{value} is forbidden in every building that it is allowed; clear one of the two cells",
        "{value} dilarang di semua gedung yang diizinkan; kosongkan salah satu sel",
    ),
    "no_way": Text(
        "{who} of {value} can reach no building: no way from zone {zone}; check minutes 'inf'",
        "{who} dari {value} tidak dapat mencapai gedung mana pun: tidak ada jalan dari zona {zone}; "
        "periksa menit 'inf'",
    ),
    # people and travel
    "shares_do_not_add_up": Text(
        "the shares of {value} add up to {total}; expected 1 (within 0.001)",
        "jumlah bagian {value} adalah {total}; diharapkan 1 (dengan beda 0,001)",
    ),
    "minutes_unknown": Text(
        "nothing is known of {count} ways, for instance {start} to {end}; add rows, or coordinates",
        "tidak ada data untuk {count} perjalanan, misalnya {start} ke {end}; tambah baris, atau koordinat",
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
    "day_too_long": Text(
        "the slots add up to {total} hours; a day has 24", "jumlah jam {total}; sehari 24 jam"
    ),
    "no_modes_for": Text(
        "no modes for {value}: their minutes are the mixed ones and they bring no vehicles",
        "tidak ada moda untuk {value}: dipakai menit campuran dan tanpa kendaraan",
    ),
    # tariff
    "tariff_has_an_end": Text(
        "the last step ends at {value} kWh; leave its limit empty, or energy beyond it has no price",
        "langkah terakhir berakhir di {value} kWh; kosongkan batasnya, agar energi di atasnya berharga",
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
        "a step that ends at {value} kWh holds nothing; limits must be above 0",
        "langkah yang berakhir di {value} kWh kosong; batas harus lebih dari 0",
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
    # rules
    "rule_needs": Text("{rule} needs {what}", "{rule} memerlukan {what}"),
    "rule_needs_place": Text(
        "{rule} needs a building or a site", "{rule} memerlukan gedung atau kompleks"
    ),
    "rule_has_no": Text(
        "{rule} does not use {what}; clear the cell",
        "{rule} tidak memakai {what}; kosongkan sel",
    ),
    "soft_needs_price": Text(
        "a soft {rule} needs a price (0 or more)",
        "{rule} yang lunak memerlukan harga (0 atau lebih)",
    ),
    "no_star_here": Text(
        "{rule} speaks of one agency; '*' cannot be meant",
        "{rule} berbicara tentang satu OPD; '*' tidak dapat dipakai",
    ),
    "pinned_without_place": Text(
        "Pinned without a place means the current building, and {value} has none",
        "Pinned tanpa tempat berarti gedung sekarang, dan {value} tidak punya",
    ),
    "rule_leaves_nowhere": Text(
        "{rule} leaves no building for {value}, together with the rules and columns before it",
        "{rule} tidak menyisakan gedung untuk {value}, bersama kendala dan kolom sebelumnya",
    ),
    "open_and_closed": Text(
        "{value} must be both open and closed", "{value} harus buka sekaligus tutup"
    ),
    "together_and_apart": Text(
        "{one} and {two} must be both together and apart",
        "{one} dan {two} harus bersama sekaligus terpisah",
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

HINTS = {
    "did_you_mean": Text("did you mean {name!r}?", "maksudnya {name!r}?"),
    "known_names": Text("known are: {names}", "yang dikenal: {names}"),
    "write_number": Text(
        "write digits with a dot for decimals, such as 1250.5",
        "tulis angka dengan titik desimal, misalnya 1250.5",
    ),
    "say_locale": Text(
        "write {large} or {small}, or add the parameter locale (en or id)",
        "tulis {large} atau {small}, atau tambah parameter locale (en atau id)",
    ),
}
