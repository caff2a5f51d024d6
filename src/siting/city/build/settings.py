"""The tariff, prices of terms, and flows between agencies."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from siting.city.arrays import locked
from siting.city.build.reader import Reader
from siting.city.city import Assumption, Pairs, Tariff, Weight
from siting.city.defaults import TARIFF
from siting.city.schema import plain
from siting.city.terms import TERMS


def tariff(r: Reader) -> Tariff:
    """Read the sheet ``tariff``: steps in order of their limits, the last without one."""
    table = r.tables["tariff"]
    if not len(table):
        values = {"count": 1, "rate": f"{TARIFF.value:g}"}
        r.assumptions.append(
            Assumption("tariff", "rate", "tariff_default", values, 1, TARIFF.source, TARIFF.status)
        )
        return Tariff(locked([np.inf]), locked([0.0]), locked([TARIFF.value]))
    limit = np.where(
        r.filled(table, "limit_kwh"), r.numbers(table, "limit_kwh", 0.0, quiet=True), np.inf
    )
    fixed, rate = r.numbers(table, "fixed", 0.0), r.numbers(table, "rate", 0.0)
    order = np.argsort(limit, kind="stable")
    ends = limit[order]
    if not r.spoiled("tariff"):
        for at in np.flatnonzero(ends[1:] == ends[:-1]).tolist():
            key = "tariff_two_last_steps" if np.isinf(ends[at]) else "tariff_overlap"
            r.error(table, key, int(order[at + 1]), "limit_kwh", value=f"{ends[at]:g}")
        if np.isfinite(ends[-1]):
            value = f"{ends[-1]:g}"
            r.error(table, "tariff_has_an_end", int(order[-1]), "limit_kwh", value=value)
        for record in np.flatnonzero(limit == 0).tolist():
            r.error(table, "tariff_empty_step", record, "limit_kwh")
    return Tariff(locked(ends), locked(fixed[order]), locked(rate[order]))


def weights(r: Reader) -> dict[str, Weight]:
    """Read the sheet ``weights``."""
    table = r.tables["weights"]
    names, notes = r.ids(table, "term"), r.texts(table, "note")
    by_name = {plain(term): term for term in TERMS}
    out: dict[str, Weight] = {}
    for record, price in enumerate(r.numbers(table, "price").tolist()):
        term = by_name.get(plain(names[record]))
        if term is None:
            if r.sound(table, record):
                r.unknown(table, record, "term", names[record], TERMS, "term")
        else:
            out[term] = Weight(price, notes[record] or "")
    return out


def pairs(r: Reader, sheet: str, column: str, index: Mapping[str, int]) -> Pairs:
    """Read ``trips`` or ``joint_visits``: unordered pairs, rows of the same pair are added up."""
    table = r.tables[sheet]
    r.needed(table, "agency")
    r.needed(table, "other")
    one, two = r.refs(table, "agency", index, "agency"), r.refs(table, "other", index, "agency")
    amount = r.numbers(table, column).tolist()
    total: dict[tuple[int, int], float] = {}
    first: dict[tuple[int, int], int] = {}
    for record, (a, b) in enumerate(zip(one, two, strict=True)):
        if a is None or b is None:
            continue
        if a == b:
            r.error(table, "pair_with_itself", record, "other", value=a)
            continue
        i, k = sorted((index[a], index[b]))
        if first.setdefault((i, k), record) != record:
            values = {"value": f"{a}, {b}", "row": table.rows[first[i, k]]}
            r.note(table, "pair_again", record, "other", **values)
        total[i, k] = total.get((i, k), 0.0) + amount[record]
    order = sorted(total)
    return Pairs(
        locked([i for i, _ in order], np.int64),
        locked([k for _, k in order], np.int64),
        locked([total[pair] for pair in order]),
    )
