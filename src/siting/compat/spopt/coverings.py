"""LSCP, LSCPB and MCLP."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from siting.classic import cflp, lscp, lscpb, mclp
from siting.compat.spopt.located import Located, covers, predefined
from siting.errors import OptionError
from siting.locale.compat import COMPAT


class LSCP(Located):
    """As few facilities as cover every client; with capacities, demand is divided among them."""

    @classmethod
    def from_cost_matrix(
        cls,
        cost_matrix: ArrayLike,
        service_radius: float,
        predefined_facilities_arr: ArrayLike | None = None,
        demand_quantity_arr: ArrayLike | None = None,
        facility_capacity_arr: ArrayLike | None = None,
        name: str = "lscp",
    ) -> LSCP:
        """Return the model of a cost matrix, shape (clients, facilities).

        Raises OptionError as ``siting.classic.lscp`` and ``siting.classic.cflp`` do, and where
        demands are given without capacities.
        """
        cost = np.asarray(cost_matrix, float)
        must = predefined(predefined_facilities_arr, cost.shape[1])
        near = covers(cost, service_radius)
        if facility_capacity_arr is None:
            if demand_quantity_arr is not None:
                raise OptionError(COMPAT["no capacities"])
            return cls(name, lscp(cost, radius=service_radius, required=must), near)
        problem = cflp(
            np.where(near > 0, 0.0, np.inf),
            demand=1.0 if demand_quantity_arr is None else np.ravel(demand_quantity_arr),
            capacity=np.ravel(facility_capacity_arr),
            fixed=1.0,
            required=must,
        )
        return cls(name, problem, near)

    def _clients(self, facility: int) -> list[int]:
        assert self.result.plan is not None
        shares = self.result.plan.shares
        if shares is None:
            return covered_by(self, facility)
        return [int(i) for i, parts in shares.items() if facility in parts]


class LSCPB(Located):
    """As few facilities as cover every client, and among such choices most clients with a second one."""

    @classmethod
    def from_cost_matrix(
        cls,
        cost_matrix: ArrayLike,
        service_radius: float,
        solver: Any = None,
        predefined_facilities_arr: ArrayLike | None = None,
        name: str = "lscp-b",
    ) -> LSCPB:
        """Return the model of a cost matrix, shape (clients, facilities).

        ``solver`` is used as in ``solve``. Raises OptionError as ``siting.classic.lscpb`` does.
        """
        cost = np.asarray(cost_matrix, float)
        must = predefined(predefined_facilities_arr, cost.shape[1])
        problem = lscpb(cost, radius=service_radius, required=must)
        made = cls(name, problem, covers(cost, service_radius))
        made._solver = solver
        return made

    _solver: Any = None

    def solve(self, solver: Any = None, results: bool = True) -> Any:
        """Solve to a proof and return the model itself; see ``Located.solve``."""
        return super().solve(self._solver if solver is None else solver, results)

    @property
    def lscp_obj_value(self) -> float:
        """The least number of facilities that cover every client."""
        return float(len(self.facilities))

    @property
    def backup_perc(self) -> float:
        """Percentage of clients that two open facilities or more cover."""
        return 100.0 * self.objective / len(self.aij)

    def _clients(self, facility: int) -> list[int]:
        return covered_by(self, facility)


class MCLP(Located):
    """p facilities that cover as much weight as can be."""

    @classmethod
    def from_cost_matrix(
        cls,
        cost_matrix: ArrayLike,
        weights: ArrayLike,
        service_radius: float,
        p_facilities: int,
        predefined_facilities_arr: ArrayLike | None = None,
        name: str = "mclp",
    ) -> MCLP:
        """Return the model of a cost matrix, shape (clients, facilities).

        Raises OptionError as ``siting.classic.mclp`` does.
        """
        cost = np.asarray(cost_matrix, float)
        must = predefined(predefined_facilities_arr, cost.shape[1])
        problem = mclp(
            cost, radius=service_radius, p=p_facilities, weights=np.ravel(weights), required=must
        )
        return cls(name, problem, covers(cost, service_radius))

    @property
    def n_cli_uncov(self) -> int:
        """How many clients no open facility covers."""
        return sum(1 for facilities in self.cli2fac if not facilities)

    @property
    def perc_cov(self) -> float:
        """Percentage of clients that are covered."""
        return (1 - self.n_cli_uncov / len(self.aij)) * 100.0

    def _clients(self, facility: int) -> list[int]:
        return covered_by(self, facility)


def covered_by(model: Located, facility: int) -> list[int]:
    """Return all clients within a facility's radius."""
    return [int(i) for i in np.nonzero(model.aij[:, facility])[0]]
