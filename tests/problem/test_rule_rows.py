"""Rows of rules: named as the table writes them, and refused where a number cannot be meant."""

import math

import numpy as np
import pytest

import siting as st
from city.folders import SHEETS, folder
from siting.city.city import RuleRow


def names(tmp_path, *rows):
    head = SHEETS["rules"].splitlines()[0]
    return st.Problem(st.read(folder(tmp_path / "c", rules="\n".join((head, *rows)) + "\n"))).names


def test_a_row_is_named_by_what_its_cells_hold_also_where_that_goes_without_saying(tmp_path):
    said = names(
        tmp_path,
        "Together,DLH,MPP,,,,building,,soft,1,",
        "MaxMoves,,,,,2,agency,,,,",
        "Within,*,,,,0.5,,,soft,1,",
    )
    assert said[-3:] == ("Together DLH MPP building", "MaxMoves agency", "Within *")


def test_an_empty_cell_has_no_part_in_the_name(tmp_path):
    said = names(tmp_path, "Together,DLH,MPP,,,,,,soft,1,", "AtMost,,,,,3,,,,,")
    assert said[-2:] == ("Together DLH MPP", "AtMost")


def test_a_rule_typed_in_python_is_named_like_the_same_row(tmp_path):
    problem = st.Problem(st.read(folder(tmp_path / "c")))
    more = [st.Together("DLH", "MPP", level="soft", price=1), st.AtMost(3, what="site")]
    assert problem.with_(rules=more).names[-2:] == ("Together DLH MPP", "AtMost site")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: st.AtMost(-1),
        lambda: st.AtMost(math.nan),
        lambda: st.Near("DLH", "MPP", math.inf),
        lambda: st.Within(1.5),
        lambda: st.Within(0.5, limit=-1),
        lambda: st.MaxMoves("3"),
    ],
)
def test_a_number_that_cannot_be_meant_is_refused(wrong):
    with pytest.raises(st.OptionError, match="expected a number"):
        wrong()


def test_a_cap_may_be_below_zero_because_empty_buildings_may_earn():
    assert st.Cap("vacant", -5.0).value == -5


def test_a_row_may_hold_numbers_of_numpy():
    row = RuleRow("FloorArea", building="G1", value=np.float64(0.9))
    assert st.FloorArea.of(row) == st.FloorArea("G1", value=0.9)


def test_rows_of_the_sheet_are_rules_and_count_once(tmp_path):
    city = st.read(folder(tmp_path / "c", rules=SHEETS["rules"] + "AtMost,,,,,3,,,,,\n"))
    problem = st.Problem(city)
    assert problem.with_(rules=city.rules).names == problem.names
    more = problem.with_(rules=[*city.rules, RuleRow("AtMost", value=2.0, what="site")])
    assert more.names == (*problem.names, "AtMost site")


def test_what_is_no_rule_is_refused(tmp_path):
    problem = st.Problem(st.read(folder(tmp_path / "c")))
    with pytest.raises(st.OptionError, match=r"'Closed' is no rule: give siting\.Pinned"):
        problem.with_(rules=["Closed"])
    with pytest.raises(st.UnknownName, match="AtMots.*did you mean 'AtMost'"):
        problem.with_(rules=[RuleRow("AtMots", value=2.0)])
