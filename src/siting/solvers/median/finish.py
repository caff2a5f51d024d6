"""Finish: what the dual left open is ended, in turns with pieces of plans that are chosen anew.

Where it falls apart, its islands are ended one by one; elsewhere a tree ends the whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siting.solvers.board import Board
from siting.solvers.median.ascent import Ascent
from siting.solvers.median.branching import Branching
from siting.solvers.median.cuts import Cuts, Relaxed
from siting.solvers.median.dealing import Dealing
from siting.solvers.median.island import Island
from siting.solvers.median.islands import apart, toll
from siting.solvers.median.renewal import Renewal
from siting.solvers.median.search import completed
from siting.solvers.median.shape import Shape
from siting.solvers.median.tree import Tree

IntArray = NDArray[np.int64]

_WIDE = 1e-2
"""Relative gap from which on a tree with bounds of the dual ends the work sooner than one with cuts."""

_SHARE = 1.0
"""Seconds for pieces to each second of the tree."""


@dataclass(frozen=True, eq=False)
class Finish:
    """Who ends a problem.

    Attributes
    ----------
    board
        Tells when to stop.
    root
        The whole problem.
    renewal
        Keeps the best plan.
    prove
        Hears what every plan costs at least.
    rng
        For what is drawn.
    """

    board: Board
    root: Shape
    renewal: Renewal
    prove: Callable[[float], None]
    rng: np.random.Generator

    def run(self, ascent: Ascent) -> None:
        """Work from where the dual ended until nothing is left or the board is done."""
        islands = apart(ascent, self.renewal.total)
        if islands is None:
            self._whole(ascent)
        else:
            self._parted(islands, toll(ascent))

    def _parted(self, islands: list[Island], saved: float) -> None:
        """End one island after the other."""
        root, total = self.root, self.renewal.total
        for island in islands:
            island.begin(self.renewal.sites)

        def take(some: IntArray) -> float:
            self.renewal.take(completed(root, some, self.rng))
            return self.renewal.total

        dealing = Dealing(islands, root.p or 0, total, root.step(total), take, self.prove, saved)
        dealing.run(self.rng, self._left, self._pause())

    def _pause(self) -> Callable[[], float]:
        """Return what gives pieces their share of the time since it was called last."""
        mark = self.board.seconds

        def pause() -> float:
            nonlocal mark
            self.renewal.work(_SHARE * (self.board.seconds - mark))
            mark = self.board.seconds
            return self.renewal.total

        return pause

    def _whole(self, ascent: Ascent) -> None:
        """Work on all that the dual left at once."""
        rest, total = ascent.problem, self.renewal.total

        def climb(some: IntArray) -> float:
            return self.renewal.take(rest.names[some])[1]

        cuts = Cuts(rest, rest.matrix(np.arange(len(rest.weight))), ascent.best)
        tree = Branching(cuts, total, self.root.step(total), climb, self._left)
        solved = tree.begin(self.prove)
        if solved is None or self.board.done:
            return
        if tree.beyond(solved) <= _WIDE * abs(tree.total):
            tree.run(solved, self.prove, pause=self._pause())
        else:
            self._with_dual(tree, solved, ascent)

    def _with_dual(self, tree: Branching, solved: Relaxed, ascent: Ascent) -> None:
        """Go on in a tree with bounds of the dual."""
        kept = np.flatnonzero((solved.reduced <= tree.beyond(solved)) | (solved.sites > 0.5))
        rest = ascent.problem.within(kept, ascent.problem.held[kept])

        def tell(bound: float) -> bool:
            self.prove(bound)
            return self.board.done

        other = Tree(self.root, tree.total, lambda some, _: self._take(some))
        other.run(rest, ascent.best, solved.bound, tell)

    def _take(self, sites: IntArray) -> None:
        self.renewal.take(sites)

    def _left(self) -> float:
        return 0.0 if self.board.done else min(self.board.left, 1e6)
