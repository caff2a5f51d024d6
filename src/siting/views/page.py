"""The report: one offline page that says what the plan is, what it costs and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from siting.errors import SitingError
from siting.locale.counts import count
from siting.locale.errors import ERRORS
from siting.locale.report import say
from siting.locale.views import city_name, plan_name
from siting.results import Result
from siting.views import (
    impasse,
    tables_access,
    tables_moves,
    tables_parking,
    tables_plan,
    tables_seats,
    tables_sources,
)
from siting.views.figures import map_before_after, parking_figure, svg
from siting.views.story import answer, facts
from siting.views.text import origin

TEMPLATE = Path(__file__).with_name("report.html")
STYLE = Path(__file__).with_name("report.css")

OF_A_PLAN = (
    "map",
    "parking",
    "slots",
    "lots",
    "hours",
    "seats",
    "parts",
    "moves",
    "freed",
    "access",
)
"""Pictures and tables that stand empty where there is no plan."""

SECTIONS = (
    "map", "plans", "access", "parking", "seats", "moves", "freed", "answers", "sensitivity", "proof",
    "prices", "rules", "assumptions", "versions",
)  # fmt: skip
"""Sections after the answer, in order."""


@dataclass(frozen=True)
class Page:
    """A page that needs nothing but itself."""

    html: str

    def save(self, path: str | Path) -> Path:
        """Write the page as UTF-8 and return where it is."""
        target = Path(path)
        target.write_text(self.html, encoding="utf-8", newline="\n")
        return target

    def _repr_html_(self) -> str:
        return self.html


def report(
    result: Result,
    *,
    beside: Mapping[str, Result] | Sequence[Result] = (),
    lang: str = "en",
    answers: Sequence[tuple[str, str]] = (),
    sensitivity: Sequence[tuple[str, Result]] = (),
) -> Page:
    """Tell a council what a result says, on one page without any outside file.

    Parameters
    ----------
    result
        The result that is reported; a page about an infeasible problem says which rules collide.
    beside
        Results to set beside it, by what they are called or with their own names; the one called
        ``today``, or else the first, is what the plan is measured against.
    lang
        ``en`` or ``id``.
    answers
        Questions that were asked about the plan, each with its answer in plain words.
    sensitivity
        Results of the same city at other prices, each with a word for them.

    Raises
    ------
    SitingError
        If Jinja2 or matplotlib is not installed.
    """
    others = _named(beside)
    own = result.name or "recommended"
    before = others.get("today") or next(iter(others.values()), None)
    results = [*others.values(), result]
    names = [plan_name(name, lang) for name in (*others, own)]
    context = dict.fromkeys(OF_A_PLAN) | {
        "lang": lang,
        "t": partial(_said, lang),
        "city": city_name(result.city.name),
        "plan": plan_name(own, lang),
        "answer": answer(result, before, lang, first=names[0]),
        "facts": facts(result, before, lang),
        "proofs": [(n, r.proof_text(lang)) for n, r in zip(names, results, strict=True)],
        "plans": tables_plan.plans_table(results, names, lang),
        "broken": tables_plan.broken_table(results, names, lang),
        "conflicts": bool(result.conflicts) and result.audit is None,
        "impasse": impasse.paragraphs(result.conflicts, lang) if result.audit is None else [],
        "answers": answers,
        "sensitivity": _sensitivity(result, sensitivity, lang),
        "prices": tables_sources.prices_table(result, lang),
        "rules": tables_sources.rules_table(result, lang),
        "parameters": tables_sources.parameters_table(result, lang),
        "assumptions": tables_sources.assumptions_table(result, lang),
        "origin": origin(result, lang),
        "versions": tables_sources.versions_table(result, lang),
        "files": tables_sources.files_table(result, lang),
        "there": result.audit is not None,
    }
    if result.audit is not None:
        context |= _about_the_plan(result, before, names[0], lang)
        context["access"] = tables_access.access_table(results, names, lang)
    return Page(
        _template().render(context, css=STYLE.read_text("utf-8"), sections=_sections(context))
    )


def _named(beside: Mapping[str, Result] | Sequence[Result]) -> dict[str, Result]:
    if isinstance(beside, Mapping):
        return dict(beside)
    return {result.name: result for result in beside}


def _about_the_plan(result: Result, before: Result | None, first: str, lang: str) -> dict[str, Any]:
    """Return the pictures and tables that need a plan."""
    base = before if before is not None and before.audit is not None else None
    drawn = {}
    if base is not None:
        alt = say(
            "alt map", lang, city=city_name(result.city.name), before=first,
            used_before=count(len(base.open), "buildings"), after=plan_name(result.name, lang),
            used=count(len(result.open), "buildings"),
        )  # fmt: skip
        drawn["map"] = svg(map_before_after(base, result, lang=lang), "map", alt)
    slots = tables_parking.slots_table(result, lang)
    if slots is not None:
        figure = parking_figure(result, lang=lang)
        drawn["parking"] = svg(figure, "parking", say("alt parking", lang))
    return {
        **drawn,
        "slots": slots,
        "lots": tables_parking.lots_table(result, lang),
        "hours": tables_parking.hours_table(result, lang),
        "seats": tables_seats.seats_table(result, lang),
        "parts": tables_seats.parts_table(result, lang),
        "moves": tables_moves.moves_table(result, base, first, lang),
        "freed": tables_seats.freed_table(result, base, lang),
    }


def _sensitivity(result: Result, others: Sequence[tuple[str, Result]], lang: str) -> Any:
    if not others or result.audit is None:
        return None
    return tables_plan.sensitivity_table(result, others, lang)


def _sections(context: Mapping[str, Any]) -> list[str]:
    """Return the sections that the page has, for its list of contents."""
    there = context["there"]
    here = dict.fromkeys(("parking", "seats", "moves", "freed"), there)
    here |= {name: context[name] for name in ("map", "access", "answers", "sensitivity")}
    return [name for name in SECTIONS if here.get(name, True)]


def _said(lang: str, key: str, **values: object) -> str:
    return say(key, lang, **values)


def _template() -> Any:
    """Return the page's template, or say what it needs."""
    if find_spec("jinja2") is None:
        raise SitingError(ERRORS["report needs"], library="Jinja2")
    return _parsed()


@cache
def _parsed() -> Any:
    """Return the page's template, with every value escaped."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
