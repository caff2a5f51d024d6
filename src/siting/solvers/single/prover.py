"""SingleProver: proves, and finds plans on the way, for places that stand alone."""

from __future__ import annotations

from dataclasses import dataclass

from siting.jit import is_kept
from siting.parts import Model, Placement
from siting.parts.flat import IntArray
from siting.solvers.board import Board
from siting.solvers.compiled.ready import COMPILING, compile_beside
from siting.solvers.single.rise import rise
from siting.solvers.single.shape import SingleSource
from siting.solvers.single.standing import Standing
from siting.solvers.single.turns import Turns


@dataclass(eq=False)
class SingleProver:
    """Proves, and finds plans on the way, for places that stand alone.

    Attributes
    ----------
    model, shape
        What is placed, and what it is made of.
    start
        A plan to begin with, shape (I,); None = none.
    """

    model: Model
    shape: SingleSource
    start: IntArray | None = None

    @staticmethod
    def of(
        model: Model, start: Placement | None = None, seconds: float | None = None
    ) -> SingleProver | None:
        """Return the prover of a model; None if its places do not stand alone, or time is short to compile."""
        ready = seconds is None or seconds >= COMPILING or is_kept(rise)
        shape = SingleSource.of(model.flat())
        if shape is not None and not ready:
            compile_beside()
            return None
        begin = None if start is None else start.place
        return None if shape is None else SingleProver(model, shape, begin)

    def run(self, board: Board) -> None:
        """Work until the best plan is proved or the board is done."""
        standing = Standing(self.shape, board)
        if self.start is not None:
            standing.offer(self.start)
        Turns(self.model, standing).work()
