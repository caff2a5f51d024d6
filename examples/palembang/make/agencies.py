"""Agencies of the city: staff by the pattern of a regency, floor, visitors, meetings, moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from make.tables import FULL, figure, read, up

DESK_M2, FIELD_M2 = 9.0, 1.5
"""Assumed net m2 for staff with a desk, and for those who work outside (locker, briefing)."""

DESK_PRESENT, FIELD_PRESENT = 0.9, 0.2
"""Assumed part of each who are in the office on a working day."""

ERLANG_PER_DESK = 0.01
"""Assumed: a hundred desks keep one room busy (the busiest floors: one meeting per 55 people)."""

MOVE_PER_STAFF, MOVE_PER_M2 = 2.5, 0.5
"""Assumed IDR million once: carrying and cabling a desk; partitions and counters per m2."""


@dataclass(frozen=True)
class Agency:
    """One row of ``agencies``; ``area`` is floor by desks, even where ranks replace it."""

    agency: str
    name: str
    staff: int
    field_share: float
    area: float
    visitors: float
    requires: str
    current: str
    note: str
    part_of: str = ""
    allowed: tuple[str, ...] = ()
    kecamatan: str = ""
    meets: bool = True

    @property
    def desks(self) -> float:
        """Staff who have a desk."""
        return self.staff * (1.0 - self.field_share)

    @property
    def attendance(self) -> float:
        """Part of the staff in the office on a working day."""
        share = self.field_share
        return round(DESK_PRESENT * (1.0 - share) + FIELD_PRESENT * share, 2)

    @property
    def meeting_load(self) -> float:
        """Meeting rooms in use on average, erlang."""
        return round(self.desks * ERLANG_PER_DESK, 2) if self.meets else 0.0

    def row(self, stage: str, by_rank: bool) -> dict[str, object]:
        """Return the row of the sheet; floor is left empty where ranks program it."""
        return {
            "agency": self.agency,
            "name": self.name,
            "part_of": self.part_of,
            "staff": self.staff,
            "attendance": self.attendance,
            "area_m2": None if by_rank else self.area,
            "visitors_per_day": self.visitors,
            "meeting_load": self.meeting_load if stage == FULL else 0,
            "move_cost": round(MOVE_PER_STAFF * self.staff + MOVE_PER_M2 * self.area, 1),
            "current": self.current,
            "requires": self.requires,
            "allowed": ";".join(self.allowed),
            "status": "assumed",
            "note": self.note,
        }


def floor(desks: float, field: float, counter: float, special: float) -> float:
    """Return net m2, rounded up to 10."""
    return up(DESK_M2 * desks + FIELD_M2 * field + counter + special, 10.0)


def scale() -> float:
    """Return the city's whole staff over that of the regency whose pattern is used."""
    city = sum(figure(n) for n in ("civil_servants", "contract_civil_servants", "other_staff"))
    return city / sum(int(row["staff"]) for row in read("facts/aceh_tengah"))


def agencies() -> list[Agency]:
    """Return the 35 agencies of the first stage, whole."""
    pattern = {row["id"]: int(row["staff"]) for row in read("facts/aceh_tengah")}
    least = {"Dishub": int(figure("dishub_staff_at_least"))}
    return [
        _agency(row, pattern[row["pattern"]], least.get(row["agency"], 0))
        for row in read("choices/agencies")
    ]


def _agency(row: Mapping[str, str], pattern: int, least: int) -> Agency:
    staff = max(least, round(pattern * float(row["factor"]) * scale()))
    share = float(row["field_share"])
    counter, special = float(row["counter_m2"]), float(row["special_m2"])
    area = floor(staff * (1.0 - share), staff * share, counter, special)
    if row["agency"] == "SatpolPP":
        area = figure("satpolpp_need_m2")
    by_pattern = f"{pattern} x {row['factor']} x {scale():.2f}"
    words = [
        f"staff: {least} known at least" if staff == least else f"staff: {by_pattern}",
        f"{share:.0%} outside" if share else "",
        f"floor has counters {counter:g}" if counter else "",
        f"floor has {row['special']} {special:g}" if special else "",
        row["note"],
    ]
    return Agency(
        agency=row["agency"],
        name=row["name"],
        staff=staff,
        field_share=share,
        area=area,
        visitors=float(row["visitors"]),
        requires=row["requires"],
        current=row["current"],
        note="; ".join(word for word in words if word),
        part_of="Dishub" if row["agency"] == "KIR" else "",
    )


def split(whole: list[Agency]) -> list[Agency]:
    """Return the agencies with those of ``choices/parts.csv`` in the place of their wholes."""
    parts = read("choices/parts")
    raw = {row["agency"]: row for row in read("choices/agencies")}
    out: list[Agency] = []
    for agency in whole:
        mine = [row for row in parts if row["whole"] == agency.agency]
        out += [_part(agency, raw[agency.agency], row) for row in mine] or [agency]
    return out


def _part(whole: Agency, raw: Mapping[str, str], row: Mapping[str, str]) -> Agency:
    staff = round(whole.staff * float(row["staff_share"]))
    field = whole.field_share
    room = {k: float(raw[f"{k}_m2"]) if row["area"] == k else 0.0 for k in ("counter", "special")}
    area = floor(staff * (1 - field), staff * field, room["counter"], room["special"])
    words = (f"{float(row['staff_share']):.0%} of the staff of {whole.agency}", row["note"])
    return replace(
        whole,
        agency=row["agency"],
        name=row["name"],
        part_of=whole.agency,
        staff=staff,
        area=area,
        visitors=whole.visitors * float(row["visitors_share"]),
        requires=row["requires"],
        note="; ".join(word for word in words if word),
    )
