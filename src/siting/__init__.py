"""Public names only, each imported when first asked for, so that `import siting` is quick."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from siting import classic, compat, errors, network, views
    from siting.city.city import City, Plan
    from siting.city.findings import Finding
    from siting.city.generate import generate
    from siting.city.writers import write
    from siting.errors import (
        AuditError,
        DataError,
        Infeasible,
        NoPlan,
        OptionError,
        SitingError,
        SolverError,
        UnknownName,
    )
    from siting.euclidean import Euclidean
    from siting.exchange import ExchangeRates
    from siting.explain.binding import Bindings
    from siting.explain.compare import compare
    from siting.explain.comparison import Comparison
    from siting.explain.conflicts import conflicts
    from siting.explain.explanation import Why
    from siting.explain.price_of import Price, price_of
    from siting.explain.what_binds import what_binds
    from siting.explain.why import why
    from siting.explore.alternatives import Alternatives, alternatives
    from siting.explore.atlas import Atlas
    from siting.explore.charting import atlas
    from siting.explore.closest import closest
    from siting.explore.front import Pareto
    from siting.explore.pareto import pareto
    from siting.explore.runs import Sweep
    from siting.explore.sweep import sweep
    from siting.impasse import Conflicts
    from siting.problem import Problem
    from siting.reading import check, read
    from siting.results import Result
    from siting.rules import RULES
    from siting.rules.apart import Apart
    from siting.rules.away import Away
    from siting.rules.budget import Budget
    from siting.rules.cap import Cap
    from siting.rules.closed import Closed
    from siting.rules.desks import Desks
    from siting.rules.exclusive import Exclusive
    from siting.rules.floor_area import FloorArea
    from siting.rules.forbidden import Forbidden
    from siting.rules.max_moves import MaxMoves
    from siting.rules.minimum_use import MinimumUse
    from siting.rules.near import Near
    from siting.rules.number import AtLeast, AtMost
    from siting.rules.open import Open
    from siting.rules.parking_capacity import ParkingCapacity
    from siting.rules.pinned import Pinned
    from siting.rules.requires import Requires
    from siting.rules.reserve import Reserve
    from siting.rules.together import Together
    from siting.rules.within import Within
    from siting.runlog import Log
    from siting.solving import evaluate, solve
    from siting.termination import Proof, Stop
    from siting.terms import TERMS
    from siting.version import __version__
    from siting.weighting.elicited import Weighting, ahp, ranked, swing
    from siting.weighting.guards import guards
    from siting.weighting.lexicographic import lexicographic
    from siting.weighting.ranges import Ranges, ranges
    from siting.weighting.reference import ReferencePoint, reference_point
    from siting.weighting.targets import targets

# fmt: off
__all__ = [
    "Alternatives", "Apart", "AtLeast", "AtMost", "Atlas", "AuditError", "Away", "Bindings",
    "Budget", "Cap", "City", "Closed", "Comparison", "Conflicts", "DataError", "Desks",
    "Euclidean", "ExchangeRates", "Exclusive", "Finding", "FloorArea", "Forbidden", "Infeasible",
    "Log", "MaxMoves", "MinimumUse", "Near", "NoPlan", "Open", "OptionError", "Pareto",
    "ParkingCapacity", "Pinned", "Plan", "Price", "Problem", "Proof", "RULES", "Ranges",
    "ReferencePoint", "Requires", "Reserve", "Result", "SitingError", "SolverError", "Stop", "Sweep", "TERMS",
    "Together", "UnknownName", "Weighting", "Why", "Within", "__version__", "ahp", "alternatives",
    "atlas", "check", "classic", "closest", "compare", "compat", "conflicts", "errors",
    "evaluate", "generate", "guards", "lexicographic", "network", "pareto", "price_of", "ranges",
    "ranked", "read", "reference_point", "solve", "sweep", "swing", "targets", "views", "what_binds", "why", "write",
]

_HOMES = {
    "siting.city.city": "City Plan",
    "siting.city.findings": "Finding",
    "siting.city.generate": "generate",
    "siting.city.writers": "write",
    "siting.errors": "AuditError DataError Infeasible NoPlan OptionError SitingError SolverError"
                     " UnknownName",
    "siting.euclidean": "Euclidean",
    "siting.exchange": "ExchangeRates",
    "siting.explain.binding": "Bindings",
    "siting.explain.compare": "compare",
    "siting.explain.comparison": "Comparison",
    "siting.explain.conflicts": "conflicts",
    "siting.explain.explanation": "Why",
    "siting.explain.price_of": "Price price_of",
    "siting.explain.what_binds": "what_binds",
    "siting.explain.why": "why",
    "siting.explore.alternatives": "Alternatives alternatives",
    "siting.explore.atlas": "Atlas",
    "siting.explore.charting": "atlas",
    "siting.explore.closest": "closest",
    "siting.explore.front": "Pareto",
    "siting.explore.pareto": "pareto",
    "siting.explore.runs": "Sweep",
    "siting.explore.sweep": "sweep",
    "siting.impasse": "Conflicts",
    "siting.problem": "Problem",
    "siting.reading": "check read",
    "siting.results": "Result",
    "siting.rules": "RULES Apart AtLeast AtMost Away Budget Cap Closed Desks Exclusive FloorArea"
                    " Forbidden MaxMoves MinimumUse Near Open ParkingCapacity Pinned Requires"
                    " Reserve Together Within",
    "siting.runlog": "Log",
    "siting.solving": "evaluate solve",
    "siting.termination": "Proof Stop",
    "siting.terms": "TERMS",
    "siting.version": "__version__",
    "siting.weighting.elicited": "Weighting ahp ranked swing",
    "siting.weighting.guards": "guards",
    "siting.weighting.lexicographic": "lexicographic",
    "siting.weighting.ranges": "Ranges ranges",
    "siting.weighting.reference": "ReferencePoint reference_point",
    "siting.weighting.targets": "targets",
}
# fmt: on

_ROOMS = ("classic", "compat", "errors", "network", "views")
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name in _ROOMS:
        return import_module(f"siting.{name}")
    if name not in _HOME:
        raise AttributeError(f"module 'siting' has no attribute {name!r}")
    found: object = vars(import_module(_HOME[name]))[name]
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
