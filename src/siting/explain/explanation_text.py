"""An explanation in plain text: the wish, its frozen price, its price with all arranged anew, and the chain."""

from __future__ import annotations

from siting.explain.explanation import Again, Why
from siting.explain.records import Frozen, Step
from siting.explain.telling import broken, folded, lines, proof, rules, signed
from siting.locale.explain import EXPLAIN
from siting.termination import slack
from siting.views import impasse


def text(why: Why, lang: str = "en") -> str:
    """Say why an agency sits where it sits."""
    names = {"agency": why.agency, "place": why.place, "here": why.here}
    said = [EXPLAIN["wish at" if why.inside else "wish not at"].say(lang, **names)]
    if why.holds:
        return "\n".join([*said, EXPLAIN["holds"].say(lang, **names)])
    if not why.frozen:
        said.append(EXPLAIN["nowhere"].say(lang))
    for k, one in enumerate(why.frozen):
        said += _frozen(one, why.agency, lang) if k == 0 else _next(one, lang)
    if why.again is not None:
        said += _again(why, why.again, lang)
    return "\n".join(said)


def _frozen(one: Frozen, agency: str, lang: str) -> list[str]:
    values = {"agency": agency, "building": one.building, "extra": signed(one.extra, lang)}
    if one.possible:
        head = EXPLAIN["frozen"].say(lang, **values)
    else:
        head = EXPLAIN["frozen broken"].say(lang, **values, rules=broken(one.broken, lang))
    return [*folded(head), *lines(one.differences, lang)]


def _next(one: Frozen, lang: str) -> list[str]:
    key = "next" if one.possible else "next broken"
    values = {"building": one.building, "extra": signed(one.extra, lang)}
    said = EXPLAIN[key].say(lang, **values, rules=broken(one.broken, lang))
    return folded(f"  {said}", "    ")


def _again(why: Why, again: Again, lang: str) -> list[str]:
    if again.cost is None:
        said = folded(EXPLAIN["no plan"].say(lang, proof=again.result.proof_text(lang)))
        return said + [f"  {line}" for line in impasse.lines(again.result.conflicts, lang)]
    extra, sure = signed(again.cost.extra, lang), proof(again.cost, lang)
    said = folded(EXPLAIN["again"].say(lang, extra=extra, proof=sure))
    if again.cost.extra < -slack(why.result.total):
        said.append(f"  {EXPLAIN['cheaper'].say(lang)}")
    said.append(f"  {EXPLAIN['moves'].say(lang)}")
    for step in again.steps:
        said += folded(f"    {_step(step, lang)}", "      ")
    only = [step.agency for step in again.steps if step.only]
    if only:
        key = "only one" if len(only) == 1 else "only"
        values = {"wish": why.agency, "others": _listed(only, lang)}
        said.append(f"  {EXPLAIN[key].say(lang, **values)}")
    return said + lines(again.differences, lang)


def _step(step: Step, lang: str) -> str:
    values = {"agency": step.agency, "start": step.start, "end": step.end}
    return EXPLAIN[f"step {step.kind}"].say(lang, **values, rules=rules(step.because, lang))


def _listed(names: list[str], lang: str) -> str:
    *some, last = names
    return EXPLAIN["and"].say(lang, one=", ".join(some), two=last) if some else last
