"""Set the city's claim of a saving beside the model, line by line: today, the mayor, recommended."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import siting

HERE = Path(__file__).resolve().parent
NAMED = (
    "electricity",
    "maintenance",
    "cleaning",
    "security",
)  # as the mayor named them; internet is in no table
ALSO = ("rent", "vacant")  # the rest of the operating cost
ONCE = ("capital", "moving", "meeting_rooms")  # what regrouping adds, spread over the years

Amounts = Mapping[str, float]


def claimed() -> float:
    """Return the saving that the city states, IDR million a year."""
    with open(HERE / "facts" / "claims.csv", encoding="utf-8", newline="") as file:
        return float(next(row["value"] for row in csv.DictReader(file) if row["value"].isdigit()))


def lines(plans: Sequence[Amounts]) -> list[tuple[str, list[float]]]:
    """Return every line and sum with its amount in each plan, IDR million a year."""

    def total(names: Sequence[str]) -> list[float]:
        return [sum(plan[name] for name in names) for plan in plans]

    each = {name: [plan[name] for plan in plans] for name in (*NAMED, *ALSO, *ONCE)}
    return [
        *((name, each[name]) for name in NAMED),
        ("**the lines that the mayor named**", total(NAMED)),
        *((name, each[name]) for name in ALSO),
        ("**operating cost**", total(NAMED + ALSO)),
        *((name, each[name]) for name in ONCE),
        ("**all that the city pays a year**", total(NAMED + ALSO + ONCE)),
    ]


def table(plans: Mapping[str, Amounts]) -> str:
    """Write the lines as a table: the first plan, and every other with its difference to it."""
    first, *others = plans
    heads = [first, *(word for name in others for word in (name, "difference"))]
    rows = [
        "| IDR million a year | " + " | ".join(heads) + " |",
        "|---" + "|---:" * len(heads) + "|",
    ]
    for label, (start, *rest) in lines(list(plans.values())):
        cells = [f"{start:,.0f}"]
        for amount in rest:
            cells += [f"{amount:,.0f}", f"{amount - start:+,.0f}"]
        rows.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def main(stored: Sequence[str]) -> None:
    """Print the table for today and the mayor, and for each stored result named."""
    city = siting.read(HERE)
    problem = siting.Problem(city)
    plans = {name: siting.evaluate(problem, city.plans[name]) for name in ("today", "mayor")}
    for path in stored:
        result = siting.Result.from_json(path)
        plans[result.name or Path(path).parent.name] = result
    print(table({name: result.checked.terms for name, result in plans.items()}))
    print(f"\nclaimed: more than {claimed():,.0f} saved a year")


if __name__ == "__main__":
    main(sys.argv[1:])
