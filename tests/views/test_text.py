"""Results in plain text."""

from dataclasses import replace

from siting.city.city import Plan
from siting.city.generate import generate
from siting.problem import Problem
from siting.solving import evaluate
from siting.views.text import html_summary, side_by_side, summary
from views.village import best, cut_off, nothing, today, village


def test_a_summary_says_who_sits_where_what_it_costs_and_what_was_proved():
    said = summary(best())
    assert said.startswith("Village: recommended (1 of 3 buildings in use)")
    assert "North DLH, PUPR, BKD" in said
    assert "Proven within" in said
    assert "operating cost" in said
    assert "105" in said


def test_a_summary_exists_in_indonesian():
    assert "1 dari 3 gedung dipakai" in summary(best(), "id")
    assert "biaya operasional" in summary(best(), "id")


def test_a_summary_of_a_city_fits_on_a_screen():
    city = generate(agencies=60, buildings=40, seed=1)
    said = summary(evaluate(Problem(city), city.plans["today"]))
    assert len(said.splitlines()) <= 40
    assert "more buildings with" in said


def test_a_summary_without_a_plan_names_the_rules_in_the_way():
    said = summary(nothing())
    assert "no plan keeps all hard rules" in said
    assert "floor area: 928 m² (North)" in said


def test_a_summary_lists_broken_rules():
    full = evaluate(Problem(village()), Plan(dict.fromkeys(best().plan, "Old")), name="full")
    assert "floor area: 300 m² (Old)" in summary(full)


def test_amounts_without_end_are_shown_as_such():
    assert "∞" in summary(cut_off())


def test_names_are_escaped_in_a_notebook():
    shown = html_summary(replace(best(), name="<b>bold</b>"))
    assert "<b>" not in shown
    assert "&lt;b&gt;bold&lt;/b&gt;" in shown


def test_plans_stand_side_by_side_in_aligned_columns():
    said = side_by_side([today(), best()], ["today", "best"]).splitlines()
    assert said[0].split() == ["today", "best", "unit"]
    guards = next(line for line in said if line.startswith("guards"))
    assert guards.split()[1:3] == ["200", "100"]
    assert guards.index("200") + 3 == said[0].index("today") + 5
    assert any(line.startswith("0 in every plan:") for line in said)


def test_a_burden_with_a_price_shows_what_it_comes_to():
    said = side_by_side([today(), best()], ["today", "best"])
    travel = said.splitlines().index(next(x for x in said.splitlines() if "visitors'" in x))
    assert said.splitlines()[travel].split()[2:4] == ["200", "200"]  # 2 x 10 visitors x 10 minutes
    assert said.splitlines()[travel + 1].split()[3:5] == ["100", "100"]


def test_a_plan_that_does_not_exist_is_a_column_of_dashes():
    said = side_by_side([today(), nothing()], ["today", "wish"], "id")
    guards = next(line for line in said.splitlines() if line.startswith("penjagaan"))
    assert guards.split()[1:3] == ["200", "–"]
