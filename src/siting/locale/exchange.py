"""What exchange rates say: each priced thing in a planner's words, per unit."""

from siting.locale import Text

# fmt: off
GOODS = {
    "visitor_travel": Text("hour of visitors on the way", "jam pengunjung di jalan"),
    "staff_travel": Text("hour of staff on the way to work", "jam pegawai di jalan ke kantor"),
    "agency_trips": Text("hour of staff between agencies", "jam pegawai antar-OPD"),
    "joint_visits": Text("hour of visitors from one agency to another", "jam pengunjung antar-OPD"),
    "parking_shortage": Text("missing car-space-hour", "jam SRP mobil yang kurang"),
    "motorcycle": Text("missing motorcycle space-hour", "jam SRP motor yang kurang"),
    "parking_walk": Text("hour on foot from parking", "jam jalan kaki dari parkir"),
    "crowding": Text("m² below standard", "m² di bawah standar"),
    "moved_staff": Text("person moved", "pegawai yang pindah"),
    "worst_access": Text("minute for the zone worst off", "menit untuk zona terburuk"),
    "uncovered": Text("visit from too far", "kunjungan terlalu jauh"),
    "inequity": Text("minute of uneven access", "menit ketimpangan akses"),
}

MINUTES = {
    "visitor_travel": Text("minutes of visitors on the way", "menit pengunjung di jalan"),
    "staff_travel": Text("minutes of staff on the way to work", "menit pegawai di jalan ke kantor"),
    "agency_trips": Text("minutes of staff between agencies", "menit pegawai antar-OPD"),
    "joint_visits": Text("minutes of visitors from one agency to another", "menit pengunjung antar-OPD"),
    "parking_walk": Text("minutes on foot from parking", "menit jalan kaki dari parkir"),
}
# fmt: on

EXCHANGE = {
    "title": Text(
        en="At these prices, one unit of each is worth as much as:",
        id="Dengan harga ini, satu satuan masing-masing senilai:",
    ),
    "nothing": Text(
        en="Only money has a price: nothing can be exchanged for it.",
        id="Hanya uang yang berharga: tidak ada yang dapat dipertukarkan dengannya.",
    ),
    "money": Text(en="IDR million of {name}", id="juta rupiah {name}"),
    "rule": Text(en="{unit} over {name}", id="{unit} melampaui {name}"),
    "plain": Text(en="unit of {name}", id="satuan {name}"),
    "unit": Text(en="1 {good}", id="1 {good}"),
    "amount": Text(en="{amount} × {good}", id="{amount} × {good}"),
}
