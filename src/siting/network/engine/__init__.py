"""Engine: times between many points of a street network, by a customisable hierarchy."""

from __future__ import annotations

from siting.network.engine.day import matrices
from siting.network.engine.hierarchy import Hierarchy, hierarchy_of
from siting.network.engine.router import Router
from siting.network.engine.weighed import Weighed

__all__ = ["Hierarchy", "Router", "Weighed", "hierarchy_of", "matrices"]
