"""Trips between agencies and visits to two agencies at once, in person-hours a year."""

from __future__ import annotations

from siting.audit.facts import Facts
from siting.city.city import Pairs


def person_minutes(facts: Facts, pairs: Pairs, who: str) -> float:
    """Sum over pairs of flow a day times minutes between their buildings, one way."""
    ids = facts.city.agencies.ids
    minutes: float = sum(
        flow * facts.between(who, ids[one], ids[other])
        for one, other, flow in zip(
            pairs.first.tolist(), pairs.second.tolist(), pairs.per_day.tolist(), strict=True
        )
        if flow > 0
    )
    return minutes


def agency_trips(facts: Facts) -> float:
    """Trips of staff from agency to agency, there and back."""
    return facts.city.value("days") / 60 * 2 * person_minutes(facts, facts.city.trips, "staff")


def joint_visits(facts: Facts) -> float:
    """Count the leg from one agency to the other of citizens who need both."""
    pairs = facts.city.joint_visits
    return facts.city.value("days") / 60 * person_minutes(facts, pairs, "visitor")
