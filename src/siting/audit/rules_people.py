"""The rule about people: how many live within some minutes of each service."""

from __future__ import annotations

from siting.audit import scope
from siting.audit.people import BEYOND
from siting.audit.refusals import ways_known
from siting.audit.rows import Breach, Case, at


def within(case: Case) -> Breach:
    """Persons of the city, or a district, whom each agency lacks within the limit."""
    row, facts = case.row, case.facts
    if row.agency in (None, "*"):
        agencies = [agency for agency in facts.agencies.values() if agency.visitors > 0]
    else:
        agencies = [scope.agency(case)]
    people = [
        population if row.what in (None, district) else 0.0
        for population, district in zip(facts.population, facts.district, strict=True)
    ]
    wanted = row.number * sum(people)
    limit = facts.city.value("access_limit") if row.limit is None else row.limit
    lacking: dict[str, float] = {}
    for agency in agencies:
        ways_known(facts, "visitor", agency.building, people)
        minutes = facts.zone_minutes["visitor"][agency.building]
        reached = sum(p for p, far in zip(people, minutes, strict=True) if far <= limit + BEYOND)
        lacking[agency.id] = wanted - reached
    return at(lacking)
