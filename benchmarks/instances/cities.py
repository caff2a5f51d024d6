"""Generated cities as instances: recounted by the library's audit, which shares no code with the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

import siting as st
from benchmarks import recount
from siting.city.city import Flow

Flows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, eq=False)
class Town:
    """A city by its seed, with prices changed, and what was solved before where that matters.

    Attributes
    ----------
    make
        Arguments of ``siting.generate``.
    weights
        Prices that differ from the city's own.
    times
        Factors on prices, after ``weights``.
    first
        Whether the city at its own prices is solved before the clock starts.
    shuffle
        Seed for the order of agencies and buildings; None = as generated.
    """

    make: Mapping[str, Any]
    weights: Mapping[str, float] = field(default_factory=dict)
    times: Mapping[str, float] = field(default_factory=dict)
    first: bool = False
    shuffle: int | None = None

    @property
    def size(self) -> str:
        """Agencies and buildings."""
        return f"{self.make['agencies']} x {self.make['buildings']}"

    @cached_property
    def city(self) -> st.City:
        """The city itself."""
        city = st.generate(**self.make)
        return city if self.shuffle is None else shuffled(city, self.shuffle)

    @property
    def items(self) -> int:
        """How many items have to be placed."""
        return len(self.city.agencies)

    def problem(self) -> st.Problem:
        """Return the problem at the changed prices."""
        base = st.Problem(self.city).with_(weights=self.weights)
        return base.with_(weights={name: base.prices[name] * by for name, by in self.times.items()})

    def before(self) -> st.Problem | None:
        """Return the problem at the city's own prices, or None where nothing was solved before."""
        return st.Problem(self.city).with_(weights=self.weights) if self.first else None

    def recount(self, places: list[int], split: Flows | None = None) -> recount.Count:
        """Recount a plan by the audit; without a split the best one is found for it first."""
        names = self.city.buildings.ids
        seats = {a: names[j] for a, j in zip(self.city.agencies.ids, places, strict=True)}
        flows = None if split is None else tuple(Flow(**flow) for flow in split)
        return recount.city(self.problem(), st.Plan(seats, flows))

    def changed(self, seed: int) -> tuple[Town, float]:
        """Return it with the rows of its tables shuffled; its units stay as they are."""
        return replace(self, shuffle=seed), 1.0


def shuffled(city: st.City, seed: int) -> st.City:
    """Return the same city with its agencies and buildings in another order."""
    rng = np.random.default_rng(seed)
    with TemporaryDirectory() as folder:
        st.write(city, folder)
        for sheet in ("agencies", "buildings"):
            path = Path(folder, f"{sheet}.csv")
            head, *rows = path.read_text("utf-8").splitlines(keepends=True)
            order = rng.permutation(len(rows)).tolist()
            path.write_text("".join([head, *(rows[k] for k in order)]), "utf-8")
        return st.read(folder)
