"""Nothing that is handed in is changed: every public function is called, and its inputs compared."""

import dataclasses
import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

import siting as st

ROOMS = {"": st, "views.": st.views, "classic.": st.classic}
COSTS = [[1.0, 4.0], [3.0, 2.0], [5.0, 6.0]]


@dataclass
class Given:
    """All that a public function may be handed."""

    city: st.City
    problem: st.Problem
    plan: st.Plan
    seats: dict
    today: st.Result
    best: st.Result
    weights: dict
    rules: list
    names: list
    cost: np.ndarray
    amounts: dict
    folder: Path
    elsewhere: Path
    terms: list
    judged: list
    wished: dict
    allowed: dict
    ranges: st.Ranges

    def weighed(self, way, given):
        return way(self.ranges, given)


CALLS = {
    "read": lambda g: st.read(g.folder),
    "check": lambda g: st.check(g.folder),
    "write": lambda g: st.write(g.city, g.elsewhere / "written"),
    "generate": lambda g: st.generate(agencies=2, buildings=2, zones=1, slots=1),
    "solve": lambda g: [
        st.solve(g.problem, start=g.seats, gap=0),
        st.solve(g.problem, start=g.plan, solver="enumerate"),
        st.solve(g.problem, start=g.plan, seconds=0),
    ],
    "evaluate": lambda g: [st.evaluate(g.problem, plan) for plan in (g.plan, g.seats)],
    "sweep": lambda g: st.sweep(
        g.problem, [{"rules": g.rules}], visitor_travel=g.amounts["need"][:2], folder=g.elsewhere
    ),
    "compare": lambda g: str(st.compare(g.today, g.best, names=g.names)),
    "why": lambda g: [
        st.why(g.best, agency, not_at=g.best.plan[agency]).text("id") for agency in g.seats
    ],
    "price_of": lambda g: str(st.price_of(g.best, g.problem.names[-1])),
    "what_binds": lambda g: str(st.what_binds(g.best, most=1)),
    "conflicts": lambda g: st.conflicts(g.problem.with_(rules=g.rules)).to_dict(),
    "alternatives": lambda g: str(st.alternatives(g.best, within=1.0, n=1)),
    "atlas": lambda g: st.atlas(
        g.problem, {"rent": (1.0, 2.0), "moved_staff": (0.0, 0.1)}, 0.1
    ).to_json(),
    "pareto": lambda g: str(st.pareto(g.problem, "rent", "moved_staff", n=2)),
    "closest": lambda g: st.closest(g.best, g.seats, tie=0.5),
    "ranges": lambda g: st.ranges(g.problem, ["operating_cost"], plans=[g.best, g.today]),
    "swing": lambda g: g.weighed(st.swing, {"operating_cost": 50, "moved_staff": 100}),
    "ranked": lambda g: g.weighed(st.ranked, g.terms),
    "ahp": lambda g: g.weighed(st.ahp, g.judged),
    "targets": lambda g: st.targets(g.problem, g.wished).text("id"),
    "reference_point": lambda g: str(
        st.reference_point(g.problem, {"operating_cost": 1.0}, ranges=g.ranges)
    ),
    "lexicographic": lambda g: st.lexicographic(g.problem, g.terms[:1], tolerances=g.allowed),
    "guards": lambda g: str(st.guards(g.problem, g.best, g.today)),
    "views.Page": lambda g: st.views.Page("<p>").save(g.elsewhere / "page.html"),
    "views.report": lambda g: st.views.report(g.best, beside={"today": g.today}),
    "views.summary": lambda g: st.views.summary(g.best, "id"),
    "views.html_summary": lambda g: st.views.html_summary(g.best),
    "views.side_by_side": lambda g: st.views.side_by_side([g.today, g.best], g.names),
    "views.map_before_after": lambda g: st.views.map_before_after(g.today, g.best),
    "views.parking_figure": lambda g: st.views.parking_figure(g.best),
    "classic.single_source": lambda g: st.solve(
        st.classic.single_source(g.cost, demand=g.amounts["need"], capacity=g.amounts["room"])
    ),
    "classic.gqap": lambda g: st.solve(
        st.classic.gqap(
            g.cost,
            flow=g.amounts["flow"],
            distance=g.amounts["distance"],
            need=g.amounts["need"],
            available=g.amounts["room"],
        )
    ),
    "classic.quadratic_semi_assignment": lambda g: st.solve(
        st.classic.quadratic_semi_assignment(
            g.cost, flow=g.amounts["flow"], distance=g.amounts["distance"]
        )
    ),
    "classic.p_median": lambda g: st.solve(
        st.classic.p_median(
            g.cost, p=2, weights=g.amounts["need"], capacity=g.amounts["room"], required=[1]
        )
    ),
    "classic.k_nearest_p_median": lambda g: st.solve(
        st.classic.k_nearest_p_median(g.cost, p=1, k=1, weights=g.amounts["need"])
    ),
    "classic.uflp": lambda g: st.solve(st.classic.uflp(g.cost, fixed=g.amounts["room"])),
    "classic.p_center": lambda g: st.solve(
        st.classic.p_center(g.cost, p=1, weights=g.amounts["need"])
    ),
    "classic.lscp": lambda g: st.solve(st.classic.lscp(g.cost, radius=5.0)),
    "classic.lscpb": lambda g: st.solve(
        st.classic.lscpb(g.cost, radius=5.0, weights=g.amounts["need"])
    ),
    "classic.mclp": lambda g: st.solve(
        st.classic.mclp(g.cost, radius=3.0, p=1, weights=g.amounts["need"])
    ),
    "classic.p_dispersion": lambda g: st.solve(
        st.classic.p_dispersion(g.amounts["flow"], p=2, existing=[0])
    ),
    "classic.cflp": lambda g: st.solve(
        st.classic.cflp(g.cost, demand=g.amounts["need"], capacity=g.amounts["room"])
    ),
}
"""Every public function, called with whatever it takes."""

