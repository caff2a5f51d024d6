"""Radius: the largest of many costs made least, by asking which radius still covers everybody."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from siting.parts import Array, Cover, Entry, Measure, Model, Placement, Reach
from siting.solvers.completion import exact_total
from siting.solvers.contract import Limits, Progress, Watch
from siting.solvers.outcome import Outcome
from siting.termination import Proof, Stop, Termination

Run = Callable[..., Outcome]
"""Finds a placement that breaks nothing, or proves that there is none: ``run(model, limits)``."""


@dataclass(frozen=True, eq=False)
class Radius:
    """A model whose total is the price of one ``Reach``; all else in it is hard or only counted.

    Each question, whether items can be chosen that cover every zone within some cost, is a covering
    problem with a column an item; the answers halve the list of distinct costs.

    Source: E. Minieka, "The m-center problem", SIAM Review 12 (1970), 138–139.
    """

    model: Model
    entry: Entry
    reach: Reach

    @staticmethod
    def of(model: Model) -> Radius | None:
        """Return the model so seen; None where it is another."""
        priced = [entry for entry in model.entries if entry.price > 0]
        if len(priced) != 1 or len(priced[0].measure.parts) != 1 or model.split is not None:
            return None
        part = priced[0].measure.parts[0]
        return Radius(model, priced[0], part) if isinstance(part, Reach) else None

    def within(self, most: float) -> Model:
        """Return the question: every zone within ``most``, at no price."""
        covers = sparse.csr_array((self.reach.clipped <= most).astype(float))
        cover = Cover(covers, np.ones(len(self.reach.cost)), self.reach.at)
        hard = Entry(Measure(self.entry.measure.name, "", (cover,)), hard=True)
        entries = tuple(hard if entry is self.entry else entry for entry in self.model.entries)
        return replace(self.model, entries=entries)

    def solve(
        self, run: Run, limits: Limits, start: Placement | None = None, watch: Watch | None = None
    ) -> Outcome:
        """Halve the list until one cost is left, or the time is up.

        ``run`` answers the questions; ``start`` and every plan on the way shorten the list.
        """
        began = time.monotonic()
        best, total, version = None, None, "search"
        if start is not None:
            known = exact_total(self.model, start.place)
            best, total = (None, None) if known is None else (start, known)
        values = self._values()
        low, high = 0, len(values)  # below ``low`` nothing covers; from ``high`` on a plan is known
        stop = Stop.FINISHED
        while True:
            if best is not None:
                high = min(high, int(np.searchsorted(values, self.reach.value(best))))
            if low >= high:
                break
            left = None if limits.seconds is None else limits.seconds - time.monotonic() + began
            if left is not None and left <= 0:
                stop = Stop.TIME
                break
            bound = self.entry.price * float(values[low])
            if watch is not None and watch(Progress(time.monotonic() - began, total, bound)):
                stop = Stop.INTERRUPTED
                break
            middle = (low + high) // 2
            found = run(self.within(float(values[middle])), replace(limits, seconds=left))
            version = found.version
            if found.placement is not None:
                best, total = found.placement, self.model.total(found.placement)
                if found.termination.stop is Stop.INTERRUPTED:
                    stop = Stop.INTERRUPTED
                    break
            elif found.termination.proof is Proof.INFEASIBLE:
                low = middle + 1
            else:
                stop = found.termination.stop
                break
        if low == len(values):
            return Outcome(None, None, Termination(Proof.INFEASIBLE, Stop.FINISHED), version)
        bound = self.entry.price * float(values[low])
        proof = Proof.OPTIMAL if stop is Stop.FINISHED else Proof.BOUND
        return Outcome(best, bound, Termination(proof, stop), version)

    def _values(self) -> Array:
        """Return the costs that the worst zone can have: none is nearer than its nearest item."""
        clipped = self.reach.clipped
        least = float(clipped.min(axis=1, initial=np.inf).max(initial=0.0)) if clipped.size else 0.0
        values = np.unique(np.append(clipped, least))
        return np.asarray(values[values >= least])
