"""Chain: who moves so that a wish can hold, in the order in which one makes room for the other."""

from __future__ import annotations

from collections.abc import Mapping

from siting.explain.records import Step
from siting.explain.standing import Standing
from siting.termination import FEASIBLE

Moves = dict[int, int]
"""Position of an agency -> position of the building where it goes."""


def chain(standing: Standing, agency: str, plan: Mapping[str, str]) -> tuple[Step, ...]:
    """Return the moves from the plan at rest to ``plan``: the wish, those it needs, those that save.

    Moves are taken back one by one while the plan keeps its hard rules, first those whose return
    costs least; what is left is needed, beside the rest of what is left.

    Parameters
    ----------
    standing
        The plan at rest.
    agency
        Whose wish it is.
    plan
        A plan that keeps the wish and all hard rules.
    """
    items, places = standing.model.items, standing.model.places
    at = {name: j for j, name in enumerate(places)}
    there = [at[plan[name]] for name in items]
    moves = {i: j for i, j in enumerate(there) if j != int(standing.place.place[i])}
    wish = items.index(agency)
    needed = _needed(standing, wish, moves)
    steps = []
    for i in (*_ordered(standing, wish, needed), *sorted(moves.keys() - needed.keys())):
        kind = "wish" if i == wish else "needed" if i in needed else "saves"
        because = _breaks(standing, _less(needed, i)) if kind == "needed" else ()
        start = places[int(standing.place.place[i])]
        steps.append(Step(items[i], start, places[moves[i]], kind, because))
    return tuple(steps)


def _needed(standing: Standing, wish: int, moves: Moves) -> Moves:
    """Return the moves that are left when no other can be taken back."""
    kept = dict(moves)
    state = standing.model.track(standing.moved(moves))
    home = standing.place.place
    before = -1
    while len(kept) != before:
        before = len(kept)
        returns = {i: float(state.deltas(i)[1][home[i]]) for i in kept if i != wish}
        for i in sorted(returns, key=returns.__getitem__):
            violation = float(state.deltas(i)[0][home[i]])  # anew: others have gone back by now
            if violation <= 1e-9 and not _breaks(standing, _less(kept, i)):
                kept = _less(kept, i)
                state.move(i, int(home[i]))
    return kept


def _less(moves: Moves, item: int) -> Moves:
    return {i: to for i, to in moves.items() if i != item}


def _breaks(standing: Standing, moves: Moves) -> tuple[str, ...]:
    """Return the hard rules that are broken after the moves."""
    plan = standing.moved(moves)
    return tuple(
        entry.measure.name
        for entry in standing.model.entries
        if entry.hard and entry.measure.value(plan) > FEASIBLE
    )


def _ordered(standing: Standing, wish: int, moves: Moves) -> list[int]:
    """Put the wish first, then who leaves where it goes, then who leaves where those go, and so on."""
    home = standing.place.place
    order = [wish] if wish in moves else []
    waiting = [i for i in sorted(moves) if i != wish]
    at = 0
    while waiting:
        if at == len(order):
            order.append(waiting.pop(0))
        target = moves[order[at]]
        order += [i for i in waiting if home[i] == target]
        waiting = [i for i in waiting if home[i] != target]
        at += 1
    return order
