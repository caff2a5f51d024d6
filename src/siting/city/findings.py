"""Findings: what is wrong or assumed in the tables, where, what is expected, and the likely fix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from siting.locale.findings import FINDINGS, HINTS


@dataclass(frozen=True)
class Finding:
    """One thing to mend (``error``: solving refuses) or to know (``note``).

    Attributes
    ----------
    level
        ``error`` or ``note``.
    file, sheet
        Where it stands; ``sheet`` is empty where the whole file is meant.
    row
        Row number, headings are row 1; None where the whole sheet or column is meant.
    column
        Heading; None where the whole row or sheet is meant.
    cell
        Cell as a spreadsheet names it, such as ``C5``; None where it is not one cell.
    key, values
        The sentence in ``locale.findings`` and what fills it.
    hint, hint_values
        The likely fix, in ``locale.findings`` too; empty where the sentence holds it.
    """

    level: str
    file: str
    sheet: str
    row: int | None
    column: str | None
    cell: str | None
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    hint: str = ""
    hint_values: Mapping[str, object] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """File, sheet and cell, as far as they are known."""
        words = [self.file]
        if self.sheet and self.sheet not in self.file:
            words.append(f"sheet {self.sheet}")
        if self.cell is not None:
            words.append(f"cell {self.cell} ({self.column})")
        elif self.row is not None:
            words.append(f"row {self.row}")
        elif self.column is not None:
            words.append(f"column {self.column}")
        return ", ".join(words)

    def text(self, lang: str = "en") -> str:
        """Say it in one line: where, what was found, what is expected, the likely fix."""
        said = f"{self.where}: {FINDINGS[self.key].say(lang, **self.values)}"
        if self.hint:
            said += f"; {HINTS[self.hint].say(lang, **self.hint_values)}"
        return said

    def __str__(self) -> str:
        return self.text()


def closest(name: str, known: Iterable[str]) -> tuple[str, Mapping[str, object]]:
    """Return the hint ``did you mean`` for a name that is unknown, or a short list of what is known."""
    names = [str(k) for k in known]
    lower = {n.casefold(): n for n in names}
    close = get_close_matches(name.casefold(), list(lower), n=1, cutoff=0.6)
    if close:
        return "did_you_mean", {"name": lower[close[0]]}
    if not names:
        return "", {}
    shown = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
    return "known_names", {"names": shown}
