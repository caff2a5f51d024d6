"""Rules that speak of minutes need them: what is unknown is a finding, not a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from siting import check

TOWN = {
    "agencies": "agency,staff,area_m2\nA,0,10\nB,0,10\n",
    "buildings": "building,net_m2\nG1,100\nG2,100\n",
    "zones": "zone,district,population\nZ,D,50\nY,E,0\n",
}


def keys(path: Path, rules: str) -> set[str]:
    """Return the keys of the errors in a town in which nobody travels."""
    for name, text in (TOWN | {"rules": rules}).items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return {finding.key for finding in check(path) if finding.level == "error"}


@pytest.mark.parametrize(
    "row",
    [
        "Near,A,B,10,,hard",
        "Away,A,B,10,,hard",
        "Within,A,,0.5,,hard",
        "Within,A,,0.5,D,hard",
    ],
)
def test_a_rule_about_minutes_needs_them(tmp_path: Path, row: str) -> None:
    rules = f"rule,agency,other,value,what,level\n{row}\n"
    assert keys(tmp_path, rules) == {"minutes_unknown"}
    assert keys(tmp_path, rules.replace("hard", "off")) == set()


@pytest.mark.parametrize("row", ["Within,A,,0.5,E", "Within,,,0.5,"])
def test_where_it_speaks_of_nobody_it_needs_none(tmp_path: Path, row: str) -> None:
    assert keys(tmp_path, f"rule,agency,other,value,what\n{row}\n") == set()
