"""Build: from a draft to streets, with everything dropped or doubtful on record."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray, locked
from siting.errors import DataError
from siting.network.component import largest
from siting.network.coordinates import check_coordinates
from siting.network.draft import SHOWN, Draft, Ledger
from siting.network.element import Element
from siting.network.lengths import metres, named
from siting.network.maxspeed import possible
from siting.network.merge import merged
from siting.network.modes import BITS, CAR, DRIVING
from siting.network.provenance import Provenance
from siting.network.restrictions import restricted
from siting.network.speeds import DRIVING_KMH, OTHER_KMH
from siting.network.streets import Streets

HALF = 0.5
"""A largest component with a smaller part of the streets than this deserves a note."""


def built(draft: Draft, ledger: Ledger, sha256: str = "") -> Streets:
    """Return the streets of a draft.

    Raises
    ------
    DataError
        If the draft holds errors, or no street at all.
    """
    check_coordinates(
        ledger, draft.x, draft.y, draft.metric, lambda n: Element("node", draft.node[n])
    )
    refuse(ledger)
    length = metres(draft, ledger)
    refuse(ledger)
    _check_speeds(draft, ledger)
    _check_kinds(draft, ledger)
    stays = merged(draft, length, ledger) & ~_closed(draft, length, ledger)
    if not stays.any():
        ledger.say("error", "streets_none")
        refuse(ledger)
    streets = _streets(draft, np.flatnonzero(stays), length, ledger)
    _report_islands(streets, ledger)
    return replace(
        streets,
        provenance=Provenance(ledger.file, sha256, tuple(ledger.dropped)),
        findings=tuple(ledger.findings),
    )


def refuse(ledger: Ledger) -> None:
    """Raise ``DataError`` with the errors of a ledger, if it holds any."""
    errors = [finding for finding in ledger.findings if finding.level == "error"]
    if errors:
        raise DataError(errors)


def _check_speeds(draft: Draft, ledger: Ledger) -> None:
    """Replace speeds that cannot be by ``nan``, and report them; ferries may be slow."""
    ways = (draft.speed_there, draft.speed_back)
    wrong = [np.array([not possible(speed) for speed in way.tolist()], dtype=bool) for way in ways]
    ferry = np.array([kind == "ferry" for kind in draft.kinds], dtype=bool)[draft.kind]
    wrong = [way & ~ferry for way in wrong]
    either = wrong[0] | wrong[1]
    if not either.any():
        return
    first = int(np.argmax(either))
    value = ways[0][first] if wrong[0][first] else ways[1][first]
    element = draft.called(int(draft.element[first]))
    ledger.say("note", "streets_speed", element=element, value=value, count=int(either.sum()))
    ledger.drop("speeds", either.sum(), 0.0, named(draft, either))
    for way, bad in zip(ways, wrong, strict=True):
        way[bad] = np.nan


def _check_kinds(draft: Draft, ledger: Ledger) -> None:
    """Note classes that vehicles use although no speed is known for them."""
    driven = ((draft.there | draft.back) & DRIVING) != 0
    unknown = driven & np.isnan(draft.speed_there) & np.isnan(draft.speed_back)
    bare = np.array([not kind for kind in draft.kinds], dtype=bool)[draft.kind] & unknown
    if bare.any():
        first = draft.called(int(draft.element[int(np.argmax(bare))]))
        values = {"element": first, "count": int(bare.sum()), "speed": OTHER_KMH}
        ledger.say("note", "streets_no_class", **values)
    used = [draft.kinds[n] for n in np.unique(draft.kind[unknown]).tolist()]
    strange = [kind for kind in used if kind and kind not in DRIVING_KMH]
    if strange:
        names = ", ".join(strange[:SHOWN]) + (" …" if len(strange) > SHOWN else "")
        ledger.say("note", "streets_class", names=names, speed=OTHER_KMH)


def _closed(draft: Draft, length: Array, ledger: Ledger) -> BoolArray:
    """Return the edges that nobody may use, shape (E,), and report them."""
    closed = (draft.there | draft.back) == 0
    ledger.drop("closed", closed.sum(), length[closed].sum() / 1000, named(draft, closed))
    return np.asarray(closed)


def _streets(draft: Draft, edges: IntArray, length: Array, ledger: Ledger) -> Streets:
    """Lay two arcs along each edge, those as drawn first, where anybody may use them."""
    used, ends = np.unique(
        np.concatenate((draft.start[edges], draft.end[edges])), return_inverse=True
    )
    start, end = ends[: len(edges)], ends[len(edges) :]
    there, back = draft.there[edges], draft.back[edges]
    forward, reverse = np.flatnonzero(there), np.flatnonzero(back)
    edge = np.concatenate((forward, reverse))
    of = edges[edge]
    ptr, points = _shapes(draft, edges)
    tail = np.concatenate((start[forward], end[reverse])).astype(np.int32)
    head = np.concatenate((end[forward], start[reverse])).astype(np.int32)
    place = np.full(len(draft.node), -1, dtype=np.int64)
    place[used] = np.arange(len(used))
    speed = np.concatenate((draft.speed_there[edges][forward], draft.speed_back[edges][reverse]))
    bans, chains = restricted(draft.turns, draft.element[of], tail, head, place, ledger)
    return Streets(
        x=locked(draft.x[used]),
        y=locked(draft.y[used]),
        node=locked(draft.node[used], draft.node.dtype),
        tail=locked(tail, np.int32),
        head=locked(head, np.int32),
        length=locked(length[of]),
        kind=locked(draft.kind[of], np.int16),
        kinds=draft.kinds,
        speed=locked(speed),
        allowed=locked(np.concatenate((there[forward], back[reverse])), np.uint8),
        name=locked(draft.name[of], np.int32),
        alias=locked(draft.alias[of], np.int32),
        names=draft.names,
        edge=locked(edge, np.int32),
        along=locked(np.arange(len(edge)) < len(forward), np.bool_),
        shape_ptr=locked(ptr, np.int64),
        shape_x=locked(draft.shape_x[points]),
        shape_y=locked(draft.shape_y[points]),
        metric=draft.metric,
        bans=locked(bans, np.int32),
        chains=chains,
        water=locked(draft.water),
    )


def _shapes(draft: Draft, edges: IntArray) -> tuple[IntArray, IntArray]:
    """Return the pointers of the lines that stay, and the positions of their points."""
    count = np.diff(draft.shape_ptr)[edges]
    ptr = np.concatenate(([0], np.cumsum(count)))
    points = np.arange(ptr[-1]) + np.repeat(draft.shape_ptr[:-1][edges] - ptr[:-1], count)
    return ptr, points


def _report_islands(streets: Streets, ledger: Ledger) -> None:
    """Report what hangs on the rest in one direction only, or not at all."""
    mode = "car" if (streets.allowed & CAR).any() else "walk"
    open_ = (streets.allowed & BITS[mode]) != 0
    inner = largest(streets.tail, streets.head, len(streets.x), open_)
    lost = open_ & ~inner
    names = sorted({streets.names[n] for n in streets.name[lost].tolist()} - {""})
    examples = [Element("name", name) for name in names]
    ledger.drop("islands", lost.sum(), streets.length[lost].sum() / 1000, examples)
    share = streets.length[inner].sum() / max(streets.length[open_].sum(), 1e-9)
    if share < HALF:
        ledger.say("note", "streets_component", share=float(share), mode=mode)
