"""What binds: rules and capacities that keep a plan from being cheaper, and what one more unit is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from siting.city.city import RuleRow
from siting.conflict.loosened import loosened
from siting.errors import unknown
from siting.explain.binding import Binding, Bindings
from siting.explain.hindrances import SAVES, Hindrance, hard, soft
from siting.explain.one_more import STEPS, Ask, one_more
from siting.explain.records import Cost
from siting.explain.standing import Standing
from siting.results import Result
from siting.solving import solve
from siting.termination import GAP


def what_binds(
    result: Result,
    *,
    most: int = 8,
    seconds: float | None = 60.0,
    steps: Mapping[str, float] | None = None,
    gap: float = GAP,
    solver: str = "auto",
    threads: int = 1,
    seed: int = 0,
) -> Bindings:
    """Say which rules and capacities bind in a plan, and what one more unit of each is worth.

    A hard rule binds where it alone keeps an agency from a building at which the plan would cost
    less, where nothing is left of its number, or where solving again shows that one more is worth
    something. A soft rule, or a lot, binds where something lacks.
    The worth is that of solving again with one unit more: a bay, 100 m², a minute, a building; never
    a dual value, which means nothing for whole agencies.

    Parameters
    ----------
    result
        A result with a plan.
    most
        So many are solved again, those first that promise most; 0 = none.
    seconds
        For all of these together; None = no limit.
    steps
        Other units, by kind of number as in ``siting.explain.one_more.STEPS``.
    gap, solver, threads, seed
        As for ``solve``.

    Raises
    ------
    UnknownName
        If ``steps`` names no kind of number.
    NoPlan
        If the result holds no plan.
    """
    for kind in steps or {}:
        if kind not in STEPS:
            raise unknown("option", kind, STEPS)
    standing = Standing.of(result)
    sizes = {**STEPS, **(steps or {})}
    found = [_asked(standing, one, sizes) for one in (*hard(standing), *soft(standing, result))]
    listed = _each_once(sorted(found, key=lambda one: -one.weight))
    asked = [one for one in listed if one.entry.change is not None][:most]
    each = None if seconds is None else seconds / max(1, len(asked))
    out: list[Binding] = []
    for one in listed:
        entry = one.entry
        if one in asked and entry.change is not None:
            free = solve(
                loosened(standing.problem, [entry.change]), start=result, seconds=each, gap=gap,
                solver=solver, threads=threads, seed=seed,
            )  # fmt: skip
            if free.plan is not None:
                entry = replace(entry, worth=Cost.apart(free, result), free=free)
        if one.plain or (entry.worth is not None and entry.worth.extra > SAVES):
            out.append(entry)
    out.sort(key=lambda one: 0.0 if one.worth is None else -one.worth.extra)
    return Bindings(result, tuple(out))


def _asked(standing: Standing, one: Hindrance, steps: Mapping[str, float]) -> Hindrance:
    rows = dict(zip(standing.problem.names, standing.problem.rows, strict=True))
    entry = one.entry
    row = rows.get(entry.name, RuleRow(entry.rule))
    ask = Ask(standing.problem.city, entry.name, row, entry.unit, entry.spot, entry.blocked, steps)
    return replace(one, entry=replace(entry, change=one_more(ask)))


def _each_once(found: Iterable[Hindrance]) -> list[Hindrance]:
    """Drop what asks for the same change as one before it."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for one in found:
        change = one.entry.change
        if change is not None:
            own = change.name if change.kind in ("value", "off") else ""
            key = change.kind, change.place, change.what, own
            if key in seen:
                continue
            seen.add(key)
        kept.append(one)
    return kept
