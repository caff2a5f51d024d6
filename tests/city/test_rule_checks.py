"""Every check of rules names the row: what it lacks, names, and contradicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from city.broken import Broken, found, line, rule
from city.folders import folder, with_row
from siting.city.readers import check

CASES: dict[str, Broken] = {
    "rule unknown": rule("unknown_name", "rule", rule="Togetherr", agency="DLH", other="MPP"),
    "rule needs agency": rule("rule_needs", "agency", rule="Together", other="MPP"),
    "rule needs other": rule("rule_needs", "other", rule="Near", agency="DLH", value="5"),
    "rule needs value": rule("rule_needs", "value", rule="AtLeast"),
    "rule needs what": rule("rule_needs", "what", rule="Cap", value="5"),
    "rule needs place": rule("rule_needs_place", "building", rule="Forbidden", agency="DLH"),
    "rule in two places": rule("building_or_site", "site", rule="Closed", building="G1", site="S1"),
    "rule uses no limit": rule("rule_has_no", "limit", rule="Open", building="G1", limit="5"),
    "rule uses no value": rule("rule_has_no", "value", rule="Desks", value="5"),
    "rule with unknown agency": rule("unknown_name", "agency", rule="Pinned", agency="DLX"),
    "rule with unknown other": rule("unknown_name", "other", rule="Apart", agency="DLH", other="X"),
    "rule with unknown building": rule("unknown_name", "building", rule="Open", building="G0"),
    "rule with unknown site": rule("unknown_name", "site", rule="Open", site="S0"),
    "rule with unknown feature": rule("unknown_name", "what", rule="Requires", what="countr"),
    "rule with unknown district": rule(
        "unknown_name", "what", rule="Within", what="Ulir", value="1"
    ),
    "rule with unknown term": rule("unknown_name", "what", rule="Cap", what="rents", value="1"),
    "rule with unknown kind": rule("unknown_name", "what", rule="AtMost", what="floor", value="3"),
    "rule off still names": rule(
        "unknown_name", "agency", rule="Pinned", agency="DLX", level="off"
    ),
    "rule with itself": rule("pair_with_itself", "other", rule="Apart", agency="DLH", other="DLH"),
    "rule with star": rule("no_star_here", "agency", rule="Requires", agency="*"),
    "level unknown": rule("not_a_choice", "level", rule="Open", building="G1", level="harsh"),
    "soft without price": rule(
        "soft_needs_price", "price", rule="Open", building="G1", level="soft"
    ),
    "price of a rule negative": rule(
        "negative", "price", rule="Open", building="G1", level="soft", price="-1"
    ),
    "share of people above 1": rule("out_of_range", "value", rule="Within", value="80"),
    "growth negative": rule("negative", "value", rule="Reserve", value="-0.1"),
    "pinned where forbidden": rule(
        "pinned_not_allowed", "agency", rule="Pinned", agency="PUPR", building="G3"
    ),
    "pinned twice": rule(
        "pinned_twice",
        "agency",
        row=6,
        more=line(rule="Pinned", agency="DLH", building="G3"),
        rule="Pinned",
        agency="DLH",
        building="G2",
    ),
    "pinned and forbidden": rule(
        "pinned_and_forbidden",
        "agency",
        row=6,
        more=line(rule="Forbidden", agency="DLH", site="S1"),
        rule="Pinned",
        agency="DLH",
    ),
    "open and closed": rule(
        "open_and_closed",
        "rule",
        row=6,
        more=line(rule="Open", building="G1"),
        rule="Closed",
        site="S1",
    ),
    "together and apart": rule(
        "together_and_apart",
        "other",
        row=6,
        more=line(rule="Together", agency="MPP", other="DLH"),
        rule="Apart",
        agency="DLH",
        other="PUPR;MPP",
        what="site",
    ),
    "near and away": rule(
        "near_and_away",
        "value",
        row=6,
        more=line(rule="Near", agency="MPP", other="DLH", value="5"),
        rule="Away",
        agency="DLH",
        other="MPP",
        value="10",
    ),
    "at least above at most": rule("at_least_above_at_most", "value", rule="AtLeast", value="4"),
    "at most nothing": rule("at_most_below_one", "value", rule="AtMost", value="0"),
    "exclusive but open": rule(
        "exclusive_but_open",
        "other",
        row=7,
        more=line(rule="Open", building="G2") + line(rule="Exclusive", building="G1", other="G2"),
        rule="Open",
        building="G1",
    ),
    "pinned and closed": rule(
        "pinned_and_closed",
        "agency",
        more=line(rule="Closed", site="S1"),
        rule="Pinned",
        agency="DLH",
        building="G2",
    ),
    "pinned to two that exclude each other": rule(
        "exclusive_but_open",
        "other",
        row=7,
        more=line(rule="Pinned", agency="PUPR") + line(rule="Exclusive", building="G1", other="G2"),
        rule="Pinned",
        agency="DLH",
    ),
    "together but pinned apart": rule(
        "together_nowhere",
        "other",
        row=7,
        more=line(rule="Pinned", agency="PUPR", building="G2")
        + line(rule="Together", agency="PUPR", other="DLH"),
        rule="Pinned",
        agency="DLH",
        building="G1",
    ),
    "together on a site but pinned to two": rule(
        "together_nowhere",
        "other",
        row=7,
        more=line(rule="Pinned", agency="DLH", site="S1")
        + line(rule="Together", agency="MPP", other="DLH", what="site"),
        rule="Pinned",
        agency="MPP",
        building="G3",
    ),
    "together in a chain and apart": rule(
        "apart_but_tied",
        "other",
        row=7,
        more=line(rule="Together", agency="PUPR", other="MPP")
        + line(rule="Apart", agency="DLH", other="MPP"),
        rule="Together",
        agency="DLH",
        other="PUPR",
    ),
    "together too large": (
        "rules",
        with_row("rules", rule="FloorArea", value="0.5")
        + line(rule="Together", agency="DLH", other="PUPR"),
        "together_no_floor",
        "rules",
        6,
        "other",
    ),
    "apart in the only place": rule(
        "apart_but_one_place",
        "other",
        row=7,
        more=line(rule="Pinned", agency="MPP", building="G2")
        + line(rule="Apart", agency="MPP", other="DLH"),
        rule="Pinned",
        agency="DLH",
        building="G2",
    ),
    "near but pinned far": rule(
        "never_near",
        "value",
        row=7,
        more=line(rule="Pinned", agency="MPP", building="G3")
        + line(rule="Near", agency="DLH", other="MPP", value="5"),
        rule="Pinned",
        agency="DLH",
        building="G1",
    ),
    "away but pinned near": rule(
        "never_away",
        "value",
        row=7,
        more=line(rule="Pinned", agency="MPP", building="G2")
        + line(rule="Away", agency="DLH", other="MPP", value="5"),
        rule="Pinned",
        agency="DLH",
        building="G1",
    ),
    "at most fewer than pinned": rule(
        "at_most_below_needed",
        "value",
        row=7,
        more=line(rule="Open", building="G3") + line(rule="AtMost", value="1"),
        rule="Pinned",
        agency="DLH",
        building="G1",
    ),
    "at most fewer sites than pinned": rule(
        "at_most_below_needed",
        "value",
        row=7,
        more=line(rule="Open", building="G3") + line(rule="AtMost", value="1", what="site"),
        rule="Pinned",
        agency="DLH",
        building="G1",
    ),
    "at most too few for all": (
        "rules",
        with_row("rules", rule="FloorArea", value="0.5") + line(rule="AtMost", value="1"),
        "at_most_too_small",
        "rules",
        6,
        "value",
    ),
    "budget below what a move costs": rule(
        "budget_below_needed",
        "value",
        row=6,
        more=line(rule="Budget", value="19"),
        rule="Pinned",
        agency="DLH",
        building="G2",
    ),
    "fewer moves than must be": rule(
        "moves_below_needed",
        "value",
        row=6,
        more=line(rule="MaxMoves", value="0"),
        rule="Pinned",
        agency="DLH",
        building="G2",
    ),
    "fewer staff may move than must": rule(
        "moves_below_needed",
        "value",
        row=6,
        more=line(rule="MaxMoves", value="99", what="staff"),
        rule="Forbidden",
        agency="DLH",
        building="G1",
    ),
    "pinned where there is no room": (
        "rules",
        with_row("rules", rule="Pinned", agency="PUPR", building="G1")
        + line(rule="Pinned", agency="DLH", building="G1")
        + line(rule="FloorArea", value="0.9"),
        "only_place_too_small",
        "buildings",
        2,
        "net_m2",
    ),
    "all closed": (
        "rules",
        with_row("rules", rule="Closed", site="S1") + line(rule="Closed", building="G3"),
        "fits_no_place",
        "agencies",
        2,
        "agency",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_that_cannot_be_meant_is_named_with_its_row(name: str, tmp_path: Path) -> None:
    assert found(tmp_path / "city", CASES[name])


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case[4] in (6, 7)])
def test_soft_rules_may_contradict_each_other(name: str, tmp_path: Path) -> None:
    text = CASES[name][1]
    head, *rows = text.splitlines()
    level = head.split(",").index("level")
    for n in range(3, len(rows)):
        cells = rows[n].split(",")
        cells[level : level + 2] = ["soft", "1"]
        rows[n] = ",".join(cells)
    findings = check(folder(tmp_path / "city", rules="\n".join([head, *rows]) + "\n"))
    assert not [finding for finding in findings if finding.level == "error"]
