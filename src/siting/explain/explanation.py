"""Explanation: the answer to why an agency sits where it sits, as records that can be read and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import isfinite
from typing import Any

from siting.explain.records import Cost, Difference, Frozen, Step
from siting.impasse import Conflicts
from siting.results import Result


@dataclass(frozen=True, eq=False)
class Again:
    """The wish with all others arranged anew around it.

    Attributes
    ----------
    result
        The best plan found that keeps the wish; without a plan where none does, then with conflicts.
    cost
        What the wish costs; None without a plan.
    steps
        Who moves: the wish, what it needs, what saves.
    differences
        Lines of the account that change.
    """

    result: Result
    cost: Cost | None
    steps: tuple[Step, ...]
    differences: tuple[Difference, ...]

    @property
    def needed(self) -> tuple[Step, ...]:
        """The moves without which the wish would break a hard rule."""
        return tuple(step for step in self.steps if step.kind == "needed")


@dataclass(frozen=True, eq=False)
class Why:
    """What it costs that an agency sits elsewhere.

    Attributes
    ----------
    result
        The result that is asked about.
    agency, place, inside
        The wish: who, at which building or site, and whether there or anywhere but there.
    holds
        Whether the plan keeps the wish already; then it costs nothing and there is no more to say.
    frozen
        Where the agency could go while everybody else stays, the best first.
    again
        All arranged anew; None where that was not asked for.
    """

    result: Result
    agency: str
    place: str
    inside: bool
    holds: bool
    frozen: tuple[Frozen, ...]
    again: Again | None

    @property
    def here(self) -> str:
        """Where the agency sits in the plan."""
        assert self.result.plan is not None
        return self.result.plan[self.agency]

    @property
    def rules(self) -> tuple[str, ...]:
        """Names of the rules that bite: broken by the frozen move, or by the plan without a needed one."""
        bites = [v.name for v in self.frozen[0].broken] if self.frozen else []
        if self.again is not None:
            bites += [name for step in self.again.steps for name in step.because]
        return tuple(dict.fromkeys(bites))

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain data; the plan arranged anew is its assignment."""
        again = self.again
        anew = None
        if again is not None:
            anew = {
                "plan": None if again.result.plan is None else dict(again.result.plan),
                "proof_text": again.result.proof_text(),
                "cost": None if again.cost is None else asdict(again.cost),
                "steps": [asdict(step) for step in again.steps],
                "differences": [_plain(asdict(one)) for one in again.differences],
                "impasse": Conflicts.of(again.result.conflicts).to_dict(),
            }
        return {
            "agency": self.agency,
            "here": self.here,
            "at" if self.inside else "not_at": self.place,
            "holds": self.holds,
            "rules": list(self.rules),
            "frozen": [_plain(asdict(one)) for one in self.frozen],
            "again": anew,
        }

    def text(self, lang: str = "en") -> str:
        """Say it as plain text in ``lang`` (``en`` or ``id``)."""
        from siting.explain.explanation_text import text

        return text(self, lang)

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from siting.explain.telling import html

        return html(self.text())


def _plain(value: Any) -> Any:
    """Return the same with amounts without end as text, which JSON can hold."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, float) and not isfinite(value) else value
