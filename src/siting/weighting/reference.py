"""Reference point: the plan that comes nearest to wished amounts, where the worst miss counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from siting.errors import Infeasible, NoPlan, OptionError
from siting.explore.likeness import counted
from siting.locale.terms import TERMS as WORDS
from siting.locale.terms import unit
from siting.locale.weighting import WEIGHTING
from siting.parts import Achievement, Model, Placement, Wish
from siting.problem import Problem
from siting.results import Result
from siting.solvers import exact
from siting.solvers.completion import complete
from siting.solvers.contract import Limits
from siting.solvers.outcome import Outcome
from siting.solving import evaluate, solve
from siting.termination import Proof
from siting.terms import OPERATING_COST, UNITS
from siting.weighting.alone import amount, capped, only
from siting.weighting.ranges import Ranges, ranges

SHOWN = 1e-6
"""A proven miss that is nearer to that of the plan than this is the same, as a part of the range."""


@dataclass(frozen=True, eq=False)
class ReferencePoint:
    """What was wished, and the plan that comes nearest.

    Attributes
    ----------
    wished, reached
        By term in its own unit; ``reached`` is audited.
    missed
        How far ``reached`` lies above the wish, as a part of the range of the term; below 0 where the
        wish is more than fulfilled.
    bound
        Proven: the largest miss of every plan is at least this; None where nothing was proved.
    ranges
        Whose widths the misses are measured by.
    result
        The plan, at the problem's own prices; without a bound, which belongs to another question.
    """

    wished: dict[str, float]
    reached: dict[str, float]
    missed: dict[str, float]
    bound: float | None
    ranges: Ranges
    result: Result

    @property
    def worst(self) -> float:
        """The largest miss, which is as small as can be."""
        return max(self.missed.values())

    @property
    def proved(self) -> bool:
        """Whether it is proved that the largest miss of no plan is smaller."""
        return self.bound is not None and self.worst - self.bound <= SHOWN * max(
            1.0, abs(self.worst)
        )

    def text(self, lang: str = "en") -> str:
        """Say each wish with what was reached, then what is proved, in ``lang`` (``en`` or ``id``)."""
        from siting.views.numbers import digits_for, number, percent

        lines = [WEIGHTING["wished"].say(lang)]
        for name, wished in self.wished.items():
            digits = digits_for([wished, self.reached[name]])
            said = {
                "label": WORDS[name].label,
                "unit": unit(UNITS[name], lang),
                "reached": number(self.reached[name], lang, digits),
                "wished": number(wished, lang, digits),
                "missed": percent(self.missed[name], lang, 1, sign=True),
            }
            lines.append(f"  {WEIGHTING['reached'].say(lang, **said)}")
        key = "worst" if self.proved else "worst unknown" if self.bound is None else "worst within"
        worst = percent(self.worst, lang, 1)
        bound = worst if self.proved else percent(self.bound, lang, 1)
        return "\n".join([*lines, WEIGHTING[key].say(lang, bound=bound, worst=worst)])

    def __repr__(self) -> str:
        return self.text()


def reference_point(
    problem: Problem,
    wished: Mapping[str, float],
    *,
    ranges: Ranges | None = None,
    seconds: float | None = None,
    gap: float = 0.0,
    seed: int = 0,
) -> ReferencePoint:
    """Find the plan whose amounts come nearest to wished ones, which may be out of reach or not.

    The largest miss is made as small as can be, each as a part of the range of its term; then the sum
    of the misses, without losing any of that. So no plan is better in all of the terms, and plans are
    found that no weights reach (achievement scalarising function: Wierzbicki 1980).

    Parameters
    ----------
    problem
        A city with prices and rules; all its hard rules hold. Prices do not matter for the choice.
    wished
        Amount by term, or ``operating_cost``, in its own unit.
    ranges
        Of these terms at least, as ``siting.ranges`` gives them; found first unless given.
    seconds, gap
        For each solve.
    seed
        Of the solver.

    Raises
    ------
    UnknownName
        If there is no such term.
    OptionError
        If nothing is wished, a wish is not a finite number, or ``ranges`` lacks a term.
    NoPlan
        If no plan keeps all hard rules, or none was found.
    """
    if not wished or not all(abs(value) < float("inf") for value in wished.values()):
        raise OptionError(WEIGHTING["wishes"], given=dict(wished))
    bare = only(problem, next(iter(wished)))
    for name in wished:
        _ = only(problem, name)
    shown = _ranges(problem, wished, ranges, seconds, gap)
    wide = {
        name: shown.worst[name] - shown.best[name] or max(1.0, abs(shown.best[name]))
        for name in wished
    }
    model = _aimed(replace(bare, prices=dict.fromkeys(bare.prices, 0.0)).model, wished, wide)
    outcome = _first(model, problem, Limits(seconds, gap, 1, seed))
    assert outcome.placement is not None
    place = complete(model, Placement(outcome.placement.place))
    worst = model.total(place)
    start = problem.about.plan(place)
    again = solve(
        _summed(problem, {n: wished[n] + worst * wide[n] for n in wished}, wide),
        seconds=seconds, gap=gap, seed=seed, start=start,
    )  # fmt: skip
    result = evaluate(problem, start if again.plan is None else again.plan)
    reached = {name: amount(result, name) for name in wished}
    missed = {name: (reached[name] - wished[name]) / wide[name] for name in wished}
    return ReferencePoint(dict(wished), reached, missed, outcome.bound, shown, result)


def _ranges(
    problem: Problem,
    wished: Mapping[str, float],
    given: Ranges | None,
    seconds: float | None,
    gap: float,
) -> Ranges:
    if given is None:
        return ranges(problem, list(wished), seconds=seconds, gap=gap)
    missing = [name for name in wished if name not in given.best]
    if missing:
        known = ", ".join(given.best)
        raise OptionError(WEIGHTING["not ranged"], names=", ".join(missing), known=known)
    return given


def _aimed(model: Model, wished: Mapping[str, float], wide: Mapping[str, float]) -> Model:
    """Return the model whose hard measures hold and whose total is the largest miss."""
    parts = {entry.measure.name: entry.measure.parts for entry in model.entries}
    wishes = []
    for name, value in wished.items():
        terms = OPERATING_COST if name == "operating_cost" else (name,)
        wishes.append(Wish(tuple(p for t in terms for p in parts[t]), value, wide[name]))
    return replace(counted(model, (), Achievement(tuple(wishes))), ties=model.ties)


def _first(model: Model, problem: Problem, limits: Limits) -> Outcome:
    """Make the largest miss as small as can be."""
    start = problem.about.start
    begin = None if start is None else problem.about.placement(start)
    outcome = exact.by_highs(model, limits, start=begin)
    if outcome.placement is None:
        none = outcome.termination.proof is Proof.INFEASIBLE
        raise Infeasible(WEIGHTING["none"]) if none else NoPlan(WEIGHTING["not found"])
    return outcome


def _summed(problem: Problem, limits: dict[str, float], wide: Mapping[str, float]) -> Problem:
    """Return the problem whose total is the sum of the misses, none of which exceeds its limit."""
    bare = only(problem, next(iter(limits)))
    prices = dict.fromkeys(bare.prices, 0.0)
    for name in limits:
        for term in OPERATING_COST if name == "operating_cost" else (name,):
            prices[term] += 1.0 / wide[name]
    return capped(replace(bare, prices=prices), limits)


__all__ = ["ReferencePoint", "reference_point"]
