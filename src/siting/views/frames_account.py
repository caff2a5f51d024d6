"""The account of several plans side by side: the rows behind every comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from siting.results import MONEY, Line, Result
from siting.views.frames_parking import worst_shortage
from siting.views.numbers import TINY

SHARE = "share"
"""Unit of a number that is shown as a percentage."""


@dataclass(frozen=True)
class SumRow:
    """One sum over several plans, None where a plan has none; its name is in ``locale``."""

    name: str
    unit: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class TermRow:
    """One line of the account over several plans; None where a plan does not exist or not count."""

    name: str
    unit: str
    lines: tuple[Line | None, ...]

    @property
    def is_money(self) -> bool:
        """Whether the amount is rupiah already."""
        return self.unit == MONEY

    @property
    def amounts(self) -> tuple[float | None, ...]:
        """Amount of each plan in the row's unit; None where it is not counted."""
        return tuple(
            None if line is None or line.note == "not counted" else line.amount
            for line in self.lines
        )

    @property
    def is_zero(self) -> bool:
        """Whether the row is 0 or absent in every plan."""
        return not any(amount and abs(amount) >= TINY for amount in self.amounts)


def terms(results: Sequence[Result]) -> tuple[TermRow, ...]:
    """Return the 20 lines over several plans, in order; None where a plan does not exist."""
    first = next((r for r in results if r.audit is not None), None)
    if first is None:
        return ()
    columns = [r.lines if r.audit is not None else (None,) * len(first.lines) for r in results]
    return tuple(
        TermRow(line.name, line.unit, tuple(column[k] for column in columns))
        for k, line in enumerate(first.lines)
    )


def soft(results: Sequence[Result]) -> tuple[SumRow, ...]:
    """Soft rules that cost something in one of the plans, in IDR million a year, by name."""
    paid = [{} if r.audit is None else {line.name: line.priced for line in r.soft} for r in results]
    names = dict.fromkeys(name for plan in paid for name, priced in plan.items() if priced)
    return tuple(SumRow(name, MONEY, tuple(plan.get(name) for plan in paid)) for name in names)


def totals(results: Sequence[Result]) -> tuple[SumRow, ...]:
    """Operating cost, total, proven bound and gap."""
    return (
        SumRow("operating_cost", MONEY, _each(results, lambda r: r.operating_cost)),
        SumRow("total", MONEY, _each(results, lambda r: r.total)),
        SumRow("bound", MONEY, tuple(r.bound for r in results)),
        SumRow("gap", SHARE, _each(results, lambda r: r.gap)),
    )


def sums(results: Sequence[Result]) -> tuple[SumRow, ...]:
    """One-off cost, buildings, floor per employee, parking in the worst hour, broken hard rules."""
    return (
        SumRow("one_off", "IDR million", _each(results, lambda r: r.checked.one_off)),
        SumRow("used", "buildings", _each(results, lambda r: len(r.open))),
        SumRow("m2_per_person", "m2", _each(results, m2_per_person)),
        SumRow("short car", "spaces", _each(results, lambda r: worst_shortage(r, "car"))),
        SumRow(
            "short motorcycle", "spaces", _each(results, lambda r: worst_shortage(r, "motorcycle"))
        ),
        SumRow("broken", "", _each(results, lambda r: len(r.broken))),
    )


def _each(
    results: Sequence[Result], read: Callable[[Result], float | None]
) -> tuple[float | None, ...]:
    return tuple(read(r) if r.audit is not None else None for r in results)


def m2_per_person(result: Result) -> float | None:
    """Net m2 of the buildings in use per employee; None where there is no staff."""
    table = result.city.buildings
    staff = float(result.city.agencies.staff.sum())
    net = sum(float(table.net_m2[table.index[building]]) for building in result.open)
    return net / staff if staff else None
