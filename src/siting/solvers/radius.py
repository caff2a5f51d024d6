"""Radius: the largest of many costs made least, by asking which radius still covers everybody."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from siting.parts import Array, Cover, Entry, Measure, Model, Placement, Reach
from siting.parts.part import IntArray
from siting.solvers.completion import exact_total
from siting.solvers.contract import Limits, Progress, Watch
from siting.solvers.outcome import Outcome
from siting.termination import Proof, Stop, Termination

Run = Callable[..., Outcome]
"""Finds a placement that breaks nothing, or proves that there is none: ``run(model, limits)``."""

AT_ONCE = 10
"""Most zones that are added to a question at once."""


@dataclass(frozen=True, eq=False)
class Radius:
    """A model whose total is the price of one ``Reach``; all else in it is hard or only counted.

    Each question, whether items can be chosen that cover every zone within some cost, is a covering
    problem with a column an item; the answers halve the list of distinct costs. It is asked of a few
    zones first, and of others that its answer leaves out, until there are none: few zones decide.

    Sources: E. Minieka, "The m-center problem", SIAM Review 12 (1970), 138–139; C. Contardo, M. Iori,
    R. Kramer, "A scalable exact algorithm for the vertex p-center problem", Computers & Operations
    Research 103 (2019), 211–220.
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

    def within(self, most: float, zones: IntArray | slice = slice(None)) -> Model:
        """Return the question: every zone, or some, within ``most``, at no price."""
        covers = sparse.csr_array((self.reach.clipped[zones] <= most).astype(float))
        cover = Cover(covers, np.ones(covers.shape[0]), self.reach.at)
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
        values, asked = self._values(), np.zeros(len(self.reach.cost), dtype=np.bool_)
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
            most = float(values[middle])
            found = run(self.within(most, np.flatnonzero(asked)), replace(limits, seconds=left))
            version = found.version
            if found.placement is not None:
                far = self.reach.nearest(found.placement)
                asked[self._apart(far, most)] = True
                value = self.model.total(found.placement)
                if total is None or value < total:
                    best, total = found.placement, value
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

    def _apart(self, far: Array, most: float) -> IntArray:
        """Return zones that are left out, the worst first, of which no two can be covered by one item."""
        left = far > most
        found: list[int] = []
        while len(found) < AT_ONCE and left.any():
            zone = int(np.argmax(np.where(left, far, -1.0)))
            found.append(zone)
            items = self.reach.clipped[zone] <= most
            left &= ~(self.reach.clipped[:, items] <= most).any(axis=1)
        return np.array(found, dtype=np.int64)

    def _values(self) -> Array:
        """Return the costs that the worst zone can have: none is nearer than its nearest item."""
        clipped = self.reach.clipped
        least = float(clipped.min(axis=1, initial=np.inf).max(initial=0.0)) if clipped.size else 0.0
        values = np.unique(np.append(clipped, least))
        return np.asarray(values[values >= least])
