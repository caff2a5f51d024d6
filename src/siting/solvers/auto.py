"""Auto: a search and a prover side by side, one gap between them; who proves depends on the structure."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait

import numpy as np

from siting.parts import Model, Placement
from siting.solvers import exact
from siting.solvers.board import Board, Prover
from siting.solvers.compiled.jit import FAST
from siting.solvers.contract import Limits, Progress, Watch
from siting.solvers.outcome import Outcome
from siting.solvers.size import MOST, columns
from siting.termination import Proof, Stop, Termination, slack

EASY = 400
"""Items times places up to which HiGHS alone proves a city sooner than all others: within half a minute, measured."""

POLL = 0.05
"""Seconds between two looks at the board."""

AHEAD, HEAD, EACH = 0.12, 6.0, 1e-3
"""Where one thread does both: the part of the time that it searches first, and the most seconds of it,
with so many more for each item at each place."""

LONGEST, STEP, PAUSE = 0.5, 1e-3, 0.3
"""Part of the time that it searches before anything is proved, at most: until there is a plan that has
not fallen by such a part of its total for such a part of the time searched."""

BARREN = 2.0
"""How often ``head`` one thread searches for a first plan before HiGHS looks whether there is any."""

RESTS = 2.0
"""How much longer than it searches a search rests beside a prover that can use its core."""

LARGE = 80
"""Items from which on trees prove more than guesses."""

SOME = 0.15
"""Part of ``head`` for which one thread searches at least where HiGHS is to prove the rest: it finds plans as well."""

RELAXING, SEARCHING = 0.6, 0.55
"""Where one thread does both: parts of the time left that the relaxation may take, and the search after it."""

ALONE = 20_000
"""Items times places up to which HiGHS is tried on what has no blocks, or could not be relaxed in time."""

TIGHT = 0.025
"""Part of the total that the relaxation of a large city may leave open for HiGHS to prove more than trees:
a city of many small agencies in buildings with room, where little is packed."""

FEW = 100
"""Nodes of a tree at most, where HiGHS is to prove the blocks after it."""

LATE = 0.05
"""Part of the time that must be left for the whole program: handing it over is lost where it is not solved."""


def by_auto(
    model: Model, limits: Limits, *, start: Placement | None = None, watch: Watch | None = None
) -> Outcome:
    """Search and prove side by side.

    One thread anneals (``compiled.hunt``), the other relaxes, which tells the search where to look, and
    proves. With one thread they take turns: a search for a first plan, the relaxation, a search from
    there, the proof. Small cities, machines without numba, and runs too short to
    compile go to HiGHS alone; not so quadratic models, of which HiGHS proves little at any size.
    """
    if limits.seconds == 0 or not FAST:
        return exact.by_highs(model, limits, start=start, watch=watch)
    began = time.monotonic()  # getting ready counts too: a large matrix takes seconds
    small = columns(model) <= exact.SMALL
    expert = _expert(model, start, limits, small)
    if expert is None and (columns(model) <= EASY or not _general(model, limits)):
        return exact.by_highs(model, limits, start=start, watch=watch)
    board = Board(limits, began=began)

    def work() -> None:
        if expert is not None:
            _or_memory(expert, board)
        settled = model.median is not None and board.place is not None
        if not board.done and model.compiles and not settled:
            (_alone if limits.threads == 1 else _beside)(model, board, start)

    _attend(board, work, watch)
    if (
        board.place is None and not board.done and not model.compiles
    ):  # not even all sites can serve
        return exact.by_highs(model, limits, start=start, watch=watch)
    return _outcome(board)


def _or_memory(prover: Prover, board: Board) -> None:
    try:
        prover.run(board)
    except MemoryError:
        board.stop(Stop.MEMORY)


def _general(model: Model, limits: Limits) -> bool:
    """Return whether the search that knows every model can be had, and is worth being compiled."""
    from siting.solvers.compiled.ready import worth_compiling

    return model.compiles and worth_compiling(limits.seconds)


def _expert(model: Model, start: Placement | None, limits: Limits, small: bool) -> Prover | None:
    """Return who finds plans of such a model and proves them, and mostly needs nobody else.

    Loops take a while to load, so only those are loaded that may be needed.
    """
    if not small:
        from siting.solvers.median.team import MedianTeam

        median = MedianTeam.of(model, start, limits.seed)
        if median is not None:
            return median
    if not model.compiles:
        from siting.solvers.divisible.team import DivisibleTeam

        return None if small else DivisibleTeam.of(model, start)
    from siting.solvers.quadratic.team import QuadraticTeam

    quadratic = QuadraticTeam.of(model, start, limits.seed)
    if quadratic is not None or small:
        return quadratic
    from siting.solvers.single.prover import SingleProver

    return SingleProver.of(model, start, limits.seconds)


def _alone(model: Model, board: Board, start: Placement | None) -> None:
    """Search for a first plan, relax, search where that says, and prove; what time is left goes to the search."""
    from siting.solvers.compiled.hunt import Hunt

    hunt = Hunt.of(model, start, board.limits.seed)
    whole = board.limits.seconds
    head = HEAD + EACH * columns(model)
    head, longest = (
        (head, 2 * head) if whole is None else (min(head, AHEAD * whole), LONGEST * whole)
    )
    large, limited = len(model.items) >= LARGE, whole is not None
    barren = longest if large else BARREN * head  # there may be no plan
    hunt.run(board, watch=lambda now: now.total is not None or now.seconds >= barren)
    if board.done:
        return
    blocks = _in_blocks(model, board, RELAXING * board.left)
    if not large:
        if board.place is not None:
            hunt.run(board, watch=_settled(head, longest, began=board.seconds))
    elif blocks is not None:
        until = _until(board.seconds + (SEARCHING * board.left if limited else head))
        settled = _settled(SOME * head, began=board.seconds)
        hunt.run(board, watch=lambda now: until(now) or (settled(now) and _tight(model, board)))
    if blocks is not None or not limited or columns(model) <= ALONE:
        _prove(model, board, blocks)
    if limited and not board.done:
        hunt.run(board)


def _until(end: float) -> Watch:
    """Return a watcher that ends a search when so many seconds of the whole run have passed."""
    return lambda now: now.seconds >= end


def _settled(head: float, longest: float = np.inf, began: float = 0.0) -> Watch:
    """Return a watcher that ends a search after ``head`` seconds, once its plan hardly falls any more.

    It ends after ``longest`` seconds in any case. The search ``began`` so many seconds after the whole run.
    """
    fell, level = 0.0, np.inf

    def settled(now: Progress) -> bool:
        nonlocal fell, level
        passed = now.seconds - began
        if now.total is not None and now.total < level - STEP * abs(now.total):
            fell, level = passed, now.total
        still = passed - fell >= PAUSE * passed and level < np.inf
        return passed >= longest or (passed >= head and still)

    return settled


def _beside(model: Model, board: Board, start: Placement | None) -> None:
    from siting.solvers.compiled.hunt import Hunt

    def search() -> None:
        hunt = Hunt.of(model, start, board.limits.seed)
        head = HEAD + EACH * columns(model)
        hunt.run(board, watch=None if len(model.items) >= LARGE else _settled(head))
        while not board.done:  # a small city is proved by two threads while the search rests
            board.rest(RESTS * head)
            if not board.done:
                hunt.run(board, watch=_until(board.seconds + head))

    def prove() -> None:
        _prove(model, board, _in_blocks(model, board, board.left))
        if board.limits.seconds is None:
            board.stop()  # nobody could prove more, and nothing else ends the search

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(prove), pool.submit(search)]:
            _or_stop(done, board)


def _prove(model: Model, board: Board, blocks: Prover | None) -> None:
    for prover in _provers(model, board, blocks):
        prover.run(board)


def _or_stop(done: Future[None], board: Board) -> None:
    error = done.exception()
    if error is not None:
        board.stop(Stop.MEMORY if isinstance(error, MemoryError) else Stop.FAILED)
        if not isinstance(error, MemoryError):
            raise error


def _provers(model: Model, board: Board, blocks: Prover | None) -> Iterator[Prover]:
    """Yield who may prove something, the most promising first; the last one ends only with a proof."""
    from siting.solvers.columns.ascent import Ascent
    from siting.solvers.program_prover import ProgramProver

    if blocks is not None and board.place is None and columns(model) <= ALONE:
        yield ProgramProver(model, until_plan=True)  # there may be none, which only this one proves
    if blocks is not None and not _tight(model, board):
        yield blocks
        if isinstance(blocks, Ascent) and columns(model) <= ALONE and not board.done:
            yield blocks.exactly(blocks.trusted)
            if board.limits.seconds is not None:
                return  # it leaves seconds, in which the whole program is not even handed over
    late = board.left < LATE * (board.limits.seconds or 0.0)
    if not (board.done or late) and columns(model) <= MOST:
        yield ProgramProver(model)


def _tight(model: Model, board: Board) -> bool:
    """Return whether a large city's relaxation leaves so little open that HiGHS is better at the rest."""
    if len(model.items) < LARGE or columns(model) > ALONE:
        return False
    if board.total is None or board.bound is None:
        return False
    return board.total - board.bound <= TIGHT * abs(board.total)


def _in_blocks(model: Model, board: Board, seconds: float) -> Prover | None:
    """Return who proves block by block; None if nobody can, or not in these seconds."""
    from siting.solvers.columns.ascent import MOST as MANY
    from siting.solvers.columns.ascent import Ascent
    from siting.solvers.columns.prover import ColumnsProver

    if len(model.items) < LARGE:
        return ColumnsProver.of(model, board, seconds)
    return Ascent.of(model, board, seconds, FEW if columns(model) <= ALONE else MANY)


def _attend(board: Board, work: Callable[[], None], watch: Watch | None) -> None:
    """Work in a thread of its own; call the watcher, and hear Ctrl-C, in this one."""
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        told = 0.0
        while not done.done():
            try:
                wait([done], POLL)
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
