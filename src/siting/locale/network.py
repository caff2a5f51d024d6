"""What is said of streets: parts of a source, and why some were dropped."""

from __future__ import annotations

from siting.locale import Text

DROPPED = {
    "islands": Text(
        "{count} arcs ({km:.1f} km) that the rest of the streets does not reach or cannot be "
        "reached from; kept for drawing, no door opens onto them",
        "{count} ruas ({km:.1f} km) yang tidak terhubung bolak-balik dengan jalan lainnya; "
        "disimpan untuk gambar, tidak ada pintu yang membuka ke sana",
    ),
    "duplicates": Text(
        "{count} edges ({km:.1f} km) that repeat another one",
        "{count} ruas ({km:.1f} km) yang mengulang ruas lain",
    ),
    "lengths": Text(
        "{count} edges whose length is zero or below",
        "{count} ruas yang panjangnya nol atau kurang",
    ),
    "speeds": Text(
        "{count} speeds that cannot be, the class of street decides instead",
        "{count} kecepatan yang tidak mungkin, kelas jalan yang menentukan",
    ),
    "nodes": Text(
        "{count} edges that name a node which the source does not hold",
        "{count} ruas yang menyebut simpul yang tidak ada di sumbernya",
    ),
    "closed": Text(
        "{count} edges ({km:.1f} km) that neither vehicles nor walkers may use",
        "{count} ruas ({km:.1f} km) yang tertutup bagi kendaraan dan pejalan kaki",
    ),
    "connectors": Text(
        "{count} links between zones and streets; doors are joined to the streets themselves",
        "{count} penghubung zona dan jalan; pintu dihubungkan langsung ke jalan",
    ),
    "ferries": Text(
        "{count} ferries that no tag opens to vehicles, so they carry walkers only",
        "{count} kapal penyeberangan tanpa keterangan bagi kendaraan, jadi hanya untuk pejalan "
        "kaki",
    ),
    "turns": Text(
        "{count} turn restrictions that the streets cannot hold",
        "{count} larangan belok yang tidak dapat dimuat",
    ),
}
"""Reasons of a ``Dropped``: how many elements, how many km."""

ELEMENTS = {
    "node": Text("node {name}", "simpul {name}"),
    "way": Text("way {name}", "garis {name}"),
    "relation": Text("relation {name}", "relasi {name}"),
    "edge": Text("edge {name}", "ruas {name}"),
    "row": Text("row {name}", "baris {name}"),
    "feature": Text("feature {name}", "fitur {name}"),
    "name": Text("{name}", "{name}"),
    "point": Text("point {name}", "titik {name}"),
    "origin": Text("origin {name}", "asal {name}"),
    "target": Text("target {name}", "tujuan {name}"),
}
"""Parts of a source, by the name or number that they have there."""
