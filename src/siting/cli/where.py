"""A result on the screen, with every place where a hard rule gives way."""

from __future__ import annotations

from siting.locale.cli import CLI
from siting.locale.results import RESULTS
from siting.locale.terms import unit
from siting.results import Result
from siting.views import text
from siting.views.numbers import digits_for, number

FEW = 12
"""So many broken rules fit in a summary."""


def summary(result: Result, lang: str) -> str:
    """Say a result, then rule, place and amount of all hard rules that are broken."""
    broken = result.conflicts if result.plan is None else result.broken
    said = [text.summary(result, lang)]
    if len(broken) <= FEW and all(len(violation.places) <= 1 for violation in broken):
        return said[0]
    said += ["", CLI["where"].say(lang)]
    for violation in broken:
        for place, amount in violation.places or (("–", violation.amount),):
            much = number(amount, lang, digits_for([amount]))
            of = unit(violation.unit, lang, after=much)
            values = {"name": violation.name, "amount": much, "unit": of, "where": place}
            said.append("  " + RESULTS["row"].say(lang, **values))
    return "\n".join(said)
