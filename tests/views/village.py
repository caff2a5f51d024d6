"""Three agencies in two offices today, all in one tomorrow: numbers that fit in the head."""

from dataclasses import replace

from audit.pencil import make_city
from siting.city.arrays import locked
from siting.city.city import Assumption, Plan, Weight
from siting.problem import Problem
from siting.solving import evaluate
from siting.termination import Proof, Stop, Termination

TODAY = {"DLH": "Old", "PUPR": "North", "BKD": "North"}
BEST = dict.fromkeys(TODAY, "North")


def village(**names):
    """Return a city: 100 a year for a guarded building, 5 for the old office once it is empty."""
    city = make_city(
        {
            "DLH": {"staff": 30, "area_m2": 300, "move_cost": 19, "current": "Old"},
            "PUPR": {"staff": 20, "area_m2": 200, "current": "North", "visitors_per_day": 10},
            "BKD": {"staff": 10, "area_m2": 100, "current": "North"},
        },
        {
            "North": {"posts": 1, "net_m2": 600, "lon": 104.75, "lat": -2.98},
            "Old": {"posts": 1, "net_m2": 300, "holding_cost": 5, "lon": 104.77, "lat": -2.99},
            "South": {"posts": 1, "net_m2": 600},
        },
        zones={
            "Z1": {"population": 100, "visitors": {"PUPR": 1}, "homes": {"DLH": 1}},
            "Z2": {"population": 300},
        },
        minutes=[[10, 20, 30], [20, 10, 40]],
        lots={
            "P": {"car": 20, "motorcycle": 30, "serves": {"North": 0}},
            "Q": {"car": 20, "motorcycle": 30, "serves": {"Old": 0}},
        },
        profiles={"08:00": (1, 0.5, 0), "10:00": (1, 1, 0)},
        modes={"staff": {"car": (0.5, 1), "motorcycle": (0.5, 1)}},
    )
    zones = replace(
        city.zones, bank=("ulu", "ilir"), lon=locked([104.75, 104.78]), lat=locked([-3.0, -2.97])
    )
    assumed = Assumption(
        "agencies", "", "rows_of_status", {"count": 3, "total": 3, "status": "synthetic"}, 3, "",
        "synthetic",
    )  # fmt: skip
    weights = {"visitor_travel": Weight(0.5, "half a wage")}
    city = replace(
        city, name="Village", zones=zones, weights=weights, assumptions=(assumed,),
        files={"agencies.csv": "ab12"},
    )  # fmt: skip
    return replace(city, agencies=replace(city.agencies, names=names.get("agencies", TODAY_NAMES)))


TODAY_NAMES = ("Environment", "Works", "Staff Office")


def today(city=None):
    """Return what stands today: two guarded buildings, so 200 a year."""
    return evaluate(Problem(city or village()), Plan(TODAY), name="today")


def best(city=None):
    """Return all in one: 105 a year, proved to lie within 10 of the best possible."""
    result = evaluate(Problem(city or village()), Plan(BEST), name="recommended")
    proof = Termination(Proof.BOUND, Stop.GAP)
    return replace(result, bound=result.total - 10, termination=proof, solver="HiGHS 1")


def nothing(city=None):
    """Return a result without a plan, in which one rule gives way."""
    result = today(city)
    stuck = replace(
        result.audit.rules[0], level="hard", amount=928.0, places=(("North", 928.0),)
    )  # fmt: skip
    return replace(
        result, plan=None, audit=None, conflicts=(stuck,), name="",
        termination=Termination(Proof.INFEASIBLE, Stop.FINISHED),
    )  # fmt: skip


def cut_off():
    """Return a plan whose visitors have no way to it."""
    city = village()
    zone = {"mixed": locked([[float("inf"), 20, 30], [20, 10, 40]])}
    return best(replace(city, minutes=replace(city.minutes, zone=zone)))
