"""PCenter."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from siting.classic import p_center
from siting.compat.spopt.located import Located, predefined


class PCenter(Located):
    """p facilities, so that the longest way of a client is least."""

    @classmethod
    def from_cost_matrix(
        cls,
        cost_matrix: ArrayLike,
        p_facilities: int,
        predefined_facilities_arr: ArrayLike | None = None,
        name: str = "p-center",
    ) -> PCenter:
        """Return the model of a cost matrix, shape (clients, facilities).

        Raises OptionError as ``siting.classic.p_center`` does.
        """
        cost = np.asarray(cost_matrix, float)
        must = predefined(predefined_facilities_arr, cost.shape[1])
        return cls(name, p_center(cost, p=p_facilities, required=must), cost)
