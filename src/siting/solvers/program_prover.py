"""ProgramProver: the whole program in HiGHS, beginning with the board's plan."""

from __future__ import annotations

import numpy as np

from siting.parts import Model, Placement
from siting.solvers import highs
from siting.solvers.board import Board
from siting.solvers.contract import Limits, Progress
from siting.solvers.exact import started
from siting.termination import Proof


class ProgramProver:
    """Hands the model's program to HiGHS; its bound is published as it rises.

    ``until_plan`` ends it where there is a plan, whoever found it: then others prove more.
    """

    def __init__(self, model: Model, until_plan: bool = False) -> None:
        self.model, self.until_plan = model, until_plan

    def run(self, board: Board) -> None:
        """Solve until HiGHS or the board is done."""
        program = self.model.program()
        arrays = program.arrays()
        hint = None
        if board.place is not None:
            given = started(program, arrays, Placement(board.place))
            hint = highs.repaired(arrays, given, board.left)
        if board.done:
            return
        seconds = None if not np.isfinite(board.left) else max(0.0, board.left)
        limits = Limits(seconds, board.limits.gap, 1, board.limits.seed)

        def watch(now: Progress) -> bool:
            if now.bound is not None:
                board.prove(now.bound)
            found = now.total is not None or board.place is not None
            return board.done or (self.until_plan and found)

        answer = highs.solve(arrays, limits, start=hint, watch=watch)
        if answer.bound is not None:
            board.prove(answer.bound)
        if answer.values is not None:
            self._offer(board, np.argmax(answer.values[program.x], axis=1).astype(np.int64))
        if answer.termination.proof is Proof.INFEASIBLE and board.place is None:
            board.infeasible = True

    def _offer(self, board: Board, place: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
        from siting.solvers.completion import exact_total

        total = exact_total(self.model, place)
        if total is not None:
            board.offer(place, total)
