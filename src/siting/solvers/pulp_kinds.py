"""The solvers behind PuLP: what each is called, which options it takes, where its bound stands."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siting.locale import Text
from siting.locale.solvers import SOLVERS
from siting.solvers.contract import Limits

Options = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A solver by its short name: PuLP's classes, of which the first that works is taken."""

    classes: tuple[str, ...]
    install: Text
    words: Mapping[str, str]


@dataclass(frozen=True)
class Adapter:
    """How one class of PuLP is spoken to.

    Attributes
    ----------
    options
        Arguments of the class from our limits and a path for a log.
    bound
        The proven bound from (the solver's own model, its log), None where it does not say.
    gap
        Whether it stops at a relative gap; if not, it always goes to the end.
    warm
        Whether it takes a start.
    """

    options: Callable[[Limits, Path], Options]
    bound: Callable[[Any, str], float | None] = lambda model, log: None
    gap: bool = True
    warm: bool = False


KINDS = {
    "cbc": Kind(("PULP_CBC_CMD", "COIN_CMD"), SOLVERS["pip"], {"package": "pulp[cbc]"}),
    "scip": Kind(("SCIP_PY", "SCIP_CMD"), SOLVERS["pip"], {"package": "pyscipopt"}),
    # not PYGLPK: it knows no time limit and cannot be stopped
    "glpk": Kind(("GLPK_CMD",), SOLVERS["program"], {"package": "GLPK", "command": "glpsol"}),
    "gurobi": Kind(("GUROBI", "GUROBI_CMD"), SOLVERS["pip"], {"package": "gurobipy"}),
    "cplex": Kind(("CPLEX_PY", "CPLEX_CMD"), SOLVERS["pip"], {"package": "cplex"}),
    "xpress": Kind(("XPRESS_PY", "XPRESS"), SOLVERS["pip"], {"package": "xpress"}),
}
"""In the order in which they are offered.

Not CPSAT, which PuLP lets take every amount as a whole number; not HiGHS, which prints its banner
there and stands in a file of its own.
"""


def _cbc(limits: Limits, log: Path) -> Options:
    return {
        "gapRel": limits.gap,
        "threads": limits.threads if limits.threads > 1 else None,
        "logPath": str(log),
        # unless told otherwise CBC passes over improvements below 1e-4, and lets integers be off
        # by 1e-6, which is much times a coefficient of thousands
        "options": [f"randomCbcSeed {_seed(limits)}", "increment 1e-7", "integerTolerance 1e-9"],
    }


def _cbc_bound(model: Any, log: str) -> float | None:
    """Read the bound off the end of the log: the objective, unless the run stopped before."""
    proved = re.search(r"^Result - Optimal solution found\s*$", log, re.MULTILINE)
    found = re.findall(rf"^{'Objective value' if proved else 'Lower bound'}:\s+(\S+)", log, re.M)
    return _printed(found[-1]) if found else None


def _printed(digits: str) -> float:
    """Return the least number that prints as ``digits``: a bound must not be rounded up."""
    mantissa, _, exponent = digits.lower().partition("e")
    places = len(mantissa.partition(".")[2]) - int(exponent or 0)
    return float(digits) - 0.5 * 10.0**-places


def _scip(limits: Limits, log: Path) -> Options:
    seed = f"randomization/randomseedshift={_seed(limits)}"
    return {"gapRel": limits.gap, "options": [seed, "numerics/feastol=1e-9"]}


def _gurobi(limits: Limits, log: Path) -> Options:
    return {
        "gapRel": limits.gap,
        "manageEnv": True,
        "envOptions": {"OutputFlag": 0},  # else it prints its licence
        "Threads": limits.threads,
        "Seed": _seed(limits),
        "MIPGapAbs": 1e-7,
        "IntFeasTol": 1e-9,
    }


def _cplex(limits: Limits, log: Path) -> Options:
    return {
        "gapRel": limits.gap,
        "threads": limits.threads,
        "randomseed": _seed(limits),
        "mip.tolerances.absmipgap": 1e-7,
        "mip.tolerances.integrality": 1e-9,
    }


def _by_command(limits: Limits, log: Path) -> Options:
    return {"gapRel": limits.gap, "threads": limits.threads}


def _seed(limits: Limits) -> int:
    return limits.seed % 2**31


ADAPTERS = {
    "PULP_CBC_CMD": Adapter(_cbc, _cbc_bound, warm=True),
    "COIN_CMD": Adapter(_cbc, _cbc_bound, warm=True),
    "SCIP_PY": Adapter(_scip, lambda model, log: model.getDualbound(), warm=True),
    "SCIP_CMD": Adapter(_scip),
    "GLPK_CMD": Adapter(lambda limits, log: {}, gap=False),
    "GUROBI": Adapter(_gurobi, lambda model, log: model.ObjBound, warm=True),
    "GUROBI_CMD": Adapter(_by_command, warm=True),
    "CPLEX_PY": Adapter(
        _cplex, lambda model, log: model.solution.MIP.get_best_objective(), warm=True
    ),
    "CPLEX_CMD": Adapter(_by_command, warm=True),
    "XPRESS_PY": Adapter(lambda limits, log: {"gapRel": limits.gap}),
    "XPRESS": Adapter(lambda limits, log: {"gapRel": limits.gap}),
}


def whole_seconds(name: str, seconds: float) -> float:
    """Round a time limit up where the program takes whole seconds only."""
    return math.ceil(seconds) if name == "GLPK_CMD" else seconds
