"""Branch: on which place, or else on which entry, the plans of a node are divided in two."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts.flat import Array
from siting.solvers.single.lagrange import SCALE, Prices
from siting.solvers.single.sites import FREE, Sites, place_of

SHARED = 0.02
"""A place or an entry used in a smaller part of the relaxed plans counts as decided."""

LEAST = 1e-6
"""Least rise of the bound that counts, as a part of the mean rise."""


@dataclass(frozen=True)
class Branch:
    """A place (and an entry, -1 = none), in which part of the relaxed plans it is, and whether it must be."""

    place: int
    entry: int
    share: float
    with_: bool = True


@dataclass(frozen=True, eq=False)
class Past:
    """How much the bound rose when a place was opened (row 0) or closed (row 1).

    Pseudo-costs (Bénichou et al. 1971): rises per part of the relaxed plans that had to change.
    """

    rise: Array  # (2, J)
    count: Array  # (2, J)

    @staticmethod
    def of(places: int) -> Past:
        """Return a past without anything in it."""
        return Past(np.zeros((2, places)), np.zeros((2, places)))

    def learn(self, branch: Branch | None, before: float, after: float) -> None:
        """Note by how much the bound rose."""
        if branch is not None and branch.entry < 0 and np.isfinite(after):
            changed = 1.0 - branch.share if branch.with_ else branch.share
            row = 0 if branch.with_ else 1
            self.rise[row, branch.place] += max(0.0, after - before) / max(changed, SHARED)
            self.count[row, branch.place] += 1

    def expected(self) -> Array:
        """Return the rise to expect from each place, shape (2, J); the mean where nothing is known."""
        known = self.count.sum(axis=1)
        mean = np.where(known > 0, self.rise.sum(axis=1) / np.maximum(known, 1), 1.0)[:, None]
        return (self.rise + mean) / (self.count + 1.0)


def chosen(sites: Sites, prices: Prices, past: Past) -> Branch | None:
    """Return what to branch on: places first; None if every item has one place left."""
    scale = prices.pace[SCALE]
    free = np.nonzero(sites.status == FREE)[0]
    often = np.clip(prices.often[free] / scale, 0.0, 1.0)
    split = np.minimum(often, 1.0 - often)
    if len(free) and split.max() > SHARED:
        rise = past.expected()[:, free] * np.stack([1.0 - often, often])
        worth = np.maximum(rise, LEAST * rise.mean()).prod(axis=0)
        k = int(np.where(split > SHARED, worth, -1.0).argmax())
        return Branch(int(free[k]), -1, float(often[k]))
    choices = np.bincount(sites.item, minlength=len(sites.size))[sites.item] > 1
    share = np.clip(prices.share / scale, 0.0, 1.0)
    split = np.where(choices, np.minimum(share, 1.0 - share), -1.0)
    if len(split) and split.max() > SHARED:
        e = int((split * (sites.size + 1e-9)[sites.item]).argmax())
    elif len(free):
        k = int(np.abs(prices.value[free]).argmin())
        return Branch(int(free[k]), -1, float(often[k]))
    elif choices.any():
        e = int(np.nonzero(choices)[0][0])
    else:
        return None
    return Branch(int(place_of(sites)[e]), e, float(share[e]))
