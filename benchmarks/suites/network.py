"""Matrices over street networks: held against scipy's and networkx's first, clocks after."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch

import numpy as np

from benchmarks.case import Suite
from benchmarks.contract import Absent
from benchmarks.instances.folder import NoInstances
from benchmarks.instances.streets import Net, new_york, river
from benchmarks.options import Options
from benchmarks.routers import ROUTERS
from benchmarks.routers.contract import Nodes, Router, Times
from benchmarks.routers.siting import on_nodes
from siting.network.engine import hierarchy_of, matrices

NEVER = 2**29
HOURS = 24
NETS: dict[str, Callable[[], Net]] = {
    "new-york": new_york,
    "river-200k": lambda: river(450),
    "river-1m": lambda: river(1000),
}


@dataclass(frozen=True)
class Line:
    """One line of the table; the ratio is the base's seconds over these."""

    work: str
    who: str
    seconds: float | None = None
    ratio: float | None = None
    note: str = ""
    wrong: str = ""


@dataclass(frozen=True)
class Task:
    """200 sources and 5,000 targets; all times changed; two streets closed after that."""

    net: Net
    sources: Nodes
    targets: Nodes
    slower: Times
    closed: Nodes
    right: dict[str, tuple[float, Times]] = field(default_factory=dict)

    @property
    def shut(self) -> Times:
        """Milliseconds with the two streets closed."""
        out = self.slower.copy()
        out[self.closed] = NEVER
        return out


def task(net: Net, seed: int) -> Task:
    """Draw what everybody is asked."""
    rng = np.random.default_rng(seed)
    sources, targets = rng.integers(0, net.nodes, 200), rng.integers(0, net.nodes, 5000)
    slower = 2 * net.ms + rng.integers(0, 1000, len(net.ms))
    return Task(net, sources, targets, slower, rng.integers(0, len(net.ms), 2))


def race(asked: Task, names: tuple[str, ...]) -> Iterator[Line]:
    """Ask every router the same; the first one is the base, and what it finds is right."""
    for name in names:
        began = time.process_time()
        try:
            router = ROUTERS[name](asked.net)
        except Absent as absent:
            yield Line("ready", name, note=str(absent))
            continue
        took = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        yield Line("ready", name, took, note=f"peak so far {peak:.1f} GB")
        yield _matrix("matrix", name, router, asked)
        if router.weigh is not None and router.change is not None:
            yield Line("all weighed anew", name, _seconds(router.weigh, asked.slower))
            yield Line("two closed", name, _seconds(router.change, asked.closed, asked.shut))
            yield _matrix("matrix after that", name, router, asked)


def _seconds(work: Callable[..., object], *what: object) -> float:
    """Return the processor seconds of some work; on a machine in use, waiting does not count."""
    began = time.process_time()
    work(*what)
    return time.process_time() - began


def _matrix(work: str, name: str, router: Router, asked: Task) -> Line:
    """Time a matrix, the median of three if soon done, and hold it against the base's."""
    some, runs = asked.sources[: router.rows], list[float]()
    found = router.matrix(some[:1], asked.targets)
    while len(runs) < 3 and sum(runs) < 10.0:
        began = time.process_time()
        found = router.matrix(some, asked.targets)
        runs.append(time.process_time() - began)
    seconds = statistics.median(runs) * len(asked.sources) / len(some)
    base, right = asked.right.setdefault(work, (seconds, found))
    rows = min(len(found), len(right))
    off = np.abs(found[:rows] - right[:rows])
    wrong = f"{(off > 0).sum()} of {off.size} differ, by up to {off.max()} ms" if off.any() else ""
    scaled = "" if len(some) == len(asked.sources) else f"{len(some)} sources, scaled"
    return Line(work, name, seconds, base / seconds, scaled, wrong)


def day(asked: Task) -> Iterator[Line]:
    """Time a matrix for each hour, by one thread and by two, on the clock."""
    net = asked.net
    tree = hierarchy_of(net.tail, net.head, net.nodes)
    hours = net.ms * (100 + np.arange(HOURS))[:, None] // 100
    ends, clock, found = (on_nodes(asked.sources), on_nodes(asked.targets)), [], []
    for threads in (1, 2):
        began = time.perf_counter()
        found.append(matrices(tree, hours, *ends, threads=threads))
        clock.append(time.perf_counter() - began)
        wrong = "" if (found[0] == found[-1]).all() else "threads differ"
        yield Line(f"{HOURS} hours", f"siting x{threads}", clock[-1], None, "on the clock", wrong)
    yield Line("one thread over two", "siting", ratio=clock[0] / clock[1])


def measure(options: Options) -> bool:
    """Print the table; tell whether every answer was right."""
    peers = tuple(ROUTERS)[2:] if options.peers is None else options.peers
    right = True
    for name, make in NETS.items():
        if not fnmatch(name, options.only or "*"):
            continue
        try:
            asked = task(make(), options.seed)
        except NoInstances as missing:
            print(f"{name} skipped: {missing}")
            continue
        print(f"\n{name}: {asked.net.nodes:,} nodes, {len(asked.net.tail):,} arcs, 200 x 5,000")
        print(f"{'work':22}{'who':14}{'seconds':>10}{'ratio':>9}", flush=True)
        for part in (race(asked, ("scipy", "siting", *peers)), day(asked)):
            for line in part:
                print(shown(line), flush=True)
                right &= not line.wrong
    return right


def shown(line: Line, unit: float = 1.0) -> str:
    """Return a line, in as many units a second as told; a wrong answer has no times."""
    seconds = "" if line.seconds is None else f"{unit * line.seconds:.4f}"
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
    if line.wrong:
        return f"{line.work:22}{line.who:14}     WRONG: {line.wrong}"
    return f"{line.work:22}{line.who:14}{seconds:>10}{ratio:>9}  {line.note}".rstrip()


NETWORK = Suite(
    "network",
    "How soon are matrices over streets there, and again when times change or a street is closed?",
    "New York with 258,000 nodes, rivers with 200,000 and 1.0 million; 200 x 5,000",
    needs="SITING_NETWORKS for New York",
    measure=measure,
)
