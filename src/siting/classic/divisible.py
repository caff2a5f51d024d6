"""Capacitated location with demand that may be divided among sites."""

from __future__ import annotations

from collections.abc import Iterable

from numpy.typing import ArrayLike

from siting.classic.medians import instance
from siting.classic.sites import Names, marks, reached
from siting.classic.tables import amounts, ways
from siting.euclidean import Euclidean
from siting.problem import Problem


def cflp(
    cost: ArrayLike | Euclidean,
    *,
    demand: ArrayLike,
    capacity: ArrayLike,
    fixed: ArrayLike = 0.0,
    existing: Names = (),
    required: Names = (),
    forbidden: Names = (),
    clients: Iterable[str | int] | None = None,
    sites: Iterable[str | int] | None = None,
) -> Problem:
    """Open sites and divide every client's demand among them, within capacities, at the least cost.

    Minimise sum_ij cost[i, j] * share[i, j] + sum over open sites j of fixed[j], where the shares of a
    client add up to 1 and sum_i demand[i] * share[i, j] is at most capacity[j]. Measures: ``cost`` and
    ``fixed`` at price 1, and ``unserved``, ``required`` and ``forbidden``, which are hard.

    Parameters
    ----------
    cost
        What serving the **whole** demand of a client from a site costs, at least 0; ``inf`` = the site
        cannot serve the client. Shape (clients, sites), or ``siting.Euclidean``.
    demand
        At least 0. Shape (clients,), or one number for all.
    capacity
        In the unit of ``demand``, at least 0, ``inf`` = no limit. Shape (sites,), or one number.
    fixed
        Paid once for an open site, at least 0. Shape (sites,), or one number.
    existing, required, forbidden
        Names of sites that stand already and cost nothing to open, that must be opened, and that must
        not.
    clients, sites
        Names, texts or whole numbers; None = 0-based positions.

    Returns
    -------
    Problem
        For ``siting.solve`` and ``siting.evaluate``: ``result.plan`` maps client to the site that
        serves the largest part of it, and ``result.plan.shares`` says which part each site serves.

    Raises
    ------
    OptionError
        If shapes do not fit, a number is missing or negative, no site can serve a client, or a name
        comes twice.
    UnknownName
        If a site that is named does not exist.

    References
    ----------
    J. E. Beasley, "An algorithm for solving large capacitated warehouse location problems", European
    Journal of Operational Research 33 (1988), 314–325.
    """
    costing, client, site = ways(cost, (clients, sites))
    tables = {
        "demand": amounts("demand", demand, client),
        "capacity": amounts("capacity", capacity, site, endless=True),
        "fixed": amounts("fixed", fixed, site),
        **marks(site, existing=existing, required=required, forbidden=forbidden),
    }
    reached(costing, client, site, tables["forbidden"])
    return Problem(instance("cflp", costing, client.names, site.names, tables))
