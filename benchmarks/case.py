"""A case: a named instance with the best value known of it; a suite: cases that answer one question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any, Protocol

from benchmarks.recount import Count

if TYPE_CHECKING:
    import siting
    from benchmarks.options import Options


class Instance(Protocol):
    """Data that can be stated as a problem, and whose plans can be recounted without it."""

    @property
    def size(self) -> str:
        """How large it is, in the words of the literature."""
        ...

    @property
    def items(self) -> int:
        """How many items have to be placed."""
        ...

    def problem(self) -> siting.Problem:
        """Return the problem to solve."""
        ...

    def before(self) -> siting.Problem | None:
        """Return the problem that is solved before the clock starts, if any."""
        ...

    def recount(self, places: list[int], split: Any = None) -> Count:
        """Recount a plan, given as the position of each item's place."""
        ...

    def changed(self, seed: int) -> tuple[Instance, float]:
        """Return it shuffled and in other units, and the factor that takes totals there."""
        ...


@dataclass(frozen=True)
class Case:
    """One instance of a suite.

    Attributes
    ----------
    name
        As the literature calls it.
    size
        How large it is.
    make
        Reads or draws the instance.
    best
        Best known total; None where only the bests of our own long runs are known.
    proven
        Whether ``best`` is proved optimal.
    floor
        A published lower bound on every total, for instance of a relaxation; None = none.
    """

    name: str
    size: str
    make: Callable[[], Instance]
    best: float | None = None
    proven: bool = False
    floor: float | None = None


def ready(case: Case, changed: int | None = None) -> tuple[Case, Instance]:
    """Return the case with its instance read; ``changed`` is the seed of a shuffle with other units."""
    instance = case.make()
    if changed is None:
        return case, instance
    other, factor = instance.changed(changed)
    best, floor = (None if value is None else value * factor for value in (case.best, case.floor))
    return replace(case, best=best, floor=floor), other


@dataclass(frozen=True)
class Suite:
    """Cases or measurements that answer one question.

    Attributes
    ----------
    name
        What it is called on the command line.
    question
        What it answers, in one sentence.
    sizes
        How many cases, and how large.
    needs
        What must be there beside the library; empty = nothing.
    cases
        Makes the cases; raises NoInstances where their files are missing.
    seconds
        Time limit of a run unless told otherwise.
    gap
        Relative gap at which a run may stop.
    peers
        Peers that have the model.
    first
        Seconds for the solve before the clock starts, where a case has one.
    measure
        Takes the place of the race between solvers: prints its own table and tells whether all
        answers were right.
    """

    name: str
    question: str
    sizes: str
    needs: str = ""
    cases: Callable[[], tuple[Case, ...]] = tuple
    seconds: float = 60.0
    gap: float = 0.0
    peers: tuple[str, ...] = ("highs-plain", "scip", "cpsat")
    first: float = 30.0
    measure: Callable[[Options], bool] | None = field(default=None)

    def chosen(self, pattern: str | None) -> tuple[Case, ...]:
        """Return the cases whose name matches the pattern (``*`` and ``?``), or all."""
        cases = self.cases()
        return tuple(case for case in cases if pattern is None or fnmatch(case.name, pattern))

    def case(self, name: str) -> Case:
        """Return the case of that name.

        Raises
        ------
        KeyError
            If there is none.
        """
        found = {case.name: case for case in self.cases()}
        return found[name]
