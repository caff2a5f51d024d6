"""What explanations hold: differences line by line, a price with what the gaps leave open, moves in a chain."""

from __future__ import annotations

from dataclasses import dataclass

from siting.audit.records import Violation
from siting.results import Result

EXACT = 1e-5
"""Width of an interval, relative to max(1, size), up to which it is a number."""


@dataclass(frozen=True)
class Difference:
    """One line of the account in two plans, in ``unit``; and what the difference comes to at its price.

    ``priced`` is IDR million a year.
    """

    name: str
    unit: str
    before: float
    after: float
    priced: float

    @property
    def change(self) -> float:
        """After less before; 0 between two amounts without end."""
        return 0.0 if self.after == self.before else self.after - self.before


@dataclass(frozen=True)
class Cost:
    """What something costs, IDR million a year: the difference of two totals, and what is proved of it.

    Attributes
    ----------
    extra
        Total of the plan that has it, less that of the plan without.
    low, high
        Between these lies the difference of the two best possible totals; None = unknown.
    """

    extra: float
    low: float | None
    high: float | None

    @property
    def exact(self) -> bool:
        """Whether both ends are so close that the difference is proved."""
        if self.low is None or self.high is None:
            return False
        return self.high - self.low <= EXACT * max(1.0, abs(self.extra))

    @staticmethod
    def apart(free: Result, bound: Result) -> Cost:
        """Return what ``bound`` costs more than ``free``, from the totals and bounds of both."""
        low = None if bound.bound is None else bound.bound - free.total
        high = None if free.bound is None else bound.total - free.bound
        return Cost(bound.total - free.total, low, high)

    @staticmethod
    def between(free: Result, bound: Result) -> Cost:
        """Return what it costs that ``bound`` keeps something that ``free`` need not keep.

        Every plan of the one is a plan of the other at no higher total, so the cost of the best is
        never negative.
        """
        best = min(free.total, bound.total)
        known = [end for end in (bound.bound, free.bound) if end is not None]
        low = max(0.0, max(known) - best) if known else None
        high = None if free.bound is None else max(0.0, bound.total - free.bound)
        return Cost(bound.total - free.total, low, high)


@dataclass(frozen=True)
class Frozen:
    """What it costs that one agency goes elsewhere while everybody else stays.

    Attributes
    ----------
    building
        Where it goes.
    extra
        Total less that of the plan, IDR million a year.
    broken
        Hard rules that the plan then breaks and did not break before, or breaks more; and where.
    differences
        Lines that change.
    """

    building: str
    extra: float
    broken: tuple[Violation, ...]
    differences: tuple[Difference, ...]

    @property
    def possible(self) -> bool:
        """Whether no hard rule stands against it."""
        return not self.broken


@dataclass(frozen=True)
class Step:
    """One move of a chain.

    Attributes
    ----------
    agency, start, end
        Who goes, from where, to where.
    kind
        ``wish`` for the wish itself; ``needed`` where the plan would break a hard rule without this
        move and the rest of the chain as it is; ``saves`` where it only costs less.
    because
        Names of the hard rules that would be broken without it.
    only
        Whether it is proved that no plan keeps the wish and all hard rules while this agency stays.
    """

    agency: str
    start: str
    end: str
    kind: str
    because: tuple[str, ...] = ()
    only: bool = False


@dataclass(frozen=True)
class Shift:
    """An agency that two plans seat differently."""

    agency: str
    start: str
    end: str


def shifts(one: Result, other: Result) -> tuple[Shift, ...]:
    """Return who sits elsewhere in the other plan."""
    assert one.plan is not None
    assert other.plan is not None
    pairs = [(agency, one.plan[agency], other.plan[agency]) for agency in one.plan]
    return tuple(Shift(agency, a, b) for agency, a, b in pairs if a != b)


def differences(one: Result, other: Result) -> tuple[Difference, ...]:
    """Return the lines of the account, soft rules too, that two audited plans do not share.

    A line that only one of them has counts as 0 in the other.
    """
    before, after = ({line.name: line for line in (*r.lines, *r.soft)} for r in (one, other))
    found = []
    for name, line in {**before, **after}.items():
        then, now = (lines[name].amount if name in lines else 0.0 for lines in (before, after))
        paid, pays = (lines[name].priced if name in lines else 0.0 for lines in (before, after))
        if differs(then, now):
            found.append(Difference(name, line.unit, then, now, pays - paid))
    return tuple(found)


def differs(before: float, after: float) -> bool:
    """Whether two amounts differ by more than rounding."""
    return before != after and not abs(after - before) <= 1e-9 * max(1.0, abs(before), abs(after))
