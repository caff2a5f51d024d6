"""Rules that count: used buildings and sites, money, moves, and caps on terms."""

from __future__ import annotations

from siting.audit import scope
from siting.audit.facts import Building, Site
from siting.audit.money import one_off
from siting.audit.rows import Breach, Case, Row, at, known, over
from siting.errors import OptionError
from siting.locale.errors import ERRORS


def opened(case: Case) -> Breach:
    """1 if nobody sits in the building, or anywhere in the site."""
    used = any(building.used for building in scope.place_buildings(case))
    where = case.row.building or str(case.row.site)
    return at({where: float(not used)})


def closed(case: Case) -> Breach:
    """Return the building, or the buildings of the site, in which somebody sits."""
    return at({b.id: float(b.used) for b in scope.place_buildings(case)})


def exclusive(case: Case) -> Breach:
    """Return those in which somebody sits beyond the first of the list."""
    row, facts = case.row, case.facts
    spots: list[Building | Site]
    if row.building is not None:
        names = dict.fromkeys((row.building, *row.other))
        spots = [known(facts.buildings, "building", name) for name in names]
    elif row.site is not None:
        names = dict.fromkeys((row.site, *row.other))
        spots = [known(facts.sites, "site", name) for name in names]
    else:
        raise OptionError(ERRORS["no place"], rule=row.name)
    return at({spot.id: 1.0 for spot in [spot for spot in spots if spot.used][1:]})


def at_most(case: Case) -> Breach:
    """Count used buildings, or sites, beyond the value."""
    return over(_number_used(case) - case.row.number)


def at_least(case: Case) -> Breach:
    """Count used buildings, or sites, short of the value."""
    return over(case.row.number - _number_used(case))


def _number_used(case: Case) -> int:
    """Count used buildings or sites, those of one site if the row names one."""
    sites = case.facts.sites
    if case.row.site is not None:
        sites = {case.row.site: known(sites, "site", case.row.site)}
    if scope.by_site(case.row):
        return sum(site.used for site in sites.values())
    return sum(building.used for site in sites.values() for building in site.buildings)


def budget(case: Case) -> Breach:
    """IDR million, once, beyond the value: opening costs, and move costs of who leaves."""
    return over(one_off(case.facts) - case.row.number)


def cap(case: Case) -> Breach:
    """Amount of a term, or of the operating cost, beyond the value."""
    return over(known(case.amounts, "term", capped_term(case.row)) - case.row.number)


def capped_term(row: Row) -> str:
    """Return the term that a cap is on.

    Raises
    ------
    OptionError
        If it names none.
    """
    if row.what is None:
        raise OptionError(ERRORS["no term"], rule=row.name)
    return row.what


def max_moves(case: Case) -> Breach:
    """Agencies that leave their building, or their staff, beyond the value."""
    leaving = [agency for agency in case.facts.agencies.values() if agency.leaves]
    moved = sum(a.staff for a in leaving) if counts_staff(case.row.what) else len(leaving)
    return over(moved - case.row.number)


def counts_staff(what: str | None) -> bool:
    """Whether moves are counted in staff rather than in agencies.

    Raises
    ------
    OptionError
        If ``what`` is something else.
    """
    if what not in (None, "agency", "staff"):
        raise OptionError(ERRORS["agency or staff"], rule="MaxMoves", what=what)
    return what == "staff"
