"""Fork: two halves of what is left to prove: an item sits in one block, or in none of its places.

A plan of the whole lies in one of the halves, so the lower of their bounds is a bound of the whole.
The item is one that the master divides; of a few, the one whose halves cost most (strong branching;
Achterberg, Koch, Martin 2005).
"""

from __future__ import annotations

import numpy as np

from siting.solvers.board import Board
from siting.solvers.columns.climb import Climb

DIVIDED = 0.02
"""Part of an item in a block, and out of it, from which on it is divided."""

TRIED = 8
"""Items and blocks, those divided most evenly, whose halves are looked at."""

TRYING = 1.0
"""Seconds after which no more halves are looked at."""

WIDE = 1.0
"""Half the width of the box of duals where halves are looked at, see ``Box``."""


def forked(leaf: Climb, board: Board) -> list[Climb]:
    """Return the two halves of a leaf, none if its master divides no item."""
    columns = leaf.master.columns[: len(leaf.parts)]
    if not columns:
        return []
    owner = np.array([block for block, _ in columns])
    ends = np.array([len(leaf.pricers[block].block.places) for block in owner])
    sits = np.stack([column.takes for _, column in columns]) < ends[:, None]
    part = np.zeros(leaf.barred.shape)
    np.add.at(part, owner, sits * leaf.parts[:, None])
    uneven = np.abs(part - 0.5).ravel()
    tried = np.argsort(uneven, kind="stable")[:TRIED]
    divided = np.unravel_index(tried[uneven[tried] < 0.5 - DIVIDED], part.shape)
    leaf.master.trust(leaf.trusted, WIDE * leaf.blocks.typical(leaf.trusted))
    best, chosen, until = -np.inf, list[Climb](), board.seconds + TRYING
    for block, item in zip(*divided, strict=True):
        if chosen and board.seconds >= until:
            break
        here = owner == block
        gain = min(
            leaf.master.without(np.nonzero(sits[:, item] & side)[0], board.left)
            for side in (here, ~here)
        )
        if gain > best:
            best, chosen = gain, _halves(leaf, int(block), int(item))
    return chosen


def _halves(leaf: Climb, block: int, item: int) -> list[Climb]:
    out, into = np.zeros_like(leaf.barred), np.zeros_like(leaf.barred)
    out[block, item] = True
    into[:, item] = True
    into[block, item] = False
    return [leaf.half(out), leaf.half(into)]
