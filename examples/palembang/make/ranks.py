"""Floor by rank: some agencies have staff by rank, so that their floor is programmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from make.agencies import Agency
from make.tables import Row, read


@dataclass(frozen=True)
class Ranks:
    """Rows of the sheets ``staffing`` and ``special_rooms``, and the floor that they add up to."""

    staffing: list[Row]
    rooms: list[Row]
    area: dict[str, float]


def ranks(agencies: Sequence[Agency]) -> Ranks:
    """Return staff by rank: one head, one secretary, section heads by a share, the rest staff."""
    standard = {row["rank"]: float(row["net_m2"]) for row in read("choices/standards")}
    by_id = {agency.agency: agency for agency in agencies}
    result = Ranks([], [], {})
    for row in read("choices/programmed"):
        agency = by_id[row["agency"]]
        heads = {"Kepala": int(row["kepala"]), "Sekretaris": int(row["sekretaris"])}
        heads["Kepala Seksi"] = round(agency.staff * float(row["seksi_per_staff"]))
        heads["Staf"] = agency.staff - sum(heads.values())
        desks = sum(count * standard[rank] for rank, count in heads.items())
        rooms = {
            "circulation": float(round(desks * float(row["circulation"]))),
            "meeting, guests, store": float(round(agency.staff * float(row["rooms_m2_per_staff"]))),
        }
        for rank, count in heads.items():
            result.staffing.append(
                {"agency": agency.agency, "rank": rank, "persons": count, "status": "assumed"}
            )
        for room, size in rooms.items():
            result.rooms.append(
                {"agency": agency.agency, "room": room, "net_m2": size, "status": "assumed"}
            )
        result.area[agency.agency] = desks + sum(rooms.values())
    return result
