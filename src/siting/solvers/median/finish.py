"""Finish: a tree ends what the dual left open, in turns with pieces of plans that are chosen anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siting.solvers.board import Board
from siting.solvers.median.ascent import Ascent
from siting.solvers.median.branching import Branching
from siting.solvers.median.cuts import Cuts, Relaxed
from siting.solvers.median.renewal import Renewal
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
    """

    board: Board
    root: Shape
    renewal: Renewal
    prove: Callable[[float], None]

    def run(self, ascent: Ascent) -> None:
        """Work from where the dual ended until nothing is left or the board is done."""
        rest, total = ascent.problem, self.renewal.total
        mark = self.board.seconds

        def climb(some: IntArray) -> float:
            return self.renewal.take(rest.names[some])[1]

        def pause() -> float:
            nonlocal mark
            self.renewal.work(_SHARE * (self.board.seconds - mark))
            mark = self.board.seconds
            return self.renewal.total

        cuts = Cuts(rest, rest.matrix(np.arange(len(rest.weight))), ascent.best)
        tree = Branching(cuts, total, self.root.step(total), climb, self._left)
        solved = tree.begin(self.prove)
        if solved is None or self.board.done:
            return
        if tree.beyond(solved) <= _WIDE * abs(tree.total):
            tree.run(solved, self.prove, pause=pause)
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
