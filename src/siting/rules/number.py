"""At most, at least: how many buildings or sites are used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts import Above, Open, Part
from siting.rules.rule import Case, Rule
from siting.rules.scope import groups, named


@dataclass(frozen=True)
class _Number(Rule):
    value: float
    what: str | None = None
    site: str | None = None

    def measured_in(self) -> str:
        """Return what is counted."""
        return "sites" if self.what == "site" else "buildings"

    def _used(self, case: Case) -> tuple[Part, ...]:
        group = groups(case.city, self.what)
        if self.site is not None:
            inside = np.isin(np.arange(len(group)), named(case.city, None, self.site))
            group = np.where(inside, group, -1)
        return (Open(group, np.ones(int(group.max()) + 1)),)


@dataclass(frozen=True)
class AtMost(_Number):
    """Used buildings or sites (``what``) over ``value``; with a site, only its buildings count."""

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return how far the number lies above the limit."""
        return (Above(self._used(case), self.value),)


@dataclass(frozen=True)
class AtLeast(_Number):
    """Used buildings or sites (``what``) short of ``value``; with a site, only its buildings count."""

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return how far the number lies below the limit."""
        return (Above(self._used(case), self.value, below=True),)
