"""How rules are named, and which of them hold although no row says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from siting.city.city import RuleRow

IMPLICIT = ("FloorArea", "Desks", "MinimumUse", "Requires")
"""Rules that the columns bind: each holds, hard, unless a row of it names nothing."""


def effective(rows: Sequence[RuleRow]) -> tuple[RuleRow, ...]:
    """Return all rows in force, those that columns bind first, off rows included."""
    replaced = {row.rule for row in rows if names_nothing(row)}
    bound = [RuleRow(rule) for rule in IMPLICIT if rule not in replaced]
    return (*bound, *rows)


def names_nothing(row: RuleRow) -> bool:
    """Whether a row speaks of everything that no other row of its rule names."""
    if row.rule == "Requires":
        return row.agency is None and row.what is None
    return row.building is None and row.site is None


def rule_names(rows: Iterable[RuleRow]) -> list[str]:
    """Return a name for each row: its rule and its non-empty agency, other, building, site, what.

    Repeats get `` #2``, `` #3`` …; soft rows are numbered before the others, because only they
    have a row of their own in ``terms.csv``.
    """
    rows = list(rows)
    seen: Counter[str] = Counter()
    found: dict[int, str] = {}
    for position in sorted(range(len(rows)), key=lambda r: (rows[r].level != "soft", r)):
        row = rows[position]
        words = (row.rule, row.agency, ";".join(row.other), row.building, row.site, row.what)
        plain = " ".join(word for word in words if word)
        seen[plain] += 1
        found[position] = plain if seen[plain] == 1 else f"{plain} #{seen[plain]}"
    return [found[position] for position in range(len(rows))]
