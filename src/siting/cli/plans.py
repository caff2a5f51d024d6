"""Plans that a command names: those of the tables, today's, and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from siting.city.build.plans import plans
from siting.city.build.reader import Reader
from siting.city.city import City, Plan
from siting.city.findings import Finding
from siting.city.tables import Tables, add_csv
from siting.cli.cases import Case, load
from siting.errors import DataError, OptionError, UnknownName, unknown
from siting.locale.cli import CLI
from siting.results import Result
from siting.solving import evaluate

FILES = (".csv", ".json")
_COLUMNS = ("agency", "building")


def results(case: Case, names: Sequence[str] | None) -> list[Result]:
    """Evaluate the plans of these names; without names those of the tables, today's first.

    Raises
    ------
    DataError
        If a CSV holds errors.
    OptionError, UnknownName
        If a plan does not exist or a file cannot be read.
    """
    if names is None:
        names = sorted(case.city.plans, key=lambda name: name != "today")
    chosen = [plan_called(case.city, name) for name in dict.fromkeys(names)]
    return [evaluate(case.problem, plan, name=plan.name) for plan in chosen]


def plan_called(city: City, name: str) -> Plan:
    """Return the plan that a word of the command line means.

    Raises
    ------
    DataError
        If it is a CSV that holds errors.
    OptionError, UnknownName
        If there is no such plan or file.
    """
    if name in city.plans:
        return city.plans[name]
    path = Path(name)
    if path.suffix.lower() in FILES:
        if not path.is_file():
            raise OptionError(CLI["no file"], name=name)
        return _from_csv(city, path) if path.suffix.lower() == ".csv" else _from_json(path)
    if name == "today":
        raise UnknownName(CLI["no today"])
    if not city.plans:
        raise UnknownName(CLI["unknown plan"], name=name, why=CLI["no plans"])
    raise unknown("plan", name, city.plans)


def _from_json(path: Path) -> Plan:
    plan = load(path).plan
    if plan is None:
        raise OptionError(CLI["no stored plan"], name=path)
    return Plan(plan.assignment, plan.split, _name(path))


def _from_csv(city: City, path: Path) -> Plan:
    """Read a CSV with agency and building as if it were the sheet `plans`, with one plan in it."""
    tables = Tables("plans")
    add_csv(tables, path.name, "plans", path.read_bytes())
    sheet = tables["plans"]
    columns = {name: cells for name, cells in sheet.columns.items() if name in _COLUMNS}
    columns["plan"] = [path.name] * len(sheet)
    tables.sheets["plans"] = replace(sheet, file=path.name, columns=columns)
    reader = Reader(tables, None)
    found = plans(reader, city.agencies, city.buildings).get(path.name)
    errors = [
        replace(finding, file=path.name) for finding in reader.finish() if finding.level == "error"
    ]
    if errors or found is None:
        nothing = Finding("error", path.name, "", None, None, None, "empty_sheet")
        raise DataError(errors or [nothing])
    return Plan(found.assignment, None, _name(path))


def _name(path: Path) -> str:
    """Return what a plan is called: its file, or the folder of a plan.csv or result.json."""
    return path.resolve().parent.name if path.stem in ("plan", "result") else path.stem
