"""Runs: what came of the cases of a sweep, as results and as the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from siting.errors import SitingError
from siting.explore.cases import Case
from siting.locale.explore import EXPLORE
from siting.results import Result


@dataclass(frozen=True, eq=False)
class Run:
    """One case and what came of it: a result, or what went wrong."""

    case: Case
    result: Result | None
    error: SitingError | None = None

    def row(self) -> dict[str, Any]:
        """Return the run as one line of a table: the case, the proof, then every amount."""
        out = dict(self.case.values)
        if self.result is None:
            return out | {"error": str(self.error)}
        result, proof = self.result, self.result.termination
        out |= {"proof": proof.proof.value, "stop": proof.stop.value, "bound": result.bound}
        if result.plan is None:
            return out
        amounts = {f"amount {line.name}": line.amount for line in result.lines}
        money = {"total": result.total, "gap": result.gap, "operating_cost": result.operating_cost}
        return out | money | amounts


@dataclass(frozen=True, eq=False)
class Sweep:
    """The runs in the order of the cases; fewer than cases where the sweep was stopped.

    Attributes
    ----------
    runs
        One a finished case, in order.
    cases
        How many were asked for.
    """

    runs: tuple[Run, ...]
    cases: int

    @property
    def complete(self) -> bool:
        """Whether every case was run."""
        return len(self.runs) == self.cases

    @property
    def results(self) -> tuple[Result | None, ...]:
        """The result of each run, None where it failed."""
        return tuple(run.result for run in self.runs)

    def rows(self) -> list[dict[str, Any]]:
        """Return one dictionary a run, all with the same keys: ready for a table of any library."""
        rows = [run.row() for run in self.runs]
        keys = dict.fromkeys(key for row in rows for key in row)
        return [{key: row.get(key) for key in keys} for row in rows]

    def __repr__(self) -> str:
        failed = sum(run.error is not None for run in self.runs)
        values = {"runs": len(self.runs), "cases": self.cases, "failed": failed}
        return EXPLORE["sweep"].say("en", **values)
