"""Team: the search and the prover of a quadratic model, in two threads or in turns."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from siting.parts import Model, Placement
from siting.solvers.board import Board
from siting.solvers.quadratic.prover import QuadraticProver
from siting.solvers.quadratic.search import QuadraticSearch
from siting.solvers.quadratic.shape import Quadratic

TINY = 30
"""Items times places up to which HiGHS is done before compiled loops are loaded."""


@dataclass(frozen=True, eq=False)
class QuadraticTeam:
    """Finds plans and proves how good they are; needs nobody else.

    Attributes
    ----------
    search, prover
        Who works.
    """

    search: QuadraticSearch
    prover: QuadraticProver

    @staticmethod
    def of(model: Model, start: Placement | None = None, seed: int = 0) -> QuadraticTeam | None:
        """Return a team for the model; None unless it is quadratic, nothing else, and not tiny."""
        flat = model.flat()
        tiny = len(model.items) * len(model.places) <= TINY
        shape = Quadratic.of(flat) if flat.pairs and not tiny else None
        if shape is None:
            return None
        begin = None if start is None else start.place
        return QuadraticTeam(QuadraticSearch(shape, begin, seed), QuadraticProver(shape))

    def run(self, board: Board) -> None:
        """Work until nothing is left to prove or ``board.done``.

        With one thread they take turns by amounts of work, so that the same seed does the same.
        """
        if board.limits.threads > 1:
            self._beside(board)
        else:
            self._in_turns(board)

    def _in_turns(self, board: Board) -> None:
        search = self.search.pieces(board)
        next(search, None)
        for _ in self.prover.pieces(board):
            next(search, None)
            if board.done:
                return

    def _beside(self, board: Board) -> None:
        with ThreadPoolExecutor(1) as pool:
            proof = pool.submit(self.prover.run, board)
            proof.add_done_callback(lambda _: board.stop())
            try:
                self.search.run(board)
            except BaseException:
                board.stop()
                raise
            proof.result()
