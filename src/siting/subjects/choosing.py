"""Sites that are chosen, each open or not, as the subject of a problem: who is served follows from that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from siting.city.city import Plan, RuleRow
from siting.errors import UnknownName
from siting.locale.classic import CLASSIC
from siting.parts import Array, Entry, Model, Placement, ShareCost
from siting.subjects.arrays import OfArrays
from siting.subjects.choices import CHOICES, OPEN, PLACES, divisible
from siting.subjects.near import nearest


@dataclass(frozen=True, eq=False)
class OfChoice(OfArrays):
    """Sites are the items, and open or closed is where they go.

    A plan names the open sites. That clients go to the nearest of them that may serve them, or which
    part of them each site serves, is worked out from the sites.
    """

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Its measures at their default prices."""
        return CHOICES[self.instance.kind](self.instance)

    def model(self, prices: Mapping[str, float], rows: Mapping[str, RuleRow]) -> Model:
        """Return its measures at these prices."""
        entries = self.at_prices(prices)
        shares = [p for e in entries for p in e.measure.parts if isinstance(p, ShareCost)]
        split = shares[0].serve if shares else None
        plain = divisible(self.instance, prices)
        stated = None if plain is None else (entries, plain)
        return Model(self.instance.places, PLACES, entries, split, stated=stated)

    def placement(self, plan: Mapping[Any, Any] | Iterable[Any]) -> Placement:
        """Return which sites are open: those that a plan lists as open, else those that clients go to.

        Raises
        ------
        UnknownName
            If a client or a site does not exist.
        """
        if isinstance(plan, Mapping):
            strange = [name for name in plan if name not in self.instance.item_index]
            if strange:
                raise UnknownName(CLASSIC["plan strange"], names=", ".join(map(str, strange)))
        place = np.zeros(len(self.instance.places), dtype=np.int64)
        place[self.instance.positions(_sites(plan))] = OPEN
        shares = plan.shares if isinstance(plan, Plan) else None
        return Placement(place, None if shares is None else self._flow(shares))

    def _flow(self, shares: Mapping[Any, Mapping[Any, float]]) -> Array:
        items, places = self.instance.item_index, self.instance.place_index
        flow = np.zeros((len(items), len(places)))
        for client, parts in shares.items():
            for site, part in parts.items():
                flow[items[client], places[site]] = part
        return flow

    def plan(self, placement: Placement, name: str = "") -> Plan:
        """Return the open sites, and who serves whom."""
        clients, sites = self.instance.items, self.instance.places
        at = np.nonzero(placement.place == OPEN)[0]
        opened = tuple(sites[j] for j in at.tolist())
        shares = None
        if placement.flow is not None and placement.flow.size:
            shares = self._shares(placement.flow)
            seats = {who: max(parts, key=lambda j: parts[j]) for who, parts in shares.items()}
        else:
            found = nearest(self.instance, at).tolist() if self.instance.items else []
            seats = {clients[i]: sites[j] for i, j in enumerate(found) if j >= 0}
        return Plan(seats, (), name, opened, shares)

    def _shares(self, flow: Array) -> dict[Any, dict[Any, float]]:
        """Return the parts of each client by site; clients that nobody serves are left out."""
        out: dict[Any, dict[Any, float]] = {}
        for i, j in zip(*np.nonzero(flow), strict=True):
            parts = out.setdefault(self.instance.items[i], {})
            parts[self.instance.places[j]] = float(flow[i, j])
        return out


def _sites(plan: Mapping[Any, Any] | Iterable[Any]) -> Iterable[Any]:
    if not isinstance(plan, Mapping):
        return plan
    listed = plan.opened if isinstance(plan, Plan) else None
    return dict.fromkeys(plan.values()) if listed is None else listed
