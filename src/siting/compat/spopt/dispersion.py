"""PDispersion."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from siting.classic import p_dispersion
from siting.compat.spopt.located import Located, predefined


class PDispersion(Located):
    """p facilities as far from each other as can be; there are no clients.

    Attributes
    ----------
    p_facilities
        How many to open.
    """

    p_facilities: int

    @classmethod
    def from_cost_matrix(
        cls,
        cost_matrix: ArrayLike,
        p_facilities: int,
        predefined_facilities_arr: ArrayLike | None = None,
        name: str = "p-dispersion",
    ) -> PDispersion:
        """Return the model of the distances between facilities, shape (facilities, facilities).

        Raises OptionError as ``siting.classic.p_dispersion`` does.
        """
        cost = np.asarray(cost_matrix, float)
        must = predefined(predefined_facilities_arr, cost.shape[1])
        made = cls(name, p_dispersion(cost, p=p_facilities, required=must), cost)
        made.p_facilities = p_facilities
        return made

    def _clients(self, facility: int) -> list[int]:
        return []
