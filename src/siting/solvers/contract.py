"""What a solver is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siting.termination import GAP, Termination


@dataclass(frozen=True)
class Limits:
    """How long and how far to go.

    ``seconds`` None = no limit, 0 = hand back the start; ``gap`` relative, 0 = to the end;
    ``threads`` and ``seed`` make a run repeatable.
    """

    seconds: float | None = None
    gap: float = GAP
    threads: int = 1
    seed: int = 0


@dataclass(frozen=True)
class Progress:
    """Where a run stands: seconds since its start, best total and best bound so far (None = none yet)."""

    seconds: float
    total: float | None
    bound: float | None


Watch = Callable[[Progress], bool]
"""Called now and then with the progress; answering True asks the solver to stop."""


@dataclass(frozen=True)
class Answer:
    """What a program solver found: column values (None = no plan), a valid lower bound, and why it stopped.

    ``bound`` includes the objective's offset; None where nothing was proved.
    """

    values: NDArray[np.float64] | None
    bound: float | None
    termination: Termination
    version: str
