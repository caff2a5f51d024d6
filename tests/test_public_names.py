"""The public names: a contract with everyone who imports them."""

import subprocess
import sys

import pytest

import siting
from siting.rules import RULES

# fmt: off
RULE_NAMES = [
    "FloorArea", "Desks", "ParkingCapacity", "MinimumUse", "Reserve", "Pinned", "Forbidden",
    "Requires", "Together", "Apart", "Near", "Away", "Open", "Closed", "Exclusive", "AtMost",
    "AtLeast", "Budget", "Cap", "Within", "MaxMoves",
]
# fmt: on

NAMES = {
    *("read", "check", "write", "generate", "Problem", "solve", "evaluate", "compare"),
    *("City", "Plan", "Result", "Comparison", "Finding", "Stop", "Proof", "TERMS", "RULES"),
    *("SitingError", "DataError", "NoPlan", "Infeasible", "SolverError", "AuditError"),
    *(
        "Sweep",
        "sweep",
        "UnknownName",
        "OptionError",
        "classic",
        "errors",
        "network",
        "views",
        "__version__",
    ),
    *("why", "Why", "price_of", "Price", "what_binds", "Bindings", "conflicts", "Conflicts"),
    *("alternatives", "Alternatives", "closest", "Euclidean", "compat"),
    *("ExchangeRates", "Log", "Ranges", "ranges", "Weighting", "swing", "ranked", "ahp"),
    *("targets", "lexicographic", "guards", "reference_point", "ReferencePoint"),
    *("atlas", "Atlas"),
    *("pareto", "Pareto"),
    *RULE_NAMES,
}


def run(code):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout


def test_the_public_names_are_these():
    assert set(siting.__all__) == NAMES
    assert len(siting.__all__) == len(NAMES)


def test_every_kind_of_rule_is_public():
    assert [rule.__name__ for rule in RULES] == RULE_NAMES
    for rule in RULES:
        assert getattr(siting, rule.__name__) is rule


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_public_name_can_be_had(name):
    assert getattr(siting, name) is not None
    assert name in dir(siting)


def test_an_unknown_name_is_refused_as_by_any_module():
    with pytest.raises(AttributeError, match="no attribute 'slove'"):
        _ = siting.slove


def test_importing_loads_no_arrays_and_no_solver():
    loaded = run("import siting, sys; print(*sys.modules)").split()
    heavy = {"numpy", "scipy", "highspy", "pulp", "matplotlib", "networkx", "shapely", "jinja2"}
    assert not {name.split(".")[0] for name in loaded} & heavy


def test_a_function_is_not_hidden_by_a_module_of_its_name():
    names = "read check write generate solve evaluate compare"
    code = "import siting.cli.command, siting.city.generate, siting as s; s.compare; s.solve;"
    assert run(code + f"print(all(callable(getattr(s, n)) for n in '{names}'.split()))") == "True\n"
