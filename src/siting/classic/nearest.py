"""The k-nearest p-median: the p-median, with the nearest sites of every client looked at first."""

from __future__ import annotations

from collections.abc import Iterable

from numpy.typing import ArrayLike

from siting.classic.medians import p_median
from siting.classic.tables import single
from siting.errors import OptionError
from siting.euclidean import Euclidean
from siting.locale.classic import CLASSIC
from siting.problem import Problem


def k_nearest_p_median(
    cost: ArrayLike | Euclidean,
    *,
    p: int,
    k: int = 5,
    weights: ArrayLike | None = None,
    demand: ArrayLike | None = None,
    capacity: ArrayLike | None = None,
    existing: Iterable[str | int] = (),
    required: Iterable[str | int] = (),
    forbidden: Iterable[str | int] = (),
    clients: Iterable[str | int] | None = None,
    sites: Iterable[str | int] | None = None,
) -> Problem:
    """Return the p-median of which the literature looks at the k nearest sites of a client first.

    Sites further off are let in wherever a client needs them, so ``k`` is no limit and the optimum is
    that of ``p_median``, whatever k and whatever the unit of length.

    Parameters
    ----------
    cost, p, weights, demand, capacity, existing, required, forbidden, clients, sites
        As in ``p_median``.
    k
        A whole number of at least 1. Solvers here find for themselves how many near sites a client
        needs; it is checked, and changes nothing.

    Returns
    -------
    Problem
        As of ``p_median``.

    Raises
    ------
    OptionError, UnknownName
        As ``p_median`` does, and if ``k`` is no whole number of at least 1.

    References
    ----------
    R. L. Church, "BEAMR: An exact and approximate model for the p-median problem", Computers &
    Operations Research 35 (2008), 417–426.
    """
    value = single("k", k)
    if not (value >= 1 and value == round(value)):
        raise OptionError(CLASSIC["k"], value=k)
    return p_median(
        cost,
        p=p,
        weights=weights,
        demand=demand,
        capacity=capacity,
        existing=existing,
        required=required,
        forbidden=forbidden,
        clients=clients,
        sites=sites,
    )
