"""Compile, value, evaluate, deltas and read at the sizes that matter; answers first, times after."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle

import siting as st
from benchmarks.case import Suite
from benchmarks.compile_once import compile_apart
from benchmarks.options import Options

AGREE = 1e-6

COMPILED = (
    (60, 30, False, 0.0, 0.2, None),
    (60, 30, True, 0.05, 0.5, None),
    (400, 150, False, 0.0, 3.0, 1.5),
    (400, 150, True, 0.0, 10.0, 3.0),
    (400, 150, True, 0.05, 10.0, 3.0),
)
"""Agencies, buildings, everything, share of the pairs with trips; seconds and GB allowed."""


@dataclass(frozen=True)
class Timing:
    """One line of the table; ``target`` in the unit of ``measured``."""

    work: str
    size: str
    measured: float
    target: float
    unit: str = "ms"
    wrong: str = ""


def median_ms(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median time of a few runs in ms, after one that is not counted."""
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1e3


def compiling() -> Iterator[Timing]:
    """Time the way from a city to arrays; the large one in a process of its own, for its memory."""
    for agencies, buildings, everything, pairs, target, most in COMPILED:
        size = f"{agencies} x {buildings}"
        if everything:
            size += f", all, pairs {100 * pairs:g}%"
        try:
            once = compile_apart(agencies, buildings, everything=everything, pairs=pairs)
        except subprocess.SubprocessError as error:
            yield Timing("compile to arrays", size, float("inf"), target * 1e3, wrong=str(error))
            continue
        yield Timing("compile to arrays", size, once.seconds * 1e3, target * 1e3)
        if most is not None:
            yield Timing("peak memory of that", size, once.gigabytes, most, "GB")


def using(*, everything: bool, value: float, deltas: float) -> Iterator[Timing]:
    """Time what a search and a person do with a compiled problem at 60 x 30."""
    size = "60 x 30" + (", all" if everything else "")
    city = st.generate(agencies=60, buildings=30, everything=everything)
    problem = st.Problem(city)
    result = st.evaluate(problem, city.plans["draft"])
    assert result.plan is not None
    placement = problem.place(result.plan)
    total, audited = problem.model.total(placement), result.audit.terms if result.audit else {}
    priced = sum(audited[name] * price for name, price in problem.prices.items() if price)
    priced += sum(line.priced for line in result.soft)
    off = max(abs(total - result.total), abs(total - priced)) > AGREE * abs(total)
    wrong = f"model {total:.10g}, audit {result.total:.10g}" if off else ""
    plan, bare = result.plan, st.Plan(dict(result.plan))
    yield Timing(
        "value of a plan", size, median_ms(lambda: problem.value(plan)), value, wrong=wrong
    )
    audit = median_ms(lambda: st.evaluate(problem, bare))
    yield Timing("evaluate with its audit", size, audit, 100.0, wrong=wrong)
    yield _deltas(problem, placement, size, deltas)


def _deltas(problem: st.Problem, placement: st.parts.Placement, size: str, target: float) -> Timing:
    """Time the deltas of one agency, after holding them against a second look from elsewhere."""
    state, items = problem.model.track(placement), len(problem.model.items)
    before = (state.violation, state.total)
    to = int((placement.place[0] + 1) % len(problem.model.places))
    promised = [float(change[to]) for change in state.deltas(0)]
    state.move(0, to)
    got = [state.violation - before[0], state.total - before[1]]
    state.move(0, int(placement.place[0]))
    far = max(abs(a - b) for a, b in zip(promised, got, strict=True)) > AGREE * abs(before[1])
    wrong = f"promised {promised}, moved {got}" if far else ""
    item = cycle(range(items))
    took = median_ms(lambda: state.deltas(next(item)), items)
    return Timing("deltas of one agency", size, took, target, wrong=wrong)


def reading() -> Iterator[Timing]:
    """Time reading and checking the tables of a large city."""
    large = st.generate(agencies=400, buildings=150, zones=5000)
    with tempfile.TemporaryDirectory() as folder:
        st.write(large, folder)
        again = st.read(folder)
        same = again.agencies.ids == large.agencies.ids
        wrong = "" if same else "other agencies came back"
        took = median_ms(lambda: st.read(folder), 1)
    yield Timing("read and check", "400 x 150, 5000 zones", took, 5000.0, wrong=wrong)


def explaining() -> Iterator[Timing]:
    """Time the frozen price of a wish, held against the audit, and conflicts, held against the repairs' audit."""
    size = "45 x 25, all"
    city = st.generate(agencies=45, buildings=25, everything=True)
    problem = st.Problem(city)
    result = st.evaluate(problem, city.plans["draft"])
    plan = dict(result.plan or {})
    agency = city.agencies.ids[0]
    one = st.why(result, agency, not_at=plan[agency], seconds=0).frozen[0]
    after = st.evaluate(problem, {**plan, agency: one.building}).total
    off = abs(after - result.total - one.extra) > AGREE * abs(after)
    wrong = f"promised {one.extra:.10g}, audit {after - result.total:.10g}" if off else ""
    who = cycle(city.agencies.ids)

    def ask() -> None:
        agency = next(who)
        st.why(result, agency, not_at=plan[agency], seconds=0)

    yield Timing("why, others frozen", size, median_ms(ask, len(plan)), 50.0, wrong=wrong)
    audit = result.audit
    spent = 0.05 * audit.one_off if audit else 0.0
    pins = [st.Pinned(agency, city.buildings.ids[k]) for k in (0, 1)]
    for name, rules in (("budget", [st.Budget(spent)]), ("two pins", pins)):
        began = time.perf_counter()
        found = st.conflicts(problem.with_(rules=rules), seconds=60.0)
        took = time.perf_counter() - began
        sure = found.sets and found.repairs and all(one.minimal for one in found.sets)
        wrong = "" if sure else "no minimal set with a repair"
        yield Timing(f"conflicts, {name}", size, took, 60.0, "s", wrong=wrong)


def measure(options: Options) -> bool:
    """Print the table; tell whether every answer was right."""
    print(f"{'work':26}{'size':30}{'measured':>12}{'target':>10}")
    right = True
    for part in (
        compiling(),
        using(everything=False, value=5.0, deltas=1.0),
        using(everything=True, value=10.0, deltas=3.0),
        reading(),
        explaining(),
    ):
        for line in part:
            shown = f"{line.measured:9.2f} {line.unit}" if not line.wrong else "WRONG"
            late = "  missed" if line.measured > line.target and not line.wrong else ""
            print(
                f"{line.work:26}{line.size:30}{shown:>12}{line.target:10g}{late}  {line.wrong}",
                flush=True,
            )
            right &= not line.wrong
    return right


SPEED = Suite(
    "speed",
    "Do compiling, valuing, auditing, looking one move ahead and reading keep their times?",
    "60 x 30 and 400 x 150, with and without everything",
    measure=measure,
)
