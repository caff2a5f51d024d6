"""Best known values of the public sets, as published."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from benchmarks.instances.folder import folder


@dataclass(frozen=True)
class Known:
    """A published value, and whether it was proved optimal."""

    value: float
    proven: bool


def best_known() -> dict[tuple[str, str], Known]:
    """Return the published values by set and instance.

    Raises
    ------
    NoInstances
        If the folder of the public instances is not there.
    """
    with folder("best_known.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["set"], row["instance"]): Known(
                float(row["best_known"]), row["proven_optimal"].startswith("yes")
            )
            for row in csv.DictReader(file)
        }
