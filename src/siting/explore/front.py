"""Front: plans that none beats, with ideal and nadir, the knee, and the space that they dominate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from siting.explore.hypervolume import hypervolume
from siting.parts.part import Array
from siting.results import Result


@dataclass(frozen=True, eq=False)
class Efficient:
    """A plan that no found plan beats.

    Attributes
    ----------
    result
        Audited, at the problem's own prices; without a bound, which belongs to another question.
    amounts
        The measures of the front, each in its own unit.
    supported
        Whether some weights above 0 of the measures make it the best of the front.
    """

    result: Result
    amounts: tuple[float, ...]
    supported: bool


@dataclass(frozen=True, eq=False)
class Pareto:
    """A front of plans, the first measure rising.

    Attributes
    ----------
    names
        The measures, all to be made small.
    entries
        The plans.
    complete
        Whether it is proved that nothing is missing but plans within rounding of these.
    """

    names: tuple[str, ...]
    entries: tuple[Efficient, ...]
    complete: bool

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, at: int) -> Efficient:
        return self.entries[at]

    @cached_property
    def amounts(self) -> Array:
        """The measures of all plans, shape (P, 2 or 3)."""
        return np.array([one.amounts for one in self.entries]).reshape(-1, len(self.names))

    @property
    def ideal(self) -> tuple[float, ...]:
        """The least of each measure alone, found first of all; empty where no plan was found.

        It is proved unless the time was up before ``complete``, or a ``gap`` was allowed.
        """
        return tuple(self.amounts.min(axis=0).tolist()) if self.entries else ()

    @property
    def nadir(self) -> tuple[float, ...]:
        """The largest of each measure on the front, as far as it was found."""
        return tuple(self.amounts.max(axis=0).tolist()) if self.entries else ()

    @property
    def knee(self) -> Efficient | None:
        """The plan nearest to the ideal, with ideal to nadir as the unit of each measure."""
        if not self.entries:
            return None
        return self.entries[int((self._scaled**2).sum(axis=1).argmin())]

    @property
    def hypervolume(self) -> float:
        """Part of the box from ideal to nadir that the front dominates, 0 to 1."""
        return hypervolume(self._scaled, np.ones(len(self.names))) if self.entries else 0.0

    @property
    def _scaled(self) -> Array:
        """The measures of all plans with ideal as 0 and nadir as 1."""
        wide = np.array(self.nadir) - self.ideal
        return np.asarray((self.amounts - self.ideal) / np.where(wide > 0, wide, 1.0))

    def rows(self) -> list[dict[str, Any]]:
        """Return one dictionary a plan, ready for a table of any library."""
        knee = self.knee
        return [
            {
                **dict(zip(self.names, one.amounts, strict=True)),
                "supported": one.supported,
                "knee": one is knee,
            }
            for one in self.entries
        ]

    def text(self, lang: str = "en") -> str:
        """Say what was found and list the plans, in ``lang`` (``en`` or ``id``)."""
        from siting.explore.front_text import text

        return text(self, lang)

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from siting.explore.front_text import html

        return html(self)
