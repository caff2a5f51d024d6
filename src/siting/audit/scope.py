"""Which buildings, lots or agencies a row speaks of: those it names, else those no row names."""

from __future__ import annotations

from siting.audit.facts import Agency, Building, Facts
from siting.audit.rows import Case, Row, known
from siting.errors import OptionError
from siting.locale.errors import ERRORS


def has_place(row: Row) -> bool:
    """Whether a row names a building or a site."""
    return row.building is not None or row.site is not None


def named_buildings(facts: Facts, row: Row) -> tuple[Building, ...]:
    """Return the building of a row, else the buildings of its site, else none."""
    if row.building is not None:
        return (known(facts.buildings, "building", row.building),)
    if row.site is not None:
        return known(facts.sites, "site", row.site).buildings
    return ()


def place_buildings(case: Case) -> tuple[Building, ...]:
    """Return the buildings of a row that must name a place.

    Raises
    ------
    OptionError
        If it names none.
    """
    if not has_place(case.row):
        raise OptionError(ERRORS["no place"], rule=case.row.name)
    return named_buildings(case.facts, case.row)


def buildings(case: Case) -> tuple[Building, ...]:
    """Return the buildings a row names, or all that no other row of its rule names."""
    facts = case.facts
    if has_place(case.row):
        return named_buildings(facts, case.row)
    named = {building.id for row in case.rows for building in named_buildings(facts, row)}
    return tuple(b for b in facts.buildings.values() if b.id not in named)


def lots(case: Case) -> tuple[str, ...]:
    """Return the lots that serve the buildings a row names, or all that no naming row reaches."""
    facts = case.facts
    if has_place(case.row):
        return _lots_reached(facts, case.row)
    every = dict.fromkeys(lot for serving in facts.lots.values() for lot in serving)
    reached = {lot for row in case.rows for lot in _lots_reached(facts, row)}
    return tuple(lot for lot in every if lot not in reached)


def _lots_reached(facts: Facts, row: Row) -> tuple[str, ...]:
    served = named_buildings(facts, row)
    return tuple(dict.fromkeys(lot for building in served for lot in facts.lots[building.id]))


def agency(case: Case) -> Agency:
    """Return the agency of a row that must name one.

    Raises
    ------
    OptionError
        If it names none.
    """
    if case.row.agency is None:
        raise OptionError(ERRORS["no agency"], rule=case.row.name)
    return known(case.facts.agencies, "agency", case.row.agency)


def others(case: Case) -> tuple[Agency, ...]:
    """Return the agencies in the list ``other`` of a row."""
    return tuple(known(case.facts.agencies, "agency", name) for name in case.row.other)


def requiring_agencies(case: Case) -> tuple[Agency, ...]:
    """Return the agencies that a row of ``Requires`` speaks of.

    A row with a feature speaks of its agency, or of all. One without speaks of the column: of its
    agency, or of all that no other row without a feature names.
    """
    if case.row.agency is not None:
        return (agency(case),)
    named: set[str | None] = set()
    if case.row.what is None:
        named = {row.agency for row in case.rows if row.what is None}
    return tuple(a for a in case.facts.agencies.values() if a.id not in named)


def by_site(row: Row) -> bool:
    """Whether a row means sites rather than buildings.

    Raises
    ------
    OptionError
        If ``what`` is something else.
    """
    if row.what not in (None, "building", "site"):
        raise OptionError(ERRORS["building or site"], rule=row.name, what=row.what)
    return row.what == "site"
