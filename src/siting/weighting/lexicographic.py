"""Lexicographic: first this term, then the next without losing the first, then the problem's total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from siting.errors import OptionError
from siting.locale.terms import TERMS as WORDS
from siting.locale.terms import unit
from siting.locale.weighting import WEIGHTING
from siting.problem import Problem
from siting.results import Result
from siting.solving import solve
from siting.terms import UNITS
from siting.weighting.alone import amount, capped, only


@dataclass(frozen=True)
class Step:
    """One priority: the term, the least found with those before it kept, and the limit it then has.

    ``bound`` is a proven lower bound on that least.
    """

    name: str
    best: float
    bound: float | None
    limit: float


@dataclass(frozen=True, eq=False)
class Priorities:
    """What each priority reached, the problem with their limits, and its result."""

    steps: tuple[Step, ...]
    problem: Problem
    result: Result

    def text(self, lang: str = "en") -> str:
        """Say each priority, then what is proved of the result."""
        from siting.views.numbers import digits_for, number

        lines = []
        for k, step in enumerate(self.steps, start=1):
            digits = digits_for([step.best, step.limit])
            said = {
                "best": number(step.best, lang, digits),
                "limit": number(step.limit, lang, digits),
            }
            words = {"label": WORDS[step.name].label, "unit": unit(UNITS[step.name], lang)}
            lines.append(WEIGHTING["step"].say(lang, number=k, **words, **said))
        return "\n".join([*lines, self.result.proof_text(lang)])

    def __repr__(self) -> str:
        return self.text()


def lexicographic(
    problem: Problem,
    terms: Sequence[str],
    *,
    tolerances: Mapping[str, float] | None = None,
    seconds: float | None = None,
    gap: float = 0.0,
) -> Priorities:
    """Make terms least in order of priority, each within a tolerance of the least it can then be.

    Parameters
    ----------
    terms
        Names of terms, or ``operating_cost``, the first matters most. At the end the problem's own
        total is made least.
    tolerances
        By term, the part of its least amount that may be lost; 0.05 = 5 %, 0 unless given.
    seconds, gap
        For each solve.

    Raises
    ------
    OptionError
        If a term is named twice or none is, or a tolerance is negative or of no term.
    UnknownName
        If there is no such term.
    NoPlan
        If no plan was found.
    """
    if not isinstance(tolerances, Mapping | None):
        raise OptionError(WEIGHTING["by term"], given=tolerances)
    allowed = dict(tolerances or {})
    if not terms or len(set(terms)) != len(terms) or not set(allowed) <= set(terms):
        raise OptionError(WEIGHTING["repeated"], given=", ".join([*terms, *sorted(allowed)]))
    for name, value in allowed.items():
        if not 0 <= value < float("inf"):
            raise OptionError(WEIGHTING["tolerance"], name=name, value=value)
    steps: list[Step] = []
    limits: dict[str, float] = {}
    start: Result | None = None
    for name in terms:
        one = capped(only(problem, name), limits)
        start = solve(one, seconds=seconds, gap=gap, start=None if start is None else start.plan)
        best = amount(start, name)
        limits[name] = best + allowed.get(name, 0.0) * abs(best)
        steps.append(Step(name, best, start.bound, limits[name]))
    kept = capped(problem, limits)
    last = solve(kept, seconds=seconds, gap=gap, start=None if start is None else start.plan)
    return Priorities(tuple(steps), kept, last)


__all__ = ["Priorities", "Step", "lexicographic"]
