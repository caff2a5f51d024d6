"""The p-median: p sites, so that all clients together have the shortest way to their own."""

from __future__ import annotations

from collections.abc import Iterable

from numpy.typing import ArrayLike

from siting.city.arrays import Array
from siting.classic.sites import Names, how_many, marked, marks, reached
from siting.classic.tables import amounts, ways
from siting.errors import OptionError
from siting.euclidean import Euclidean
from siting.instance import Instance
from siting.locale.classic import CLASSIC
from siting.problem import Problem


def p_median(
    cost: ArrayLike | Euclidean,
    *,
    p: int,
    weights: ArrayLike | None = None,
    demand: ArrayLike | None = None,
    capacity: ArrayLike | None = None,
    existing: Names = (),
    required: Names = (),
    forbidden: Names = (),
    filled: Names = (),
    clients: Iterable[str | int] | None = None,
    sites: Iterable[str | int] | None = None,
) -> Problem:
    """Open p sites so that the weighted cost of all clients, each at one site, is least.

    Minimise sum_i weights[i] * cost[i, a(i)], where p sites are open and, with capacities, the
    demands of a site's clients add up to at most its capacity. Measures: ``cost`` at price 1, and
    ``p``, ``forbidden``, ``unreachable``, ``capacity`` and ``unfilled``, which are hard.

    Parameters
    ----------
    cost
        Distance, minutes or cost of a unit of weight, at least 0, in any unit; ``inf`` = the site
        cannot serve the client. Shape (clients, sites), or ``siting.Euclidean``.
    p
        How many sites to open beside the existing ones; required ones are among them.
    weights
        At least 0. Shape (clients,), or one number; None = 1.
    demand
        What a client takes of a capacity, at least 0. None = its weight.
    capacity
        In the unit of ``demand``, at least 0, ``inf`` = no limit. Shape (sites,), or one number; None
        = no limits.
    existing, required, forbidden
        Names of sites that stand already, that must be opened, and that must not.
    filled
        Names of sites of which the whole capacity must be used.
    clients, sites
        Names, texts or whole numbers; None = 0-based positions.

    Returns
    -------
    Problem
        For ``siting.solve`` and ``siting.evaluate``: ``result.plan`` maps client to site and
        ``result.open`` lists the p sites and the existing ones, also where one serves nobody.

    Raises
    ------
    OptionError
        If shapes do not fit, a number is missing or negative, ``p`` is not possible, no site can
        serve a client, or a name comes twice.
    UnknownName
        If a site that is named does not exist.

    References
    ----------
    S. L. Hakimi, "Optimum locations of switching centers and the absolute centers and medians of a
    graph", Operations Research 12 (1964), 450–459.
    """
    costing, client, site = ways(cost, (clients, sites))
    tables = {"weights": amounts("weights", 1.0 if weights is None else weights, client)}
    tables |= marks(site, existing=existing, required=required, forbidden=forbidden)
    tables["p"] = how_many(p, tables)
    if capacity is not None:
        needs = tables["weights"] if demand is None else demand
        tables["demand"] = amounts("demand", needs, client)
        tables["capacity"] = amounts("capacity", capacity, site, endless=True)
        tables["filled"] = marked("filled", filled, site)
    elif demand is not None:
        raise OptionError(CLASSIC["demand alone"])
    reached(costing, client, site, tables["forbidden"])
    return Problem(instance("p_median", costing, client.names, site.names, tables))


def instance(
    kind: str,
    cost: Array | Euclidean,
    clients: tuple[str | int, ...],
    sites: tuple[str | int, ...],
    tables: dict[str, Array],
) -> Instance:
    """Return the instance: a matrix goes among its tables, points beside them."""
    if isinstance(cost, Euclidean):
        return Instance(kind, clients, sites, tables, cost)
    return Instance(kind, clients, sites, {"cost": cost, **tables})
