"""Streets: nodes, arcs, their shapes and what may drive or walk on them, as plain arrays."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import Array, IntArray, locked
from siting.network.congestion import Congestion
from siting.network.provenance import Provenance
from siting.network.speeds import Speeds
from siting.network.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx

    from siting.city.findings import Finding
    from siting.network.ground import Isochrone
    from siting.network.paths import Path
    from siting.network.snap.points import Where
    from siting.network.trips import Trip, Trips

_log = logging.getLogger(__name__)

Change = tuple[tuple[int, ...], float]
"""Names (positions in ``Streets.names``) and the factor on their speed; 0 closes them."""


def _no_water() -> Array:
    return locked(np.zeros((0, 4)))


@dataclass(frozen=True, eq=False)
class Streets:
    """A street network; N nodes, A arcs (one direction each), E edges (one line each).

    A two-way street is one edge with two arcs. All arrays are read-only.

    Attributes
    ----------
    x, y
        Nodes: longitude and latitude in degrees, or metres where ``metric``; shape (N,).
    node
        Labels of the nodes as the source writes them, shape (N,).
    tail, head
        Where an arc starts and ends, positions of nodes, int32, shape (A,).
    length
        Metres, shape (A,).
    kind, kinds
        Class of street: position in ``kinds``, int16, shape (A,).
    speed
        Speed written in the source, km/h; ``nan`` where the class decides; shape (A,).
    allowed
        Who may use the arc: bits of ``modes``, uint8, shape (A,).
    name, alias, names
        Name of the street, and of its bridge or its route number: positions in ``names``, where
        0 is the empty name; int32, shape (A,).
    edge, along
        Line that the arc follows, int32, and whether it runs as the line is drawn; shape (A,).
    shape_ptr, shape_x, shape_y
        Line e has the points ``shape_ptr[e]:shape_ptr[e + 1]``, its ends among them.
    metric
        Whether coordinates are metres on a plane.
    bans
        Turns that vehicles may not take: pairs (arc in, arc out), int32, shape (B, 2).
    chains
        Three arcs or more that vehicles may not take one after another, each a tuple.
    water
        Banks that no straight walk from a door may cross: x, y, x, y; shape (W, 4).
    speeds, congestion, turns
        Speeds by class; factors by class and hour; seconds for turning, None charges nothing.
    changes
        What ``without`` and ``slowed`` changed, in that order.
    provenance, findings
        Where the streets come from and what was dropped; what to know about the source.
    kept
        Indexes and hierarchies, built when first needed and shared by all views.
    """

    x: Array
    y: Array
    node: NDArray[Any]
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    length: Array
    kind: NDArray[np.int16]
    kinds: tuple[str, ...]
    speed: Array
    allowed: NDArray[np.uint8]
    name: NDArray[np.int32]
    alias: NDArray[np.int32]
    names: tuple[str, ...]
    edge: NDArray[np.int32]
    along: NDArray[np.bool_]
    shape_ptr: IntArray
    shape_x: Array
    shape_y: Array
    metric: bool
    bans: NDArray[np.int32]
    chains: tuple[tuple[int, ...], ...] = ()
    water: Array = field(default_factory=_no_water)
    speeds: Speeds = field(default_factory=Speeds)
    congestion: Congestion = field(default_factory=Congestion)
    turns: Turns | None = None
    changes: tuple[Change, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    findings: tuple[Finding, ...] = ()
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def __repr__(self) -> str:
        return (
            f"Streets({self.provenance.file!r}: {len(self.x):,} nodes, {len(self.tail):,} arcs, "
            f"{len(self.shape_ptr) - 1:,} edges)"
        )

    def __getstate__(self) -> dict[str, Any]:
        """Pickle the arrays alone; indexes and hierarchies are built again where they are needed."""
        names = {entry.name for entry in fields(self)}
        own = {name: value for name, value in vars(self).items() if name in names}
        return {**own, "kept": {}}

    def weights(self, mode: str = "car", hour: int | None = None) -> IntArray:
        """Return the milliseconds that each arc takes, ``NEVER`` where it is closed, shape (A,).

        Parameters
        ----------
        mode
            ``car``, ``motorcycle`` or ``walk``.
        hour
            Hour of the day, 0 to 23, for congestion; None means free streets.

        Raises
        ------
        UnknownName
            If there is no such mode.
        OptionError
            If there is no such hour.
        """
        from siting.network.weights import weights

        return weights(self, mode, hour)

    def minutes(
        self,
        origins: Where,
        targets: Where,
        mode: str = "car",
        hour: int | None = 8,
        *,
        trip: Trip = "there",
        most_m: float = 1000.0,
        farther: float = 3.0,
    ) -> Array:
        """Return minutes from door to door, ``inf`` where there is no way.

        A trip walks straight to a street, enters it where it gets there, and leaves it likewise;
        parts of edges count in part. ``trips`` says by name which points have no way.

        Parameters
        ----------
        origins, targets
            Rows of lon, lat (metres where ``metric``), shape (n, 2); a frame with columns ``lon``
            and ``lat``; coordinates by name; or labels of nodes.
        mode
            ``car``, ``motorcycle`` or ``walk``.
        hour
            Hour of the day, 0 to 23, for congestion; None means free streets.
        trip
            ``there`` from origins to targets, ``back`` from targets to origins, ``mean`` of both.
        most_m
            Longest walk between a door and a street in metres; a point farther off has no way.
        farther
            Streets around a door count up to so many times as far as the nearest, one in each
            quarter of the sky, so that a street across the river is not the only one; 1 takes the
            nearest street alone.

        Returns
        -------
        Minutes, shape (len(origins), len(targets)) whatever ``trip`` is.

        Raises
        ------
        UnknownName
            If there is no such mode or node.
        OptionError
            If the hour, the trip or the shape of points cannot be meant.
        """
        found = self.trips(origins, targets, mode, hour, trip=trip, most_m=most_m, farther=farther)
        for finding in found.findings:
            _log.warning("%s", finding)
        return found.minutes

    def trips(
        self,
        origins: Where,
        targets: Where,
        mode: str = "car",
        hour: int | None = 8,
        *,
        trip: Trip = "there",
        most_m: float = 1000.0,
        farther: float = 3.0,
    ) -> Trips:
        """Return minutes as ``minutes`` does, with the names and findings of the points."""
        from siting.network.trips import trips

        return trips(self, origins, targets, mode, hour, trip=trip, most_m=most_m, farther=farther)

    def paths(
        self,
        origins: Where,
        targets: Where,
        mode: str = "car",
        hour: int | None = 8,
        *,
        most_m: float = 1000.0,
        farther: float = 3.0,
    ) -> list[Path | None]:
        """Return the way from each origin to the target in the same place, None without a way.

        Each has its ``minutes``, the ``points`` to draw, its ``arcs`` and the ``names`` of streets.

        Parameters
        ----------
        origins, targets, mode, hour, most_m, farther
            As in ``minutes``; as many origins as targets.

        Raises
        ------
        OptionError
            If there are more of one than of the other.
        """
        from siting.network.paths import paths

        return paths(self, origins, targets, mode, hour, most_m, farther)

    def isochrones(
        self,
        where: Where,
        minutes: float | Sequence[float] = (15.0, 30.0),
        mode: str = "car",
        hour: int | None = 8,
        *,
        trip: Literal["there", "back"] = "there",
        around_m: float = 100.0,
    ) -> list[Isochrone]:
        """Return the ground within some minutes of each point; see ``network.isochrones``."""
        from siting.network.ground import isochrones

        return isochrones(self, where, minutes, mode, hour, trip=trip, around_m=around_m)

    def to_networkx(self, mode: str = "car", hour: int | None = 8) -> networkx.MultiDiGraph:
        """Return the arcs that are open to a mode as a graph that ``read`` takes back.

        Nodes carry ``x`` and ``y``; edges carry ``minutes``, ``length_m`` and ``name``, and besides
        ``highway``, ``speed_kmh`` where the source writes one, ``modes`` and ``geometry``. Their
        keys are the numbers of the edges here, so both directions of a street have the same, unless
        it is a loop. Turn restrictions have no place in such a graph.

        Raises
        ------
        UnknownName
            If there is no such mode.
        OptionError
            If there is no such hour.
        """
        from siting.network.export import to_networkx

        return to_networkx(self, mode, hour)

    def line(self, arc: int) -> Array:
        """Return the points that an arc runs through, in its direction, shape (n, 2)."""
        first, last = self.shape_ptr[self.edge[arc]], self.shape_ptr[self.edge[arc] + 1]
        points = np.column_stack((self.shape_x[first:last], self.shape_y[first:last]))
        return points if self.along[arc] else points[::-1]

    def without(self, name: str) -> Streets:
        """Return the streets with every arc of this name closed; arrays are shared.

        Raises
        ------
        UnknownName
            If no street or bridge is called so, or several are.
        """
        return self.slowed(name, 0.0)

    def slowed(self, name: str, factor: float) -> Streets:
        """Return the streets with the speed of this street or bridge times ``factor``.

        Raises
        ------
        UnknownName
            If no street or bridge is called so, or several are.
        OptionError
            If the factor is not a number of at least 0.
        """
        from siting.network.named import changed

        view = replace(self, changes=(*self.changes, changed(self, name, factor)))
        # any other change of a field begins with nothing kept; this one leaves the topology alone
        object.__setattr__(view, "kept", self.kept)
        return view

    @cached_property
    def position(self) -> dict[Any, int]:
        """Position of each node by its label."""
        return {label: n for n, label in enumerate(self.node.tolist())}

    @cached_property
    def arcs_of_name(self) -> dict[int, IntArray]:
        """Arcs that carry a name or an alias, by its position in ``names``."""
        from siting.network.named import arcs_by_name

        return arcs_by_name(self)
