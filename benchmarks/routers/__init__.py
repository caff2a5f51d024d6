"""Routers: who is timed on street networks, one file each; each imports its library inside."""

from __future__ import annotations

from benchmarks.routers import igraph, networkx, pandana, routingkit, scipy, siting
from benchmarks.routers.contract import Prepare

ROUTERS: dict[str, Prepare] = {
    "scipy": scipy.prepare,
    "siting": siting.prepare,
    "networkx": networkx.prepare,
    "igraph": igraph.prepare,
    "pandana": pandana.prepare,
    "routingkit": routingkit.prepare,
}
"""The first is the base of all ratios; the library comes next, so that its peak of memory is seen."""
