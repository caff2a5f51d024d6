"""Counts as people say them: 1 building, 2 buildings; in Indonesian both are alike."""

from __future__ import annotations

from typing import NamedTuple

from siting.locale import Text


class Noun(NamedTuple):
    """What is counted: one of it, several, and the Indonesian word for both."""

    one: str
    many: str
    id: str


NOUNS = {
    "agencies": Noun("agency", "agencies", "OPD"),
    "agencies sit": Noun("agency sits", "agencies sit", "OPD"),
    "buildings": Noun("building", "buildings", "gedung"),
    "cars": Noun("car", "cars", "mobil"),
    "desks": Noun("desk", "desks", "meja"),
    "errors": Noun("error", "errors", "kesalahan"),
    "features": Noun("feature", "features", "fasilitas"),
    "hours": Noun("hour", "hours", "jam"),
    "minutes": Noun("minute", "minutes", "menit"),
    "more buildings": Noun("more building", "more buildings", "gedung lain"),
    "motorcycles": Noun("motorcycle", "motorcycles", "sepeda motor"),
    "notes": Noun("note", "notes", "catatan"),
    "persons": Noun("person", "persons", "orang"),
    "plans": Noun("plan", "plans", "rencana"),
    "rules": Noun("rule", "rules", "kendala"),
    "sites": Noun("site", "sites", "kompleks"),
    "soft rules": Noun("soft rule", "soft rules", "kendala lunak"),
    "spaces": Noun("space", "spaces", "SRP"),
    "times": Noun("time", "times", "kali"),
}


def count(number: int | str, noun: str) -> Text:
    """Return a number with its noun: ``1 agency``, ``2 agencies``, ``2 OPD``.

    Parameters
    ----------
    number
        A whole number, or a number as it is written.
    noun
        A key of ``NOUNS``.
    """
    word = NOUNS[noun]
    return Text(f"{number} {word.one if str(number) == '1' else word.many}", f"{number} {word.id}")
