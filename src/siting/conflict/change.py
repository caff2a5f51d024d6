"""Change: what to loosen so that a plan that breaks a rule keeps it, in the numbers of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from siting.city.city import CLASSES, RuleRow
from siting.conflict.case import Case, Lack, down, up
from siting.conflict.loosened import CAPACITY
from siting.impasse import Change
from siting.instance import Instance
from siting.problem import Problem


def changes(
    problem: Problem, name: str, lacks: Iterable[Lack], plan: Mapping[str, str]
) -> tuple[Change, ...]:
    """Return what to loosen so that ``plan`` keeps the rule; nothing where no change helps.

    Numbers are rounded to what a planner would write: whole m², desks and spaces.
    """
    where = tuple(lacks)
    if isinstance(problem.subject, Instance):
        rooms = (
            where if name == "capacity" else ()
        )  # nothing else of a classic is a number to loosen
        return tuple(_room(problem.subject, name, lack) for lack in rooms)
    rows = dict(zip(problem.names, problem.rows, strict=True))
    row = rows.get(name, RuleRow(name))
    return tuple(_LOOSEN[row.rule](Case(problem.subject, name, row, plan, where)))


def dropped(problem: Problem, name: str) -> tuple[Change, ...]:
    """Return the change that switches a rule off; nothing for what is no row."""
    if name not in problem.names:
        return ()
    return (Change(name, problem.rows[problem.names.index(name)].rule, "off"),)


def _room(subject: Instance, name: str, lack: Lack) -> Change:
    table = subject.tables[CAPACITY[subject.kind]]
    now = float(table[[str(place) for place in subject.places].index(lack.place)])
    return Change(name, name, "capacity", lack.place, before=now, after=now + lack.amount)


def _floor(case: Case) -> Iterable[Change]:
    share = 1.0 if case.row.rule == "Reserve" or case.row.value is None else case.value
    stock = case.city.buildings
    for lack in case.lacks if share > 0 else ():
        now = float(stock.net_m2[stock.index[lack.place]])
        after = up(now + lack.amount / share)
        yield case.of("net_m2", place=lack.place, unit="m2", before=now, after=after)


def _desks(case: Case) -> Iterable[Change]:
    stock = case.city.buildings
    for lack in case.lacks:
        now = float(stock.desks[stock.index[lack.place]])
        after = up(now + lack.amount)
        yield case.of("desks", place=lack.place, unit="desks", before=now, after=after)


def _spaces(case: Case) -> Iterable[Change]:
    share = 1.0 if case.row.value is None else case.value
    lots = case.city.lots
    if share == 0 or any(lack.place not in lots.index for lack in case.lacks):
        yield case.of("off")  # a building without a lot has none to enlarge
        return
    for lack in case.lacks:
        at = lots.index[lack.place], CLASSES.index(lack.bond.block)
        now = float(lots.spaces[at])
        numbers = now, up(max(now, float(lots.reserved[at])) + lack.amount / share)
        before, after = numbers
        what = lack.bond.block
        yield case.of(
            "spaces", place=lack.place, what=what, unit="spaces", before=before, after=after
        )


def _use(case: Case) -> Iterable[Change]:
    stock = case.city.buildings
    shares = {
        lack.place: lack.amount / float(stock.net_m2[stock.index[lack.place]])
        for lack in case.lacks
    }
    if case.row.value is not None:
        yield case.valued(down(case.value - max(shares.values()), 1e-4))
        return
    for place, share in shares.items():
        now = float(stock.min_use[stock.index[place]])
        yield case.of("min_use", place=place, before=now, after=down(now - share, 1e-4))


def _raised(case: Case) -> Iterable[Change]:
    counts = case.unit in ("agencies", "buildings", "sites")
    step = 0.1 if case.unit == "minutes" else 0.01
    yield case.valued(up(case.value + case.most, 1.0 if counts else step))


def _lowered(case: Case) -> Iterable[Change]:
    yield case.valued(down(case.value - case.most, 0.1 if case.unit == "minutes" else 1.0))


def _reached(case: Case) -> Iterable[Change]:
    zones = case.city.zones
    inside = [case.row.what in (None, district) for district in zones.district]
    people = float(zones.population[inside].sum())
    yield case.valued(down(case.value - case.most / people, 1e-4))


def _off(case: Case) -> Iterable[Change]:
    yield case.of("off")


def _partners(case: Case) -> Iterable[Change]:
    if len(case.lacks) == len(dict.fromkeys(case.row.other)):
        yield case.of("off")
        return
    for lack in case.lacks:
        yield case.of("partner", what=lack.place)


def _features(case: Case) -> Iterable[Change]:
    stock, agencies = case.city.buildings, case.city.agencies
    for lack in case.lacks:
        building = case.plan[lack.place]
        column = agencies.requires[agencies.index[lack.place]]
        there = stock.features[stock.index[building]]
        for feature in dict.fromkeys((case.row.what,) if case.row.what else column):
            if feature not in there:
                yield case.of("feature", place=building, what=feature)


def _seats(case: Case) -> Iterable[Change]:
    for lack in case.lacks:
        yield case.of(case.name, place=lack.place, what=case.plan[lack.place])


def _cells(case: Case) -> Iterable[Change]:
    for lack in case.lacks:
        yield case.of(case.name, place=lack.place)


def _never(case: Case) -> Iterable[Change]:
    return ()


_LOOSEN: dict[str, Callable[[Case], Iterable[Change]]] = {
    "FloorArea": _floor, "Desks": _desks, "ParkingCapacity": _spaces, "MinimumUse": _use,
    "Reserve": _floor, "Pinned": _off, "Forbidden": _off, "Requires": _features,
    "Together": _partners, "Apart": _partners, "Near": _raised, "Away": _lowered, "Open": _off,
    "Closed": _off, "Exclusive": _off, "AtMost": _raised, "AtLeast": _lowered, "Budget": _raised,
    "Cap": _raised, "Within": _reached, "MaxMoves": _raised, "allowed": _seats,
    "forbidden": _seats, "open": _cells, "closed": _cells, "unreachable": _never,
}  # fmt: skip
"""How each rule, and each column that binds, is loosened."""
