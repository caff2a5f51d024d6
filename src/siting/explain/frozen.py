"""Frozen: what it costs that one agency goes elsewhere while everybody else stays where they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from siting.explain.records import Frozen
from siting.explain.standing import Standing

FEW = 3
"""Buildings that are counted exactly, with the split of vehicles, where a wish leaves a choice."""


def frozen(standing: Standing, item: int, wanted: Sequence[int]) -> tuple[Frozen, ...]:
    """Return the best of the wanted places for an item, the fewest broken rules first, then the cheapest.

    All places are compared by trackers, which do not see splits of flows; the best ``FEW`` of them
    are then counted exactly.

    Parameters
    ----------
    standing
        The plan at rest.
    item
        Position of the agency.
    wanted
        Positions of the places that would do.
    """
    here = int(standing.place.place[item])
    places = [j for j in wanted if j != here]
    if len(places) > FEW:
        violation, total = standing.state.deltas(item)
        rough = np.lexsort((total[places], np.round(violation[places], 9)))
        places = [places[k] for k in rough[:FEW]]
    found = [_at(standing, item, j) for j in places]
    return tuple(sorted(found, key=lambda one: (_weight(standing, one), one.extra)))


def _at(standing: Standing, item: int, to: int) -> Frozen:
    plan = standing.moved({item: to})
    after = standing.model.values(plan)
    return Frozen(
        building=standing.model.places[to],
        extra=standing.total(after) - standing.total(standing.values),
        broken=standing.broken(plan, after),
        differences=standing.differences(after),
    )


def _weight(standing: Standing, one: Frozen) -> float:
    """Return how far the rules are broken, each in its scale."""
    scale = {entry.measure.name: entry.scale for entry in standing.model.entries}
    return round(sum(v.amount / scale[v.name] for v in one.broken), 6)
