"""The answer in words: what a mayor reads first, every number of it from the audit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from siting.locale import Text
from siting.locale.counts import count
from siting.locale.report import REPORT, say
from siting.results import Result
from siting.views.frames import moves
from siting.views.frames_parking import VEHICLES, worst_shortage, worst_slot
from siting.views.numbers import number, percent, rupiah

MOST_NAMES = 4


@dataclass(frozen=True)
class Fact:
    """One figure in large print, what it is, and what it was before."""

    label: str
    value: str
    before: str = ""


def answer(
    result: Result, before: Result | None, lang: str = "en", *, first: str = ""
) -> tuple[str, ...]:
    """Say in a few sentences what the plan is, what it saves, costs and asks of people.

    Parameters
    ----------
    result
        The plan that is reported; without one its proof is said instead.
    before
        The plan that it is measured against, at the same prices; None if there is none.
    lang
        ``en`` or ``id``.
    first
        What ``before`` is called, in ``lang``.

    Returns
    -------
    Paragraphs; the last one says what was proved.
    """
    if result.audit is None:
        return say("no plan", lang), result.proof_text(lang)
    base = before if before is not None and before.audit is not None else None
    money = [_seats(result, base, lang), _running(result, base, lang), _once(result, base, lang)]
    if not math.isfinite(result.total):
        worth = [say("endless", lang)]
    else:
        worth = _worth(result, base, first, lang)
    people = [
        _moving(result, base, lang),
        _travel(result, base, lang),
        _parking(result, base, lang),
    ]
    broken = (
        [say("breaks", lang, rules=count(len(result.broken), "rules"))] if result.broken else []
    )
    last = [*broken, result.proof_text(lang)]
    blocks = (money, worth, people, last)
    return tuple(" ".join(filter(None, block)) for block in blocks if any(block))


def _seats(result: Result, base: Result | None, lang: str) -> str:
    agencies, used = result.city.agencies.ids, len(result.open)
    if base is None or len(base.open) == used:
        sitting = _counted(result, agencies, "agencies sit")
        every = count(len(result.city.buildings), "buildings")
        return say("sits in", lang, agencies=sitting, used=used, all=every)
    moved, there = _counted(result, agencies, "agencies"), count(used, "buildings")
    return say("moved in", lang, agencies=moved, used=there, before=len(base.open))


def _counted(result: Result, agencies: Sequence[str], noun: str) -> Text:
    """Count agencies; those given as units count once, and the parts are said."""
    whole = result.city.agencies.whole
    wholes = {whole[agency] for agency in agencies}
    said = count(len(wholes), noun)
    if len(wholes) == len(agencies):
        return said
    return REPORT["in parts"].filled(agencies=said, parts=len(agencies))


def _running(result: Result, base: Result | None, lang: str) -> str:
    now = rupiah(result.operating_cost, lang)
    if base is None:
        return say("runs at", lang, now=now)
    then = base.operating_cost
    saving = then - result.operating_cost
    share = percent(abs(saving) / abs(then), lang) if then else "–"
    key = "cheaper" if saving >= 0 else "dearer"
    return say(
        key, lang, now=now, then=rupiah(then, lang), saving=rupiah(abs(saving), lang), share=share
    )


def _once(result: Result, base: Result | None, lang: str) -> str:
    """Say what getting there costs, and when the saving in operating cost has paid it back."""
    one_off = result.checked.one_off
    said = rupiah(one_off, lang)
    if one_off == 0:
        return say("free", lang)
    if base is None:
        return say("once", lang, one_off=said)
    saving = base.operating_cost - result.operating_cost
    if not saving > 0:
        return say("never pays", lang, one_off=said)
    return say("pays back", lang, one_off=said, years=number(one_off / saving, lang, 1))


def _worth(result: Result, base: Result | None, first: str, lang: str) -> list[str]:
    """Say how much better the priced total is, and within which interval the best possible lies."""
    if base is None or not math.isfinite(base.total):
        return []
    worth = base.total - result.total
    key = "better" if worth >= 0 else "worse"
    said = [say(key, lang, worth=rupiah(abs(worth), lang), first=first or base.name)]
    if result.bound is not None and base.total - result.bound > 0 and result.bound < result.total:
        least, most = rupiah(worth, lang), rupiah(base.total - result.bound, lang)
        same = "as much at best" if least == most else "at most"
        said.append(say(same, lang, worth=least, most=most))
    return said


def _moving(result: Result, base: Result | None, lang: str) -> str:
    moved = moves(result, base)
    if not moved:
        return say("nobody moves", lang)
    table = result.city.agencies
    named = dict(zip(table.ids, table.names, strict=True))
    weight: dict[str, float] = {}
    for move in moved:
        whole = table.whole[move.agency]
        weight[whole] = weight.get(whole, 0.0) + move.staff
    largest = sorted(weight, key=lambda whole: (-weight[whole], whole))
    names = ", ".join(named.get(whole) or whole for whole in largest[:MOST_NAMES])
    if len(largest) > MOST_NAMES:
        names = say("and more", lang, names=names, more=len(largest) - MOST_NAMES)
    who = _counted(result, [move.agency for move in moved], "agencies")
    return say("moves", lang, agencies=who, staff=number(sum(weight.values()), lang), names=names)


def _travel(result: Result, base: Result | None, lang: str) -> str:
    names = {"visitors": "visitor_travel", "staff": "staff_travel"}
    values: dict[str, object] = {
        key: number(result.checked.terms[name], lang) for key, name in names.items()
    }
    values["visitors"] = count(str(values["visitors"]), "hours")
    if base is None:
        return say("travel", lang, **values)
    then = {f"{key}_before": number(base.checked.terms[name], lang) for key, name in names.items()}
    return say("travel change", lang, **values, **then)


def _parking(result: Result, base: Result | None, lang: str) -> str:
    worst = {vehicle: worst_slot(result, vehicle) for vehicle in VEHICLES}
    values: dict[str, object] = {}
    for vehicle, slot in worst.items():
        if slot is None:
            return say("no parking", lang)
        short = count(number(slot.shortage, lang), f"{vehicle}s")
        values |= {vehicle: short, f"{vehicle}_slot": slot.slot}
    said = say("parking", lang, **values)
    if base is None:
        return said
    then = {
        vehicle: count(number(worst_shortage(base, vehicle), lang), f"{vehicle}s")
        for vehicle in VEHICLES
    }
    return f"{said} {say('parking change', lang, **then)}"


def facts(result: Result, before: Result | None, lang: str = "en") -> tuple[Fact, ...]:
    """Return the few figures that a page shows in large print; none without a plan."""
    if result.audit is None:
        return ()
    base = before if before is not None and before.audit is not None else None
    now, then = _figures(result, lang), None if base is None else _figures(base, lang)
    return tuple(
        Fact(say(f"fact {key}", lang), value, _was(then, key, value, lang))
        for key, value in now.items()
    )


def _figures(result: Result, lang: str) -> dict[str, str]:
    found = {
        "buildings": number(len(result.open), lang),
        "operating": rupiah(result.operating_cost, lang),
        "one_off": rupiah(result.checked.one_off, lang),
        "moved": number(result.checked.terms["moved_staff"], lang),
    }
    for vehicle in VEHICLES:
        short = worst_shortage(result, vehicle)
        if short is not None:
            found[vehicle] = number(short, lang)
    return found


def _was(then: dict[str, str] | None, key: str, value: str, lang: str) -> str:
    if then is None or key in ("one_off", "moved") or then.get(key) in (None, value):
        return ""
    return say("was", lang, value=then[key])
