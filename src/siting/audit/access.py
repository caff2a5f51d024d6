"""How zones and districts reach the services: the worst zone, and inequity between districts."""

from __future__ import annotations

import math

from siting.audit.facts import Facts


def access_minutes(facts: Facts) -> list[float]:
    """Minutes of each zone to the services, weighed by each agency's part of all visits.

    All 0 if nobody visits; without meaning for zones where nobody lives.
    """
    minutes = [0.0] * len(facts.population)
    visits = sum(agency.visitors for agency in facts.agencies.values())
    for agency in facts.agencies.values():
        if agency.visitors > 0:
            weight = agency.visitors / visits
            there = facts.zone_minutes["visitor"][agency.building]
            minutes = [sofar + weight * far for sofar, far in zip(minutes, there, strict=True)]
    return minutes


def worst_access(facts: Facts) -> float:
    """Access minutes of the zone with people that is worst off."""
    access = zip(facts.population, access_minutes(facts), strict=True)
    return max((minutes for people, minutes in access if people > 0), default=0.0)


def inequity(facts: Facts) -> float:
    """Mean, over people, of how far their district's access minutes lie from the city's."""
    people: dict[str, float] = {}
    person_minutes: dict[str, float] = {}
    for district, population, minutes in zip(
        facts.district, facts.population, access_minutes(facts), strict=True
    ):
        if population > 0:
            people[district] = people.get(district, 0.0) + population
            person_minutes[district] = person_minutes.get(district, 0.0) + population * minutes
    everyone = sum(people.values())
    if everyone == 0:
        return 0.0
    city = sum(person_minutes.values()) / everyone
    if math.isinf(city):
        return math.inf
    return sum(people[d] / everyone * abs(person_minutes[d] / people[d] - city) for d in people)
