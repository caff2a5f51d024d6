"""Auto: a search and a prover side by side, one gap between them; who proves depends on the structure."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from siting.parts import Model, Placement
from siting.solvers import exact
from siting.solvers.board import Board, Prover
from siting.solvers.compiled.jit import FAST
from siting.solvers.contract import Limits, Watch
from siting.solvers.outcome import Outcome
from siting.termination import Proof, Stop, Termination, slack

POLL = 0.05
"""Seconds between two looks at the board."""

AHEAD, HEAD = 0.12, 6.0
"""Where one thread does both: the part of the time that it searches first, and the most seconds of it."""


def by_auto(
    model: Model, limits: Limits, *, start: Placement | None = None, watch: Watch | None = None
) -> Outcome:
    """Search and prove side by side.

    One thread anneals (``compiled.hunt``), the other proves. With one thread they take turns: the
    search first, then the prover. Small models, machines without numba, and runs too short to
    compile go to HiGHS alone; not so quadratic ones, of which HiGHS proves little at any size.
    """
    from siting.solvers.compiled.ready import worth_compiling
    from siting.solvers.median.team import MedianTeam
    from siting.solvers.quadratic.team import QuadraticTeam
    from siting.solvers.single.prover import SingleProver

    small = len(model.items) * len(model.places) <= exact.SMALL
    plain = not FAST or small or not worth_compiling(limits.seconds)
    able = FAST and model.compiles
    if FAST and limits.seconds != 0 and not small:
        medians = MedianTeam.of(model, start, limits.seed)
        if medians is not None:
            board = Board(limits)
            _attend(board, partial(medians.run, board), watch)
            return _outcome(board)
    if limits.seconds == 0 or not able:
        return exact.by_highs(model, limits, start=start, watch=watch)
    single = None if small else SingleProver.of(model, seconds=limits.seconds)
    if plain and single is None and QuadraticTeam.of(model) is None:
        return exact.by_highs(model, limits, start=start, watch=watch)
    board = Board(limits)
    work = partial(_alone if limits.threads == 1 else _beside, model, board, start)
    _attend(board, partial(_ahead, model, board, start, work), watch)
    return _outcome(board)


def _ahead(model: Model, board: Board, start: Placement | None, rest: Callable[[], None]) -> None:
    """Let those go first who find plans and prove them: most models of their kind need nobody else."""
    from siting.solvers.quadratic.team import QuadraticTeam
    from siting.solvers.single.prover import SingleProver

    team = QuadraticTeam.of(model, start, board.limits.seed)
    single = SingleProver.of(model, start, board.limits.seconds)
    if team is not None:
        team.run(board)
    elif single is not None:
        single.run(board)
    if not board.done:
        rest()


def _alone(model: Model, board: Board, start: Placement | None) -> None:
    from siting.solvers.compiled.hunt import Hunt

    hunt = Hunt.of(model, start, board.limits.seed)
    whole = board.limits.seconds
    ahead = Board(
        replace(board.limits, seconds=HEAD if whole is None else min(HEAD, AHEAD * whole))
    )
    hunt.run(ahead)
    if ahead.place is not None and ahead.total is not None:
        board.offer(ahead.place, ahead.total)
    _prove(model, board)
    if board.limits.seconds is not None:
        hunt.run(board)


def _beside(model: Model, board: Board, start: Placement | None) -> None:
    from siting.solvers.compiled.hunt import Hunt

    def search() -> None:
        hunt = Hunt.of(model, start, board.limits.seed)
        hunt.run(board)

    def prove() -> None:
        _prove(model, board)
        if board.limits.seconds is None:
            board.stop()  # nobody could prove more, and nothing else ends the search

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(prove), pool.submit(search)]:
            _or_stop(done, board)


def _prove(model: Model, board: Board) -> None:
    for prover in _provers(model):
        if board.done:
            return
        prover.run(board)


def _or_stop(done: Future[None], board: Board) -> None:
    error = done.exception()
    if error is not None:
        board.stop(Stop.MEMORY if isinstance(error, MemoryError) else Stop.FAILED)
        if not isinstance(error, MemoryError):
            raise error


def _provers(model: Model) -> Iterator[Prover]:
    """Yield who may prove something, the most promising first; the last one ends only with a proof."""
    from siting.solvers.columns.prover import ColumnsProver
    from siting.solvers.program_prover import ProgramProver

    columns = ColumnsProver.of(model)
    if columns is not None:
        yield columns
    yield ProgramProver(model)


def _attend(board: Board, work: Callable[[], None], watch: Watch | None) -> None:
    """Work in a thread of its own; call the watcher, and hear Ctrl-C, in this one."""
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        told = 0.0
        while not done.done():
            try:
                time.sleep(POLL)
                if watch is not None and board.seconds - told >= 4 * POLL:
                    told = board.seconds
                    if watch(board.progress()):
                        board.stop(Stop.INTERRUPTED)
            except KeyboardInterrupt:
                board.stop(Stop.INTERRUPTED)
            except BaseException:
                board.stop(Stop.FAILED)
                raise
        done.result()
        if watch is not None:
            watch(board.progress())


def _outcome(board: Board) -> Outcome:
    placement = None if board.place is None else Placement(board.place)
    if board.infeasible:
        proof, stop = Proof.INFEASIBLE, Stop.FINISHED
    elif board.total is not None and board.bound is not None:
        exactly = board.total - board.bound <= slack(board.total)
        proof = Proof.OPTIMAL if exactly else Proof.BOUND
        stop = Stop.GAP if board.closed else Stop.TIME
        stop = Stop.FINISHED if exactly else stop
    else:
        proof, stop = Proof.NONE, Stop.TIME
    if board.reason is not None and not board.closed:
        stop = board.reason
    pool = tuple(Placement(place) for place in reversed(board.earlier))
    return Outcome(placement, board.bound, Termination(proof, stop), "auto", pool)
