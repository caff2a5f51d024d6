"""Parking hour by hour: the rows behind the parking figure and tables."""

from __future__ import annotations

from dataclasses import dataclass

from siting.results import Result

VEHICLES = ("car", "motorcycle")


@dataclass(frozen=True)
class LotHour:
    """One lot, class and slot, as the audit counts it."""

    lot: str
    vehicle: str
    slot: str
    demand: float
    spaces: float
    shortage: float


@dataclass(frozen=True)
class SlotSum:
    """One slot and class over all lots of the plan."""

    slot: str
    vehicle: str
    demand: float
    spaces: float
    shortage: float


def parking(result: Result, most: int | None = None) -> tuple[tuple[LotHour, ...], ...]:
    """Hours of each lot, the lots that are shortest of space first, then the fullest.

    ``most`` limits the number of lots. Lots where nobody parks are left out.
    """
    by_lot: dict[str, list[LotHour]] = {}
    for p in () if result.audit is None else result.audit.parking:
        row = LotHour(p.lot, p.vehicle, p.slot, p.demand, p.spaces, p.shortage)
        by_lot.setdefault(p.lot, []).append(row)

    def emptiness(rows: list[LotHour]) -> tuple[float, float, str]:
        short = sum(max(r.shortage for r in rows if r.vehicle == v) for v in VEHICLES)
        full = max((r.demand / r.spaces for r in rows if r.spaces > 0), default=0.0)
        return -short, -full, rows[0].lot

    parked = [rows for rows in by_lot.values() if any(row.demand > 0 for row in rows)]
    return tuple(tuple(rows) for rows in sorted(parked, key=emptiness)[:most])


def slots(result: Result) -> tuple[SlotSum, ...]:
    """Demand, spaces and shortage of all lots of the plan together, by slot and class."""
    sums: dict[tuple[str, str], list[float]] = {}
    for lot in parking(result):
        for row in lot:
            entry = sums.setdefault((row.slot, row.vehicle), [0.0, 0.0, 0.0])
            for k, value in enumerate((row.demand, row.spaces, row.shortage)):
                entry[k] += value
    return tuple(SlotSum(slot, vehicle, *entry) for (slot, vehicle), entry in sums.items())


def worst_slot(result: Result, vehicle: str) -> SlotSum | None:
    """Return the slot in which the most vehicles of a class find no space; None if not counted."""
    rows = [row for row in slots(result) if row.vehicle == vehicle]
    return max(rows, key=lambda row: (row.shortage, row.demand), default=None)


def worst_shortage(result: Result, vehicle: str) -> float | None:
    """Vehicles of a class without a space in their worst slot, all lots together."""
    worst = worst_slot(result, vehicle)
    return None if worst is None else worst.shortage
