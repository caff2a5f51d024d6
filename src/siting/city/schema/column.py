"""What the data dictionary says of one column and of one sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from siting.city.schema.words import ALIASES, EXTRA
from siting.locale import Text

INF = float("inf")
TINY = 1e-9
"""Lower bound of numbers that must be above 0."""


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes
    ----------
    name
        Heading in English; others are in ``words.ALIASES``.
    kind
        ``id`` (names the row), ``ref`` (names a row of ``of``), ``refs`` (several, ``;``),
        ``words`` (free words, ``;``), ``text``, ``number``, ``yes_no``, ``choice`` (one of ``of``).
    meaning
        What it says, for the reader of the dictionary.
    unit
        Unit of a number.
    default
        What an empty cell means, for the reader; empty where there is nothing to say.
    required
        Whether an empty cell is an error.
    of
        Sheets that a reference may name, or the words of a choice.
    low, high
        Least and largest number.
    """

    name: str
    kind: str
    meaning: Text
    unit: str = ""
    default: str | Text = ""
    required: bool = False
    of: tuple[str, ...] = ()
    low: float = 0.0
    high: float = INF

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other headings that are understood."""
        return ALIASES.get(self.name, ())


@dataclass(frozen=True)
class Sheet:
    """One sheet with its columns; ``needed`` where no city can do without it."""

    name: str
    meaning: Text
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    needed: bool = False

    @cached_property
    def by_heading(self) -> dict[str, str]:
        """Column name of every heading that is understood, plain."""
        extra = {plain(alias): name for name in EXTRA for alias in (name, *ALIASES[name])}
        known = {plain(alias): c.name for c in self.columns for alias in c.aliases}
        return extra | known | {plain(c.name): c.name for c in self.columns}

    def column_called(self, heading: str) -> str | None:
        """Return the column's name for a heading as written, or None."""
        return self.by_heading.get(plain(heading))

    def __getitem__(self, name: str) -> Column:
        """Return a column by its name."""
        return next(column for column in self.columns if column.name == name)


def plain(heading: str) -> str:
    """Return a heading without case, spaces, ``_`` and ``-``, which do not matter."""
    return re.sub(r"[\s_\-]", "", heading).casefold()


def key(name: str, en: str, ind: str) -> Column:
    """Return a column whose ids name the rows."""
    return Column(name, "id", Text(en, ind), required=True)


def text(
    name: str, en: str, ind: str, *, default: str | Text = "", required: bool = False
) -> Column:
    """Return a column of free text."""
    return Column(name, "text", Text(en, ind), default=default, required=required)


def ref(name: str, of: str, en: str, ind: str, *, required: bool = False) -> Column:
    """Return a column that names a row of another sheet; ``of`` lists sheets, and perhaps ``*``."""
    return Column(name, "ref", Text(en, ind), required=required, of=tuple(of.split()))


def several(name: str, of: str, en: str, ind: str) -> Column:
    """Return a column of names parted by ``;``, of a sheet or free words where ``of`` is empty."""
    return Column(name, "refs" if of else "words", Text(en, ind), of=tuple(of.split()))


def choice(
    name: str, of: str, en: str, ind: str, *, default: str = "", required: bool = False
) -> Column:
    """Return a column of words from a short list."""
    words = tuple(of.split())
    return Column(name, "choice", Text(en, ind), default=default, required=required, of=words)


def number(
    name: str,
    unit: str,
    en: str,
    ind: str,
    *,
    default: str | Text = "0",
    low: float = 0.0,
    high: float = INF,
) -> Column:
    """Return a column of numbers; an empty ``default`` makes it required."""
    required = default == ""
    return Column(name, "number", Text(en, ind), unit, default, required, (), low, high)
