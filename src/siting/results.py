"""Result: a plan with every amount, its proof and its audit; it can be stored and audited again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from siting.audit.accounts import Account, account_of, stored_subject
from siting.audit.records import Audit, Violation
from siting.city.city import City, Plan
from siting.errors import Infeasible, NoPlan
from siting.impasse import Conflicts, reasons, restored
from siting.instance import Instance, city_of
from siting.locale import LANGUAGES, Text, listed
from siting.locale.results import RESULTS
from siting.termination import Proof, Stop, Termination, gap_between

MONEY = "IDR million/year"


@dataclass(frozen=True)
class Line:
    """One line of the account: an amount in its own unit, its price, and what that comes to.

    ``price`` is IDR million per unit, ``priced`` IDR million a year; 0 at price 0, whatever the amount.
    """

    name: str
    unit: str
    amount: float
    price: float
    priced: float
    note: str = ""


@dataclass(frozen=True, eq=False)
class Result:
    """What a solve or an evaluation gives back.

    Attributes
    ----------
    subject
        The city that was solved, or the arrays of a classic.
    description
        Prices and rules, as ``Problem.describe`` gives them.
    plan
        The plan with its split completed; None where there is none.
    audit
        The recount of the plan; every amount shown comes from it. None where there is no plan.
    bound
        Proven lower bound on the total of every plan that keeps the hard rules, IDR million a year;
        None where nothing was proved.
    termination
        What was proved, and why the run stopped.
    solver
        Name and version of what solved it.
    seconds
        Seconds spent by phase: ``compile``, ``solve``, ``audit``.
    versions
        Versions of Python and of the libraries that took part.
    conflicts
        Where no plan keeps all hard rules: a sequence of those that give way when they are broken
        as little as could be found, and by how much; with minimal ``sets`` of rules that cannot hold
        together, and ``repairs``.
    name
        What the plan is called.
    pool
        Other plans that the run passed, without a split: a later run may begin with them. Not stored.
    """

    subject: City | Instance
    description: Mapping[str, Any]
    plan: Plan | None
    audit: Audit | None
    bound: float | None
    termination: Termination
    solver: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    conflicts: Sequence[Violation] = Conflicts()
    name: str = ""
    pool: tuple[Plan, ...] = ()

    def __post_init__(self) -> None:
        known = Conflicts.of(self.conflicts)
        if known == Conflicts() and self.audit is not None and not self.audit.broken:
            known = Conflicts(complete=True)
        object.__setattr__(self, "conflicts", known)

    @property
    def city(self) -> City:
        """The city. Raises OptionError for a classic, which has none."""
        return city_of(self.subject)

    @cached_property
    def account(self) -> Account:
        """How plans of its subject are recounted and stored."""
        return account_of(self.subject)

    @property
    def checked(self) -> Audit:
        """The audit of the plan.

        Raises
        ------
        Infeasible
            If it was proved that no plan keeps all hard rules.
        NoPlan
            If no plan was found for another reason.
        """
        if self.audit is None:
            kind = Infeasible if self.termination.proof is Proof.INFEASIBLE else NoPlan
            raise kind(Text(*map(self.proof_text, LANGUAGES)))
        return self.audit

    @property
    def total(self) -> float:
        """Priced total, IDR million a year, which is minimised. Raises as ``checked`` does."""
        return self.checked.total

    @property
    def objective(self) -> float:
        """The number that the literature gives for this kind of problem.

        The total, but the weight that is covered, or backed up, for a covering, and the least distance
        for a dispersion: these are maximised.
        """
        return self.account.objective(self.checked)

    @property
    def operating_cost(self) -> float:
        """Security, cleaning, maintenance, electricity, rent and vacant, IDR million a year."""
        return self.checked.operating_cost

    @property
    def gap(self) -> float | None:
        """(total - bound) / |total|; None where there is no bound, or the total is 0 and they differ."""
        return None if self.bound is None else gap_between(self.total, self.bound)

    @property
    def possible(self) -> tuple[float | None, float]:
        """The interval in which the best possible total lies: bound (None = unknown) and total."""
        return self.bound, self.total

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All 20 terms in order, or the measures of a classic; those at price 0 too."""
        recount = self.checked
        lines = []
        for name, unit in self.account.heads:
            amount, price = recount.terms[name], self.description["prices"][name]
            note = "not counted" if not recount.counted[name] else "" if price else "only counted"
            priced = amount * price if price else 0.0
            lines.append(Line(name, unit, amount, price, priced, note))
        return tuple(lines)

    @property
    def soft(self) -> tuple[Line, ...]:
        """One line a soft rule: its violation and what that costs."""
        return tuple(
            Line(v.name, v.unit, v.amount, v.price, v.amount * v.price if v.price else 0.0)
            for v in self.checked.rules
            if v.level == "soft"
        )

    @property
    def broken(self) -> tuple[Violation, ...]:
        """Hard rules that the plan breaks, and where; empty for every solved plan."""
        return self.checked.broken

    @property
    def open(self) -> tuple[str, ...]:
        """Buildings in which somebody sits, or open sites, in the order of the table."""
        self._need_plan()
        assert self.plan is not None
        if self.plan.opened is not None:
            return self.plan.opened
        used = set(self.plan.values())
        return tuple(place for place in self.account.places if place in used)

    def _need_plan(self) -> None:
        if self.plan is None:
            _ = self.checked

    def proof_text(self, lang: str = "en") -> str:
        """Say in one sentence what was proved and what remains open."""
        proof, stop = self.termination.proof, self.termination.stop
        why = (
            RESULTS["stop gap" if stop is Stop.GAP else stop.value] if stop.value in _WHY else None
        )
        reason = why.say(lang) if why else ""
        if proof is Proof.INFEASIBLE:
            whys = reasons(self.conflicts)
            key = "plainly infeasible" if whys else "infeasible"
            more = [Text("…", "…")] if len(whys) > _FEW else []
            return RESULTS[key].say(lang, why=listed(whys[:_FEW] + more))
        if self.audit is None:
            return RESULTS["no plan"].say(lang, why=reason)
        if stop is Stop.EVALUATED:
            return RESULTS["evaluated"].say(lang)
        from siting.views.numbers import number, percent

        total = number(self.total, lang, 2)
        unit = self.account.unit
        if proof is Proof.OPTIMAL:
            return RESULTS["optimal"].say(lang, total=total, unit=unit)
        if self.bound is None:
            return RESULTS["unproven"].say(lang, why=reason)
        gap, bound = percent(self.gap, lang, 3), number(self.bound, lang, 2)
        values = {"gap": gap, "bound": bound, "total": total, "why": reason, "unit": unit}
        key = "gap" if stop in (Stop.GAP, Stop.FINISHED) else "stopped"
        return RESULTS[key].say(lang, open=number(self.total - self.bound, lang, 2), **values)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain numbers, texts, lists and dictionaries."""
        out: dict[str, Any] = {
            "format": 1,
            "name": self.name,
            "proof": self.termination.proof.value,
            "stop": self.termination.stop.value,
            "proof_text": self.proof_text(),
            "bound": self.bound,
            "solver": self.solver,
            "seconds": dict(self.seconds),
            "versions": dict(self.versions),
            "conflicts": [asdict(violation) for violation in self.conflicts],
            "impasse": Conflicts.of(self.conflicts).to_dict(),
            "description": dict(self.description),
            "plan": None,
            "split": None,
        }
        if self.plan is not None and self.audit is not None:
            out |= {
                "total": _plain(self.total),
                "gap": self.gap,
                "operating_cost": _plain(self.operating_cost),
                "plan": dict(self.plan),
                "split": [flow.stored() for flow in self.plan.split or ()],
                "terms": [_plain(asdict(line)) for line in self.lines],
                "soft": [_plain(asdict(line)) for line in self.soft],
                "audit": _plain(asdict(self.audit) | _stored(self.audit)),
            }
            if self.plan.opened is not None:
                out["open"] = list(self.plan.opened)
            if self.plan.shares is not None:
                out["shares"] = {name: dict(parts) for name, parts in self.plan.shares.items()}
        return out | self.account.stored()

    def to_json(self, path: str | Path | None = None) -> str:
        """Return the result as JSON, and write it to ``path`` if one is given."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=1, allow_nan=False)
        if path is not None:
            Path(path).write_text(text, encoding="utf-8")
        return text

    @staticmethod
    def from_json(source: str | Path) -> Result:
        """Read a result back from a path or a JSON text, and audit its plan again.

        The amounts are recounted from what is stored of city or arrays, plan and split; they are not
        believed.
        """
        text = source if isinstance(source, str) and source.lstrip().startswith("{") else None
        data = json.loads(Path(source).read_text("utf-8") if text is None else text)
        subject, description = stored_subject(data), data["description"]
        account = account_of(subject)
        plan = None if data["plan"] is None else account.plan(data)
        return Result(
            subject=subject,
            description=description,
            plan=plan,
            audit=None if plan is None else account.recount(plan, description),
            bound=data["bound"],
            termination=Termination(Proof(data["proof"]), Stop(data["stop"])),
            solver=data["solver"],
            seconds=data["seconds"],
            versions=data["versions"],
            conflicts=restored(
                [_violation(item) for item in data["conflicts"]], data.get("impasse", {})
            ),
            name=data["name"],
        )

    def __repr__(self) -> str:
        from siting.views.notebook import summary

        return summary(self)

    def _repr_html_(self) -> str:
        from siting.views.notebook import html_summary

        return html_summary(self)


_FEW = 3  # more reasons than these do not fit in a sentence
_WHY = ("finished", "gap", "time", "interrupted", "memory", "failed")


def _violation(item: Mapping[str, Any]) -> Violation:
    places = tuple((where, float(amount)) for where, amount in item["places"])
    why = None if item.get("why") is None else Text(*item["why"])
    return Violation(**{**item, "places": places, "why": why})


def _stored(audit: Audit) -> dict[str, Any]:
    return {
        "parking": [hour.stored() for hour in audit.parking],
        "split": [flow.stored() for flow in audit.split],
    }


def _plain(value: Any) -> Any:
    """Return the same with infinite numbers as the text ``inf``, which JSON can hold."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return str(value)
    return value
