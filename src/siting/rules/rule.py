"""What every rule is: a row of the sheet, a unit of violation, and the parts that measure it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, ClassVar, Self

import numpy as np

from siting.city.build.forms import FORMS, Form
from siting.city.build.saying import expectation
from siting.city.city import City, RuleRow
from siting.city.schema.column import INF
from siting.errors import OptionError, unknown
from siting.locale.errors import ERRORS
from siting.parts import Part

LEVELS = ("hard", "soft", "off")


@dataclass(frozen=True)
class Case:
    """What a rule may look at: the city, all rows in force, and the parts of each term.

    ``rows`` holds the row itself, the off rows, and the rows that columns bind: a row that names
    nothing speaks of what no other row of its rule names.
    """

    city: City
    rows: tuple[RuleRow, ...]
    terms: Mapping[str, tuple[Part, ...]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: hard, soft with a price per unit of violation, or off.

    Raises
    ------
    OptionError
        If the level is unknown, a soft rule has no price of at least 0, or ``value`` or ``limit``
        is not a number that the rule can mean.
    """

    level: str = "hard"
    price: float | None = None
    note: str = ""
    unit: ClassVar[str]

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            said = {"level": self.level, "levels": ", ".join(LEVELS)}
            raise OptionError(ERRORS["level"], rule=type(self).__name__, **said)
        if self.level == "soft" and (self.price is None or not 0 <= self.price < float("inf")):
            raise OptionError(ERRORS["soft price"], rule=type(self).__name__)
        form = FORMS.get(type(self).__name__, Form(low=-INF))
        self._check("value", form.low, form.high)
        self._check("limit", 0.0, INF)

    def _check(self, column: str, low: float, high: float) -> None:
        number = vars(self).get(column)
        if number is None:
            return
        real = isinstance(number, (int, float, np.integer, np.floating))
        if not real or not low <= number <= high or abs(number) == INF:
            said = {"rule": type(self).__name__, "column": column, "value": repr(number)}
            raise OptionError(ERRORS["rule number"], **said, expected=expectation(low, high))

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the parts whose values add up to the violation."""
        raise NotImplementedError

    def measured_in(self) -> str:
        """Return the unit of the violation; a few rules choose it by what they speak of."""
        return self.unit

    def row(self) -> RuleRow:
        """Return the rule as a row of the sheet ``rules``."""
        values: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        values["other"] = names(values.get("other", ()))
        return RuleRow(rule=type(self).__name__, **values)

    @classmethod
    def of(cls, row: RuleRow) -> Self:
        """Return the rule of a row; empty cells take the rule's defaults.

        Raises
        ------
        OptionError
            If the row lacks what the rule needs; one that is switched off may.
        """
        cells = {f.name: getattr(row, f.name) for f in fields(cls)}
        given = {name: cell for name, cell in cells.items() if not _is_empty(cell)}
        lacking = [f.name for f in fields(cls) if f.default is MISSING and f.name not in given]
        if lacking and row.level != "off":
            raise OptionError(ERRORS["rule needs"], rule=row.rule, columns=", ".join(lacking))
        return cls(**given, **{name: cells[name] for name in lacking})


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, tuple) and not cell)


def names(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return ids as a tuple: a list as it is, a text cut at ``;``."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return tuple(value)


def positions(index: Mapping[str, int], kind: str, *ids: str) -> list[int]:
    """Return the positions of ``ids``.

    Raises
    ------
    UnknownName
        If one of them does not exist; the message says what kind of name it is.
    """
    for name in ids:
        if name not in index:
            raise unknown(kind, name, index)
    return [index[name] for name in ids]
