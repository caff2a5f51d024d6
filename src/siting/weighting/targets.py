"""Targets: terms stay within wished amounts, or as near to them as any plan comes, then cheapest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from siting.errors import OptionError
from siting.locale.terms import TERMS as WORDS
from siting.locale.terms import unit
from siting.locale.weighting import WEIGHTING
from siting.problem import Problem
from siting.results import Result
from siting.rules import Cap
from siting.solving import solve
from siting.termination import FEASIBLE
from siting.terms import UNITS
from siting.weighting.alone import amount, capped, only


@dataclass(frozen=True, eq=False)
class Targets:
    """Wished and nearest amounts, the problem that keeps the nearest, and its result.

    Attributes
    ----------
    wished, nearest
        By term in its own unit; equal where the target can be met.
    problem
        With a Cap at each nearest amount.
    result
        The cheapest plan within them.
    proved
        Whether it is proved that the targets are met, or that nothing comes nearer.
    """

    wished: dict[str, float]
    nearest: dict[str, float]
    problem: Problem
    result: Result
    proved: bool

    @property
    def met(self) -> bool:
        """Whether all targets are met."""
        return self.nearest == self.wished

    def text(self, lang: str = "en") -> str:
        """Say which targets are missed and by how much, then what is proved of the result."""
        from siting.views.numbers import digits_for, number

        lines = [WEIGHTING["met" if self.met else "missed"].say(lang)]
        for name, wished in self.wished.items():
            if self.nearest[name] != wished:
                digits = digits_for([wished, self.nearest[name]])
                said = {
                    "label": WORDS[name].label,
                    "unit": unit(UNITS[name], lang),
                    "reached": number(self.nearest[name], lang, digits),
                    "wished": number(wished, lang, digits),
                }
                lines.append(f"  {WEIGHTING['nearest'].say(lang, **said)}")
        return "\n".join([*lines, self.result.proof_text(lang)])

    def __repr__(self) -> str:
        return self.text()


def targets(
    problem: Problem,
    wished: Mapping[str, float],
    *,
    seconds: float | None = None,
    gap: float = 0.0,
) -> Targets:
    """Find the cheapest plan within targets; where there is none, within those nearest to them.

    First the sum of what lies above the targets is made least, each as a part of its target (of 1
    where that is smaller); then the problem's total, with a Cap at what was reached (goals and
    epsilon-constraints: Charnes and Cooper 1961, Haimes 1971).

    Parameters
    ----------
    wished
        Most that a term, or ``operating_cost``, is to be, in its own unit.
    seconds, gap
        For each of the two solves.

    Raises
    ------
    UnknownName
        If there is no such term.
    OptionError
        If no target is given, or one is not a number.
    NoPlan
        If there is no plan even without targets, or none was found.
    """
    if not wished:
        raise OptionError(WEIGHTING["repeated"], given="–")
    caps = [
        Cap(name, value, level="soft", price=1.0 / max(1.0, abs(value)))
        for name, value in wished.items()
    ]
    bare = only(problem, next(iter(wished)))
    near = replace(bare, prices=dict.fromkeys(bare.prices, 0.0)).with_(rules=caps)
    first = solve(near, seconds=seconds, gap=gap)
    reached = {name: amount(first, name) for name in wished}
    nearest = {
        name: value if reached[name] <= value + FEASIBLE else reached[name]
        for name, value in wished.items()
    }
    kept = capped(problem, nearest)
    last = solve(kept, seconds=seconds, gap=gap, start=first.plan)
    proved = first.total <= FEASIBLE or (
        first.bound is not None and first.total - first.bound <= FEASIBLE
    )
    return Targets(dict(wished), nearest, kept, last, proved)


__all__ = ["Targets", "targets"]
