"""What every rule is: a row of the sheet, a unit of violation, and the parts that measure it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, ClassVar, Self

from siting.city.city import City, RuleRow
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
        If the level is unknown, or a soft rule has no price of at least 0.
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

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the parts whose values add up to the violation."""
        raise NotImplementedError

    def measured_in(self) -> str:
        """Return the unit of the violation; a few rules choose it by what they speak of."""
        return self.unit

    def row(self) -> RuleRow:
        """Return the rule as a row of the sheet ``rules``."""
        values: dict[str, Any] = {
            f.name: getattr(self, f.name)
            for f in fields(self)
            if f.name != "what" or getattr(self, f.name) != f.default  # an empty cell stays empty
        }
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
        given = {name: cell for name, cell in cells.items() if cell not in (None, ())}
        lacking = [f.name for f in fields(cls) if f.default is MISSING and f.name not in given]
        if lacking and row.level != "off":
            raise OptionError(ERRORS["rule needs"], rule=row.rule, columns=", ".join(lacking))
        return cls(**given, **{name: cells[name] for name in lacking})


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
