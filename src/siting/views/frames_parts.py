"""Agencies given as units: the rows behind the line that reads each as one, with its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from siting.city.city import Agencies
from siting.results import Result

_JOINTS = "-_./: "


@dataclass(frozen=True)
class Seat:
    """Parts of one agency that sit in one building; ``parts`` in the order of the table."""

    building: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Whole:
    """An agency of several parts: where they sit, the building with the most staff first."""

    whole: str
    name: str
    staff: float
    parts: tuple[str, ...]
    seats: tuple[Seat, ...]


def wholes(result: Result) -> tuple[Whole, ...]:
    """Agencies that have several parts, in the order of the table; none without a plan."""
    if result.plan is None:
        return ()
    table, plan = result.city.agencies, result.plan
    staff = dict(zip(table.ids, table.staff.tolist(), strict=True))
    names = dict(zip(table.ids, table.names, strict=True))
    found = []
    for whole, parts in parts_of(table).items():
        inside: dict[str, list[str]] = {}
        for part in parts:
            inside.setdefault(plan[part], []).append(part)
        seats = sorted(
            (Seat(building, tuple(here)) for building, here in inside.items()),
            key=lambda seat: (-sum(staff[part] for part in seat.parts), seat.building),
        )
        people = sum(staff[part] for part in parts)
        found.append(Whole(whole, names.get(whole, ""), people, tuple(parts), tuple(seats)))
    return tuple(found)


def parts_of(table: Agencies) -> Mapping[str, Sequence[str]]:
    """Return the parts of each agency that has several, itself among them where it has a row."""
    parts: dict[str, list[str]] = {}
    for agency, whole in table.whole.items():
        parts.setdefault(whole, []).append(agency)
    return {whole: found for whole, found in parts.items() if len(found) > 1}


def gathered(agencies: Iterable[str], table: Agencies) -> list[str]:
    """Say agencies as one word each, parts of the same whole together: ``Bapenda (Loket, Kantor)``."""
    together: dict[str, list[str]] = {}
    for agency in agencies:
        together.setdefault(table.whole[agency], []).append(agency)
    return [_one(whole, parts) for whole, parts in together.items()]


def _one(whole: str, parts: Sequence[str]) -> str:
    """Say the parts of one agency in a word; ``+`` where its own office is among them."""
    if len(parts) == 1:
        return parts[0]
    others = ", ".join(short(part, whole) for part in parts if part != whole)
    return f"{whole} (+ {others})" if whole in parts else f"{whole} ({others})"


def short(part: str, whole: str) -> str:
    """Return what a part is called beside its whole: ``Loket`` for ``Bapenda-Loket``."""
    rest = part.removeprefix(whole)
    return rest.lstrip(_JOINTS) if rest != part and rest[:1] in tuple(_JOINTS) else part
