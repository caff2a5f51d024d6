"""How many runs go side by side where nobody says: two, where that helps and harms nothing."""

from __future__ import annotations

import multiprocessing
import sys

from siting.problem import Problem
from siting.solvers.exact import SMALL


def usual_jobs(problem: Problem) -> int:
    """Return 2 where runs are long and new processes do not run the caller's script again, else 1.

    A new process imports the script that is being run, and a script without
    ``if __name__ == "__main__"`` would begin once more there; a notebook or a prompt has no script.
    """
    script = getattr(sys.modules["__main__"], "__file__", None)
    child = multiprocessing.parent_process() is not None
    return 2 if script is None and not child and worth_two(problem) else 1


def worth_two(problem: Problem) -> bool:
    """Return whether a run takes longer than a process takes to start."""
    return len(problem.model.items) * len(problem.model.places) > SMALL
