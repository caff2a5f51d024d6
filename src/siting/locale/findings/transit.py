"""Sentences about timetables: what was found, what is expected, and the fix."""

from __future__ import annotations

from siting.locale import Text

TRANSIT = {
    "gtfs_no_file": Text(
        "there is no such file; expected a GTFS zip or a folder with its files",
        "berkas ini tidak ada; diharapkan zip GTFS atau folder berisi berkas-berkasnya",
    ),
    "gtfs_zip": Text(
        "the zip is cut off or broken ({reason}); download it again",
        "berkas zip terpotong atau rusak ({reason}); unduh sekali lagi",
    ),
    "gtfs_missing": Text(
        "the file {value} is missing; a feed needs stops.txt, trips.txt and stop_times.txt",
        "berkas {value} tidak ada; GTFS memerlukan stops.txt, trips.txt dan stop_times.txt",
    ),
    "gtfs_encoding": Text(
        "is not written in UTF-8 here; save it as UTF-8",
        "tidak ditulis dalam UTF-8 di sini; simpan sebagai UTF-8",
    ),
    "gtfs_broken": Text(
        "the table breaks off here; check quotes and commas",
        "tabel terputus di sini; periksa tanda kutip dan koma",
    ),
    "gtfs_column": Text(
        "the column {value} is missing",
        "kolom {value} tidak ada",
    ),
    "gtfs_no_calendar": Text(
        "holds neither calendar.txt nor calendar_dates.txt, so nothing says on which days trips "
        "run; add calendar.txt with a row for each service_id of trips.txt",
        "tidak memuat calendar.txt maupun calendar_dates.txt, jadi hari operasi perjalanan tidak "
        "diketahui; tambahkan calendar.txt dengan satu baris untuk setiap service_id di trips.txt",
    ),
    "gtfs_no_service": Text(
        "nothing runs on {day}; its calendar goes from {first} to {last}; choose a day of service "
        "within it, or get a newer feed",
        "tidak ada perjalanan pada {day}; kalendernya dari {first} sampai {last}; pilih hari "
        "operasi di dalamnya, atau ambil GTFS yang lebih baru",
    ),
    "gtfs_empty": Text(
        "holds no trip with at least two stops and times",
        "tidak memuat perjalanan dengan paling sedikit dua halte dan waktunya",
    ),
    "gtfs_date": Text(
        "{value!r} is no date or kind of exception (service {service}, {count} such rows); "
        "expected dates as 20260311 and kinds 1 (runs) or 2 (does not); the row is left out",
        "{value!r} bukan tanggal atau jenis pengecualian (layanan {service}, {count} baris "
        "demikian); diharapkan tanggal seperti 20260311 dan jenis 1 (beroperasi) atau 2 (tidak); "
        "barisnya dilewati",
    ),
    "gtfs_stop_twice": Text(
        "the stop {value} stands twice ({count} such rows); the first row counts",
        "halte {value} tertulis dua kali ({count} baris demikian); baris pertama yang dipakai",
    ),
    "gtfs_trip_twice": Text(
        "the trip {value} stands twice ({count} such rows); the first row counts",
        "perjalanan {value} tertulis dua kali ({count} baris demikian); baris pertama yang dipakai",
    ),
    "gtfs_stop_nowhere": Text(
        "the stop {stop} has no usable place (lon {x:g}, lat {y:g}; {count} such stops); vehicles "
        "call there, but nobody walks to it; write its stop_lon and stop_lat in degrees",
        "halte {stop} tidak memiliki lokasi yang dapat dipakai (lon {x:g}, lat {y:g}; {count} halte "
        "demikian); kendaraan singgah, tetapi tidak ada yang berjalan ke sana; tulis stop_lon dan "
        "stop_lat dalam derajat",
    ),
    "gtfs_stop_far": Text(
        "the stop {stop} lies at lon {x:g}, lat {y:g}, far from all others ({count} such stops), "
        "perhaps in the sea; nobody walks to it; check for lon and lat exchanged or a lost sign",
        "halte {stop} berada di lon {x:g}, lat {y:g}, jauh dari yang lain ({count} halte demikian), "
        "mungkin di laut; tidak ada yang berjalan ke sana; periksa apakah lon dan lat tertukar atau "
        "tanda minusnya hilang",
    ),
    "gtfs_leap": Text(
        "a vehicle would go {km:.0f} km in {seconds} seconds to the stop {stop} ({count} such "
        "hops); check the stop's place and the times",
        "kendaraan harus menempuh {km:.0f} km dalam {seconds} detik ke halte {stop} ({count} ruas "
        "demikian); periksa lokasi halte dan waktunya",
    ),
    "gtfs_unknown_trip": Text(
        "the trip {value} is not in trips.txt ({count} such rows); the row is left out",
        "perjalanan {value} tidak ada di trips.txt ({count} baris demikian); barisnya dilewati",
    ),
    "gtfs_unknown_stop": Text(
        "no vehicle halts at a stop {value} of stops.txt ({count} such rows); the row is left out; "
        "add the stop or mend the id",
        "tidak ada tempat henti {value} di stops.txt ({count} baris demikian); barisnya dilewati; "
        "tambahkan haltenya atau perbaiki id-nya",
    ),
    "gtfs_unknown_service": Text(
        "the service {value} of the trip {trip} is in no calendar ({count} such trips); they never "
        "run; add it to calendar.txt",
        "layanan {value} dari perjalanan {trip} tidak ada di kalender ({count} perjalanan "
        "demikian), jadi tidak pernah beroperasi; tambahkan ke calendar.txt",
    ),
    "gtfs_order": Text(
        "{value!r} is no place in a sequence ({count} such rows); expected 0, 1, 2 …; the row is "
        "left out",
        "{value!r} bukan nomor urut ({count} baris demikian); diharapkan 0, 1, 2 …; barisnya "
        "dilewati",
    ),
    "gtfs_time": Text(
        "{value!r} is no time ({count} such rows); expected hours:minutes:seconds such as "
        "07:05:00, past midnight 25:05:00; it is filled in from the times around it",
        "{value!r} bukan waktu ({count} baris demikian); diharapkan jam:menit:detik seperti "
        "07:05:00, lewat tengah malam 25:05:00; diisi dari waktu sebelum dan sesudahnya",
    ),
    "gtfs_no_time": Text(
        "no time is written before or after this halt of its trip ({count} such halts); they are "
        "left out; the first and last halt of a trip need times",
        "tidak ada waktu sebelum atau sesudah pemberhentian ini ({count} pemberhentian demikian); "
        "dilewati; pemberhentian pertama dan terakhir memerlukan waktu",
    ),
    "gtfs_backwards": Text(
        "the times of the trip {value} run backwards ({count} such trips); they are left out",
        "waktu perjalanan {value} berjalan mundur ({count} perjalanan demikian); dilewati",
    ),
    "gtfs_frequency": Text(
        "{value!r} is no start, end and headway in seconds ({count} such rows); the row is left out",
        "{value!r} bukan awal, akhir dan selang dalam detik ({count} baris demikian); barisnya "
        "dilewati",
    ),
    "gtfs_number": Text(
        "{value!r} is no number of seconds ({count} such rows); the row is left out",
        "{value!r} bukan jumlah detik ({count} baris demikian); barisnya dilewati",
    ),
    "line_row": Text(
        "the stop {stop} of the line {line} has no line, lon or lat ({count} such rows); the row is "
        "left out",
        "halte {stop} pada jalur {line} tidak memiliki jalur, lon atau lat ({count} baris demikian); "
        "barisnya dilewati",
    ),
}
"""What was found in a feed."""
