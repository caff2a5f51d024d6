"""Plans by name: those of the sheet, and ``today``, which is where everybody sits now."""

from __future__ import annotations

from siting.city.build.ledger import is_named
from siting.city.build.reader import Reader
from siting.city.city import Agencies, Buildings, Plan

TODAY = "today"


def plans(r: Reader, agencies: Agencies, stock: Buildings) -> dict[str, Plan]:
    """Read the sheet ``plans``; a plan that misses an agency is an error."""
    table = r.tables["plans"]
    for column in ("plan", "agency", "building"):
        r.needed(table, column)
    names = r.texts(table, "plan")
    who = r.refs(table, "agency", agencies.index, "agency")
    where = r.refs(table, "building", stock.index, "building")
    for record in r.repeated(table, names, who):
        r.error(table, "row_twice", record, "agency", value=f"{names[record]}, {who[record]}")
    first: dict[str, int] = {}
    seats: dict[str, dict[str, str | None]] = {}
    for record, (name, agency, building) in enumerate(zip(names, who, where, strict=True)):
        if name is not None:
            first.setdefault(name, record)
            rows = seats.setdefault(name, {})
            if agency is not None:
                rows[agency] = building
    for name, rows in seats.items():
        missing = [a for a in agencies.ids if a not in rows and is_named(a)]
        if missing:
            shown = ", ".join(missing[:8]) + (" …" if len(missing) > 8 else "")
            values = {"plan": name, "count": len(missing), "names": shown}
            r.error(table, "plan_misses", first[name], "plan", **values)
    out = {
        name: Plan({a: b for a, b in rows.items() if b is not None}, None, name)
        for name, rows in seats.items()
    }
    return out | _today(r, agencies, out, first)


def _today(
    r: Reader, agencies: Agencies, drawn: dict[str, Plan], first: dict[str, int]
) -> dict[str, Plan]:
    """Return the plan of the column ``current``; it must not contradict one drawn as ``today``."""
    today = {a: b for a, b in zip(agencies.ids, agencies.current, strict=True) if b is not None}
    if TODAY in drawn and any(drawn[TODAY].get(a) != b for a, b in today.items()):
        r.error(r.tables["plans"], "two_todays", first[TODAY], "plan")
    if today and len(today) == len(agencies):
        return {TODAY: Plan(today, None, TODAY)}
    if today and TODAY not in drawn:
        count = len(agencies) - len(today)
        r.note(r.tables["agencies"], "no_today", None, "current", count=count)
    return {}
