"""The p-dispersion: p sites, as far from each other as can be."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from siting.classic.medians import instance
from siting.classic.sites import Names, how_many, marks
from siting.classic.tables import Axis, amounts, ways
from siting.errors import OptionError
from siting.euclidean import Euclidean
from siting.locale.classic import CLASSIC
from siting.problem import Problem


def p_dispersion(
    cost: ArrayLike | Euclidean,
    *,
    p: int,
    existing: Names = (),
    required: Names = (),
    forbidden: Names = (),
    sites: Iterable[str | int] | None = None,
) -> Problem:
    """Open p sites so that the two that are nearest to each other are as far apart as can be.

    Minimise the largest distance of all minus the least distance between two open sites;
    ``result.objective`` is that least distance. Where the way back is another, the shorter one counts.
    Measures: ``closeness`` at price 1, and ``required``, ``forbidden`` and ``p``, which are hard.

    Parameters
    ----------
    cost
        Distances between sites, finite, at least 0, in any unit; the diagonal does not matter. Shape
        (sites, sites), or ``siting.Euclidean(points, points)``.
    p
        How many sites to open beside the existing ones, of which distances count too; required ones
        are among them.
    existing, required, forbidden
        Names of sites that stand already, that must be opened, and that must not.
    sites
        Names, texts or whole numbers; None = 0-based positions.

    Returns
    -------
    Problem
        For ``siting.solve`` and ``siting.evaluate``: ``result.open`` lists the sites; there are no
        clients, and ``result.plan`` is empty.

    Raises
    ------
    OptionError
        If the matrix is not square, a number is missing, negative or without end, ``p`` is not
        possible or leaves a single site, or a name comes twice.
    UnknownName
        If a site that is named does not exist.

    References
    ----------
    M. J. Kuby, "Programming models for facility dispersion: the p-dispersion and maxisum dispersion
    problems", Geographical Analysis 19 (1987), 315–329.
    """
    costing, rows, site = ways(cost, (None, sites), ("site", "site"), ("sites", "sites"))
    if len(rows) != len(site):
        raise OptionError(CLASSIC["square"], found=costing.shape)
    if not isinstance(costing, Euclidean):
        costing = np.where(np.eye(len(site)), 0.0, costing)
        amounts("cost", costing, Axis("site", site.names), site)
    tables = marks(site, existing=existing, required=required, forbidden=forbidden)
    tables["p"] = how_many(p, tables)
    if p + tables["existing"].sum() < 2:
        raise OptionError(CLASSIC["one alone"])
    return Problem(instance("p_dispersion", costing, (), site.names, tables))
