"""Plans by name: those of the sheet, and ``today``, which is where everybody sits now."""

from __future__ import annotations

from siting.city.build.reader import Reader
from siting.city.city import Agencies, Buildings, Plan


def plans(r: Reader, agencies: Agencies, stock: Buildings) -> dict[str, Plan]:
    """Read the sheet ``plans``; a plan that misses an agency is an error."""
    table = r.tables["plans"]
    for column in ("plan", "agency", "building"):
        r.needed(table, column)
    names = r.texts(table, "plan")
    who = r.refs(table, "agency", agencies.index, "agency")
    where = r.refs(table, "building", stock.index, "building")
    found: dict[str, dict[str, str]] = {}
    given: dict[str, set[str]] = {}
    for record, (name, agency, building) in enumerate(zip(names, who, where, strict=True)):
        if name is None or agency is None:
            continue
        if agency in given.setdefault(name, set()):
            r.error(table, "row_twice", record, "agency", value=f"{name}, {agency}")
        given[name].add(agency)
        if building is not None:
            found.setdefault(name, {})[agency] = building
    for name, seated in given.items():
        missing = [agency for agency in agencies.ids if agency not in seated]
        if missing:
            shown = ", ".join(missing[:8]) + (" …" if len(missing) > 8 else "")
            record = names.index(name)
            r.error(
                table, "plan_misses", record, "plan", plan=name, count=len(missing), names=shown
            )
    out = {name: Plan(dict(seats), None, name) for name, seats in found.items()}
    today = {a: b for a, b in zip(agencies.ids, agencies.current, strict=True) if b is not None}
    if len(today) == len(agencies.ids) and today:
        if "today" in out and dict(out["today"]) != today:
            record = names.index("today")
            r.error(table, "two_todays", record, "plan")
        out["today"] = Plan(today, None, "today")
    elif today:
        r.note(
            r.tables["agencies"], "no_today", None, "current", count=len(agencies.ids) - len(today)
        )
    return out
