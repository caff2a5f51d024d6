"""pbp-pmedian: an exact p-median by reduced models and Benders' cuts."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.contract import Absent, Answer, Limits, Report
from benchmarks.instances.medians import Medians

if TYPE_CHECKING:
    from benchmarks.case import Instance


def prepare(instance: Instance, limits: Limits, report: Report) -> Callable[[], Answer]:
    """Take a p-median instance; the package wants sites in rows."""
    try:
        import pbp_pmedian
    except ImportError as error:
        raise Absent("pbp-pmedian is not installed") from error
    if not isinstance(instance, Medians):
        raise Absent("pbp-pmedian has no such model")
    cost, p = np.ascontiguousarray(instance.cost.T), instance.p

    def run() -> Answer:
        value, sites, _, status, engine = pbp_pmedian.solve(cost, p, time_limit=limits.seconds)
        name = f"pbp-pmedian {version('pbp-pmedian')} ({engine})"
        if sites is None or not len(sites):
            return Answer(None, None, None, f"status {status}", name)
        chosen = sorted(int(site) for site in sites)
        places = [chosen[int(k)] for k in np.argmin(cost[chosen], axis=0)]
        proved = status == 0
        total = float(value)
        return Answer(places, total, total if proved else None, f"status {status}", name)

    return run
