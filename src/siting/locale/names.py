"""What to say beside a name that nothing is called: the likely one, or those that are known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from siting.locale import Text
from siting.locale.errors import ERRORS

MANY = 6
"""More known names than these are not listed."""


def closest(name: str, known: Iterable[str]) -> Text:
    """Return ``; did you mean 'rent'?`` for a name that is unknown; nothing where none is close.

    Case does not matter.
    """
    by_case = {one.casefold(): one for one in sorted(known, reverse=True)}
    close = get_close_matches(name.casefold()[:100], list(by_case), n=1)
    return ERRORS["likely"].filled(name=by_case[close[0]]) if close else Text("", "")


def likely(name: str, known: Iterable[str]) -> Text:
    """Return the closest known name, or else a few of those that are known."""
    names = list(dict.fromkeys(known))
    hint = closest(name, names)
    if hint.en or not names:
        return hint
    shown = ", ".join(names[:MANY]) + (" …" if len(names) > MANY else "")
    return ERRORS["known"].filled(names=shown)
