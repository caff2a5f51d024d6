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

PATIENT = 120
"""Turns of the prover in which its bound has to rise: where a proof is near, it often stands for 100."""

RISE = 0.08
"""Least part of what is open that it has to rise by in these turns."""

MOST = 16
"""Pieces of the search in one turn at most, two thirds of the time at 50 items and 10 places: a proof that
is slow is still made, some day."""


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
        search, turns = self.search.pieces(board), _Turns()
        next(search, None)
        for _ in self.prover.pieces(board):
            for _ in range(turns.next(board)):
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


@dataclass
class _Turns:
    """How many pieces the search gets after one of the prover: ever more while the bound hardly rises.

    Without a time limit it stays one, as then a proof is wanted, whatever it takes.

    Attributes
    ----------
    pieces
        Of the search.
    waited
        Turns since the bound last rose by enough, or since ``pieces`` last grew.
    mark
        The bound that it rises from.
    """

    pieces: int = 1
    waited: int = 0
    mark: float | None = None

    def next(self, board: Board) -> int:
        """Count a turn of the prover and return how many pieces the search gets."""
        total, bound = board.total, board.bound
        if board.limits.seconds is None or total is None or bound is None:
            return 1
        if self.mark is None:
            self.mark = bound
        self.waited += 1
        if bound - self.mark >= RISE * (total - self.mark):
            self.pieces, self.waited, self.mark = max(1, self.pieces // 2), 0, bound
        elif self.waited >= PATIENT:
            self.pieces, self.waited = min(2 * self.pieces, MOST), 0
        return self.pieces
