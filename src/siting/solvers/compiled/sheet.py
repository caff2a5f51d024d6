"""Sheet and State: the arrays of a model that never change, and those that follow the items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from siting.parts.flat import Array, Facet, Flat, IntArray

UNPLACED = -1
"""In ``State.place``: the item is in nobody's way."""


class Sheet(NamedTuple):
    """What a model costs, as arrays; letters as in ``parts.flat``: C channels, M meters, F facets, B blends.

    Entries of a place (its meters, its facets) stand together: those of place j are ``ptr[j]:ptr[j + 1]``.
    """

    parent: IntArray  # (C,) channel that a hinge pays into
    weight: Array  # (C,)
    limit: Array  # (C,)
    sign: Array  # (C,) 1 = above the limit counts, -1 = below
    constant: Array  # (C,)
    cost_channel: IntArray  # (N,)
    cost: Array  # (N, I, J)
    meter_channel: IntArray  # (M,)
    step_ptr: IntArray  # (M + 1,)
    step_limit: Array
    step_fixed: Array
    step_rate: Array
    meter_ptr: IntArray  # (J + 1,)
    meter: IntArray
    meter_vector: IntArray
    meter_base: Array
    vectors: Array  # (V, I)
    pair_ptr: IntArray  # (I + 1,)
    pair_other: IntArray
    pair_flow: Array
    pair_distance: IntArray
    pair_channel: IntArray
    distances: Array  # (D, J, J)
    blend_channel: IntArray  # (B,)
    blend_weight: Array  # (B,)
    blend_kind: IntArray  # (B,)
    blend_share: Array  # (B, I)
    blend_matrix: Array  # (B, J, Z)
    facet_channel: IntArray  # (F,)
    facet_streams: IntArray  # (F,)
    facet_first: IntArray  # (F,) where the facet's streams begin in ``brings``
    facet_ptr: IntArray  # (J + 1,)
    facet: IntArray
    facet_offset: IntArray
    brings: Array  # (I, sum of streams)


class State(NamedTuple):
    """Where the items are and what that costs, channel by channel; changed in place by the loops."""

    place: IntArray  # (I,)
    seated: IntArray  # (J,) number of items
    load: Array  # (M,)
    members: IntArray  # (M,)
    paid: Array  # (M,)
    value: Array  # (C,)
    blend: Array  # (B, Z)
    worth: Array  # (B,)
    loads: Array  # (F, slots * K)
    level: Array  # (F,)
    rows: IntArray  # (F,) rows in use of the three that follow
    slope: Array  # (F, R, slots * K)
    start: Array  # (F, R)
    plane: Array  # (F, R) each row at the loads


def sheet_of(flat: Flat) -> Sheet:
    """Return the arrays of a model's forms."""
    none = np.zeros(0)
    channels = len(flat.hinges) + 2
    meter_ptr, meter, meter_at = _by_place(flat.places, [m.places for m in flat.meters])
    facet_ptr, facet, facet_at = _by_place(flat.places, [f.places for f in flat.facets])
    offsets = [f.slot * f.brings.shape[1] for f in flat.facets]
    brings, first = _side_by_side([f.brings for f in flat.facets], flat.items)
    order = sorted(range(len(flat.pairs)), key=lambda k: flat.pairs[k][1])
    pairs = [flat.pairs[k] for k in order]
    zones = max((len(b.matrix) for b in flat.blends), default=0)
    matrices = np.zeros((len(flat.blends), flat.places, zones))
    for b, blend in enumerate(flat.blends):
        matrices[b, :, : len(blend.matrix)] = blend.matrix.T
    hinge = flat.hinges
    return Sheet(
        parent=_ints([0, 0, *(h.parent for h in hinge)]),
        weight=_floats([0.0, 0.0, *(h.weight for h in hinge)]),
        limit=_floats([0.0, 0.0, *(h.limit for h in hinge)]),
        sign=_floats([1.0, 1.0, *(-1.0 if h.below else 1.0 for h in hinge)]),
        constant=_floats([flat.constant.get(c, 0.0) for c in range(channels)]),
        cost_channel=_ints(list(flat.costs)),
        cost=np.array(list(flat.costs.values())).reshape(-1, flat.items, flat.places),
        meter_channel=_ints([m.channel for m in flat.meters]),
        step_ptr=_ints(np.cumsum([0, *(len(m.limit) for m in flat.meters)])),
        step_limit=np.concatenate([none, *(m.limit for m in flat.meters)]),
        step_fixed=np.concatenate([none, *(m.fixed for m in flat.meters)]),
        step_rate=np.concatenate([none, *(m.rate for m in flat.meters)]),
        meter_ptr=meter_ptr,
        meter=meter,
        meter_vector=_ints(np.concatenate([none, *(m.vector for m in flat.meters)]))[meter_at],
        meter_base=np.concatenate([none, *(m.base for m in flat.meters)])[meter_at],
        vectors=np.array(flat.vectors).reshape(-1, flat.items),
        pair_ptr=_ints(np.searchsorted([p[1] for p in pairs], np.arange(flat.items + 1))),
        pair_other=_ints([p[2] for p in pairs]),
        pair_flow=_floats([p[3] for p in pairs]),
        pair_distance=_ints([p[4] for p in pairs]),
        pair_channel=_ints([p[0] for p in pairs]),
        distances=np.array(flat.distances).reshape(-1, flat.places, flat.places),
        blend_channel=_ints([b.channel for b in flat.blends]),
        blend_weight=_floats([b.weight for b in flat.blends]),
        blend_kind=_ints([b.kind for b in flat.blends]),
        blend_share=np.array([b.share for b in flat.blends]).reshape(-1, flat.items),
        blend_matrix=matrices,
        facet_channel=_ints([f.channel for f in flat.facets]),
        facet_streams=_ints([f.brings.shape[1] for f in flat.facets]),
        facet_first=first,
        facet_ptr=facet_ptr,
        facet=facet,
        facet_offset=_ints(np.concatenate([none, *offsets]))[facet_at],
        brings=brings,
    )


