"""Read congestion: a table with a factor on speed for each class of street and hour."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from siting.city.arrays import Array, locked
from siting.city.csv_file import csv_grid
from siting.city.grid import Unreadable
from siting.network.build import refuse
from siting.network.congestion import HOURS, Congestion
from siting.network.draft import Ledger
from siting.network.element import Element
from siting.network.reading.records import number

COLUMNS = ("class", "hour", "factor")


def read_congestion(path: Path) -> Congestion:
    """Return the factors of a CSV file.

    Parameters
    ----------
    path
        Columns ``class`` (of street, ``*`` for all that are not named), ``hour`` (0 to 23) and
        ``factor`` (on the speed: 1 is free, 0.5 half as fast). Hours without a row are free.

    Raises
    ------
    DataError
        If the file, a column or a number is missing or cannot be meant.
    """
    ledger = Ledger(path.name)
    factors: dict[str, Array] = {}
    try:
        grid = csv_grid(path.read_bytes())
    except FileNotFoundError:
        ledger.say("error", "missing_path")
        refuse(ledger)
    except Unreadable as error:
        ledger.say("error", error.key, **error.values)
        refuse(ledger)
    headings = [heading.strip().casefold() for heading in grid.headings]
    missing = [name for name in COLUMNS if name not in headings]
    if missing:
        ledger.say(
            "error", "streets_columns", names=", ".join(missing), found=", ".join(grid.headings)
        )
        refuse(ledger)
    columns = (grid.columns[headings.index(name)] for name in COLUMNS)
    for row, kind, hour, factor in zip(grid.rows, *columns, strict=True):
        element = Element("row", row)
        at = number(hour, element, "hour", ledger)
        value = number(factor, element, "factor", ledger)
        if at not in range(HOURS) or not 0 < value <= 2:
            ledger.say("error", "congestion_row", element=element, hour=hour, factor=factor)
            continue
        factors.setdefault(str(kind or "*"), np.ones(HOURS))[int(at)] = value
    refuse(ledger)
    return Congestion({kind: locked(row) for kind, row in factors.items()}, path.name)
