"""Comparison: several plans side by side, as records that views can draw."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One line of the account in every plan.

    ``amounts`` are in ``unit``, ``priced`` in IDR million a year; None where a plan has no such
    line or the tables do not hold what it needs.
    """

    name: str
    unit: str
    amounts: tuple[float | None, ...]
    priced: tuple[float | None, ...]

    @property
    def differences(self) -> tuple[float | None, ...]:
        """Amount of each plan less that of the first, in ``unit``."""
        return tuple(_less(amount, self.amounts[0]) for amount in self.amounts)

    @property
    def priced_differences(self) -> tuple[float | None, ...]:
        """Priced amount of each plan less that of the first, IDR million a year."""
        return tuple(_less(amount, self.priced[0]) for amount in self.priced)


@dataclass(frozen=True)
class Move:
    """An agency and the buildings in which two plans seat it; None where one does not know it.

    ``whole`` is the agency that it is a unit of, itself where it is none.
    """

    agency: str
    start: str | None
    end: str | None
    whole: str


@dataclass(frozen=True)
class WorstHour:
    """The slot in which most spaces are missing over all lots, and the lot that lacks most then.

    Both names are empty where nothing is missing.
    """

    spaces: float
    slot: str
    lot: str


@dataclass(frozen=True)
class Standing:
    """What one plan comes to, by itself and against today's plan at the same prices.

    Attributes
    ----------
    name
        What the plan is called here.
    total, operating_cost
        IDR million a year.
    bound
        Proven lower bound on the best possible total, IDR million a year; None where nothing is
        proved.
    one_off
        IDR million once, as ``Budget`` counts it: opening costs of used buildings and move costs of
        agencies that leave.
    saving, total_saving
        Today's operating cost, and total, less this plan's; IDR million a year. None where the city
        has no plan of today.
    m2_per_person
        Net floor of used buildings per member of staff; None where nobody works.
    used_buildings, used_sites
        How many have somebody in them.
    cars, motorcycles
        The worst hour of each class; None where parking is not counted.
    broken
        Names of the hard rules that the plan breaks.
    """

    name: str
    total: float
    operating_cost: float
    bound: float | None
    one_off: float
    saving: float | None
    total_saving: float | None
    m2_per_person: float | None
    used_buildings: int
    used_sites: int
    cars: WorstHour | None
    motorcycles: WorstHour | None
    broken: tuple[str, ...]

    @property
    def payback(self) -> float | None:
        """Years until the saving in operating cost pays the one-off cost; None without saving."""
        if self.saving is None or not self.saving > 0:
            return None
        return self.one_off / self.saving

    @property
    def possible(self) -> tuple[float | None, float]:
        """Where the best possible total lies; the lower end is None where it is unknown."""
        return self.bound, self.total


@dataclass(frozen=True)
class Rank:
    """A plan's place by total, and the plans from which it cannot be told apart."""

    name: str
    total: float
    ties: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Several plans side by side; the first is the one that the others are measured against.

    Attributes
    ----------
    names
        The plans in the order given.
    terms
        The 20 terms, then soft rules, then ``operating_cost`` and ``total``.
    moves
        By name of each plan but the first: who sits elsewhere than in the first.
    standings
        What each plan comes to.
    order
        The plans from the cheapest to the dearest, with their ties.
    same_problem
        Whether all plans were priced alike on the same city, so that totals order them exactly.
    """

    names: tuple[str, ...]
    terms: tuple[Row, ...]
    moves: Mapping[str, tuple[Move, ...]]
    standings: tuple[Standing, ...]
    order: tuple[Rank, ...]
    same_problem: bool

    def __getitem__(self, name: str) -> Standing:
        """Return what the plan of that name comes to."""
        return self.standings[self.names.index(name)]

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain lists, texts and numbers; infinite ones become ``inf``."""
        extra = [{"payback": s.payback, "possible": s.possible} for s in self.standings]
        plain: dict[str, Any] = _plain(
            {
                "names": self.names,
                "terms": [
                    asdict(row)
                    | {
                        "differences": row.differences,
                        "priced_differences": row.priced_differences,
                    }
                    for row in self.terms
                ],
                "moves": {name: [asdict(m) for m in moves] for name, moves in self.moves.items()},
                "standings": [
                    asdict(s) | more for s, more in zip(self.standings, extra, strict=True)
                ],
                "order": [asdict(rank) for rank in self.order],
                "same_problem": self.same_problem,
            }
        )
        return plain

    def text(self, lang: str = "en") -> str:
        """Say it as plain text in ``lang`` (``en`` or ``id``)."""
        from siting.explain.comparison_text import text

        return text(self, lang)

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from siting.explain.comparison_text import html

        return html(self)


def _less(amount: float | None, first: float | None) -> float | None:
    """Return the difference; 0 between two amounts without end."""
    if amount is None or first is None:
        return None
    return 0.0 if amount == first else amount - first


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