def blank(sheet: Sheet, facets: Sequence[Facet]) -> State:
    """Return the state in which no item is placed."""
    items, places = len(sheet.pair_ptr) - 1, len(sheet.meter_ptr) - 1
    meters = len(sheet.meter_channel)
    blends, _, zones = sheet.blend_matrix.shape
    dims = max((f.slope.shape[1] for f in facets), default=0)
    room = max((len(f.start) + f.room for f in facets), default=0)
    slope, start = np.zeros((len(facets), room, dims)), np.zeros((len(facets), room))
    for f, facet in enumerate(facets):
        slope[f, : len(facet.start), : facet.slope.shape[1]] = facet.slope
        start[f, : len(facet.start)] = facet.start
    level = np.array([f.start.max(initial=-np.inf) for f in facets], dtype=float)
    value = sheet.constant.copy()
    np.add.at(value, sheet.facet_channel, level)
    return State(
        place=np.full(items, UNPLACED, dtype=np.int64),
        seated=np.zeros(places, dtype=np.int64),
        load=np.zeros(meters),
        members=np.zeros(meters, dtype=np.int64),
        paid=np.zeros(meters),
        value=value,
        blend=np.zeros((blends, zones)),
        worth=np.zeros(blends),
        loads=np.zeros((len(facets), dims)),
        level=level,
        rows=_ints([len(f.start) for f in facets]),
        slope=slope,
        start=start,
        plane=start.copy(),
    )


def _ints(values: ArrayLike) -> IntArray:
    return np.asarray(values, dtype=np.int64).reshape(-1)


def _floats(values: Sequence[float]) -> Array:
    return np.asarray(values, dtype=np.float64).reshape(-1)


def _by_place(places: int, rows: Sequence[IntArray]) -> tuple[IntArray, IntArray, IntArray]:
    """Sort rows, each a few places, by place.

    Returns
    -------
    Pointers by place (J + 1,), the number of the row at each entry, and where the entry stood among
    all rows put one after the other.
    """
    place = _ints(np.concatenate([np.zeros(0, dtype=np.int64), *rows]))
    number = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    order = np.argsort(place, kind="stable")
    ptr = np.searchsorted(place[order], np.arange(places + 1))
    return _ints(ptr), _ints(number[order]), _ints(order)


def _side_by_side(blocks: Sequence[Array], items: int) -> tuple[Array, IntArray]:
    """Return the blocks as one matrix, repeated ones once, and where each begins."""
    known: dict[bytes, int] = {}
    kept: list[Array] = [np.zeros((items, 0))]
    first, width = [], 0
    for block in blocks:
        key = block.tobytes()
        if key not in known:
            known[key] = width
            kept.append(block)
            width += block.shape[1]
        first.append(known[key])
    return np.ascontiguousarray(np.concatenate(kept, axis=1)), _ints(first)
