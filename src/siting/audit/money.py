"""Money a year that needs no staircase: one loop a term, all in IDR million a year."""

from __future__ import annotations

from siting.audit.facts import Agency, Facts


def annuity(rate: float, years: float) -> float:
    """Yearly part of a sum paid over n years at rate r: r / (1 - (1 + r)^-n), 1/n if r = 0.

    >>> round(annuity(0.06, 30), 6)
    0.072649
    >>> annuity(0.0, 10)
    0.1
    """
    if rate == 0:
        return 1 / years
    return rate / (1 - float((1 + rate) ** -years))


def security(facts: Facts) -> float:
    """Price the posts of used buildings and gate posts of used sites, at the cost of a post."""
    posts = sum(building.posts for building in facts.buildings.values() if building.used)
    gates = sum(site.gate_posts for site in facts.sites.values() if site.used)
    return (posts + gates) * facts.city.value("post_cost")


def cleaning_of(facts: Facts, agency: Agency) -> float:
    """Area of an agency at the rate of its building."""
    return agency.area_m2 * facts.buildings[agency.building].cleaning_rate


def cleaning(facts: Facts) -> float:
    """Area of each agency at the rate of its building, and the fixed part of used buildings."""
    by_area = sum(cleaning_of(facts, agency) for agency in facts.agencies.values())
    return by_area + sum(b.cleaning_fixed for b in facts.buildings.values() if b.used)


def maintenance(facts: Facts) -> float:
    """Gross area of used buildings at their rates, and the grounds of used sites."""
    walls = sum(b.gross_m2 * b.maintenance_rate for b in facts.buildings.values() if b.used)
    return walls + sum(site.grounds_cost for site in facts.sites.values() if site.used)


def rent(facts: Facts) -> float:
    """Rent of used buildings."""
    return sum(building.rent for building in facts.buildings.values() if building.used)


def vacant(facts: Facts) -> float:
    """Add up holding cost less income of owned empty buildings; negative = the city earns."""
    return sum(
        building.holding_cost - building.release_income
        for building in facts.buildings.values()
        if building.owned and not building.used
    )


def capital(facts: Facts) -> float:
    """Add up opening costs of used buildings, each spread over its life."""
    rate = facts.city.value("rate")
    return sum(
        building.opening_cost * annuity(rate, building.life)
        for building in facts.buildings.values()
        if building.used
    )


def moving_of(facts: Facts, agency: Agency) -> float:
    """Move cost of an agency that leaves its building, spread over the years of a move."""
    years = annuity(facts.city.value("rate"), facts.city.value("move_life"))
    return agency.move_cost * years if agency.leaves else 0.0


def moving(facts: Facts) -> float:
    """Move costs of agencies that leave their building, spread over the years of a move."""
    return sum(moving_of(facts, agency) for agency in facts.agencies.values())


def one_off(facts: Facts) -> float:
    """Spending in IDR million once: opening costs of used buildings, move costs of who leaves."""
    opening = sum(b.opening_cost for b in facts.buildings.values() if b.used)
    return opening + sum(a.move_cost for a in facts.agencies.values() if a.leaves)
