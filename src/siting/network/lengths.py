"""Lengths of edges in metres: as written where that can be, else along their lines."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.locale.findings.network import UNITS
from siting.network.draft import SHOWN, Draft, Ledger
from siting.network.element import Element
from siting.network.plane import distances

LIKELY = {
    "degrees": (0.6e-5, 1.2e-5),
    "kilometres": (0.8e-3, 1.4e-3),
    "miles": (5.5e-4, 7.5e-4),
    "feet": (3.0, 3.6),
}
"""Ratio of a written length to the true one, from and to, by the unit that gives it away."""

SHORT = 0.5
"""A written length below this part of the straight line is a mistake somewhere."""


def metres(draft: Draft, ledger: Ledger) -> Array:
    """Return the lengths of a draft's edges, shape (E,), and report those that cannot be.

    Other units are an error, as is a length below zero. Zero is replaced by the line's length.
    """
    drawn = along_lines(draft)
    written = draft.length
    known = np.isfinite(written)
    good = known & (written > 0)
    if not _unit(draft, ledger, drawn, good):
        return drawn
    for position in np.flatnonzero(known & (written < 0))[:SHOWN].tolist():
        _say(ledger, "error", "streets_length", draft, position, drawn[position])
    empty = known & (written == 0) & (drawn > 0)
    for position in np.flatnonzero(empty)[:SHOWN].tolist():
        _say(ledger, "note", "streets_length", draft, position, drawn[position])
    wrong = (known & (written < 0)) | empty
    ledger.drop("lengths", wrong.sum(), 0.0, named(draft, wrong))
    return np.where(good, written, drawn)


def along_lines(draft: Draft) -> Array:
    """Return the lengths of lines in metres, shape (E,)."""
    x, y, ptr = draft.shape_x, draft.shape_y, draft.shape_ptr
    if not len(ptr) - 1:
        return np.zeros(0)
    piece = distances(x[:-1], y[:-1], x[1:], y[1:], draft.metric)
    total = np.concatenate(([0.0], np.cumsum(piece)))
    return np.asarray(total[ptr[1:] - 1] - total[ptr[:-1]])


def named(draft: Draft, which: BoolArray) -> list[Element]:
    """Return what the source calls the first few of some edges."""
    return [draft.called(element) for element in draft.element[which].tolist()]


def _unit(draft: Draft, ledger: Ledger, drawn: Array, good: BoolArray) -> bool:
    """Report lengths in another unit, and single ones shorter than a straight line."""
    able = good & (drawn > 1.0)
    if not able.any():
        return True
    ratio = draft.length[able] / drawn[able]
    middle = float(np.median(ratio))
    for unit, (low, high) in LIKELY.items():
        if low <= middle <= high:
            first = int(np.argmax(able))
            values = {"metres": drawn[first], "unit": UNITS[unit]}
            _say(ledger, "error", "streets_unit", draft, first, **values)
            return False
    x, y = draft.x, draft.y
    straight = distances(x[draft.start], y[draft.start], x[draft.end], y[draft.end], draft.metric)
    short = good & (straight > 1.0) & (draft.length < SHORT * straight)
    if short.any():
        first = int(np.argmax(short))
        values = {"metres": straight[first], "count": int(short.sum())}
        _say(ledger, "note", "streets_short", draft, first, **values)
    return True


def _say(
    ledger: Ledger,
    level: str,
    key: str,
    draft: Draft,
    position: int,
    metres: float = 0.0,
    **values: object,
) -> None:
    element = draft.called(int(draft.element[position]))
    length = draft.length[position]
    ledger.say(level, key, element=element, length=length, metres=metres, **values)
