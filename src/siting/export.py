"""Export: the files of the output folder, always the same ones."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from siting.locale.results import RESULTS
from siting.results import MONEY, Line, Result

FILES = ("plan.csv", "terms.csv", "result.json", "report.html", "plan.png", "plan.xlsx")
"""What an output folder holds; those left over from an earlier plan are removed."""


def write_outputs(result: Result, folder: str | Path, lang: str = "en") -> list[Path]:
    """Write ``plan.csv``, ``terms.csv`` and ``result.json``; without a plan only the last.

    Parameters
    ----------
    result
        What a solve or an evaluation gave back.
    folder
        Where to; made if it does not exist. Files of an earlier result in it are removed first, so
        that no plan lies beside a result that it does not belong to.
    lang
        Language of the notes, ``en`` or ``id``; headings are the same in both.

    Returns
    -------
    The files written.

    Raises
    ------
    OSError
        If the folder cannot be written to.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / name).unlink(missing_ok=True)
    written = []
    if result.plan is not None:
        written += [
            _table(folder / "plan.csv", *plan_rows(result)),
            _table(folder / "terms.csv", *terms_rows(result, lang)),
        ]
    result.to_json(folder / "result.json")
    return [*written, folder / "result.json"]


def plan_rows(result: Result) -> tuple[list[str], list[list[str]]]:
    """Return headings and rows of ``plan.csv``: agency, building, site, the agency's own lines, part_of.

    Raises
    ------
    NoPlan
        If the result holds no plan.
    """
    lines, city = result.checked.agencies, result.city
    assert result.plan is not None
    site = dict(zip(city.buildings.ids, city.buildings.site, strict=True))
    own = list(next(iter(lines.values()), {}))
    rows = []
    for agency, whole in zip(city.agencies.ids, city.agencies.part_of, strict=True):
        building = result.plan[agency]
        amounts = [_full(lines[agency][name]) for name in own]
        rows.append([agency, building, site[building], *amounts, whole or ""])
    return ["agency", "building", "site", *own, "part_of"], rows


def terms_rows(result: Result, lang: str = "en") -> tuple[list[str], list[list[str]]]:
    """Return headings and rows of ``terms.csv``: 20 terms, soft rules in order, and the total.

    Raises
    ------
    NoPlan
        If the result holds no plan.
    """
    total = Line("total", MONEY, result.total, 1.0, result.total)
    rows = [
        [
            line.name,
            line.unit,
            _full(line.amount),
            _full(line.price),
            _full(line.priced),
            RESULTS[line.note].say(lang) if line.note else "",
        ]
        for line in (*result.lines, *result.soft, total)
    ]
    return ["term", "unit", "amount", "price", "priced", "note"], rows


def _full(number: float) -> str:
    """Return a number in full, not rounded; ``inf`` where there is no end."""
    return repr(float(number))


def _table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)
    return path
