"""The p-center: p sites, so that the client that is worst off has the shortest way."""

from __future__ import annotations

from collections.abc import Iterable

from numpy.typing import ArrayLike

from siting.classic.medians import instance
from siting.classic.sites import Names, how_many, marks, reached
from siting.classic.tables import amounts, ways
from siting.euclidean import Euclidean
from siting.problem import Problem


def p_center(
    cost: ArrayLike | Euclidean,
    *,
    p: int,
    weights: ArrayLike | None = None,
    existing: Names = (),
    required: Names = (),
    forbidden: Names = (),
    clients: Iterable[str | int] | None = None,
    sites: Iterable[str | int] | None = None,
) -> Problem:
    """Open p sites so that the largest weighted cost of a client to its nearest one is least.

    Minimise max_i weights[i] * cost[i, nearest open site]. Measures: ``radius`` at price 1, and
    ``unreachable``, ``required``, ``forbidden`` and ``p``, which are hard.

    Parameters
    ----------
    cost
        At least 0, in any unit; ``inf`` = the site cannot serve the client. Shape (clients, sites), or
        ``siting.Euclidean``.
    p
        How many sites to open beside the existing ones; required ones are among them.
    weights
        At least 0. Shape (clients,), or one number; None = 1.
    existing, required, forbidden
        Names of sites that stand already, that must be opened, and that must not.
    clients, sites
        Names, texts or whole numbers; None = 0-based positions.

    Returns
    -------
    Problem
        For ``siting.solve`` and ``siting.evaluate``: ``result.open`` lists the sites, ``result.plan``
        maps client to the nearest of them.

    Raises
    ------
    OptionError
        If shapes do not fit, a number is missing or negative, ``p`` is not possible, no site can
        serve a client, or a name comes twice.
    UnknownName
        If a site that is named does not exist.

    References
    ----------
    S. Elloumi, M. Labbé, Y. Pochet, "A new formulation and resolution method for the p-center
    problem", INFORMS Journal on Computing 16 (2004), 84–94.
    """
    costing, client, site = ways(cost, (clients, sites))
    tables = {"weights": amounts("weights", 1.0 if weights is None else weights, client)}
    tables |= marks(site, existing=existing, required=required, forbidden=forbidden)
    tables["p"] = how_many(p, tables)
    reached(costing, client, site, tables["forbidden"])
    return Problem(instance("p_center", costing, client.names, site.names, tables))
