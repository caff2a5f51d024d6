"""The claim of a saving, line by line: the table of the example's README is what the model says."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

import siting

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "palembang"


@pytest.fixture(scope="module")
def claim() -> dict[str, Any]:
    return runpy.run_path(str(EXAMPLE / "claim.py"))


@pytest.fixture(scope="module")
def plans() -> list[siting.Result]:
    city = siting.read(EXAMPLE)
    problem = siting.Problem(city)
    return [siting.evaluate(problem, city.plans[name]) for name in ("today", "mayor")]


def test_the_readme_shows_what_the_model_says_of_each_line(
    claim: dict[str, Any], plans: list[siting.Result]
) -> None:
    shown = [
        [cell.strip() for cell in line.split("|")[1:5]]
        for line in (EXAMPLE / "README.md").read_text(encoding="utf-8").splitlines()
    ]
    for label, (today, mayor) in claim["lines"]([plan.checked.terms for plan in plans]):
        assert [label, f"{today:,.0f}", f"{mayor:,.0f}", f"{mayor - today:+,.0f}"] in shown


def test_the_sums_are_those_of_the_result(
    claim: dict[str, Any], plans: list[siting.Result]
) -> None:
    lines = dict(claim["lines"]([plan.checked.terms for plan in plans]))
    assert lines["**operating cost**"] == pytest.approx([plan.operating_cost for plan in plans])
    money = [
        sum(line.amount for line in plan.lines if line.unit == "IDR million/year") for plan in plans
    ]
    assert lines["**all that the city pays a year**"] == pytest.approx(money)


def test_one_off_costs_in_the_readme_are_those_of_the_mayors_plan(
    plans: list[siting.Result],
) -> None:
    city, mayor = plans[1].city, plans[1]
    stock = city.buildings
    refits = sum(float(stock.opening_cost[stock.index[b]]) for b in mayor.open)
    text = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    assert f"({refits:,.0f} once)" in text
    assert f"({mayor.checked.one_off - refits:,.0f} once)" in text


def test_the_claim_is_the_one_of_the_source(claim: dict[str, Any]) -> None:
    assert claim["claimed"]() == 10_000


def test_a_table_puts_the_difference_beside_every_other_plan(claim: dict[str, Any]) -> None:
    names = (*claim["NAMED"], *claim["ALSO"], *claim["ONCE"])
    table = claim["table"]({"one": dict.fromkeys(names, 5.0), "two": dict.fromkeys(names, 2.0)})
    assert "| IDR million a year | one | two | difference |" in table
    assert "| **all that the city pays a year** | 45 | 18 | -27 |" in table
