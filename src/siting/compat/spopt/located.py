"""What all models share: solving, and who serves whom by position."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from siting.city.arrays import Array
from siting.errors import NoPlan, OptionError
from siting.locale.compat import COMPAT
from siting.problem import Problem
from siting.results import Result
from siting.solving import solve


class Located:
    """A model of spopt: made by ``from_cost_matrix``, solved by ``solve``, read by its attributes.

    Parameters
    ----------
    name
        What the model is called.
    problem
        The same as a problem of this library.
    aij
        Weighted costs, or 1 where a facility covers a client, as in spopt. Shape (clients,
        facilities).
    """

    def __init__(self, name: str, problem: Problem, aij: Array) -> None:
        self.name, self.model, self.aij = name, problem, aij
        self._result: Result | None = None

    def solve(self, solver: Any = None, results: bool = True) -> Any:
        """Solve to a proof and return the model itself.

        Parameters
        ----------
        solver
            Name of a solver that ``siting.solve`` knows. Anything else, PuLP's solvers among it, is
            accepted and not used.
        results
            Accepted and not used: who serves whom is worked out when it is read.

        Raises
        ------
        Infeasible
            If there is no solution.
        """
        if isinstance(solver, str):
            result = solve(self.model, gap=0.0, solver=solver)
        else:
            result = solve(self.model, gap=0.0)
        _ = result.checked
        self._result = result
        self.__dict__.pop("fac2cli", None)
        self.__dict__.pop("cli2fac", None)
        return self

    @property
    def result(self) -> Result:
        """What ``siting.solve`` gave. Raises NoPlan before the model is solved."""
        if self._result is None:
            raise NoPlan(COMPAT["not solved"], name=self.name)
        return self._result

    @property
    def objective(self) -> float:
        """The number that spopt reads from its problem's objective."""
        return self.result.objective

    @property
    def facilities(self) -> list[int]:
        """Positions of the open facilities."""
        return [int(j) for j in self.result.open]

    @cached_property
    def fac2cli(self) -> list[list[int]]:
        """Clients of each facility by position, empty for one that is closed."""
        out: list[list[int]] = [[] for _ in range(self.aij.shape[1])]
        for facility in self.facilities:
            out[facility] = self._clients(facility)
        return out

    @cached_property
    def cli2fac(self) -> list[list[int]]:
        """Facilities of each client by position, empty for one that nobody serves."""
        out: list[list[int]] = [[] for _ in range(self.aij.shape[0])]
        for facility, clients in enumerate(self.fac2cli):
            for client in clients:
                out[client].append(facility)
        return out

    def _clients(self, facility: int) -> list[int]:
        """Return the clients of an open facility: those that the plan sends there."""
        assert self.result.plan is not None
        return [int(i) for i, j in self.result.plan.items() if int(j) == facility]


def predefined(given: ArrayLike | None, facilities: int) -> list[int]:
    """Return the positions of facilities that must be open, from positions or from marks of 0 and 1.

    As in spopt, as many numbers as there are facilities are marks, fewer are positions.

    Raises
    ------
    OptionError
        If there are more, or a position does not exist.
    """
    if given is None:
        return []
    array = np.asarray(given).ravel()
    if len(array) > facilities:
        raise OptionError(COMPAT["predefined"], found=len(array), most=facilities)
    marks = len(array) == facilities or array.dtype == np.bool_
    positions = np.nonzero(array)[0] if marks else array
    if len(positions) and not (positions.min() >= 0 and positions.max() < facilities):
        raise OptionError(COMPAT["predefined"], found=int(positions.max()), most=facilities)
    return [int(j) for j in positions]


def covers(cost: Array, radius: float) -> Array:
    """Return 1 where a facility lies within the radius, shape (clients, facilities)."""
    return (cost <= radius * (1 + 1e-9)).astype(float)
