"""Conflicts: what stands in the way of any plan, as one answer that can be shown and stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, overload

from siting.audit.records import Violation
from siting.city.city import Plan
from siting.impasse.records import Change, Conflict, Member, Repair, Spot
from siting.locale import Text


@dataclass(frozen=True)
class Conflicts(Sequence[Violation]):
    """What stands in the way of any plan; as a sequence, the rules that give way most cheaply.

    Attributes
    ----------
    giving
        Where no plan keeps all hard rules: those that give way when they are broken as little as
        could be found, and by how much.
    sets
        Minimal sets of rules that cannot hold together.
    repairs
        What would let a plan hold, the cheapest first.
    complete
        Whether it is proved that there are no other minimal sets.
    """

    giving: tuple[Violation, ...] = ()
    sets: tuple[Conflict, ...] = ()
    repairs: tuple[Repair, ...] = ()
    complete: bool = False

    @staticmethod
    def of(giving: Sequence[Violation]) -> Conflicts:
        """Return the rules that give way as conflicts of which nothing else is known."""
        return giving if isinstance(giving, Conflicts) else Conflicts(tuple(giving))

    @overload
    def __getitem__(self, at: int) -> Violation: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Violation, ...]: ...
    def __getitem__(self, at: int | slice) -> Violation | tuple[Violation, ...]:
        return self.giving[at]

    def __len__(self) -> int:
        return len(self.giving)

    def text(self, lang: str = "en") -> str:
        """Say what cannot hold together and what would repair it, in ``lang`` (``en`` or ``id``)."""
        from siting.views.impasse import text

        return text(self, lang)

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from siting.views.impasse import html

        return html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain data, without the plans that bear witness."""
        sets = [
            {"members": [asdict(m) for m in c.members], "minimal": c.minimal} for c in self.sets
        ]
        repairs = [
            {
                "changes": [asdict(change) for change in repair.changes],
                "effort": repair.effort,
                "least": repair.least,
                "plan": dict(repair.plan),
            }
            for repair in self.repairs
        ]
        return {"sets": sets, "repairs": repairs, "complete": self.complete}


def restored(giving: Sequence[Violation], data: Mapping[str, Any]) -> Conflicts:
    """Return the conflicts that ``to_dict`` was called on, and the rules that gave way."""
    sets = tuple(
        Conflict(tuple(map(_member, stored["members"])), stored["minimal"])
        for stored in data.get("sets", ())
    )
    repairs = tuple(
        Repair(
            tuple(Change(**change) for change in stored["changes"]),
            stored["effort"],
            stored["least"],
            Plan(stored["plan"]),
        )
        for stored in data.get("repairs", ())
    )
    return Conflicts(tuple(giving), sets, repairs, data.get("complete", False))


def _member(stored: Mapping[str, Any]) -> Member:
    return Member(**{**stored, "spots": tuple(Spot(**spot) for spot in stored["spots"])})


def reasons(conflicts: Sequence[Violation]) -> list[Text]:
    """Return what plainly shows that a rule cannot hold, where that is plain."""
    return [violation.why for violation in conflicts if violation.why]
