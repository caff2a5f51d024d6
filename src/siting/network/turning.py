"""Turning: bans and costs at junctions, as more nodes and arcs that any shortest path takes.

Arriving by an arc that may not go on everywhere, or pays for turning, one reaches a node of one's
own, from which copies of the allowed arcs lead on. All other junctions stay as they are, so a
city grows by its restricted and major junctions only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import Array, BoolArray, IntArray
from siting.network.chains import Copies, chained
from siting.network.groups import Groups
from siting.network.plane import Plane
from siting.network.streets import Streets
from siting.network.turns import Turns

STRAIGHT, ABOUT = 30.0, 150.0
"""Degrees below which a turn is straight on, and above which it is a turn about."""


@dataclass(frozen=True)
class Turned:
    """Streets with bans and costs worked in; A arcs of the streets, then X copies.

    Attributes
    ----------
    tail, head
        Ends of the arcs, shape (A + X,).
    nodes
        How many nodes there are now.
    of
        Arc that each is or copies, shape (A + X,).
    extra
        Milliseconds that turning onto a copy takes, 0 for the first A; shape (A + X,).
    """

    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    nodes: int
    of: IntArray
    extra: IntArray


def turned(streets: Streets, open_: BoolArray, turns: Turns | None) -> Turned:
    """Return the streets with their bans worked in, and what turning costs.

    Parameters
    ----------
    streets
        Their ``bans`` and ``chains`` are kept.
    open_
        Arcs that the mode may use at all, shape (A,); no other is copied.
    turns
        Seconds by kind of turn at major junctions; None charges nothing.
    """
    arcs, nodes = len(streets.tail), len(streets.x)
    split = np.zeros(arcs, dtype=bool)
    split[streets.bans[:, 0]] = True
    split[[chain[0] for chain in streets.chains]] = True
    if turns is not None:
        split |= _major(streets, turns)[streets.head]
    into = np.flatnonzero(split & open_)
    leaving = Groups.of(streets.tail, np.flatnonzero(open_), nodes)
    which, onto = leaving.members(streets.head[into])
    from_ = into[which]
    bans = streets.bans.astype(np.int64)
    allowed = ~np.isin(from_ * arcs + onto, bans[:, 0] * arcs + bans[:, 1])
    head = streets.head.astype(np.int32)
    head[into] = nodes + np.arange(len(into))
    copies = Copies(
        from_[allowed],
        onto[allowed],
        (nodes + which)[allowed],
        head[onto[allowed]].astype(np.int64),
    )
    total = nodes + len(into)
    if streets.chains:
        copies, total = chained(streets, leaving, head, copies, total)
    extra = np.zeros(arcs + len(copies.onto), dtype=np.int64)
    if turns is not None:
        extra[arcs:] = _milliseconds(streets, turns, copies.from_, copies.onto)
    return Turned(
        np.concatenate((streets.tail, copies.tail)).astype(np.int32),
        np.concatenate((head, copies.head)).astype(np.int32),
        total,
        np.concatenate((np.arange(arcs), copies.onto)),
        extra,
    )


def _major(streets: Streets, turns: Turns) -> BoolArray:
    """Return the junctions of three streets or more of which one is a major one, shape (N,)."""
    grand = np.array([kind.removesuffix("_link") in turns.at for kind in streets.kinds])
    nodes = len(streets.x)
    ends = np.concatenate((streets.tail, streets.head)).astype(np.int64)
    edge = np.concatenate((streets.edge, streets.edge)).astype(np.int64)
    meeting = np.unique(ends * len(streets.shape_ptr) + edge) // len(streets.shape_ptr)
    degree = np.bincount(meeting, minlength=nodes)
    touched = np.zeros(nodes, dtype=bool)
    large = grand[streets.kind]
    touched[streets.tail[large]] = touched[streets.head[large]] = True
    return np.asarray(touched & (degree >= 3))


def _milliseconds(streets: Streets, turns: Turns, into: IntArray, onto: IntArray) -> IntArray:
    """Return what turns cost; a junction that is no major one costs nothing, shape (n,)."""
    start, end = bearings(streets)
    angle = (start[onto] - end[into] + 180.0) % 360.0 - 180.0
    right = angle > 0
    across = right if turns.drive_on == "left" else ~right
    seconds = np.where(across, turns.across, turns.near)
    seconds = np.where(np.abs(angle) < STRAIGHT, turns.straight, seconds)
    seconds = np.where(np.abs(angle) > ABOUT, turns.about, seconds)
    seconds = np.where(_major(streets, turns)[streets.head[into]], seconds, 0.0)
    return np.rint(seconds * 1000.0).astype(np.int64)


def bearings(streets: Streets) -> tuple[Array, Array]:
    """Return the directions in which arcs start and end, degrees clockwise from north, (A,)."""
    x, y = Plane.over(streets.y, streets.metric).at(streets.shape_x, streets.shape_y)
    first, last = streets.shape_ptr[:-1][streets.edge], streets.shape_ptr[1:][streets.edge] - 1

    def towards(one: IntArray, other: IntArray) -> Array:
        return np.degrees(np.arctan2(x[other] - x[one], y[other] - y[one]))

    along = streets.along
    start = np.where(along, towards(first, first + 1), towards(last, last - 1))
    end = np.where(along, towards(last - 1, last), towards(first + 1, first))
    return start, end
