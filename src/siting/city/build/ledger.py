"""Ledger: the findings and assumptions that pile up while tables are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from siting.city.city import Assumption
from siting.city.findings import NO_HINT, Finding, Hint, closest
from siting.city.schema import SHEETS
from siting.city.tables import Table, Tables
from siting.locale.findings import KINDS

MOST_ALIKE = 50
"""Findings of one kind in one column that are listed; the rest is counted."""

_HOMES = {
    "agency": ("agencies",),
    "whole": ("agencies",),
    "building": ("buildings",),
    "site": ("buildings",),
    "feature": ("buildings",),
    "lot": ("lots",),
    "zone": ("zones",),
    "district": ("zones",),
    "zone or building": ("zones", "buildings"),
}
"""The sheets that hold the names of each kind."""


def stand_in(record: int) -> str:
    """Return what stands for the name of a record whose cell is empty; never shown to anybody."""
    return f"?{record}"


def is_named(name: str) -> bool:
    """Whether a name is one that somebody gave."""
    return not (name[:1] == "?" and name[1:].isdigit())


class Ledger:
    """Collects what is wrong with ``tables``, and what was put in place of what they do not say."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.findings: list[Finding] = []
        self.assumptions: list[Assumption] = []
        self._alike: Counter[tuple[str, str | None, str]] = Counter()
        self._bad: set[tuple[str, int | None]] = set()

    def error(
        self,
        table: Table,
        key: str,
        record: int | None = None,
        column: str | None = None,
        hint: Hint = NO_HINT,
        /,
        **values: object,
    ) -> None:
        """Add an error at a record (position) and column of a table."""
        self._bad.add((table.sheet, record))
        if not self._crowded(table, column, key):
            self.findings.append(table.finding("error", key, record, column, hint, **values))

    def note(
        self,
        table: Table,
        key: str,
        record: int | None = None,
        column: str | None = None,
        hint: Hint = NO_HINT,
        /,
        **values: object,
    ) -> None:
        """Add a note at a record and column of a table."""
        if not self._crowded(table, column, key):
            self.findings.append(table.finding("note", key, record, column, hint, **values))

    def _crowded(self, table: Table, column: str | None, key: str) -> bool:
        """Count one more finding of its kind; say whether there are too many to list."""
        kind = (table.sheet, column, key)
        self._alike[kind] += 1
        return self._alike[kind] > MOST_ALIKE

    def unknown(
        self, table: Table, record: int, column: str, name: str, known: Iterable[str], kind: str
    ) -> None:
        """Report a name that does not exist, with the closest one that does.

        Where the sheet that holds the names could not be read, that is said once and not here.
        """
        if any(self._unread(sheet) for sheet in _HOMES.get(kind, ())):
            self._bad.add((table.sheet, record))
            return
        full = self._alike[table.sheet, column, "unknown_name"] >= MOST_ALIKE
        hint = NO_HINT if full else closest(name, sorted(filter(is_named, known)))
        self.error(table, "unknown_name", record, column, hint, value=name, kind=KINDS[kind])

    def _unread(self, sheet: str) -> bool:
        """Whether a sheet has no rows, or no names, because of an error that is on record."""
        table = self.tables[sheet]
        if len(table) and SHEETS[sheet].columns[0].name in table.columns:
            return False
        return sheet in self.tables.unread or not self.sound(table, None)

    def sound(self, table: Table, record: int | None) -> bool:
        """Whether nothing is wrong with a record so far, or (None) with the sheet as a whole."""
        return (table.sheet, record) not in self._bad

    def spoiled(self, *sheets: str) -> bool:
        """Whether anything is wrong in one of the sheets, so that others cannot be judged by it."""
        return any(sheet in sheets for sheet, _ in self._bad)

    def finish(self) -> list[Finding]:
        """Return all findings in the order of sheets and rows; count what was too many to list."""
        order = {name: n for n, name in enumerate(SHEETS)}
        found = self.tables.findings + self.findings + self._uncounted()
        return sorted(found, key=lambda f: (order.get(f.sheet, -1), f.row or 0))

    def _uncounted(self) -> list[Finding]:
        more = []
        for (sheet, column, key), count in self._alike.items():
            if count > MOST_ALIKE:
                heading = self.tables[sheet].headings.get(column or "", (column, 0))[0]
                first = next(
                    f for f in self.findings if (f.sheet, f.column, f.key) == (sheet, heading, key)
                )
                values = {"count": count - MOST_ALIKE}
                more.append(
                    replace(
                        first,
                        row=None,
                        cell=None,
                        key="more_alike",
                        values=values,
                        hint="",
                        hint_values={},
                    )
                )
        return more

    def assume(
        self,
        table: Table,
        column: str,
        key: str,
        count: int,
        source: str = "",
        status: str = "default",
        **values: object,
    ) -> None:
        """Put on record that ``count`` cells did not say something, and say it once as a note."""
        values = {"count": count, "total": len(table), **values}
        self.assumptions.append(Assumption(table.sheet, column, key, values, count, source, status))
        self.note(table, key, None, column, **values)
