"""Jobs: how many runs go side by side on the command line where nobody says."""

from __future__ import annotations

from argparse import Namespace

from siting.explore.jobs import worth_two
from siting.problem import Problem


def jobs_for(args: Namespace, problem: Problem) -> int:
    """Return what was asked for, else 2 where runs take longer than a process takes to start."""
    if args.jobs is not None:
        return int(args.jobs)
    return 2 if worth_two(problem) else 1
