"""Conflicts: which named rules and numbers cannot hold together, and the cheapest repairs."""

from __future__ import annotations

from siting.conflict.find import REPAIRS, SETS, found
from siting.errors import OptionError
from siting.impasse import Conflicts
from siting.locale.errors import ERRORS
from siting.problem import Problem


def conflicts(
    problem: Problem,
    *,
    seconds: float = 60.0,
    sets: int = SETS,
    repairs: int = REPAIRS,
    seed: int = 0,
) -> Conflicts:
    """Find minimal sets of rules and numbers that cannot hold together, and what would repair it.

    Groups are whole named rules, and the columns that bind always; within a set it is then said at
    which buildings, lots and agencies they take part. That a set cannot hold is proved by HiGHS on
    the rules of the set alone; that it is minimal, by a plan for each member left out. A repair is
    audited with its changes made. Where a plan keeps all hard rules there is nothing to find.

    Parameters
    ----------
    problem
        City, prices and rules, or a classic; prices do not matter.
    seconds
        For all of it; what was found until then is returned.
    sets, repairs
        Stop at so many repairs, or at so many sets once there is a repair.
    seed
        Of the search.

    Returns
    -------
    Conflicts
        ``sets``, ``repairs``, and whether they are ``complete``; as a sequence, what gives way in the
        cheapest repair.

    Raises
    ------
    OptionError
        If ``seconds`` is negative or not a number.
    """
    if not seconds >= 0:
        raise OptionError(ERRORS["seconds"], value=seconds)
    return found(problem, seconds=seconds, sets=sets, most=repairs, seed=seed)
