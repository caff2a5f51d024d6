"""The rules of a description as plain records, and what counting one of them needs and gives."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from siting.audit.facts import Facts
from siting.errors import OptionError, unknown
from siting.locale.errors import ERRORS

LEVELS = ("hard", "soft", "off")

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Row:
    """One rule as the description has it; None where it says nothing."""

    name: str
    rule: str
    agency: str | None
    other: tuple[str, ...]
    building: str | None
    site: str | None
    value: float | None
    what: str | None
    limit: float | None
    level: str
    price: float

    @property
    def number(self) -> float:
        """The value of a rule that means nothing without one."""
        if self.value is None:
            raise OptionError(ERRORS["no value"], rule=self.name)
        return self.value

    def value_or(self, default: float) -> float:
        """Return the value, or what holds where there is none."""
        return default if self.value is None else self.value


@dataclass(frozen=True)
class Case:
    """What counting one row looks at.

    Attributes
    ----------
    facts
        The city under the plan.
    row
        The row that is counted.
    rows
        All rows of the same rule, switched off ones and this one too: they say what it speaks of.
    amounts
        Each term, and ``operating_cost``.
    """

    facts: Facts
    row: Row
    rows: tuple[Row, ...]
    amounts: Mapping[str, float]


class Breach(NamedTuple):
    """A violation and its parts by place; no parts where it has no place."""

    amount: float
    places: tuple[tuple[str, float], ...] = ()


def at(parts: Mapping[str, float]) -> Breach:
    """Return the breach of these places, largest first; below 0 a place keeps the rule."""
    broken = [(name, part) for name, part in parts.items() if part > 0]
    broken.sort(key=lambda place: -place[1])
    return Breach(float(sum(part for _, part in broken)), tuple(broken))


def over(amount: float) -> Breach:
    """Return the breach of something that has no place; below 0 the rule is kept."""
    return Breach(max(0.0, float(amount)))


def read_rows(description: Mapping[str, Any]) -> tuple[Row, ...]:
    """Return the rules of a description in order.

    Raises
    ------
    OptionError
        If a level is not one of the three, or a soft rule has no price of at least 0.
    """
    return tuple(
        Row(
            name=rule["name"],
            rule=rule["rule"],
            agency=rule["agency"],
            other=tuple(dict.fromkeys(rule["other"])),
            building=rule["building"],
            site=rule["site"],
            value=rule["value"],
            what=rule["what"],
            limit=rule["limit"],
            level=_level(rule),
            price=_price(rule),
        )
        for rule in description["rules"]
    )


def _level(rule: Mapping[str, Any]) -> str:
    if rule["level"] not in LEVELS:
        said = {"rule": rule["name"], "level": rule["level"], "levels": ", ".join(LEVELS)}
        raise OptionError(ERRORS["level"], **said)
    return str(rule["level"])


def _price(rule: Mapping[str, Any]) -> float:
    """Price of a violation: of a soft rule, else 0 whatever the row says."""
    if rule["level"] != "soft":
        return 0.0
    price = math.nan if rule["price"] is None else float(rule["price"])
    if not 0 <= price < math.inf:
        raise OptionError(ERRORS["soft price"], rule=rule["name"])
    return price


def known(table: Mapping[str, Entry], kind: str, name: str) -> Entry:
    """Return the entry of that name.

    Raises
    ------
    UnknownName
        If the city has none.
    """
    if name not in table:
        raise unknown(kind, name, table)
    return table[name]
