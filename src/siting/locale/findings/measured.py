"""Sentences about measured minutes: streets, hour, speeds, timetable, and how people walk."""

from __future__ import annotations

from siting.locale import Text

MEASURED = {
    "minutes_on_streets": Text(
        "{count} travel times by {mode} are measured over the streets of {file} at {hour} o'clock, "
        "the mean of there and back; {tagged:.0%} of the streets have a speed of their own, the "
        "others that of their class; {traffic}; {changed}",
        "{count} waktu tempuh {mode} diukur di jalan {file} pukul {hour}, rata-rata pergi dan "
        "pulang; {tagged:.0%} jalan memiliki kecepatan sendiri, yang lain menurut kelasnya; "
        "{traffic}; {changed}",
    ),
    "minutes_by_timetable": Text(
        "{count} travel times by {mode} are medians over the departures from {hour} o'clock on "
        "{day} by the timetable of {file}, the mean of there and back; {walks}",
        "{count} waktu tempuh {mode} adalah median keberangkatan mulai pukul {hour} pada {day} "
        "menurut jadwal {file}, rata-rata pergi dan pulang; {walks}",
    ),
    "minutes_by_lines": Text(
        "{count} travel times by {mode} are expected by the lines of {file}, half a headway of "
        "waiting each time, the mean of there and back; {walks}",
        "{count} waktu tempuh {mode} diperkirakan menurut jalur {file}, menunggu setengah selang "
        "setiap kali, rata-rata pergi dan pulang; {walks}",
    ),
}
"""How minutes were measured, by the key of an assumption."""

TRAFFIC = {
    "free": Text("traffic slows nobody", "lalu lintas tidak memperlambat"),
    "slowed": Text(
        "traffic slows by hour ({source})", "lalu lintas memperlambat per jam ({source})"
    ),
}

CHANGED = {
    "nothing": Text(
        "no street is closed or slowed", "tidak ada jalan yang ditutup atau dilambatkan"
    ),
    "speeds": Text("speeds changed: {names}", "kecepatan diubah: {names}"),
}

WALKS = {
    "streets": Text("people walk along the streets of {file}", "orang berjalan di jalan {file}"),
    "straight": Text(
        "people walk straight × {detour:g} at {kmh:g} km/h",
        "orang berjalan lurus × {detour:g} pada {kmh:g} km/jam",
    ),
}
