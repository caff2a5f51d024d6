"""Generalised quadratic assignment: the record, the reader of Lee and Ma's set, and larger draws."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import recount
from benchmarks.instances.words import Array

if TYPE_CHECKING:
    import siting


@dataclass(frozen=True, eq=False)
class Gqap:
    """Installation costs plus fee * flow * distance over ordered pairs, within the sites' space.

    Attributes
    ----------
    installation
        Shape (items, sites).
    flow
        Over ordered pairs, shape (items, items).
    distance
        Shape (sites, sites).
    need, available
        Shapes (items,) and (sites,).
    fee
        Price of a unit of flow over a unit of distance.
    """

    installation: Array
    flow: Array
    distance: Array
    need: Array
    available: Array
    fee: float

    @property
    def size(self) -> str:
        """Items and sites."""
        items, sites = self.installation.shape
        return f"{items} x {sites}"

    @property
    def items(self) -> int:
        """How many items have to be placed."""
        return len(self.need)

    def problem(self) -> siting.Problem:
        """Return it as a problem of the library."""
        from siting.classic import gqap

        return gqap(
            self.installation,
            flow=self.flow,
            distance=self.distance,
            need=self.need,
            available=self.available,
            fee=self.fee,
        )

    def before(self) -> None:
        """There is no earlier problem to start from."""

    def recount(self, places: list[int], split: object = None) -> recount.Count:
        """Recount a plan by plain loops."""
        return recount.gqap(
            self.installation,
            self.flow,
            self.distance,
            self.need,
            self.available,
            self.fee,
            places,
        )

    def changed(self, seed: int) -> tuple[Gqap, float]:
        """Return it with items and sites shuffled and units changed, and the factor of its totals."""
        rng = np.random.default_rng(seed)
        item, site = (rng.permutation(n) for n in self.installation.shape)
        money, way, amount = (round(10.0**power, 3) for power in rng.uniform(-2, 2, 3))
        other = Gqap(
            self.installation[np.ix_(item, site)] * money,
            self.flow[np.ix_(item, item)],
            self.distance[np.ix_(site, site)] * way,
            self.need[item] * amount,
            self.available[site] * amount,
            self.fee * money / way,
        )
        return other, money


def lee_ma(path: Path) -> Gqap:
    """Read an instance of Lee and Ma, stored as JSON."""
    data = json.loads(path.read_text("utf-8"))
    names = ("installation", "flow", "distance", "need", "available")
    arrays = {name: np.array(data[name], dtype=float) for name in names}
    one = Gqap(**arrays, fee=float(data["fee"]))
    if one.installation.shape != (data["items"], data["sites"]):
        raise ValueError(f"{path}: {one.size} is not what the head says")
    return one


def drawn(*, items: int, sites: int, tightness: float, seed: int) -> Gqap:
    """Draw an instance whose items fill ``tightness`` of the space, with a plan that fits.

    Half of the ordered pairs have a flow. The distances are those of points in a square of 100 x 100.
    """
    rng = np.random.default_rng((seed, items, sites))
    need = rng.integers(10, 101, items).astype(float)
    fits = rng.integers(0, sites, items)
    load = np.bincount(fits, need, minlength=sites)
    spare = need.sum() / tightness - need.sum()
    available = np.ceil(load + spare * rng.dirichlet(np.full(sites, 5.0)))
    point = rng.uniform(0, 100, (sites, 2))
    distance = np.rint(np.linalg.norm(point[:, None] - point[None], axis=2))
    flow = rng.integers(1, 21, (items, items)) * (rng.random((items, items)) < 0.5)
    np.fill_diagonal(flow, 0)
    installation = rng.integers(100, 5001, (items, sites)).astype(float)
    return Gqap(installation, flow.astype(float), distance, need, available, 1.0)
