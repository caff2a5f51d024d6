"""Stored: the order of a street network's nodes, found again on disk by the topology."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from siting.network.engine.graph import Ints
from siting.network.engine.order import order_of
from siting.network.stored import key_of

FORMAT = 1
"""Counts up whenever orders get better."""


def stored_order(first: Ints, other: Ints, where: Path | None) -> Ints:
    """Return an order of the nodes, from a file if there is one; a new one is written to a file.

    The order is what takes long to find; all else follows from it. Any order gives the same
    times, so that a file can cost time but no truth. One that is damaged is replaced.

    Parameters
    ----------
    first, other
        Neighbours of each of n nodes.
    where
        Folder of the files; None keeps nothing. A folder that cannot be written keeps nothing.
    """
    if where is None:
        return order_of(first, other)
    file = where / f"{key_of(('order', FORMAT), (first, other))}.npy"
    order = _read(file, len(first) - 1)
    if order is None:
        order = order_of(first, other)
        _write(file, order)
    return order


def _read(file: Path, nodes: int) -> Ints | None:
    """Return the order in a file, None where there is no file or it holds no order."""
    try:
        order = np.load(file, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    same = order.shape == (nodes,) and order.dtype == np.int32
    return order if same and (np.sort(order) == np.arange(nodes)).all() else None


def _write(file: Path, order: Ints) -> None:
    """Write a file whole or not at all."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
            np.save(part, order)
        Path(part.name).replace(file)
    except OSError:
        return
