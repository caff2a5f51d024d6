"""The measures that several classics share: one with a price, one that must be 0, a capacity."""

from __future__ import annotations

import numpy as np

from siting.parts import Array, Entry, Excess, Load, Measure, Part


def priced(name: str, *parts: Part) -> Entry:
    """Return a measure at price 1."""
    return Entry(Measure(name, "", parts), price=1.0)


def hard(name: str, *parts: Part) -> Entry:
    """Return a measure that must be 0."""
    return Entry(Measure(name, "", parts), hard=True)


def within(need: Array, room: Array) -> Entry:
    """Return the hard measure ``capacity``: what is needed at each place beyond its room."""
    excess = Excess(room[:, None], np.ones((len(room), 1)))
    load = Load(need[:, None], np.arange(len(room)), excess)
    scale = float(need.mean())
    return Entry(Measure("capacity", "", (load,)), hard=True, scale=scale if scale > 0 else 1.0)
