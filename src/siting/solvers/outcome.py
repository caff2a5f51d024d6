"""What every solver returns: a placement, a bound, and why it stopped."""

from __future__ import annotations

from dataclasses import dataclass

from siting.parts import Placement
from siting.termination import Termination


@dataclass(frozen=True, eq=False)
class Outcome:
    """The end of a run on a model.

    Attributes
    ----------
    placement
        The best placement found that breaks no hard measure, its flows still open; None = none.
    bound
        Valid lower bound on the total of every such placement; None = nothing proved.
    termination
        Proof and stop. For a placement without proof the bound may still be a number.
    version
        Name and version of what solved it.
    pool
        Other placements that were the best for a while, the last first.
    """

    placement: Placement | None
    bound: float | None
    termination: Termination
    version: str
    pool: tuple[Placement, ...] = ()
