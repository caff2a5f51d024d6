"""Roads: what one mode travels on, its turns worked in, ready for an engine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import Array, BoolArray, IntArray
from siting.network.ends import Ends
from siting.network.engine import Router
from siting.network.groups import Groups
from siting.network.snap.doors import Doors
from siting.network.stored import folder
from siting.network.turning import Turned, turned
from siting.network.weights import NEVER

if TYPE_CHECKING:
    from siting.network.streets import Streets


@dataclass(frozen=True)
class Roads:
    """The arcs that a mode may use, R of them after turns.

    Attributes
    ----------
    tail, head
        Ends, int32, shape (R,).
    nodes
        How many nodes they join; the streets' own come first.
    of
        Arc of the streets that each stands for, shape (R,).
    extra
        Milliseconds that turning onto it takes, shape (R,).
    head_of
        Node at which one arrives by an arc of the streets, shape (A,).
    copies
        Roads that stand for each arc of the streets.
    """

    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    nodes: int
    of: IntArray
    extra: IntArray
    head_of: NDArray[np.int32]
    copies: Groups

    @cached_property
    def router(self) -> Router:
        """What finds times over the roads, and keeps what it built for it."""
        return Router(self.tail, self.head, self.nodes, folder())

    def weigh(self, ms: IntArray) -> IntArray:
        """Return the milliseconds of the roads from those of the streets' arcs, shape (R,)."""
        own = ms[self.of]
        return np.where(own < NEVER, np.minimum(own + self.extra, NEVER), NEVER)

    def exits(self, doors: Doors, ms: IntArray, walk: IntArray) -> Ends:
        """Return where points enter the roads and what it takes them; see ``entries``."""
        ahead = ms[doors.arc] - stops(doors, ms) + walk
        open_ = ms[doors.arc] < NEVER
        return Ends.of(
            len(doors.ptr) - 1, doors.point[open_], self.head_of[doors.arc[open_]], ahead[open_]
        )

    def entries(self, doors: Doors, ms: IntArray, walk: IntArray) -> Ends:
        """Return where the roads lead to points and what it takes from there.

        Parameters
        ----------
        doors
            Ways between points and streets.
        ms
            Milliseconds by arc of the streets, shape (A,).
        walk
            Milliseconds between door and street, shape (m,).
        """
        open_ = np.flatnonzero(ms[doors.arc] < NEVER)
        which, road = self.copies.members(doors.arc[open_])
        way = open_[which]
        behind = stops(doors, ms)[way] + walk[way] + self.extra[road]
        return Ends.of(len(doors.ptr) - 1, doors.point[way], self.tail[road], behind)


def roads(streets: Streets, mode: str, open_: BoolArray) -> Roads:
    """Return what a mode travels on.

    Parameters
    ----------
    streets
        Their bans and turns hold for vehicles only.
    mode
        ``car``, ``motorcycle`` or ``walk``.
    open_
        Arcs that it may use, shape (A,).
    """
    arcs = len(streets.tail)
    free = not (len(streets.bans) or streets.chains or streets.turns)
    if mode == "walk" or free:
        every = Turned(
            streets.tail, streets.head, len(streets.x), np.arange(arcs), np.zeros(arcs, np.int64)
        )
    else:
        every = turned(streets, open_, streets.turns)
    use = np.flatnonzero(open_[every.of])
    of = every.of[use]
    return Roads(
        every.tail[use],
        every.head[use],
        every.nodes,
        of,
        every.extra[use],
        every.head[:arcs],
        Groups.of(of, np.arange(len(of)), arcs),
    )


def stops(doors: Doors, ms: IntArray) -> IntArray:
    """Return the milliseconds from the start of each way's arc to its foot, shape (m,).

    What lies ahead is the arc's time less this, so both parts add up to the whole.
    """
    return np.rint(doors.part * ms[doors.arc]).astype(np.int64)


def walks(doors: Doors, kmh: float) -> IntArray:
    """Return the milliseconds between door and street, shape (m,)."""
    metres: Array = doors.walk
    return np.rint(metres * 3600.0 / kmh).astype(np.int64)
