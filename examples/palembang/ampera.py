"""What does closing a bridge do to each plan? `ampera.py [result.json …]`, or `--bridge "Musi II"`."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from make.roads import travel
from make.streets import streets, ways
from make.tables import HERE, read, write

import siting
from siting.network import Streets

SHOWN = {
    "visitor_travel": "visitors on the way, hours a year",
    "staff_travel": "staff on the way, hours a year",
    "agency_trips": "trips between agencies, hours a year",
    "worst_access": "longest way of a kelurahan, minutes",
}


def city_over(roads: Streets) -> siting.City:
    """Return the city of this folder with its minutes over some streets."""
    with tempfile.TemporaryDirectory() as folder:
        for table in HERE.glob("*.csv"):
            shutil.copy(table, folder)
        places = [(row["building"], row["zone"], row["site"]) for row in read("buildings")]
        write(Path(folder), "minutes", travel(ways(roads, read("facts/kelurahan")), places))
        return siting.read(folder)


def table(before: Mapping[str, siting.Result], after: Mapping[str, siting.Result]) -> str:
    """Write for each plan every amount before, after, and by how much it grows."""
    lines = ["| plan | | open | closed | more |", "|---|---|---:|---:|---:|"]
    for name, result in before.items():
        closed = after[name]
        amounts = [
            (SHOWN[term], result.checked.terms[term], closed.checked.terms[term]) for term in SHOWN
        ]
        amounts.append(("total, IDR million a year", result.total, closed.total))
        for said, one, two in amounts:
            lines.append(f"| {name} | {said} | {one:,.0f} | {two:,.0f} | {two / one - 1:+.1%} |")
    return "\n".join(lines)


def main(bridge: str, stored: Sequence[str]) -> None:
    """Evaluate today's plan, the mayor's and stored ones, with the bridge open and closed."""
    roads = streets()
    open_, closed = city_over(roads), city_over(roads.without(bridge))
    plans = {name: open_.plans[name] for name in ("today", "mayor")}
    for path in stored:
        result = siting.Result.from_json(path)
        plans[result.name] = result.plan
    found = [
        {name: siting.evaluate(siting.Problem(city), plan) for name, plan in plans.items()}
        for city in (open_, closed)
    ]
    print(table(*found))
    by_total = [sorted(plans, key=lambda name: results[name].total) for results in found]
    print(f"\ncheapest first, {bridge} open: {by_total[0]}; closed: {by_total[1]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bridge", default="Ampera")
    parser.add_argument("stored", nargs="*", help="result.json of siting solve")
    asked = parser.parse_args()
    main(asked.bridge, asked.stored)
