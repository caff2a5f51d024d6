"""Provenance: the file that streets come from, its hash, and what was dropped from it and why."""

from __future__ import annotations

from dataclasses import dataclass

from siting.locale.network import DROPPED
from siting.network.element import Element


@dataclass(frozen=True)
class Dropped:
    """One reason why parts of the source are not in the streets.

    Attributes
    ----------
    reason
        A key of ``locale.network.DROPPED``: ``islands``, ``duplicates`` …
    count
        How many elements.
    km
        Their length together, 0 where they have none.
    examples
        The first few, as the source calls them.
    """

    reason: str
    count: int
    km: float = 0.0
    examples: tuple[Element, ...] = ()

    def text(self, lang: str = "en") -> str:
        """Say it in one line in ``lang`` (``en`` or ``id``)."""
        said = DROPPED[self.reason].say(lang, count=self.count, km=self.km)
        names = ", ".join(example.said.say(lang) for example in self.examples)
        return f"{said}: {names}" if names else said


@dataclass(frozen=True)
class Provenance:
    """Where streets come from.

    Attributes
    ----------
    file
        Name of the file, empty where there is none.
    sha256
        Hash of its content, empty where there is none.
    dropped
        What was left out.
    """

    file: str = ""
    sha256: str = ""
    dropped: tuple[Dropped, ...] = ()

    def text(self, lang: str = "en") -> str:
        """Say what was dropped and why, one reason a line."""
        return "\n".join(entry.text(lang) for entry in self.dropped)
