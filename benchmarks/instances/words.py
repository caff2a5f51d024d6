"""The words of a data file; NUL and ^Z bytes are white space."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def words(path: Path) -> list[str]:
    """Return all words of a file in order."""
    raw = path.read_bytes().replace(b"\0", b" ").replace(b"\x1a", b" ")
    return raw.decode("ascii").split()


class Numbers:
    """Numbers taken from a list of words one after the other.

    Raises
    ------
    ValueError
        If a word is no number, or the words end too early or, at ``done``, too late.
    """

    def __init__(self, path: Path, given: dict[str, float] | None = None) -> None:
        """Read a file; ``given`` says what a word such as ``capacity`` stands for."""
        self._path = path
        known = given or {}
        self._all = np.array([known.get(word, word) for word in words(path)], dtype=float)
        self._at = 0

    def take(self, *shape: int) -> Array:
        """Return the next numbers in this shape."""
        count = int(np.prod(shape))
        part = self._all[self._at : self._at + count]
        if len(part) < count:
            raise ValueError(f"{self._path} ends after {len(self._all)} numbers")
        self._at += count
        return part.reshape(shape)

    def count(self) -> int:
        """Return the next number as a whole one."""
        return int(self.take(1)[0])

    def done(self, spare: int = 0) -> None:
        """Check that at most ``spare`` numbers are left."""
        left = len(self._all) - self._at
        if left > spare:
            raise ValueError(f"{self._path} has {left} numbers too many")
