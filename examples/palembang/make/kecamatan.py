"""Group D: the office of each kecamatan, its Camat, and the three UPTD that may sit there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from make.agencies import Agency, floor, scale
from make.roads import Roads
from make.tables import read, up

Kelurahan = Sequence[Mapping[str, str]]

OFFICE_SHARE = 1.0 / 3.0
"""Assumed part of a kecamatan's staff in its own office; the others sit in the kelurahan."""

LEAST_OFFICE, SLACK = 560.0, 1.08
"""Assumed net m2 of the smallest office, and how much larger an office is than its four units."""

NEIGHBOURS = 2
"""Offices of other kecamatan, the nearest, where a UPTD may sit too."""


@dataclass(frozen=True)
class Office:
    """The office of one kecamatan: where it stands, how large it is, who belongs there."""

    building: str
    name: str
    zone: str
    net_m2: float
    known: bool
    units: tuple[Agency, ...]


def offices(kelurahan: Kelurahan, people: Sequence[int], roads: Roads) -> list[Office]:
    """Return the 18 offices with their four units each."""
    rows, kinds = read("choices/kecamatan"), read("choices/kecamatan_units")
    mine = {row["short"]: inside(row["kecamatan"], kelurahan, people) for row in rows}
    zone = {row["short"]: row["zone"] or _middle(mine[row["short"]], roads) for row in rows}
    count = {short: sum(n for _, n in zones) for short, zones in mine.items()}
    result = []
    for row in rows:
        short = row["short"]
        near = sorted((roads.from_place(zone[short], z), s) for s, z in zone.items() if s != short)
        others = [f"KEC-{s}" for _, s in near[:NEIGHBOURS]]
        part = count[short] / sum(people)
        units = tuple(_unit(kind, row, others, count[short], part) for kind in kinds)
        net = max(LEAST_OFFICE, up(SLACK * sum(u.area for u in units), 10.0))
        name = f"Kantor Camat {row['name']}"
        result.append(Office(f"KEC-{short}", name, zone[short], net, bool(row["zone"]), units))
    return result


def _unit(
    kind: Mapping[str, str], row: Mapping[str, str], others: list[str], count: int, part: float
) -> Agency:
    camat = kind["kind"] == "camat"
    all_staff = camat_staff() if camat else 18.0 * float(kind["staff"])
    staff = max(2, round(all_staff * part))
    share = float(kind["field_share"])
    rooms = float(kind["counter_m2"]), float(kind["special_m2"])
    own = f"KEC-{row['short']}"
    current = own if camat else row[kind["kind"]] or own
    places = (own,) if camat else tuple(dict.fromkeys([own, current, *others]))
    return Agency(
        agency=f"{kind['agency']}-{row['short']}",
        name=f"{kind['name']} {row['name']}",
        part_of=kind["part_of"],
        staff=staff,
        field_share=share,
        area=floor(staff * (1 - share), staff * share, *rooms),
        visitors=float(round(float(kind["visitors"]) * count / 100_000)),
        requires="",
        current=current,
        note=kind["note"],
        allowed=places,
        kecamatan=row["kecamatan"],
        meets=camat,
    )


def camat_staff() -> float:
    """Return staff of all 18 offices together: the pattern's kecamatan, scaled, a third of it."""
    rows = (row for row in read("facts/aceh_tengah") if row["level"] == "Kecamatan")
    return OFFICE_SHARE * scale() * sum(int(row["staff"]) for row in rows)


def inside(kecamatan: str, kelurahan: Kelurahan, people: Sequence[int]) -> list[tuple[str, int]]:
    """Return code and people of the kelurahan of a kecamatan."""
    return [
        (k["code"], n)
        for k, n in zip(kelurahan, people, strict=True)
        if k["kecamatan_code"] == kecamatan
    ]


def _middle(mine: Sequence[tuple[str, int]], roads: Roads) -> str:
    """Return the kelurahan that the people of a kecamatan reach in the fewest minutes."""
    return min((sum(n * roads.from_home(z, code) for z, n in mine), code) for code, _ in mine)[1]
