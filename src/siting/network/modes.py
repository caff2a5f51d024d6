"""Modes that use the streets, and the bit of each in ``Streets.allowed``."""

from __future__ import annotations

CAR, MOTORCYCLE, WALK = 1, 2, 4
DRIVING = CAR | MOTORCYCLE
ALL = DRIVING | WALK

BITS = {"car": CAR, "motorcycle": MOTORCYCLE, "walk": WALK}
"""Bit of each mode, by the names that the tables use."""
