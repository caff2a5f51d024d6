"""Arrows point down: every import in the library, read from its source, goes to a room below."""

import ast
from functools import cache
from pathlib import Path

import pytest

import siting

HOUSE = Path(siting.__file__).parent

BOTTOM = {"errors", "jit", "locale", "termination", "version", "milp"}
NOUNS = {"city", "errors", "locale", "termination"}
MODEL = NOUNS | {
    "parts",
    "terms",
    "rules",
    "naming",
    "fixed",
    "placing",
    "instance",
    "subjects",
    "euclidean",
}
ANSWERS = NOUNS | {"audit", "impasse", "instance", "results"}
MAY_SEE = {
    "errors": {"locale"},
    "locale": set(),
    "termination": set(),
    "version": set(),
    "milp": {"errors"},
    "euclidean": {"errors", "locale"},
    "jit": {"jit_cache"},
    "jit_cache": set(),
    "city": NOUNS,
    "network": NOUNS | {"jit"},
    "parts": {"errors", "euclidean", "milp", "termination"},
    "terms": NOUNS | {"parts"},
    "rules": NOUNS | {"parts", "terms"},
    "naming": NOUNS,
    "fixed": NOUNS | {"parts", "rules", "terms"},
    "placing": NOUNS | {"parts", "terms"},
    "reading": NOUNS | {"network"},
    "instance": NOUNS | {"euclidean"},
    "subjects": MODEL,
    "exchange": MODEL,
    "problem": MODEL | {"exchange", "solvers"},
    "classic": NOUNS | {"euclidean", "instance", "problem"},
    "compat": NOUNS | {"classic", "problem", "results", "solving"},
    "obstacles": {"audit", "locale", "parts", "termination"},
    "impasse": NOUNS | {"audit"},
    "conflict": MODEL | {"audit", "impasse", "milp", "obstacles", "problem", "solvers"},
    "solvers": {"errors", "euclidean", "jit", "locale", "milp", "parts", "termination"},
    "audit": NOUNS | {"instance"},
    "results": NOUNS | {"audit", "impasse", "instance", "version"},
    "resolving": NOUNS | {"parts", "problem", "results", "solvers", "terms"},
    "solving": MODEL | ANSWERS | {"conflict", "obstacles", "problem", "resolving", "runlog", "solvers", "version"},
    "runlog": ANSWERS,
    "export": ANSWERS,
    "views": ANSWERS | {"version"},
    "explain": ANSWERS | {"conflict", "parts", "problem", "rules", "solvers", "solving", "views"},
    "explore": ANSWERS | {"milp", "parts", "problem", "rules", "runlog", "solvers", "solving", "terms", "views"},
    "weighting": ANSWERS | {"explain", "explore", "parts", "problem", "rules", "solvers", "solving", "terms",
                            "views"},
    "cli": ANSWERS | {"explain", "explore", "export", "problem", "reading", "runlog", "solvers", "solving",
                      "terms", "version", "views"},
    "__init__": set(),
    "__main__": {"cli"},
}  # fmt: skip

EXCEPTIONS = {("results.py", "views"), ("impasse/conflicts.py", "views"), ("exchange.py", "views")}
"""A result shows itself in a notebook with the words of the views; imported when it does."""

ONE_FILE_EACH = {
    "pulp": {"solvers/pulp_program.py"},
    "highspy": {"solvers/highs.py", "solvers/highs_standing.py", "solvers/highs_transport.py"},
    "numba": {"jit.py", "jit_cache.py"},
    "llvmlite": {"jit_cache.py"},
    "osmium": {"network/reading/osm.py"},
    "matplotlib": {"views/figures.py"},
    "jinja2": {"views/page.py"},
    "rich": {"cli/progress.py"},
    "python_calamine": {"city/workbook.py"},
}

ARRAYS = {"numpy", "scipy"}


def files():
    return sorted(HOUSE.rglob("*.py"))


def name_of(path):
    return path.relative_to(HOUSE).as_posix()


def room_of(name):
    return name.split("/")[0].removesuffix(".py")


@cache
def imports(path):
    """Full names of what a file imports, in any line; those for type checkers are left out."""
    return list(_imports(ast.parse(path.read_text("utf-8"))))


def _imports(node):
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are written in full"
        here = node.module == "siting"
        yield from (f"siting.{alias.name}" for alias in node.names) if here else (node.module,)
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            yield from _imports(child)


@pytest.mark.parametrize("path", files(), ids=name_of)
def test_a_file_imports_only_from_rooms_below(path):
    name = name_of(path)
    room = room_of(name)
    rooms = {full.split(".")[1] for full in imports(path) if full.startswith("siting.")}
    above = {seen for seen in rooms - MAY_SEE[room] - {room} if (name, seen) not in EXCEPTIONS}
    assert not above, f"{name} must not see {sorted(above)}"


@pytest.mark.parametrize("path", files(), ids=name_of)
def test_a_foreign_library_lives_in_one_file(path):
    foreign = {full.split(".")[0] for full in imports(path)} & set(ONE_FILE_EACH)
    strangers = {library for library in foreign if name_of(path) not in ONE_FILE_EACH[library]}
    assert not strangers


@pytest.mark.parametrize(
    "path", [p for p in files() if room_of(name_of(p)) in ("parts", "milp")], ids=name_of
)
def test_parts_know_arrays_and_no_solver(path):
    known = ARRAYS | {"siting", "__future__", "collections", "dataclasses", "functools", "typing",
                      "abc", "itertools", "math"}  # fmt: skip
    assert {full.split(".")[0] for full in imports(path)} <= known


@pytest.mark.parametrize("room", sorted(BOTTOM - {"milp"}))
def test_the_ground_floor_needs_no_arrays(room):
    ground = [path for path in files() if room_of(name_of(path)) == room]
    assert ground
    assert not {full for path in ground for full in imports(path) if full.split(".")[0] in ARRAYS}


def test_no_arrow_goes_round_in_a_circle():
    left = {room: set(below) - {room} for room, below in MAY_SEE.items()}
    while left:
        free = {room for room, below in left.items() if not below & set(left)}
        assert free, f"these rooms see each other: {sorted(left)}"
        left = {room: below for room, below in left.items() if room not in free}
