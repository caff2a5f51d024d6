"""Wanted: which minutes somebody needs: people who travel, and rules that speak of minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.city import MIXED, MODES, WHO, Agencies, Modes, Pairs, RuleRow, Zones


@dataclass(frozen=True, eq=False)
class Wanted:
    """Needs of ``staff`` and of ``visitor``.

    Attributes
    ----------
    zones
        Whether anybody starts in each zone, each (Z,).
    pairs
        Whether anybody travels between buildings of different sites, or must be near or away.
    modes
        The modes that they use; ``mixed`` where their modes are not known.
    """

    zones: Mapping[str, BoolArray]
    pairs: Mapping[str, bool]
    modes: Mapping[str, tuple[str, ...]]


def wanted(
    agencies: Agencies,
    zones: Zones,
    visitors: Array,
    homes: Array,
    trips: Pairs,
    joint: Pairs,
    modes: Modes | None,
    rules: Sequence[RuleRow] = (),
) -> Wanted:
    """Return who starts where: with a share, or anybody if there are visitors and inhabitants.

    Rules that are not off need minutes too: ``Near`` and ``Away`` between buildings, ``Within``
    from where people live.
    """
    guests = agencies.visitors_per_day
    start = (visitors * guests[:, None]).sum(axis=0) > 0
    rules = [row for row in rules if row.level != "off"]
    return Wanted(
        {
            "staff": (homes * agencies.present[:, None]).sum(axis=0) > 0,
            "visitor": start
            | ((zones.population > 0) & bool((guests > 0).any()))
            | _lived_in(zones, rules),
        },
        {
            "staff": bool((trips.per_day > 0).any())
            or any(row.rule in ("Near", "Away") for row in rules),
            "visitor": bool((joint.per_day > 0).any()),
        },
        {who: _used(modes, w) for w, who in enumerate(WHO)},
    )


def _lived_in(zones: Zones, rules: Sequence[RuleRow]) -> BoolArray:
    """Say in which zones people live of whom a rule ``Within`` speaks for one agency. Shape (Z,)."""
    within = [row for row in rules if row.rule == "Within"]
    districts = {row.what for row in within if row.agency not in (None, "*")}
    spoken = [None in districts or district in districts for district in zones.district]
    return np.array(spoken, dtype=bool) & (zones.population > 0)


def _used(modes: Modes | None, w: int) -> tuple[str, ...]:
    if modes is None or not modes.known[w]:
        return (MIXED,)
    return tuple(mode for mode, share in zip(MODES, modes.share[w], strict=True) if share > 0)


def mixed_minutes(minutes: Mapping[str, Array], modes: Modes | None, w: int) -> Array:
    """Return minutes mixed by the modes of ``WHO[w]``, shape of ``minutes["mixed"]``."""
    if modes is None or not modes.known[w]:
        return minutes[MIXED]
    parts = [
        share * minutes.get(mode, minutes[MIXED])
        for mode, share in zip(MODES, modes.share[w], strict=True)
        if share > 0
    ]
    return np.asarray(sum(parts, np.zeros(minutes[MIXED].shape)))
