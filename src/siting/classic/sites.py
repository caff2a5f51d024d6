"""Which sites stand already, which must be opened and which must not: by name in, as marks out."""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral
from typing import Any

import numpy as np

from siting.city.arrays import Array, IntArray
from siting.classic.tables import Axis, single
from siting.errors import OptionError, UnknownName
from siting.euclidean import Euclidean
from siting.locale import Text
from siting.locale.classic import CLASSIC
from siting.locale.names import likely

Names = Iterable[str | int]

FEW = 5
"""More names than these are not listed in a message."""


def marks(
    site: Axis, *, existing: Names = (), required: Names = (), forbidden: Names = ()
) -> dict[str, Array]:
    """Return a table of 0 and 1 for each argument, shape (sites,).

    Raises
    ------
    UnknownName
        If no site is called so.
    OptionError
        If a site is forbidden and standing or required at once.
    """
    given = {"existing": existing, "required": required, "forbidden": forbidden}
    found = {argument: marked(argument, names, site) for argument, names in given.items()}
    for argument in ("existing", "required"):
        both = np.nonzero(found[argument] * found["forbidden"])[0]
        if len(both):
            name = site.names[both[0]]
            raise OptionError(CLASSIC["open and forbidden"], name=name, argument=argument)
    return found


def how_many(p: Any, tables: dict[str, Array]) -> Array:
    """Return ``p`` as a table without axes.

    Raises
    ------
    OptionError
        If it is no whole number of at least 1, or more than the sites that may be opened, or less
        than those that must be.
    """
    value = single("p", p)
    if not (np.isfinite(value) and value == int(value) and value >= 1):
        raise OptionError(CLASSIC["p"], value=p)
    closed, stands = tables["forbidden"] > 0, tables["existing"] > 0
    most, least = int((~closed & ~stands).sum()), int((tables["required"] > 0)[~stands].sum())
    if value > most:
        raise OptionError(CLASSIC["p too large"], value=int(value), most=most)
    if value < least:
        raise OptionError(CLASSIC["p too small"], value=int(value), least=least)
    return np.array(value)


def reached(cost: Array | Euclidean, client: Axis, site: Axis, forbidden: Array) -> None:
    """Refuse clients that no site may serve.

    Raises
    ------
    OptionError
        With their names.
    """
    if isinstance(cost, Euclidean):
        if forbidden.all():
            raise OptionError(CLASSIC["all forbidden"])
        return
    for key, may in (("disconnected", forbidden >= 0), ("only forbidden", forbidden == 0)):
        lost = np.nonzero(np.isinf(cost[:, may]).all(axis=1))[0]
        if len(lost):
            raise OptionError(CLASSIC[key], names=few(client, lost), count=len(lost))


def marked(argument: str, names: Names, site: Axis) -> Array:
    """Return 1 for each site that is named, shape (sites,). Raises UnknownName for another name."""
    known = {name: j for j, name in enumerate(site.names)}
    out = np.zeros(len(site))
    for name in (names,) if isinstance(names, str) else names:
        key = int(name) if isinstance(name, Integral) else name
        if key not in known:
            hint = _meant(name, site)
            raise UnknownName(CLASSIC["no such site"], argument=argument, name=name, hint=hint)
        out[known[key]] = 1.0
    return out


def _meant(name: str | int, site: Axis) -> Text:
    same = [one for one in site.names if str(one) == str(name)]
    if not same:
        return likely(str(name), map(str, site.names))
    key = "names are words" if isinstance(same[0], str) else "names are numbers"
    return CLASSIC[key].filled(name=same[0])


def few(axis: Axis, positions: IntArray) -> str:
    """Return the first names at some positions, for a message."""
    names = [str(axis.names[k]) for k in positions[: FEW + 1]]
    return ", ".join(names[:FEW]) + (" …" if len(names) > FEW else "")
