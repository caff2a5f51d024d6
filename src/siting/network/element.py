"""Elements: what a source calls its nodes, ways, rows and edges, to be found again by people."""

from __future__ import annotations

from typing import NamedTuple

from siting.locale import Text
from siting.locale.network import ELEMENTS


class Element(NamedTuple):
    """A part of a source: its kind, a key of ``locale.network.ELEMENTS``, and its name there."""

    kind: str
    name: object

    @property
    def said(self) -> Text:
        """Kind and name in both languages."""
        return ELEMENTS[self.kind].filled(name=self.name)
