"""Price of a rule: what a plan costs more because a rule has to be kept, by solving without it."""

from __future__ import annotations

from dataclasses import dataclass

from siting.conflict.loosened import off
from siting.errors import OptionError, unknown
from siting.explain.records import Cost, Difference, Shift, differences, shifts
from siting.explain.telling import folded, html, lines, proof, rule_of, signed
from siting.locale.explain import EXPLAIN
from siting.problem import Problem
from siting.results import Result
from siting.rules.rule import Rule
from siting.solving import solve
from siting.termination import GAP


@dataclass(frozen=True, eq=False)
class Price:
    """What a rule costs.

    Attributes
    ----------
    result
        The result that keeps the rule.
    name
        Name of the rule.
    free
        The best plan found without it.
    cost
        What the rule costs, IDR million a year; None where no plan was found without it.
    shifts
        Who would sit elsewhere.
    differences
        Lines of the account, from the plan without the rule to the plan with it.
    """

    result: Result
    name: str
    free: Result
    cost: Cost | None
    shifts: tuple[Shift, ...]
    differences: tuple[Difference, ...]

    def text(self, lang: str = "en") -> str:
        """Say it as plain text in ``lang`` (``en`` or ``id``)."""
        label = rule_of(self.result, self.name, lang)
        if self.cost is None:
            return EXPLAIN["no solve"].say(lang, rule=label, proof=self.free.proof_text(lang))
        sure = proof(self.cost, lang)
        extra = signed(self.cost.extra, lang)
        said = folded(EXPLAIN["price"].say(lang, rule=label, extra=extra, proof=sure))
        if self.shifts:
            said.append(f"  {EXPLAIN['elsewhere'].say(lang)}")
            said += [f"    {s.agency}: {s.start} → {s.end}" for s in self.shifts]
        return "\n".join([*said, *lines(self.differences, lang)])

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return html(self.text())


def price_of(
    result: Result,
    rule: str | Rule,
    *,
    seconds: float | None = 60.0,
    gap: float = GAP,
    solver: str = "auto",
    threads: int = 1,
    seed: int = 0,
) -> Price:
    """Say what a rule costs, by solving the result's problem without it.

    The rule is switched off: its row still names what it names, so that no general row takes its
    place. The interval of the price comes from the bounds of both runs.

    Parameters
    ----------
    result
        A result with a plan.
    rule
        Name of the rule (``Problem.names``), or the rule itself.
    seconds, gap, solver, threads, seed
        As for ``solve``, which begins with the result's plan.

    Raises
    ------
    UnknownName
        If the problem has no such rule.
    OptionError
        If ``rule`` is neither a name nor a rule.
    NoPlan
        If the result holds no plan.
    """
    _ = result.checked
    problem = Problem.of(result)
    name = _name(problem, rule)
    free = solve(
        off(problem, name), start=result, seconds=seconds, gap=gap, solver=solver, threads=threads,
        seed=seed,
    )  # fmt: skip
    if free.plan is None:
        return Price(result, name, free, None, (), ())
    cost = Cost.between(free, result)
    return Price(result, name, free, cost, shifts(result, free), differences(free, result))


def _name(problem: Problem, rule: object) -> str:
    if isinstance(rule, str):
        if rule not in problem.names:
            raise unknown("rule", rule, problem.names)
        return rule
    if not isinstance(rule, Rule):
        raise OptionError(EXPLAIN["not a rule"], rule=rule)
    assert problem.rules is not None
    if rule not in problem.rules:
        raise unknown("rule", type(rule).__name__, problem.names)
    return problem.names[len(problem.rows) - len(problem.rules) + problem.rules.index(rule)]
