"""Single-source capacitated location: every client wholly at one site, sites opened as they are used."""

from __future__ import annotations

from collections.abc import Iterable

from numpy.typing import ArrayLike

from siting.classic.tables import amounts, costs, matrix
from siting.instance import Instance
from siting.problem import Problem


def single_source(
    cost: ArrayLike,
    *,
    demand: ArrayLike,
    capacity: ArrayLike,
    fixed: ArrayLike | None = None,
    clients: Iterable[str | int] | None = None,
    sites: Iterable[str | int] | None = None,
) -> Problem:
    """Serve every client from one site, within capacities, at the least cost.

    Minimise sum_i cost[i, a(i)] + sum over used sites j of fixed[j], where the demands of a site's
    clients add up to at most its capacity. Measures: ``cost`` and ``fixed``, each with a price (1),
    and ``capacity``, which is hard.

    Parameters
    ----------
    cost
        What serving the **whole** demand of a client from a site costs, any sign. Shape (clients,
        sites).
    demand
        At least 0. Shape (clients,), or one number for all.
    capacity
        In the unit of ``demand``, at least 0, ``inf`` = no limit. Shape (sites,), or one number.
    fixed
        Paid once for a site that serves somebody, in the unit of ``cost``. Shape (sites,), or one
        number; None = nothing.
    clients, sites
        Names, texts or whole numbers; None = 0-based positions.

    Returns
    -------
    Problem
        For ``siting.solve`` and ``siting.evaluate``: ``result.plan`` maps client to site.

    Raises
    ------
    OptionError
        If shapes do not fit, a number is missing, negative or without end, or a name comes twice.

    References
    ----------
    K. Holmberg, M. Rönnqvist, D. Yuan, "An exact algorithm for the capacitated facility location
    problems with single sourcing", European Journal of Operational Research 113 (1999), 544–559.
    """
    costing, client, site = matrix(
        "cost", cost, ("client", "site"), ("clients", "sites"), (clients, sites)
    )
    tables = {
        "cost": costing,
        "demand": amounts("demand", demand, client),
        "capacity": amounts("capacity", capacity, site, endless=True),
        "fixed": costs("fixed", 0.0 if fixed is None else fixed, site),
    }
    return Problem(Instance("single_source", client.names, site.names, tables))
