"""Find streets and bridges by name, as people call them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from siting.city.arrays import IntArray
from siting.errors import OptionError, UnknownName, unknown
from siting.locale.errors import ERRORS

if TYPE_CHECKING:
    from siting.network.streets import Change, Streets


def changed(streets: Streets, name: str, factor: float) -> Change:
    """Return the change that multiplies the speed of a street or bridge by ``factor``."""
    if not (math.isfinite(factor) and factor >= 0):
        raise OptionError(ERRORS["slowed"], name=name, value=factor)
    return named(streets, name), float(factor)


def named(streets: Streets, name: str) -> tuple[int, ...]:
    """Return the positions in ``names`` that ``name`` means.

    Letters' case and blanks do not matter; of names joined by semicolons each counts. Where no name is the same, the one that holds all its
    words in a row is meant: "Ampera" finds "Jembatan Ampera".

    Raises
    ------
    UnknownName
        If no name or more than one is meant.
    """
    asked = _words(name)
    parts = {n: [_words(part) for part in text.split(";")] for n, text in enumerate(streets.names)}
    same = tuple(n for n, words in parts.items() if asked and asked in words)
    if same:
        return same
    holding = {
        n: part
        for n, words in parts.items()
        for part in words
        if asked and f" {asked} " in f" {part} "
    }
    if len(set(holding.values())) > 1:
        names = "; ".join(streets.names[n] for n in list(holding)[:6])
        raise UnknownName(ERRORS["street twice"], name=name, names=names)
    if not holding:
        raise unknown("street", name, streets.names[1:])
    return tuple(holding)


def arcs_by_name(streets: Streets) -> dict[int, IntArray]:
    """Return the arcs that carry each name or alias."""
    arc = np.arange(len(streets.name))
    other = streets.alias != streets.name
    name = np.concatenate((streets.name, streets.alias[other]))
    arc = np.concatenate((arc, arc[other]))
    order = np.argsort(name, kind="stable")
    present, first = np.unique(name[order], return_index=True)
    pieces = np.split(arc[order], first[1:])
    return dict(zip(present.tolist(), pieces, strict=True))


def _words(text: str) -> str:
    return " ".join(text.casefold().split())
