"""Minimal: sets of bonds that cannot hold together, and the smallest choices of what may give way.

Every plan breaks one bond at least of each conflict; so the smallest choice that meets all conflicts
known so far either suffices, and is a repair, or what is left without it cannot hold, and holds another
conflict (Reiter 1987, *A theory of diagnosis from first principles*). When no choice is left to try,
there are no other conflicts and no other repairs.
"""

from __future__ import annotations

from dataclasses import dataclass

from siting.conflict.hitting import Choice, smallest
from siting.conflict.oracle import SOON, Oracle, Witness
from siting.obstacles import obstacles


@dataclass(frozen=True)
class Found:
    """What was found.

    Attributes
    ----------
    conflicts
        Each with whether it was shown to be minimal.
    repairs
        Choices whose bonds may be broken so that a plan keeps all others, the smallest first.
    complete
        Whether there are no other conflicts and no other smallest repairs.
    holds
        A plan that keeps every bond, where there is one.
    """

    conflicts: tuple[tuple[Choice, bool], ...] = ()
    repairs: tuple[Choice, ...] = ()
    complete: bool = False
    holds: Witness | None = None


def minimal(oracle: Oracle, sets: int, most: int) -> Found:
    """Look until there are ``most`` repairs, or ``sets`` conflicts and a repair, or the time is up."""
    conflicts: list[tuple[Choice, bool]] = []
    repairs: list[Choice] = []
    unclear: list[Choice] = []
    while True:
        chosen = smallest([one for one, _ in conflicts], [*repairs, *unclear])
        if chosen is None:
            return Found(tuple(conflicts), tuple(repairs), not unclear)
        enough = len(repairs) >= most or (repairs and len(conflicts) >= sets)
        if enough or oracle.left <= 0:
            return Found(tuple(conflicts), tuple(repairs))
        answer = oracle.ask(oracle.all - chosen)
        if isinstance(answer, Witness):
            if not chosen:
                return Found(complete=True, holds=answer)
            repairs.append(chosen)
        elif answer is None:
            unclear.append(chosen)
        else:
            found = shrunk(oracle, oracle.all - chosen)
            if oracle.left > 0 or not conflicts:  # a set that time left large says little
                conflicts.append(found)


def shrunk(oracle: Oracle, doomed: Choice) -> tuple[Choice, bool]:
    """Return a part of what cannot hold that cannot hold either, and whether it is minimal.

    First by quick proofs, large parts at once; then by a deletion filter: each member is left out in
    turn, and stays only if a plan keeps the others.
    """
    kept, sure = core(oracle, doomed), True
    for one in sorted(kept):
        answer = oracle.ask(kept - {one})
        if answer is False:
            kept -= {one}
        sure &= answer is not None
    return kept, sure


def core(oracle: Oracle, doomed: Choice) -> Choice:
    """Return a small part of what cannot hold that is quickly proved not to hold either.

    What is easy to reason about comes first: it is kept where it alone cannot hold.
    """
    order = sorted(doomed, key=lambda k: (oracle.bonds[k].heavy, k))
    return _core(oracle, frozenset(), order, given=False)


def _core(oracle: Oracle, kept: Choice, rest: list[int], *, given: bool) -> Choice:
    """Return members of ``rest`` that cannot hold beside ``kept`` (QuickXplain: Junker 2004)."""
    if given and impossible(oracle, kept):
        return frozenset()
    if len(rest) <= 1:
        return frozenset(rest)
    one, two = rest[: len(rest) // 2], rest[len(rest) // 2 :]
    second = _core(oracle, kept | frozenset(one), two, given=True)
    return second | _core(oracle, kept | second, one, given=bool(second))


def impossible(oracle: Oracle, keep: Choice) -> bool:
    """Whether it is quickly proved that the bonds cannot hold together."""
    if oracle.known(keep) is not None:
        return False
    alone = oracle.keeping(keep, alone=True)
    return bool(obstacles(alone, {})) or oracle.prove(keep, alone, SOON) is False
