"""Hunt: annealing again and again from the best placement, until the board is done."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from siting.parts import Model, Placement
from siting.parts.flat import IntArray
from siting.solvers.board import Board, Hint
from siting.solvers.compiled.engine import Engine
from siting.solvers.completion import exact_total
from siting.solvers.contract import Limits, Watch
from siting.solvers.search import Interrupted

PIECE = 1000
"""Rounds of annealing in a piece: about a tenth of a second."""

LOOKS, FEW = 4, 80
"""Looks at the board in a piece, which gets a placement each time, of models with fewer items; of others it is one."""

ITEMS = 45
"""Items that the numbers below are meant for: with more of them legs are longer, and cooler."""

FIRST = (6, 15)
"""Pieces of the first legs: a good plan soon, then a better one."""

HOT, WARM, MILD = 2.7e-3, 8e-4, 4e-4
"""Heats relative to the total, measured on cities of 45 to 400 agencies: hot without a hint; what a
relaxation knows would be lost again."""

LATER, GUIDED = ((30, HOT), (10, WARM)), ((30, WARM), (10, MILD))
"""Pieces and heat of the legs that follow, in turn, without a hint and with one: longer legs end lower,
short cool ones polish."""

JUMP = 0.03
"""Rise of a relaxation from hint to hint, relative to it, that is worth a new leg at once: it came to know of pairs."""

COLD = 8e-5
"""Heat at which a leg ends, relative to the total."""

MOST = 12
"""Items taken out at once, at most."""


@dataclass(eq=False)
class Hunt:
    """A search with memory: run it, change the prices of nothing, run it on.

    Attributes
    ----------
    model, engine
        What is placed, and its compiled form.
    seed
        State of the draws, shape (1,).
    between
        Whether a leg has just ended, or none was begun: then a hint is followed; one that knows much more
        than the last, at any time.
    followed
        The hint that was begun with last.
    """

    model: Model
    engine: Engine
    seed: np.ndarray[tuple[int], np.dtype[np.uint64]]
    between: bool = True
    followed: Hint | None = None

    @staticmethod
    def of(model: Model, start: Placement | None, seed: int) -> Hunt:
        """Return a hunt that begins at ``start``, or where every item costs least by itself."""
        engine = Engine.of(model)
        engine.begin(engine.near[:, 0].copy() if start is None else start.place)
        draws = np.array([(2 * seed + 1) * 0x9E3779B97F4A7C15 % 2**64], dtype=np.uint64)
        return Hunt(model, engine, draws)

    @property
    def looks(self) -> int:
        """Looks at the board in a piece."""
        return LOOKS if len(self.model.items) < FEW else 1

    def pieces(self, start: IntArray | None = None) -> Iterator[bool]:
        """Anneal from look to look without end, from the record or ``start`` (I,); tell each time whether the record fell."""
        engine, size = self.engine, max(1.0, len(self.model.items) / ITEMS)
        later = LATER if self.followed is None else GUIDED
        first = ((number, later[0][1]) for number in FIRST)
        for number, heat in itertools.chain(first, itertools.cycle(later)):
            engine.begin(engine.best if start is None else start)
            start = None
            parts = round(number * size) * self.looks
            cooling = (COLD / heat) ** (1.0 / parts)
            for k in range(parts):
                scale = max(abs(engine.score[1]), 1e-9) if np.isfinite(engine.score[1]) else 1.0
                hot = heat / size * cooling**k * scale
                self.between = k == parts - 1
                yield engine.improve(self.seed, PIECE // self.looks, hot, hot * cooling, MOST)

    def run(self, board: Board, pieces: int | None = None, watch: Watch | None = None) -> None:
        """Hunt until the board is done, or for a number of pieces, and write every better plan down.

        ``watch`` is called after every look, in the calling thread; True ends the hunt.
        """
        self.tell(board)
        going, self.between = self.pieces(), True
        for k in itertools.count():
            hint = board.hint
            if (
                hint is not None
                and hint is not self.followed
                and (self.between or self.knows(hint))
            ):
                self.followed, self.engine.near = hint, hint.near
                self.engine.penalty[0] = 0.0  # what held elsewhere says nothing there
                going = self.pieces(hint.place)
            found = next(going)
            board.seen.append(self.engine.state.place.copy())
            if found:
                self.tell(board)
            if watch is not None and watch(board.progress()):
                return
            if board.done or (pieces is not None and k + 1 >= pieces * self.looks):
                return
            if board.place is not None and self.behind(board):
                self.engine.begin(board.place)

    def knows(self, hint: Hint) -> bool:
        """Tell whether a hint knows so much more than the last one that no leg is ended first."""
        return self.followed is None or hint.bound > self.followed.bound + JUMP * abs(hint.bound)

    def behind(self, board: Board) -> bool:
        """Tell whether somebody else found a plan that is clearly better than the record."""
        total = board.total
        return total is not None and total < self.engine.score[1] - 1e-6 * max(1.0, abs(total))

    def tell(self, board: Board) -> None:
        """Offer the record to the board, valued with its best split, if it breaks nothing."""
        total = exact_total(self.model, self.engine.best)
        if total is not None:
            board.offer(self.engine.best, total)


def found(
    model: Model, limits: Limits, start: Placement | None, watch: Watch | None
) -> tuple[Placement, ...]:
    """Return good placements, the best first, within the seconds or else after the first leg.

    Raises
    ------
    Interrupted
        On Ctrl-C; it carries the best placement so far.
    """
    hunt, begin = None, start or Placement(np.zeros(len(model.items), dtype=np.int64))
    try:
        hunt = Hunt.of(model, start, limits.seed)
        hunt.engine.improve(hunt.seed, 0, 1.0, 1.0, MOST)  # compiles, where that was never done
        board = Board(limits)
        hunt.run(board, FIRST[0] if limits.seconds is None else None, watch)
    except KeyboardInterrupt:
        raise Interrupted(begin if hunt is None else hunt.engine.placement()) from None
    if board.place is None:
        return (hunt.engine.placement(),)
    return tuple(Placement(place) for place in (board.place, *reversed(board.earlier)))
