"""Ranges: best and worst of each term among plans, which weights cannot be read without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from siting.locale.terms import TERMS as WORDS
from siting.locale.terms import unit
from siting.locale.weighting import WEIGHTING
from siting.problem import Problem
from siting.results import Result
from siting.solving import solve
from siting.termination import GAP
from siting.terms import UNITS
from siting.weighting.alone import amount, capped, only


@dataclass(frozen=True, eq=False)
class Ranges:
    """Best and worst of each term.

    Attributes
    ----------
    best, worst
        By term, or ``operating_cost``, in its own unit. The worst is that of the plans shown, not of
        all plans (the nadir of a payoff table is an estimate from three terms on).
    results
        The plans that they come from.
    """

    best: dict[str, float]
    worst: dict[str, float]
    results: tuple[Result, ...]

    def text(self, lang: str = "en") -> str:
        """Say both ends of each range in ``lang`` (``en`` or ``id``)."""
        from siting.views.numbers import digits_for, number

        lines = [WEIGHTING["ranges"].say(lang)]
        for name, best in self.best.items():
            digits = digits_for([best, self.worst[name]])
            ends = {
                "best": number(best, lang, digits),
                "worst": number(self.worst[name], lang, digits),
            }
            words = {"label": WORDS[name].label, "unit": unit(UNITS[name], lang)}
            lines.append(f"  {WEIGHTING['range'].say(lang, **words, **ends)}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return self.text()


def ranges(
    problem: Problem,
    terms: Sequence[str],
    *,
    plans: Iterable[Result] | None = None,
    seconds: float | None = None,
    gap: float = GAP,
) -> Ranges:
    """Return best and worst of each term, from given results or from making each term least in turn.

    Each term is first made least alone, then kept there while the problem's own total is made least,
    so that no other end of a range is worse than it has to be (lexicographic payoff table: Mavrotas
    2009).

    Parameters
    ----------
    terms
        Names of terms, or ``operating_cost``.
    plans
        Results whose amounts span the ranges instead.
    seconds, gap
        For each of the two solves of a term.

    Raises
    ------
    UnknownName
        If there is no such term.
    NoPlan
        If no plan was found.
    """
    alone = [only(problem, name) for name in terms]
    shown = tuple(plans) if plans is not None else ()
    if plans is None:
        shown = tuple(
            _end(problem, one, name, seconds, gap) for name, one in zip(terms, alone, strict=True)
        )
    found = {name: [amount(result, name) for result in shown] for name in terms}
    best = {name: min(values) for name, values in found.items()}
    return Ranges(best, {name: max(values) for name, values in found.items()}, shown)


def _end(problem: Problem, alone: Problem, name: str, seconds: float | None, gap: float) -> Result:
    first = solve(alone, seconds=seconds, gap=gap)
    least = amount(first, name)
    again = solve(capped(problem, {name: least}), seconds=seconds, gap=gap, start=first.plan)
    return first if again.plan is None else again


__all__ = ["Ranges", "ranges"]
