"""How long people of each bank and district travel to the services: the rows behind the table."""

from __future__ import annotations

from dataclasses import dataclass

from siting.audit.access import access_minutes
from siting.audit.facts import look
from siting.results import Result


@dataclass(frozen=True)
class Access:
    """People of a district, a bank or the city, and their mean minutes one way to the services.

    ``minutes`` has one entry a plan, None where there is no plan. An empty ``district`` means the
    whole bank, an empty ``bank`` beside it the whole city.
    """

    bank: str
    district: str
    population: float
    minutes: tuple[float | None, ...]


def access(results: tuple[Result, ...]) -> tuple[Access, ...]:
    """Return the city, then bank by bank: the bank and its districts, in the order of the tables.

    Minutes are those of ``worst_access`` and ``inequity``: all agencies, weighed by their part of all
    visits, averaged over people. Empty where nobody lives or nobody visits.
    """
    zones, table = results[0].city.zones, results[0].city.agencies
    if not zones.population.sum() > 0 or not table.visitors_per_day.sum() > 0:
        return ()
    minutes = [_minutes(result) for result in results]
    banks = list(dict.fromkeys(bank or "" for bank in zones.bank))
    rows = [_row("", "", range(len(zones)), zones.population.tolist(), minutes)]
    for bank in banks:
        inside = [z for z, name in enumerate(zones.bank) if (name or "") == bank]
        if bank:
            rows.append(_row(bank, "", inside, zones.population.tolist(), minutes))
        for district in dict.fromkeys(zones.district[z] for z in inside):
            here = [z for z in inside if zones.district[z] == district]
            rows.append(_row(bank, district, here, zones.population.tolist(), minutes))
    return tuple(row for row in rows if row.population > 0)


def _minutes(result: Result) -> list[float] | None:
    """Minutes of each zone to the services of a plan; None without a plan."""
    if result.plan is None or result.audit is None:
        return None
    return access_minutes(look(result.city, result.plan))


def _row(
    bank: str,
    district: str,
    zones: list[int] | range,
    people: list[float],
    plans: list[list[float] | None],
) -> Access:
    population = sum(people[z] for z in zones)
    means = [
        None
        if minutes is None or population == 0
        else sum(people[z] * minutes[z] for z in zones if people[z] > 0) / population
        for minutes in plans
    ]
    return Access(bank, district, population, tuple(means))
