"""Check coordinates: degrees or metres, lon and lat exchanged, two systems in one source."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray
from siting.locale.findings.network import UNITS
from siting.network.draft import Ledger
from siting.network.element import Element
from siting.network.plane import distances

FAR_DEGREES = 2.0
"""A node this far from the middle of all is elsewhere; one that is near when turned is turned."""

FLAT = 10.0
"""A network whose nodes lie within so many units each way is not in metres."""

APART = 10_000.0
"""Metres between degrees taken for metres, which lie around 0, and what truly is in metres."""

Called = Callable[[int], Element]


def is_metric(x: Array, y: Array, ends: tuple[IntArray, IntArray], length: Array) -> bool:
    """Guess whether coordinates are metres.

    They are where they lie beyond 180 and 90, unless the whole network is narrower than a house;
    and where the written lengths are those of a plane.

    Parameters
    ----------
    x, y
        Nodes, shape (N,).
    ends
        Positions of the nodes at both ends of each edge, shapes (E,) and (E,).
    length
        Written lengths, ``nan`` where there is none, shape (E,).
    """
    if not len(x):
        return False
    narrow = np.ptp(x) < FLAT and np.ptp(y) < FLAT
    if ((np.abs(x) > 180) | (np.abs(y) > 90)).any():
        inside = (np.abs(x) <= 180) & (np.abs(y) <= 90)
        return not narrow and bool(inside.mean() < 0.5)
    start, end = ends
    plane = np.hypot(x[end] - x[start], y[end] - y[start])
    known = np.isfinite(length) & (length > 0) & (plane > 0)
    if not known.any():
        return False
    ratio = float(np.median(length[known] / plane[known]))
    ground = distances(x[start], y[start], x[end], y[end])
    other = float(np.median(length[known] / np.maximum(ground[known], 1e-9)))
    return abs(np.log(ratio)) < abs(np.log(other)) and 0.5 < ratio < 5


def check_coordinates(ledger: Ledger, x: Array, y: Array, metric: bool, called: Called) -> None:
    """Report nodes whose coordinates cannot be meant.

    Parameters
    ----------
    ledger
        Takes the findings.
    x, y
        Nodes, shape (N,).
    metric
        Whether they are said or guessed to be metres.
    called
        What the source calls a node.
    """
    if not len(x):
        return
    inside = (np.abs(x) <= 180) & (np.abs(y) <= 90)
    if metric:
        if inside.all() and np.ptp(x) < FLAT and np.ptp(y) < FLAT:
            ledger.say("error", "streets_degrees", element=called(0), x=x[0], y=y[0])
        elif 0 < inside.sum() < len(x) and np.hypot(x, y)[~inside].min() > APART:
            _report(ledger, "streets_mixed", inside, x, y, called, other=UNITS["metres"])
        return
    turned = _turned(x, y)
    if turned.any():
        _report(ledger, "streets_swapped", turned, x, y, called)
    beyond = ~inside & ~turned
    if beyond.any():
        _report(ledger, "streets_mixed", beyond, x, y, called, other=UNITS["degrees"])


def _turned(x: Array, y: Array) -> BoolArray:
    """Say which nodes have lon and lat exchanged: all, or those that turned lie with the others."""
    possible = (np.abs(x) <= 90) & (np.abs(y) <= 180)
    if (possible & (np.abs(y) > 90)).mean() > 0.5:
        return possible
    east, north = float(np.median(x)), float(np.median(y))
    far = (np.abs(x - east) > FAR_DEGREES) | (np.abs(y - north) > FAR_DEGREES)
    return far & (np.abs(y - east) < FAR_DEGREES) & (np.abs(x - north) < FAR_DEGREES)


def _report(
    ledger: Ledger, key: str, wrong: BoolArray, x: Array, y: Array, called: Called, **more: object
) -> None:
    first = int(np.argmax(wrong))
    values = {"x": x[first], "y": y[first], "count": int(wrong.sum())}
    ledger.say("error", key, element=called(first), **values, **more)
