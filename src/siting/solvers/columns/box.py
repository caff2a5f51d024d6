"""Box: how far the duals of the master may go from those trusted (Marsten, Hogan, Blankenship 1975)."""

from __future__ import annotations

from dataclasses import dataclass

from siting.parts.flat import Array

FIRST = 0.012
"""Half the width of the first box, relative to what is typical of a kind of row."""

RISES, WIDER, NARROWER = 0.1, 1.5, 0.6
"""Where the bound rises by this part of what the master promised, the box moves and grows; else it shrinks."""

KEPT, WIDEST = 0.8, 4.0
"""Where the bound keeps this part of the promise, the box grows by this instead."""

LEAST, MOST = 2e-4, 10.0
"""Half the width of the narrowest and the widest box, in the same measure."""


@dataclass(eq=False)
class Box:
    """Half the width of the box, relative to the typical size of the duals (L,)."""

    typical: Array
    width: float = FIRST

    def moves(self, centre: float, there: float, promised: float) -> bool:
        """Change the width by what was found at its centre and where the promise was; tell whether to move there."""
        rises = there >= centre + RISES * (promised - centre)
        if rises:
            kept = there >= centre + KEPT * (promised - centre)
            self.width = min(MOST, (WIDEST if kept else WIDER) * self.width)
        else:
            self.width = max(LEAST, NARROWER * self.width)
        return rises

    @property
    def narrowest(self) -> bool:
        """Whether the box shrinks no more: what is known of the centre promises more than is proved there."""
        return self.width <= LEAST
