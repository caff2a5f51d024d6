"""PMedian and KNearestPMedian."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial.distance import cdist

from siting.city.arrays import Array, IntArray
from siting.classic import p_median
from siting.compat.spopt.located import Located, predefined
from siting.errors import OptionError
from siting.locale.compat import COMPAT

METRICS = {"euclidean": "euclidean", "manhattan": "cityblock", "cityblock": "cityblock",
           "chebyshev": "chebyshev"}  # fmt: skip
"""Names of distances, and what they are called in SciPy."""

NEAREST = 5
"""Near facilities of a client unless told otherwise."""


class PMedian(Located):
    """p facilities of least weighted distance, each client at one of them.

    Attributes
    ----------
    ai_sum
        Sum of weights.
    """

    ai_sum: float

    @classmethod
    def from_cost_matrix(
        cls,
        cost_matrix: ArrayLike,
        weights: ArrayLike,
        p_facilities: int,
        predefined_facilities_arr: ArrayLike | None = None,
        facility_capacities: ArrayLike | None = None,
        fulfill_predefined_fac: bool = False,
        name: str = "p-median",
    ) -> PMedian:
        """Return the model of a cost matrix.

        Parameters
        ----------
        cost_matrix
            Shape (clients, facilities).
        weights
            Weight of each client, which is also what it takes of a capacity. Shape (clients,).
        p_facilities
            How many to open, predefined ones among them.
        predefined_facilities_arr
            Positions, or a mark of 0 or 1 for each facility.
        facility_capacities
            Shape (facilities,).
        fulfill_predefined_fac
            Whether predefined facilities must use up their capacity.

        Raises
        ------
        OptionError
            As ``siting.classic.p_median`` does, and where capacities are missing that are to be used
            up.
        """
        cost, weight = np.asarray(cost_matrix, float), np.asarray(weights, float).ravel()
        must = predefined(predefined_facilities_arr, cost.shape[1])
        if fulfill_predefined_fac and facility_capacities is None:
            raise OptionError(COMPAT["no capacities"])
        problem = p_median(
            cost,
            p=p_facilities,
            weights=weight,
            capacity=facility_capacities,
            required=must,
            filled=must if fulfill_predefined_fac else (),
        )
        made = cls(name, problem, weight[:, None] * cost)
        made.ai_sum = float(weight.sum())
        return made

    @property
    def mean_dist(self) -> float:
        """Weighted mean distance of a client."""
        return self.objective / self.ai_sum


class KNearestPMedian(PMedian):
    """The p-median, of which a client's nearest facilities are looked at first.

    Facilities further off are let in where a client needs them: the optimum is that of ``PMedian``,
    in any unit of length.
    """

    _nearest: IntArray
    _first: IntArray

    @classmethod
    def from_cost_matrix(  # type: ignore[override]  # spopt has none; its other arguments are kept
        cls,
        cost_matrix: ArrayLike,
        weights: ArrayLike,
        p_facilities: int,
        facility_capacities: ArrayLike | None = None,
        k_array: ArrayLike | None = None,
        name: str = "k-nearest-p-median",
    ) -> KNearestPMedian:
        """Return the model of a cost matrix, which spopt does not offer.

        Parameters
        ----------
        cost_matrix, weights, p_facilities, facility_capacities
            As in ``PMedian``.
        k_array
            How many near facilities to look at first, for each client; it does not change the optimum.

        Raises
        ------
        OptionError
            As ``PMedian`` does, and if a k is less than 1 or more than there are facilities.
        """
        made = super().from_cost_matrix(
            cost_matrix, weights, p_facilities, None, facility_capacities, name=name
        )
        assert isinstance(made, KNearestPMedian)
        cost = np.asarray(cost_matrix, float)
        clients, facilities = cost.shape
        first = np.full(clients, min(NEAREST, facilities)) if k_array is None else k_array
        made._first = np.asarray(first, dtype=np.int64)
        if made._first.shape != (clients,) or not (
            made._first.min() >= 1 and made._first.max() <= facilities
        ):
            raise OptionError(COMPAT["k"], clients=clients, facilities=facilities)
        made._nearest = np.argsort(np.argsort(cost, axis=1, kind="stable"), axis=1) + 1
        return made

    @classmethod
    def from_geodataframe(
        cls,
        gdf_demand: Any,
        gdf_fac: Any,
        demand_col: str,
        facility_col: str,
        weights_cols: str,
        p_facilities: int,
        facility_capacity_col: str | None = None,
        k_array: ArrayLike | None = None,
        distance_metric: str = "euclidean",
        name: str = "k-nearest-p-median",
    ) -> KNearestPMedian:
        """Return the model of two frames of points in one reference system.

        Parameters
        ----------
        gdf_demand, gdf_fac
            GeoDataFrames of clients and of facilities.
        demand_col, facility_col
            Columns that hold the points.
        weights_cols
            Column of ``gdf_demand`` with the weights.
        p_facilities, k_array
            As in ``from_cost_matrix``.
        facility_capacity_col
            Column of ``gdf_fac`` with the capacities; None = no limits.
        distance_metric
            ``euclidean``, ``manhattan`` or ``chebyshev``, in the unit of the coordinates.

        Raises
        ------
        OptionError
            If a frame has no reference system, the two differ, or the metric is unknown.
        """
        if gdf_demand.crs is None or gdf_demand.crs != gdf_fac.crs:
            raise OptionError(COMPAT["crs"], one=gdf_demand.crs, other=gdf_fac.crs)
        if distance_metric not in METRICS:
            raise OptionError(COMPAT["metric"], value=distance_metric, known=", ".join(METRICS))
        capacity = None
        if facility_capacity_col is not None:
            capacity = gdf_fac[facility_capacity_col].to_numpy()
        return cls.from_cost_matrix(
            cdist(
                _points(gdf_demand[demand_col]),
                _points(gdf_fac[facility_col]),
                METRICS[distance_metric],
            ),
            gdf_demand[weights_cols].to_numpy(),
            p_facilities,
            capacity,
            k_array,
            name,
        )

    @property
    def k_array(self) -> IntArray:
        """How many near facilities each client needed, at least as many as were asked for."""
        if self._result is None:
            return self._first
        at = np.array([facilities[0] for facilities in self.cli2fac])
        reached: IntArray = np.maximum(self._first, self._nearest[np.arange(len(at)), at])
        return reached


def _points(column: Any) -> Array:
    """Return the coordinates of a column of points, shape (n, 2)."""
    points: Array = np.array([column.x.to_numpy(), column.y.to_numpy()], dtype=float).T
    return points
