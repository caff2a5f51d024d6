"""What plainly cannot hold: sentences that need no solver to be true."""

from __future__ import annotations

from siting.locale import Text

OBSTACLES = {
    "item": Text(
        en="{rule}the demand of {item} exceeds every capacity: {need} against {room} at most",
        id="{rule}kebutuhan {item} melebihi setiap kapasitas: {need} berbanding paling banyak {room}",
    ),
    "total": Text(
        en="{rule}total demand {need} exceeds total capacity {room}",
        id="{rule}total kebutuhan {need} melebihi total kapasitas {room}",
    ),
    "total of few": Text(
        en="{rule}total demand {need} exceeds the capacity {room} of as many sites as may be open",
        id="{rule}total kebutuhan {need} melebihi kapasitas {room} dari lokasi sebanyak yang boleh dibuka",
    ),
}
