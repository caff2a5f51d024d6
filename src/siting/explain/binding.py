"""Binding: rules and capacities that stand in the way of a cheaper plan, as records."""

from __future__ import annotations

from dataclasses import dataclass

from siting.explain.records import Cost
from siting.explain.telling import html, proof, signed
from siting.impasse import Change, Spot
from siting.locale.explain import EXPLAIN
from siting.locale.rules import rule_label
from siting.locale.terms import TERMS, unit
from siting.results import Result
from siting.views.impasse import change_text
from siting.views.numbers import digits_for, number


@dataclass(frozen=True)
class Blocked:
    """A move that would save, were it not for one rule.

    Attributes
    ----------
    agency, building
        Who would go where.
    saves
        IDR million a year, all others frozen.
    lacks
        How far the rule would be broken, in its unit.
    """

    agency: str
    building: str
    saves: float
    lacks: float


@dataclass(frozen=True, eq=False)
class Binding:
    """A rule, or its number at one spot, that binds.

    Attributes
    ----------
    name, rule, unit
        As in ``Violation``.
    spot
        Where; its ``number`` is what binds there. None for a rule as a whole.
    left
        What is left of the number in the plan, in ``unit``, below 0 where it is broken; None where
        there is none.
    blocked
        The move that it blocks and that would save most; None where none was seen.
    change
        One more unit; None where nothing can be changed.
    worth
        What the change saves, IDR million a year, by solving again; None where that was not done.
    free
        The plan with the change made.
    """

    name: str
    rule: str
    unit: str
    spot: Spot | None
    left: float | None
    blocked: Blocked | None
    change: Change | None = None
    worth: Cost | None = None
    free: Result | None = None

    def text(self, lang: str = "en") -> str:
        """Say it in one line and, where a move is blocked, a second."""
        said = [self._where(lang) + self._left(lang)]
        if self.change is not None:
            said[0] += f"; {change_text(self.change, lang)}"
        if self.worth is not None:
            amount, sure = signed(self.worth.extra, lang), proof(self.worth, lang)
            said[0] += f": {EXPLAIN['worth'].say(lang, worth=amount, proof=sure)}"
        if self.blocked is not None:
            lacks = number(self.blocked.lacks, lang, digits_for([self.blocked.lacks]))
            values = {
                "agency": self.blocked.agency,
                "building": self.blocked.building,
                "saves": number(self.blocked.saves, lang, digits_for([self.blocked.saves])),
                "lacks": f"{lacks} {unit(self.unit, lang, after=lacks)}",
            }
            said.append("    " + EXPLAIN["blocked"].say(lang, **values))
        return "\n".join(said)

    def _where(self, lang: str) -> str:
        known = TERMS.get(self.name)
        label = rule_label(self.name, self.rule, lang) if known is None else known.label.say(lang)
        if self.spot is None or self.spot.place in self.name.split(" "):
            return label
        return f"{label} {self.spot.place}"

    def _left(self, lang: str) -> str:
        if self.left is None:
            return ""
        much = number(abs(self.left), lang, digits_for([round(self.left, 3)]))
        said = f"{much} {unit(self.unit, lang, after=much)}"
        return f" ({EXPLAIN['lacks' if self.left < 0 else 'left'].say(lang, left=said)})"


@dataclass(frozen=True, eq=False)
class Bindings:
    """All that binds in a plan, what is worth most first."""

    result: Result
    entries: tuple[Binding, ...]

    def text(self, lang: str = "en") -> str:
        """Say it as plain text in ``lang`` (``en`` or ``id``)."""
        if not self.entries:
            return EXPLAIN["nothing binds"].say(lang)
        said = [f"  {entry.text(lang)}" for entry in self.entries]
        return "\n".join([EXPLAIN["binds"].say(lang), *said])

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return html(self.text())