METHODS = {
    "Problem.with_": lambda g: g.problem.with_(weights=g.weights, rules=g.rules).compile(),
    "Problem.with_ city": lambda g: g.problem.with_(city=g.city),
    "Problem.without": lambda g: [g.problem.without(name) for name in g.problem.names],
    "Problem.value": lambda g: [g.problem.value(plan) for plan in (g.plan, g.seats)],
    "Problem.place": lambda g: g.problem.place(g.seats),
    "Problem.measures": lambda g: g.problem.measures(),
    "Problem.describe": lambda g: g.problem.describe()["rules"].clear(),
    "Problem.of": lambda g: st.Problem.of(g.best).compile(),
    "Result.to_dict": lambda g: g.best.to_dict().clear(),
    "Result.to_json": lambda g: st.Result.from_json(g.best.to_json()),
    "Result.lines": lambda g: (g.best.lines, g.best.soft, g.best.open, repr(g.best)),
}
"""What problems and results can be asked."""


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    folder = tmp_path_factory.mktemp("given")
    made = st.generate(agencies=3, buildings=2, zones=2, slots=2, seed=4, two_lots=0.5, pairs=0.5)
    st.write(made, folder / "city")
    city = st.read(folder / "city")
    problem = st.Problem(city).with_(rules=[st.Apart(*city.agencies.ids[:2])])
    best, today = st.solve(problem, gap=0), st.evaluate(problem, city.plans["today"])
    square = np.array([[0.0, 2.0, 1.0], [2.0, 0.0, 3.0], [1.0, 3.0, 0.0]])
    return Given(
        city=city,
        problem=problem,
        plan=best.plan,
        seats=dict(best.plan),
        today=today,
        best=best,
        weights={"rent": 2.0},
        rules=[st.AtMost(2), st.Forbidden(city.agencies.ids[0], city.buildings.ids[0])],
        names=["today", "best"],
        cost=np.array(COSTS),
        amounts={
            "need": np.array([1.0, 1.0, 1.0]),
            "room": np.array([2.0, 2.0]),
            "flow": square,
            "distance": np.array([[0.0, 5.0], [5.0, 0.0]]),
        },
        folder=folder / "city",
        elsewhere=tmp_path_factory.mktemp("elsewhere"),
        terms=["operating_cost", "moved_staff"],
        judged=[[1.0, 2.0], [0.5, 1.0]],
        wished={"operating_cost": 1.0},
        allowed={"operating_cost": 0.1},
        ranges=st.Ranges(
            {"operating_cost": 1.0, "moved_staff": 0.0},
            {"operating_cost": 9.0, "moved_staff": 4.0},
            (best,),
        ),
    )


def picture(value):
    """Return all that a value holds, in a form that no later change reaches."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    if isinstance(value, Path):
        return {path.name: path.read_bytes() for path in sorted(value.glob("*.csv"))}
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return type(value), {f.name: picture(getattr(value, f.name)) for f in fields}
    if isinstance(value, Mapping):
        return type(value), [(key, picture(entry)) for key, entry in value.items()]
    if isinstance(value, (list, tuple)):
        return type(value), [picture(entry) for entry in value]
    return repr(value)


def arrays(value):
    """Yield every array that a value holds, with its name; what it has worked out and kept, too."""
    if isinstance(value, np.ndarray):
        yield "", value
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from ((f"[{key}]{rest}", array) for rest, array in arrays(entry))
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield from arrays(entry)
    elif dataclasses.is_dataclass(value):
        for key, entry in vars(value).items():
            yield from ((f".{key}{rest}", array) for rest, array in arrays(entry))


def public_functions():
    for room, module in ROOMS.items():
        for name in module.__all__:
            found = getattr(module, name)
            if inspect.isfunction(found) or (room == "views." and inspect.isclass(found)):
                yield room + name


def test_every_public_function_is_called_here():
    assert set(CALLS) == set(public_functions())


@pytest.mark.parametrize("name", [*CALLS, *METHODS])
def test_a_call_changes_nothing_that_it_is_given(given, name):
    before = picture(given)
    (CALLS | METHODS)[name](given)
    assert picture(given) == before


def test_a_picture_shows_a_change_in_a_far_corner(given):
    before = picture(given)
    given.amounts["flow"][2, 1] += 1
    assert picture(given) != before
    given.amounts["flow"][2, 1] -= 1
    assert picture(given) == before


@pytest.mark.parametrize(
    "make",
    [
        lambda g: g.city,
        lambda g: st.generate(agencies=3, buildings=2, zones=2, seed=4, everything=True),
        lambda g: g.best,
        lambda g: g.today,
        lambda g: st.Result.from_json(g.best.to_json()),
        lambda g: st.solve(st.classic.single_source(g.cost, demand=[1] * 3, capacity=[2, 2])),
    ],
    ids=["read", "generated", "solved", "evaluated", "stored", "classic"],
)
def test_every_array_can_only_be_read(given, make):
    whole = make(given)
    if isinstance(whole, st.City):
        _ = whole.site_of  # worked out when first asked for, and kept
    found = list(arrays(whole))
    assert found
    for name, array in found:
        assert not array.flags.writeable, name
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
