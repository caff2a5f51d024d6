"""Worked examples: a fenced block of small tables, as it becomes a city, plans and expected amounts.

A table begins with its sheet and a colon, the headings follow, the rows stand below them; a cell
begins where its heading begins, and may be empty. Columns that are not shown have their defaults.
The last table, ``plan``, has a row for each plan: the building of each agency, then the amounts that
are expected, headed by the names of terms and rules, ``operating_cost`` or ``total``.
"""

import csv
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """One plan and the amounts that it must have."""

    plan: dict
    amounts: dict


@dataclass(frozen=True)
class Example:
    """The tables of a city, each a list of rows, and plans with their amounts."""

    tables: dict
    cases: list

    def write(self, folder):
        """Write the tables as a folder of CSV files."""
        folder.mkdir(parents=True, exist_ok=True)
        for sheet, rows in self.tables.items():
            with (folder / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
        return folder


def example(text):
    """Return the example that a block shows."""
    tables = _tables(text)
    agencies = [row["agency"] for row in tables["agencies"]]
    cases = [_case(row, agencies) for row in tables.pop("plan", [])]
    return Example(tables, cases)


def _case(row, agencies):
    plan = {agency: row[agency] for agency in agencies}
    return Case(plan, {name: float(cell) for name, cell in row.items() if name not in plan})


def _tables(text):
    tables = {}
    headings, rows = {}, []
    for line in filter(str.strip, text.splitlines()):
        cells = {m.start(): m.group() for m in re.finditer(r"\S+(?: \S+)*", line)}
        if not line.startswith(" "):
            label = cells.pop(0)
            assert label.endswith(":"), f"{line!r} does not begin with the name of a sheet"
            headings, rows = cells, tables.setdefault(label.removesuffix(":"), [])
            continue
        assert set(cells) <= set(headings), f"a cell does not begin under a heading: {line!r}"
        rows.append({name: cells.get(start, "") for start, name in headings.items()})
    return tables
