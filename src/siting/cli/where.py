"""A result on the screen, with every hard rule that gives way in full."""

from __future__ import annotations

from siting.locale.cli import CLI
from siting.locale.results import RESULTS
from siting.locale.terms import unit
from siting.results import Result
from siting.views import text
from siting.views.numbers import digits_for, number


def summary(result: Result, lang: str) -> str:
    """Say a result, then rule, place and amount of all hard rules that are broken."""
    broken = result.conflicts if result.plan is None else result.broken
    said = [text.summary(result, lang)]
    if broken:
        said += ["", CLI["where"].say(lang)]
    for violation in broken:
        for place, amount in violation.places or (("–", violation.amount),):
            values = {"amount": number(amount, lang, digits_for([amount])), "where": place}
            of = unit(violation.unit, lang)
            said.append("  " + RESULTS["row"].say(lang, name=violation.name, unit=of, **values))
    return "\n".join(said)
