"""Loosened: the problem with some numbers, rows or cells changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from siting.city.arrays import Array, locked
from siting.city.city import CLASSES, City
from siting.errors import unknown
from siting.impasse import Change
from siting.instance import Instance
from siting.problem import Problem
from siting.rules.rule import Rule

CAPACITY = {"single_source": "capacity", "p_median": "capacity", "gqap": "available"}
"""The table of a classic that holds the room of its places."""


def loosened(problem: Problem, changes: Iterable[Change]) -> Problem:
    """Return the same problem with the changes made; of two numbers for a cell the last counts."""
    wanted = tuple(changes)
    if isinstance(problem.subject, Instance):
        return replace(problem, subject=_instance(problem.subject, wanted))
    city = problem.subject
    for change in wanted:
        if change.kind in _CELLS:
            city = _CELLS[change.kind](city, change)
    return replace(_with_rows(problem, wanted), subject=city)


def off(problem: Problem, name: str) -> Problem:
    """Return the problem with a rule switched off; its row still names what it names.

    Raises
    ------
    UnknownName
        If no rule is called so.
    """
    position = _position(problem, name)
    if position is None:
        return problem.without(name)
    assert problem.rules is not None
    return replace(
        problem,
        rules=_set(problem.rules, position, replace(problem.rules[position], level="off")),
    )


def _with_rows(problem: Problem, changes: Iterable[Change]) -> Problem:
    wanted = tuple(changes)
    for change in wanted:
        if change.kind == "off":
            problem = off(problem, change.name)
    rules = problem.rules
    assert rules is not None
    for change in wanted:
        if change.kind in _ROWS:
            position = _position(problem, change.name)
            assert position is not None
            rules = _set(rules, position, _ROWS[change.kind](rules[position], change))
    return replace(problem, rules=rules)


def _position(problem: Problem, name: str) -> int | None:
    """Return the position of a rule among those given; None for one that columns bind."""
    if name not in problem.names:
        raise unknown("rule", name, problem.names)
    assert problem.rules is not None
    position = problem.names.index(name) - (len(problem.rows) - len(problem.rules))
    return None if position < 0 else position


def _valued(rule: Rule, change: Change) -> Rule:
    return type(rule).of(replace(rule.row(), value=change.after))


def _parted(rule: Rule, change: Change) -> Rule:
    row = rule.row()
    return type(rule).of(replace(row, other=tuple(n for n in row.other if n != change.what)))


_ROWS: dict[str, Callable[[Rule, Change], Rule]] = {"value": _valued, "partner": _parted}


def _instance(subject: Instance, changes: Iterable[Change]) -> Instance:
    key = CAPACITY[subject.kind]
    room = subject.tables[key].copy()
    places = [str(place) for place in subject.places]
    for change in changes:
        assert change.after is not None
        room[places.index(change.place)] = change.after
    return replace(subject, tables={**subject.tables, key: room})


def _floor(city: City, change: Change) -> City:
    stock = city.buildings
    column = _with(stock.net_m2, stock.index[change.place], change.after)
    return replace(city, buildings=replace(stock, net_m2=column))


def _desks(city: City, change: Change) -> City:
    stock = city.buildings
    column = _with(stock.desks, stock.index[change.place], change.after)
    return replace(city, buildings=replace(stock, desks=column))


def _use(city: City, change: Change) -> City:
    stock = city.buildings
    column = _with(stock.min_use, stock.index[change.place], change.after)
    return replace(city, buildings=replace(stock, min_use=column))


def _spaces(city: City, change: Change) -> City:
    at = city.lots.index[change.place], CLASSES.index(change.what)
    spaces = _with(city.lots.spaces, at, change.after)
    return replace(city, lots=replace(city.lots, spaces=spaces))


def _feature(city: City, change: Change) -> City:
    stock = city.buildings
    j = stock.index[change.place]
    features = _set(stock.features, j, (*stock.features[j], change.what))
    return replace(city, buildings=replace(stock, features=features))


def _rule(city: City, change: Change) -> City:
    stock = city.buildings
    return replace(
        city, buildings=replace(stock, rule=_set(stock.rule, stock.index[change.place], None))
    )


def _allowed(city: City, change: Change) -> City:
    agencies = city.agencies
    i = agencies.index[change.place]
    cells = _set(agencies.allowed, i, (*(agencies.allowed[i] or ()), change.what))
    return replace(city, agencies=replace(agencies, allowed=cells))


def _forbidden(city: City, change: Change) -> City:
    agencies = city.agencies
    i = agencies.index[change.place]
    left = tuple(building for building in agencies.forbidden[i] if building != change.what)
    return replace(city, agencies=replace(agencies, forbidden=_set(agencies.forbidden, i, left)))


def _with(array: Array, at: int | tuple[int, int], number: float | None) -> Array:
    changed = array.copy()
    changed[at] = number
    return locked(changed)


def _set(cells: tuple[Any, ...], at: int, value: Any) -> tuple[Any, ...]:
    return (*cells[:at], value, *cells[at + 1 :])


_CELLS: dict[str, Callable[[City, Change], City]] = {
    "net_m2": _floor,
    "desks": _desks,
    "min_use": _use,
    "spaces": _spaces,
    "feature": _feature,
    "open": _rule,
    "closed": _rule,
    "allowed": _allowed,
    "forbidden": _forbidden,
}
"""How each cell of the tables is changed."""
