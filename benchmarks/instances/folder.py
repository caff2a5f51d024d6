"""Where the public instances lie: the folder that SITING_INSTANCES names, or nowhere."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "SITING_INSTANCES"


class NoInstances(LookupError):
    """The public instances are not there; the message says which variable or folder is missing."""


def folder(name: str = "") -> Path:
    """Return the folder of a set below the one that ``SITING_INSTANCES`` names.

    Raises
    ------
    NoInstances
        If the variable is unset, or the set is not there.
    """
    root = os.environ.get(VARIABLE)
    if not root:
        raise NoInstances(f"{VARIABLE} is not set; name the folder of the public instances in it")
    path = Path(root) / name
    if not path.exists():
        raise NoInstances(f"{path} is missing")
    return path
