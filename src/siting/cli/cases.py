"""What a command works on: tables, or the city and the plan of a stored result."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, replace
from json import JSONDecodeError
from pathlib import Path

from siting.city.city import City
from siting.cli.say import remark
from siting.cli.values import by_term
from siting.errors import OptionError, SitingError, unknown
from siting.locale import Text
from siting.locale.cli import CLI
from siting.locale.counts import count
from siting.problem import Problem
from siting.reading import read
from siting.results import Result
from siting.solving import evaluate
from siting.terms import TERMS


@dataclass(frozen=True)
class Case:
    """A problem, and the stored result it came from where there is one."""

    problem: Problem
    stored: Result | None = None

    @property
    def city(self) -> City:
        """The city of the problem."""
        return self.problem.city


def open_case(args: Namespace) -> Case:
    """Read the path of a command and set its weights.

    Raises
    ------
    DataError
        If the tables hold errors.
    OptionError
        If a stored result cannot be read.
    UnknownName
        If a weight names no term.
    """
    prices = _prices(args)
    stored = stored_in(args.path)
    if stored is not None:
        return _stored_case(stored, prices)
    city = read(args.path, network=args.network, transit=args.transit, hour=args.hour)
    if city.assumptions:
        remark(args, "assumed", times=count(len(city.assumptions), "times"))
    return Case(Problem(city).with_(weights=prices))


def stored_in(path: Path) -> Path | None:
    """Return the result.json that a path means: the file itself, or that of an output folder."""
    if path.suffix.lower() == ".json" and not path.is_dir():
        return path
    inside = path / "result.json"
    tables = [
        file for file in path.glob("*.[cC][sS][vV]") if file.stem.lower() not in ("plan", "terms")
    ]
    return inside if inside.is_file() and not tables else None


def load(path: Path) -> Result:
    """Read a stored result; its plan is audited again.

    Raises
    ------
    OptionError
        If the file is missing, or is not a result of this program.
    """
    if not path.is_file():
        raise OptionError(CLI["no file"], name=path)
    try:
        return Result.from_json(path)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise OptionError(CLI["not a result"], name=path, reason=_reason(error)) from error


def _reason(error: Exception) -> Text:
    if isinstance(error, SitingError):
        return error.text
    if isinstance(error, JSONDecodeError):
        return CLI["no JSON"].filled(line=error.lineno, column=error.colno)
    if isinstance(error, KeyError):
        return CLI["not there"].filled(name=error.args[0])
    return CLI["not understood"].filled(error=type(error).__name__)


def _stored_case(path: Path, prices: Mapping[str, float]) -> Case:
    result = load(path)
    problem = Problem.of(result)
    if not result.name:
        result = replace(result, name=path.stem)
    if prices:
        problem = problem.with_(weights=prices)
        if result.plan is not None:
            result = evaluate(problem, result.plan, name=result.name)
    return Case(problem, result)


def _prices(args: Namespace) -> dict[str, float]:
    prices = by_term(pair for given in args.weights for pair in given)
    known = [term.name for term in TERMS]
    for name in prices:
        if name not in known:
            raise unknown("term", name, known)
    return prices
