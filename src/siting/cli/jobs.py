"""Jobs: how many runs go side by side where nobody says."""

from __future__ import annotations

from argparse import Namespace

from siting.problem import Problem
from siting.solvers.exact import SMALL


def jobs_for(args: Namespace, problem: Problem) -> int:
    """Return what was asked for, else 2 where runs take longer than a process takes to start."""
    if args.jobs is not None:
        return int(args.jobs)
    return 2 if len(problem.city.agencies) * len(problem.city.buildings) > SMALL else 1
