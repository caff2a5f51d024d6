"""Guards: pitfalls of prices, each a finding with a fix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from siting.locale.weighting import GUARDS
from siting.problem import Problem
from siting.results import Result
from siting.weighting.guard import Guard
from siting.weighting.pitfalls import of_prices
from siting.weighting.pitfalls_of_results import of_results


@dataclass(frozen=True, eq=False)
class Guards:
    """The pitfalls found, in order."""

    findings: tuple[Guard, ...]

    def __iter__(self) -> Iterator[Guard]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def text(self, lang: str = "en") -> str:
        """Say all in ``lang`` (``en`` or ``id``), one a line."""
        if not self.findings:
            return GUARDS["none"].say(lang)
        return "\n".join(finding.text(lang) for finding in self.findings)

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        said = [finding.text() for finding in self.findings] or [GUARDS["none"].say("en")]
        return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in said)}</ul>"


def guards(problem: Problem, *results: Result) -> Guards:
    """Look for pitfalls in prices, and in results where some are given.

    Without results: double counting, prices that look like weights of importance, money at another
    price than 1, and penalties, of which one unit costs more than all offices in a year.

    With results: terms at price 0 that vary between these plans and today's, amounts smaller than what
    a gap leaves open, results that are a tie, prices between which the plan stays the same, plans that
    another one beats in every term, and plans that no prices make the best of these.

    Raises
    ------
    OptionError
        If the problem is a classic, whose measures have no units.
    """
    _ = problem.city
    planned = [result for result in results if result.plan is not None]
    return Guards((*of_prices(problem), *of_results(problem, planned)))


__all__ = ["Guard", "Guards", "guards"]
