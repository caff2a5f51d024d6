"""Compile, value, evaluate, deltas and read at the sizes that matter; prints one table."""

from __future__ import annotations

import platform
import resource
import statistics
import tempfile
import time
from collections.abc import Callable

import siting as st


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median time of a few runs, after one that is not counted."""
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def rows() -> list[tuple[str, str, float, float]]:
    """Return (what, size, measured, target), all in milliseconds."""
    out = []
    for agencies, buildings, zones, lower in ((60, 30, 107, 200.0), (400, 150, 107, 3000.0)):
        city = st.generate(agencies=agencies, buildings=buildings, zones=zones, pairs=0.0)
        problem, size = st.Problem(city), f"{agencies} x {buildings}"

        def compiled(problem: st.Problem = problem) -> object:
            return problem.compile().program().arrays()

        out.append(("compile to arrays", size, seconds(compiled, 3) * 1e3, lower))
    city = st.generate(agencies=60, buildings=30)
    problem, size = st.Problem(city), "60 x 30"
    result = st.evaluate(problem, city.plans["today"])
    placement = problem.place(result.plan or {})
    total = problem.model.total(placement)
    assert abs(total - result.total) <= 1e-6 * abs(total), "model and audit differ: no times shown"
    out.append(
        ("value of a plan", size, seconds(lambda: problem.value(result.plan or {})) * 1e3, 5.0)
    )
    plain = st.Plan(dict(result.plan or {}))
    evaluated = seconds(lambda: st.evaluate(problem, plain))
    out.append(("evaluate with its audit", size, evaluated * 1e3, 100.0))
    state = problem.model.track(placement)
    item = iter(range(10**9))
    out.append(
        (
            "deltas of one agency",
            size,
            seconds(lambda: state.deltas(next(item) % 60), 60) * 1e3,
            1.0,
        )
    )
    large = st.generate(agencies=400, buildings=150, zones=5000)
    with tempfile.TemporaryDirectory() as folder:
        st.write(large, folder)
        out.append(
            (
                "read and check",
                "400 x 150, 5000 zones",
                seconds(lambda: st.read(folder), 1) * 1e3,
                5000.0,
            )
        )
    return out


def main() -> None:
    """Print the table, and the machine."""
    print(f"Python {platform.python_version()}, {platform.machine()}, siting {st.__version__}")
    print(f"{'work':28}{'size':26}{'ms':>10}{'target ms':>12}")
    for what, size, measured, target in rows():
        print(f"{what:28}{size:26}{measured:10.2f}{target:12.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the whole run: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
