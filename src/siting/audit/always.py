"""What holds whatever the rules say: allowed, forbidden, open, closed, and a way for everybody."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from siting.audit.facts import Agency, Facts
from siting.audit.records import Violation
from siting.audit.rows import Breach, Row, at
from siting.city.city import Pairs


def allowed(facts: Facts) -> Breach:
    """Agencies outside the buildings that they are allowed."""
    return at(
        {
            agency.id: float(agency.building not in agency.allowed)
            for agency in facts.agencies.values()
            if agency.allowed is not None
        }
    )


def forbidden(facts: Facts) -> Breach:
    """Agencies in a building that is forbidden to them."""
    return at({a.id: float(a.building in a.forbidden) for a in facts.agencies.values()})


def opened(facts: Facts) -> Breach:
    """Return buildings that must be open, in which nobody sits."""
    return at({b.id: float(b.rule == "open" and not b.used) for b in facts.buildings.values()})


def closed(facts: Facts) -> Breach:
    """Return buildings that must be closed, in which somebody sits."""
    return at({b.id: float(b.rule == "closed" and b.used) for b in facts.buildings.values()})


def unreachable(facts: Facts, rows: Iterable[Row]) -> Breach:
    """Agencies some of whose people have no way, and pairs of agencies that need one and have none.

    Each agency counts once, each pair once for its trips, once for its joint visits, and once for
    each row of ``Near`` in force: minutes without end cannot be kept, nor paid for.
    """
    cut_off = {a.id: float(_has_people_without_way(facts, a)) for a in facts.agencies.values()}
    for pairs, who in ((facts.city.trips, "staff"), (facts.city.joint_visits, "visitor")):
        for pair in _pairs_without_way(facts, pairs, who):
            cut_off[pair] = cut_off.get(pair, 0.0) + 1.0
    for pair in _partners_without_way(facts, rows):
        cut_off[pair] = cut_off.get(pair, 0.0) + 1.0
    return at(cut_off)


def _has_people_without_way(facts: Facts, agency: Agency) -> bool:
    """Whether visitors, residents of a city with visits, or staff start where no way leads here."""
    visitors = facts.zone_minutes["visitor"][agency.building]
    staff = facts.zone_minutes["staff"][agency.building]
    return (
        _starts_beyond(agency.visitors, agency.visitor_share, visitors)
        or _starts_beyond(agency.visitors, facts.population, visitors)
        or _starts_beyond(agency.present, agency.home_share, staff)
    )


def _starts_beyond(people: float, start: list[float], minutes: list[float]) -> bool:
    if people == 0:
        return False
    return any(part > 0 and math.isinf(far) for part, far in zip(start, minutes, strict=True))


def _pairs_without_way(facts: Facts, pairs: Pairs, who: str) -> list[str]:
    ids = facts.city.agencies.ids
    flows = zip(pairs.first.tolist(), pairs.second.tolist(), pairs.per_day.tolist(), strict=True)
    return [
        f"{ids[one]} – {ids[other]}"
        for one, other, flow in flows
        if flow > 0 and math.isinf(facts.between(who, ids[one], ids[other]))
    ]


def _partners_without_way(facts: Facts, rows: Iterable[Row]) -> list[str]:
    return [
        f"{row.agency} – {other}"
        for row in rows
        if row.rule == "Near" and row.agency is not None and (row.level == "hard" or row.price > 0)
        for other in row.other
        if math.isinf(facts.between("staff", row.agency, other))
    ]


ALWAYS: tuple[tuple[str, str, Callable[[Facts], Breach]], ...] = (
    ("allowed", "agencies", allowed),
    ("forbidden", "agencies", forbidden),
    ("open", "buildings", opened),
    ("closed", "buildings", closed),
)


def always(facts: Facts, rows: Iterable[Row]) -> tuple[Violation, ...]:
    """Count what the tables bind without a row; ``rows`` are the rules, which may need a way too."""
    counted = [(name, unit, count(facts)) for name, unit, count in ALWAYS]
    counted.append(("unreachable", "agencies", unreachable(facts, rows)))
    return tuple(
        Violation(name, name, "always", unit, amount, 0.0, places)
        for name, unit, (amount, places) in counted
    )
