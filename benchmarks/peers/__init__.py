"""Peers, one file each; each imports its library inside, so that an absent one is only absent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.contract import Answer, Limits, Report
from benchmarks.peers import cpsat, highs, pbp, scip, spopt

if TYPE_CHECKING:
    from benchmarks.case import Instance

Prepare = Callable[["Instance", Limits, Report], Callable[[], Answer]]
"""Loads an instance and returns the run to be timed; raises Absent where the library is missing."""

PEERS: dict[str, Prepare] = {
    "highs-plain": highs.prepare,
    "scip": scip.prepare,
    "cpsat": cpsat.prepare,
    "spopt": spopt.prepare,
    "pbp": pbp.prepare,
}
