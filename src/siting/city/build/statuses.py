"""Statuses: how many rows of each sheet are official, measured, assumed, synthetic."""

from __future__ import annotations

from collections import Counter

from siting.city.build.reader import Reader
from siting.city.city import Assumption
from siting.city.findings import closest
from siting.city.schema import STATUSES


def statuses(r: Reader) -> None:
    """Put the counts on record; a building's status is something else: its is ``provenance``."""
    for table in r.tables.sheets.values():
        for column in ("status", "provenance"):
            if column not in table.columns:
                continue
            if column == "status" and table.sheet in ("buildings", "parameters"):
                continue
            texts = r.texts(table, column)
            for status, count in Counter(t.casefold() for t in texts if t).items():
                values = {"count": count, "total": len(table), "status": status}
                r.assumptions.append(
                    Assumption(table.sheet, "", "rows_of_status", values, count, "", status)
                )
                if status not in STATUSES:
                    record = next(n for n, t in enumerate(texts) if (t or "").casefold() == status)
                    hint = closest(status, STATUSES)
                    r.note(table, "unknown_status", record, column, hint, value=status)
