"""Oracle: can these bonds hold together? A plan that keeps them, a proof that none does, or neither."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from siting.conflict.groups import Bond
from siting.conflict.hitting import Choice
from siting.obstacles import obstacles
from siting.parts import IntArray, Model, Placement
from siting.solvers import exact, highs
from siting.solvers.completion import complete
from siting.solvers.contract import Limits
from siting.solvers.reach import compiles, reached
from siting.termination import Proof

SOON, LATE = 1.5, 6.0
"""Most seconds of a first proof, before anything is searched, and of a last one."""

PIECES, MORE = 6, 12
"""Pieces of annealing of a first search, and of a second one."""


@dataclass(frozen=True, eq=False)
class Witness:
    """A placement with its flows, and the numbers of the bonds that it breaks."""

    plan: Placement
    broken: Choice


@dataclass(eq=False)
class Oracle:
    """Answers whether bonds can hold together, and remembers every plan that it came across.

    Attributes
    ----------
    model
        Items, places and split; its own entries are not looked at.
    bonds
        What may be kept, by number.
    end
        ``time.monotonic()`` at which to stop; answers are unknown from then on.
    whole
        Seconds of the whole search, which decide whether loops are compiled for it.
    price
        What a unit of each bond's violation counts in a search, by number.
    """

    model: Model
    bonds: Sequence[Bond]
    end: float = np.inf
    seed: int = 0
    whole: float = np.inf
    pool: list[Witness] = field(default_factory=list)
    price: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.price = [1.0 / bond.entry.scale for bond in self.bonds]

    @property
    def all(self) -> Choice:
        """Numbers of all bonds."""
        return frozenset(range(len(self.bonds)))

    @property
    def left(self) -> float:
        """Seconds left."""
        return self.end - time.monotonic()

    @property
    def small(self) -> bool:
        """Whether programs are so small that no search is worth its while."""
        return len(self.model.items) * len(self.model.places) <= exact.SMALL

    def ask(self, keep: Choice) -> Witness | bool | None:
        """Return a plan that keeps the bonds, False where none can, None where neither was found."""
        if not keep and not self.pool:
            self.noted(complete(self.model, Placement(np.zeros(len(self.model.items), np.int64))))
        known = self.known(keep)
        if known is not None:
            return known
        alone = self.keeping(keep, alone=True)
        if obstacles(alone, {}):
            return False
        if self.small:
            return self.prove(keep, self.keeping(keep), LATE)
        quick = self.prove(keep, alone, SOON)
        if quick is False:
            return False
        found = self.look(keep, PIECES) or quick or self.look(keep, MORE)
        return found or self.prove(keep, alone, LATE)

    def known(self, keep: Choice) -> Witness | None:
        """Return the plan of the pool that keeps the bonds and breaks fewest others."""
        fits = [witness for witness in self.pool if not witness.broken & keep]
        return min(fits, key=lambda witness: len(witness.broken), default=None)

    def look(self, keep: Choice, pieces: int = PIECES) -> Witness | None:
        """Search for a plan that keeps the bonds and breaks few others; nothing is proved by it.

        The second of two searches counts what is broken far the less for it, so that other bonds are
        not given up for a part of it (reweighting: Candès, Wakin, Boyd 2008).
        """
        found = None
        for _ in range(2):
            if self.left <= 0 or (found is not None and len(found.broken) <= 1):
                break
            model = self.keeping(keep)
            plan = complete(model, Placement(self.reach(model, pieces)))
            now = self.noted(plan)
            if now.broken & keep:
                break
            found = now if found is None else min(found, now, key=lambda w: len(w.broken))
            for k in now.broken:
                self.price[k] = min(self.price[k], 1.0 / self.bonds[k].amount(plan))
        return found

    def reach(self, model: Model, pieces: int = PIECES) -> IntArray:
        """Return the placement, (I,), that a search finds."""
        compiled = model.compiles and compiles(self.whole)
        return reached(model, None, pieces, self.seed, self.left, compiled=compiled)

    def noted(self, plan: Placement) -> Witness:
        """Add a plan, with its flows, to the pool."""
        broken = frozenset(k for k, bond in enumerate(self.bonds) if bond.broken(plan))
        witness = Witness(plan, broken)
        if all(broken != other.broken for other in self.pool):
            self.pool.append(witness)
        return witness

    def keeping(self, keep: Choice, *, alone: bool = False) -> Model:
        """Return the model with these bonds hard; the others cost what they break, or are left out."""
        entries = []
        for k, bond in enumerate(self.bonds):
            if k in keep:
                entries.append(bond.entry)
            elif not alone:
                entries.append(replace(bond.entry, hard=False, price=self.price[k]))
        return replace(self.model, entries=tuple(entries))

    def prove(self, keep: Choice, model: Model, seconds: float) -> Witness | bool | None:
        """Let HiGHS find a plan, or prove that there is none."""
        if self.left <= 0:
            return None
        program = model.program()
        arrays = program.arrays()
        limits = Limits(seconds=min(seconds, self.left), gap=0.0, seed=self.seed)
        answer = highs.solve(arrays, limits)
        if answer.values is not None:
            place = np.argmax(answer.values[program.x], axis=1).astype(np.int64)
            witness = self.noted(complete(self.keeping(keep), Placement(place)))
            return None if witness.broken & keep else witness
        return False if answer.termination.proof is Proof.INFEASIBLE else None
