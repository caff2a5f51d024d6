"""Covering: sites within whose radius clients lie; all of them, all of them twice, or as many as can be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from siting.city.arrays import Array
from siting.classic.medians import instance
from siting.classic.sites import Names, few, how_many, marks
from siting.classic.tables import Axis, amounts, ways
from siting.errors import OptionError
from siting.euclidean import Euclidean
from siting.locale.classic import CLASSIC
from siting.problem import Problem


def lscp(
    cost: ArrayLike | Euclidean,
    *,
    radius: ArrayLike,
    fixed: ArrayLike = 1.0,
    existing: Names = (),
    required: Names = (),
    forbidden: Names = (),
    clients: Iterable[str | int] | None = None,
    sites: Iterable[str | int] | None = None,
) -> Problem:
    """Open as few sites as cover every client: the location set covering problem.

    Minimise the sum over opened sites j of fixed[j], where every client has an open site within its
    radius. Measures: ``sites`` at price 1, and ``uncovered``, ``required`` and ``forbidden``, which
    are hard.

    Parameters
    ----------
    cost
        At least 0, in any unit; ``inf`` = the site cannot serve the client. Shape (clients, sites), or
        ``siting.Euclidean``.
    radius
        In the unit of ``cost``, at least 0; a client at exactly that cost is covered. Shape
        (clients,), or one number.
    fixed
        What opening a site counts, at least 0. Shape (sites,), or one number.
    existing, required, forbidden
        Names of sites that stand already and count nothing, that must be opened, and that must not.
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
        If shapes do not fit, a number is missing or negative, a client is in no site's radius, or a
        name comes twice.
    UnknownName
        If a site that is named does not exist.

    References
    ----------
    C. Toregas, R. Swain, C. ReVelle, L. Bergman, "The location of emergency service facilities",
    Operations Research 19 (1971), 1363–1373.
    """
    marked = {"existing": existing, "required": required, "forbidden": forbidden}
    return _covering("lscp", cost, radius, marked, (clients, sites), fixed=fixed)


def lscpb(
    cost: ArrayLike | Euclidean,
    *,
    radius: ArrayLike,
    weights: ArrayLike | None = None,
    existing: Names = (),
    required: Names = (),
    forbidden: Names = (),
    clients: Iterable[str | int] | None = None,
    sites: Iterable[str | int] | None = None,
) -> Problem:
    """Open as few sites as cover every client, and of all such choices the one with most backup.

    A client has backup where two open sites or more cover it. Measures: ``sites``, the number opened,
    at a price above all weights together; ``unbacked``, the weight of clients without backup, at price
    1; and ``uncovered``, ``required`` and ``forbidden``, which are hard. ``result.objective`` is the
    weight of clients with backup.

    Parameters
    ----------
    cost, radius, existing, required, forbidden, clients, sites
        As in ``lscp``.
    weights
        What a client's backup is worth, at least 0. Shape (clients,), or one number; None = 1.

    Returns
    -------
    Problem
        As of ``lscp``.

    Raises
    ------
    OptionError, UnknownName
        As ``lscp`` does.

    References
    ----------
    K. Hogan, C. ReVelle, "Concepts and applications of backup coverage", Management Science 32
    (1986), 1434–1444.
    """
    marked = {"existing": existing, "required": required, "forbidden": forbidden}
    return _covering("lscpb", cost, radius, marked, (clients, sites), fixed=1.0, weights=weights)


def mclp(
    cost: ArrayLike | Euclidean,
    *,
    radius: ArrayLike,
    p: int,
    weights: ArrayLike | None = None,
    existing: Names = (),
    required: Names = (),
    forbidden: Names = (),
    clients: Iterable[str | int] | None = None,
    sites: Iterable[str | int] | None = None,
) -> Problem:
    """Open p sites so that they cover as much weight as can be: the maximal covering problem.

    Minimise the weight of clients that have no open site within their radius; ``result.objective`` is
    the weight that is covered. Measures: ``uncovered`` at price 1, and ``required``, ``forbidden`` and
    ``p``, which are hard.

    Parameters
    ----------
    cost, radius, clients, sites
        As in ``lscp``; clients may lie in no site's radius.
    p
        How many sites to open beside the existing ones; required ones are among them.
    weights
        At least 0. Shape (clients,), or one number; None = 1.
    existing, required, forbidden
        Names of sites that stand already, that must be opened, and that must not.

    Returns
    -------
    Problem
        As of ``lscp``; clients that are not covered are not in ``result.plan``.

    Raises
    ------
    OptionError
        As ``lscp`` does, and if ``p`` is not possible.
    UnknownName
        If a site that is named does not exist.

    References
    ----------
    R. Church, C. ReVelle, "The maximal covering location problem", Papers of the Regional Science
    Association 32 (1974), 101–118.
    """
    marked = {"existing": existing, "required": required, "forbidden": forbidden}
    return _covering("mclp", cost, radius, marked, (clients, sites), p=p, weights=weights)


def _covering(
    kind: str,
    cost: ArrayLike | Euclidean,
    radius: ArrayLike,
    marked: dict[str, Names],
    labels: tuple[Iterable[Any] | None, Iterable[Any] | None],
    *,
    p: int | None = None,
    weights: ArrayLike | None = None,
    fixed: ArrayLike | None = None,
) -> Problem:
    costing, client, site = ways(cost, labels)
    tables = {
        "radius": amounts("radius", radius, client, endless=True),
        "weights": amounts("weights", 1.0 if weights is None else weights, client),
        **marks(site, **marked),
    }
    if fixed is not None:
        tables["fixed"] = amounts("fixed", fixed, site)
        _all_near(costing, tables, client)
    if kind == "mclp":
        tables["p"] = how_many(p, tables)
    return Problem(instance(kind, costing, client.names, site.names, tables))


def _all_near(cost: Array | Euclidean, tables: dict[str, Array], client: Axis) -> None:
    """Refuse clients that lie in the radius of no site that may be open."""
    may, radius = tables["forbidden"] == 0, tables["radius"]
    blocks = cost.blocks() if isinstance(cost, Euclidean) else [(slice(0, len(cost)), cost)]
    nearest = np.concatenate([some[:, may].min(axis=1, initial=np.inf) for _, some in blocks])
    lost = np.nonzero(~(nearest <= radius * (1 + 1e-9)) | np.isinf(nearest))[0]
    if len(lost):
        raise OptionError(CLASSIC["out of reach"], names=few(client, lost), count=len(lost))
