"""What a run is to do, in words that go through a pipe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Job:
    """A case for a runner, under limits.

    Attributes
    ----------
    suite, case, changed
        Which case; ``changed`` is the seed of a shuffle with other units, None = as published.
    runner, mine
        A solver of the library (``mine``) or a peer.
    seconds, first, gap, threads, seed, memory, warm
        The limits; ``memory`` in GB.
    """

    suite: str
    case: str
    runner: str
    mine: bool
    seconds: float
    first: float = 30.0
    gap: float = 0.0
    threads: int = 1
    seed: int = 0
    memory: float = 12.0
    changed: int | None = None
    warm: bool = False

    @staticmethod
    def of(words: Mapping[str, Any]) -> Job:
        """Return the job that plain words describe."""
        return Job(**words)
