"""Drafts: what a reader found in a source, before it becomes streets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import Array, IntArray
from siting.city.findings import Finding
from siting.network.element import Element
from siting.network.provenance import Dropped

SHOWN = 5
"""How many elements of one kind are named, one finding each; the rest is counted."""


@dataclass
class Ledger:
    """Findings and dropped elements, collected while a source is read.

    Attributes
    ----------
    file
        Name of the source, which every finding begins with.
    """

    file: str
    findings: list[Finding] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def say(self, level: str, key: str, /, **values: object) -> None:
        """Add a finding: ``error`` or ``note``."""
        said = {k: v.said if isinstance(v, Element) else v for k, v in values.items()}
        self.findings.append(Finding(level, self.file, "", None, None, None, key, said))

    def note_miles(self, elements: Sequence[Element]) -> None:
        """Say that speeds are in miles an hour, if any are."""
        if elements:
            self.say("note", "streets_miles", element=elements[0], count=len(elements))

    def drop(
        self, reason: str, count: int, km: float = 0.0, examples: Sequence[Element] = ()
    ) -> None:
        """Add what was left out, if there was any; the first few different examples are kept."""
        if count:
            first = tuple(dict.fromkeys(examples))[:SHOWN]
            self.dropped.append(Dropped(reason, int(count), float(km), first))


@dataclass(frozen=True)
class Turn:
    """A turn restriction, by numbers of elements and positions of nodes.

    Attributes
    ----------
    only
        Whether the turn is the only one allowed, else it is forbidden.
    start, end
        Elements that it comes from and leads to.
    via
        The node between them, or the elements.
    element
        What the source calls the restriction.
    """

    only: bool
    start: int
    via: int | tuple[int, ...]
    end: int
    element: Element


@dataclass
class Draft:
    """Nodes and edges as a source holds them; N nodes, E edges, each with a line.

    Attributes
    ----------
    node, x, y
        Labels and coordinates of the nodes, shape (N,).
    start, end
        Ends of the edges, positions of nodes, shape (E,).
    shape_ptr, shape_x, shape_y
        Lines of the edges, both ends among their points.
    length
        Metres, ``nan`` where the line says it, shape (E,).
    kind, kinds
        Class of street by position in ``kinds``, shape (E,).
    there, back
        Who may use the edge from start to end, and back; bits, shape (E,).
    speed_there, speed_back
        km/h, ``nan`` where the class decides, shape (E,).
    name, alias, names
        Positions in ``names``, where 0 is the empty name, shape (E,).
    element
        Number of the source's element that an edge is part of, shape (E,).
    called
        What the source calls an element of that number.
    metric
        Whether coordinates are metres.
    turns
        Restrictions by numbers of elements and positions of nodes.
    water
        Lines that nobody walks across, shape (W, 4).
    """

    node: NDArray[Any]
    x: Array
    y: Array
    start: IntArray
    end: IntArray
    shape_ptr: IntArray
    shape_x: Array
    shape_y: Array
    length: Array
    kind: IntArray
    kinds: tuple[str, ...]
    there: IntArray
    back: IntArray
    speed_there: Array
    speed_back: Array
    name: IntArray
    alias: IntArray
    names: tuple[str, ...]
    element: IntArray
    called: Callable[[int], Element]
    metric: bool
    turns: Sequence[Turn] = ()
    water: Array = field(default_factory=lambda: np.zeros((0, 4)))


class Words:
    """Numbers words in the order in which they first come; the first is the empty one."""

    def __init__(self, *known: str) -> None:
        self.number = {word: n for n, word in enumerate(known or ("",))}

    def __call__(self, word: str) -> int:
        """Return the number of a word."""
        return self.number.setdefault(word, len(self.number))

    @property
    def words(self) -> tuple[str, ...]:
        """All words by their numbers."""
        return tuple(self.number)
