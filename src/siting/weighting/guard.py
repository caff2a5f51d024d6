"""Guard: one pitfall of prices, said in both languages, with a fix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from siting.locale import LANGUAGES, Text
from siting.locale.terms import TERMS as WORDS
from siting.locale.terms import unit
from siting.locale.weighting import GUARDS


@dataclass(frozen=True)
class Guard:
    """One pitfall.

    Attributes
    ----------
    kind
        Of prices alone: ``double``, ``money``, ``mix``, ``penalty``. Of results: ``zero``, ``open``,
        ``tie``, ``flat``, ``beaten``, ``unreached``.
    said, fix
        What was found, and what to do about it.
    """

    kind: str
    said: Text
    fix: Text

    def text(self, lang: str = "en") -> str:
        """Say what was found and the fix in ``lang`` (``en`` or ``id``)."""
        return GUARDS["line"].say(lang, said=self.said, fix=self.fix)


def found(kind: str, **values: object) -> Guard:
    """Return the guard of a kind, with what its sentence needs."""
    return Guard(kind, GUARDS[kind].filled(**values), GUARDS[f"{kind} fix"])


def label(name: str) -> Text:
    """Return what people call a term."""
    return WORDS[name].label


def unit_of(name: str) -> Text:
    """Return a unit in both languages."""
    return Text(*(unit(name, lang) for lang in LANGUAGES))


def figure(amount: float, among: Sequence[float] = ()) -> Text:
    """Return a number with the digits that it, or those that it stands among, deserve."""
    from siting.views.numbers import digits_for, number

    digits = digits_for(among or [amount])
    return Text(*(number(amount, lang, digits) for lang in LANGUAGES))
