"""Uncapacitated location: as many sites as pay for themselves, every client at its cheapest."""

from __future__ import annotations

from collections.abc import Iterable

from numpy.typing import ArrayLike

from siting.classic.medians import instance
from siting.classic.sites import Names, marks, reached
from siting.classic.tables import amounts, ways
from siting.euclidean import Euclidean
from siting.problem import Problem


def uflp(
    cost: ArrayLike | Euclidean,
    *,
    fixed: ArrayLike,
    weights: ArrayLike | None = None,
    existing: Names = (),
    required: Names = (),
    forbidden: Names = (),
    clients: Iterable[str | int] | None = None,
    sites: Iterable[str | int] | None = None,
) -> Problem:
    """Open sites and serve every client from one of them, at the least cost of both.

    Minimise sum_i weights[i] * cost[i, a(i)] + sum over open sites j of fixed[j]; also known as the
    simple plant location problem. Measures: ``cost`` and ``fixed`` at price 1, and ``forbidden`` and
    ``unreachable``, which are hard.

    Parameters
    ----------
    cost
        Cost of serving a client from a site, times its weight; at least 0, ``inf`` = the site cannot
        serve the client. Shape (clients, sites), or ``siting.Euclidean``.
    fixed
        Paid once for an open site, at least 0. Shape (sites,), or one number.
    weights
        At least 0. Shape (clients,), or one number; None = 1: ``cost`` is for the whole client.
    existing, required, forbidden
        Names of sites that stand already and cost nothing to open, that must be opened (their fixed
        cost is paid), and that must not be.
    clients, sites
        Names, texts or whole numbers; None = 0-based positions.

    Returns
    -------
    Problem
        For ``siting.solve`` and ``siting.evaluate``: ``result.plan`` maps client to site.

    Raises
    ------
    OptionError
        If shapes do not fit, a number is missing or negative, no site can serve a client, or a name
        comes twice.
    UnknownName
        If a site that is named does not exist.

    References
    ----------
    G. Cornuéjols, G. L. Nemhauser, L. A. Wolsey, "The uncapacitated facility location problem", in
    Discrete Location Theory, Wiley 1990, 119–171.
    """
    costing, client, site = ways(cost, (clients, sites))
    tables = {
        "weights": amounts("weights", 1.0 if weights is None else weights, client),
        "fixed": amounts("fixed", fixed, site),
        **marks(site, existing=existing, required=required, forbidden=forbidden),
    }
    reached(costing, client, site, tables["forbidden"])
    return Problem(instance("uflp", costing, client.names, site.names, tables))
