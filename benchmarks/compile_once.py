"""Compile a generated city to arrays in a process of its own, for its time and its peak memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 120.0
MEMORY = 12


@dataclass(frozen=True)
class Once:
    """Seconds of one compile, peak memory of the process in GB, and rows, columns and entries."""

    seconds: float
    gigabytes: float
    rows: int
    columns: int
    entries: int


def compile_apart(agencies: int, buildings: int, *, everything: bool, pairs: float) -> Once:
    """Compile in a new process; the first compile counts, as it does for a planner.

    Raises
    ------
    subprocess.SubprocessError
        If it takes more than ``PATIENCE`` seconds or ``MEMORY`` GB.
    """
    words = [str(agencies), str(buildings), str(int(everything)), str(pairs)]
    out = subprocess.run(
        [sys.executable, "-m", "benchmarks.compile_once", *words],
        cwd=Path(__file__).resolve().parent.parent,
        env=os.environ,
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    return Once(**json.loads(out.stdout))


def main() -> None:
    """Do it, and print the figures as JSON."""
    import siting as st

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY * 2**30, MEMORY * 2**30))
    agencies, buildings, everything = (int(word) for word in sys.argv[1:4])
    city = st.generate(
        agencies=agencies,
        buildings=buildings,
        everything=bool(everything),
        pairs=float(sys.argv[4]),
    )
    problem = st.Problem(city)
    began = time.perf_counter()
    arrays = problem.compile().program().arrays()
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    rows, columns = arrays.matrix.shape
    print(json.dumps(vars(Once(took, peak, rows, columns, arrays.matrix.nnz))))


if __name__ == "__main__":
    main()
