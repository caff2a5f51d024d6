"""Ascent: the bound of a large city, by small trees in every block and duals that rise with them.

Guesses find too little among hundreds of items, and to prove every block takes HiGHS minutes. So a
block stands for the union of the leaves of its tree: the leaf that costs least bounds the block from
below, and its partly divided answer is a column of the master. Every round of trees publishes a
Lagrangean bound; the master's duals of "one place each" and of shared sinks stay in a box around the
best ones, all others are those of the plain relaxation. Where a city is not too large, HiGHS takes over from there.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from siting.parts import Model
from siting.parts.flat import Array
from siting.solvers.board import Board
from siting.solvers.columns.blocks import ONCE, SHARED, Blocks
from siting.solvers.columns.box import Box
from siting.solvers.columns.branching import Proven, Tree
from siting.solvers.columns.loose import Loose
from siting.solvers.columns.master import Master
from siting.solvers.columns.prover import ColumnsProver
from siting.solvers.columns.relaxation import Relaxation

LARGEST = 0.5
"""A block with more than this part of all places is hardly easier than the whole program."""

NODES, MOST = 50, 5000
"""Nodes of a tree at first, and at most; they double where the master hardly promises more."""

NEAR = 1e-3
"""What the master may promise beyond the bound before trees are made larger; relative to the total."""

CLOSE = 1e-5
"""What trees may leave open, relative to the total."""

LATE = 0.3
"""Seconds after the end from which no root of a tree is solved any more."""


@dataclass(eq=False)
class Ascent:
    """Blocks with their trees, the bound of the plain relaxation, and the duals (L,) of the best bound.

    ``most`` is how many nodes a tree may have; ``exactly`` gives who goes on from some duals with blocks that HiGHS proves.
    """

    blocks: Blocks
    trees: list[Tree]
    relaxed: float
    trusted: Array
    most: int
    exactly: Callable[[Array], ColumnsProver]

    @staticmethod
    def of(model: Model, board: Board, seconds: float = np.inf, most: int = MOST) -> Ascent | None:
        """Return the ascent of a model; None if it does not fall into blocks, or not in these seconds.

        Its trees grow to ``most`` nodes. The bounds of its plain relaxation are written on the board,
        that without pairs first, and hints for a search.
        """
        program = Loose(len(model.items), len(model.places))
        model.write(program)
        arrays = program.arrays()
        blocks = Blocks.of(program, arrays)
        largest = max((len(b.places) for b in blocks.blocks), default=0)
        whole = len(blocks.blocks) < 2 or largest > max(1.0, LARGEST * len(model.places))
        if whole and not program.apart:
            return None
        relaxed = Relaxation.of(program, arrays, board, seconds)
        if relaxed is None or whole:
            return None
        if program.apart:
            blocks = Blocks.of(program, relaxed.arrays)
        dual = relaxed.dual[blocks.rows]
        free = np.nonzero(blocks.named(relaxed.arrays, ONCE, SHARED))[0]
        held = blocks.held(free, blocks.bounded(dual))
        trees = [Tree.of(block) for block in held.blocks]

        def exactly(trusted: Array) -> ColumnsProver:
            every = blocks.bounded(dual)
            every[free] = trusted
            return ColumnsProver.at(model, blocks, relaxed.arrays, relaxed.bound, every)

        return Ascent(held, trees, relaxed.bound, held.lifted(dual[free]), most, exactly)

    def run(self, board: Board) -> None:
        """Raise the board's bound until it is done, or trees and duals raise it no more."""
        scale = max(1.0, abs(board.total or 0.0), abs(self.relaxed))
        gap = CLOSE * scale / len(self.trees)
        box, nodes = Box(self.blocks.typical(self.trusted)), NODES
        master = Master(self.blocks)
        bound = self._raised(self.trusted, gap, nodes, master, board)
        while not board.done:
            master.trust(self.trusted, box.width * box.typical)
            optimum = master.solve(board.left)
            if optimum is None:
                return
            if optimum.total - bound <= NEAR * scale:
                if nodes >= self.most or all(tree.closed for tree in self.trees):
                    return
                nodes *= 2  # what small trees let through is no column of large ones
                master = Master(self.blocks)
                bound = max(bound, self._raised(self.trusted, gap, nodes, master, board))
                continue
            dual = self.blocks.lifted(optimum.dual)
            there = self._raised(dual, gap, nodes, master, board)
            if box.moves(bound, there, optimum.total):
                self.trusted = dual
            bound = max(bound, there)

    def _raised(self, dual: Array, gap: float, nodes: int, master: Master, board: Board) -> float:
        """Publish and return a valid bound at duals (L,); the master learns the leaves it comes from."""

        def proved(tree: Tree) -> Proven:
            if board.left < -LATE:
                return Proven(-np.inf, [])
            block = tree.block
            return tree.proved(block.cost(dual), gap, nodes, lambda: board.done)

        with ThreadPoolExecutor(max(1, board.limits.threads)) as pool:
            found = list(pool.map(proved, self.trees))
        for b, proven in enumerate(found):
            block = self.trees[b].block
            for values in proven.leaves:
                enters = block.link @ values
                rows = np.nonzero(np.abs(enters) > 1e-12)[0]
                master.enter(b, float(block.arrays.cost @ values), rows, enters[rows])
        bound = self.blocks.least_of_rest(dual) + sum(proven.bound for proven in found)
        board.prove(bound)
        return bound
