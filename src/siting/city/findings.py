"""Findings: what is wrong or assumed in the tables, where, what is expected, and the likely fix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from siting.city.city import Assumption
from siting.locale.findings import FINDINGS, HINTS, PLACES

Hint = tuple[str, Mapping[str, object]]
"""Key of a sentence in ``locale.findings.HINTS`` and what fills it."""

NO_HINT: Hint = ("", {})


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
        The sentence in ``locale.findings`` and what fills it; values may be ``Text`` themselves.
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
        return self.place("en")

    def place(self, lang: str = "en") -> str:
        """Say where in ``lang``: file, sheet and cell, as far as they are known."""
        words = [self.file]
        if self.sheet and not self.file.startswith(f"{self.sheet}."):
            words.append(PLACES["sheet"].say(lang, name=self.sheet))
        if self.cell is not None:
            key = "cell" if self.column else "bare cell"
            words.append(PLACES[key].say(lang, name=self.cell, column=self.column))
        elif self.row is not None:
            key = "row and column" if self.column else "row"
            words.append(PLACES[key].say(lang, name=self.row, column=self.column))
        elif self.column is not None:
            words.append(PLACES["column"].say(lang, name=self.column))
        return ", ".join(words)

    def text(self, lang: str = "en") -> str:
        """Say it in one line: where, what was found, what is expected, the likely fix."""
        said = f"{self.place(lang)}: {FINDINGS[self.key].say(lang, **self.values)}"
        if self.hint:
            said += f"; {HINTS[self.hint].say(lang, **self.hint_values)}"
        return said

    def __str__(self) -> str:
        return self.text()


def likely(name: str, known: Iterable[str]) -> Hint:
    """Return the hint ``did you mean`` for a name that is unknown; no hint where none is close."""
    by_case = {k.casefold(): k for k in sorted(known, reverse=True)}
    close = get_close_matches(name.casefold()[:100], list(by_case), n=1, cutoff=0.6)
    return ("did_you_mean", {"name": by_case[close[0]]}) if close else NO_HINT


def closest(name: str, known: Iterable[str]) -> Hint:
    """Return the hint ``did you mean``, or else a short list of what is known."""
    names = list(known)
    hint = likely(name, names)
    if hint[0] or not names:
        return hint
    shown = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
    return "known_names", {"names": shown}


def assumption_text(assumption: Assumption, lang: str = "en") -> str:
    """Say what was put in place of something that the tables did not say."""
    place = ".".join(word for word in (assumption.sheet, assumption.column) if word)
    said = FINDINGS[assumption.key].say(lang, **assumption.values)
    return f"{place}: {said}"
