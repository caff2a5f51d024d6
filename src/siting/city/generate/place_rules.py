"""Rules about where an agency sits and next to whom, around the draft plan."""

from __future__ import annotations

import numpy as np

from siting.city.city import RuleRow
from siting.city.generate.draft import Draft, Rows


def pinned(d: Draft) -> Rows:
    """Pinned: one agency stays where it is, another would like to."""
    stays = d.one(d.at == d.today)
    if stays is not None:
        yield RuleRow("Pinned", agency=d.agency(stays))
    i = d.one(d.at != d.today) or 0
    home = d.building(d.today[i])
    yield RuleRow("Pinned", agency=d.agency(i), building=home, level="soft", price=d.price(1))


def forbidden(d: Draft) -> Rows:
    """Forbidden: one agency in a building, another on the site where the draft has it."""
    i, k = d.rng.integers(len(d.at), size=2)
    j = d.one(np.arange(len(d.used)) != d.at[i])
    if j is not None:
        yield RuleRow("Forbidden", agency=d.agency(i), building=d.building(j))
    site = d.site(d.at[k])
    yield RuleRow("Forbidden", agency=d.agency(k), site=site, level="soft", price=d.price(1))


def requires(d: Draft) -> Rows:
    """Make rows of Requires: a feature for one agency, the column at a price for another."""
    features = d.city.buildings.features
    i = d.one(np.array([bool(features[j]) for j in d.at]))
    if i is not None:
        feature = features[d.at[i]][-1]
        yield RuleRow("Requires", agency=d.agency(i), what=feature)
        yield RuleRow("Requires", agency=d.agency(0), what=feature, level="off")
    k = d.one(np.array([bool(r) for r in d.city.agencies.requires])) or 0
    yield RuleRow("Requires", agency=d.agency(k), level="soft", price=d.price(1))


def groups(d: Draft) -> Rows:
    """Together and Apart: hard for pairs of the draft, soft for others and for units of a whole."""
    site, price = d.city.site_of[d.at], d.price(1)
    for rule, what, holds in (
        ("Together", "building", d.at[:, None] == d.at),
        ("Apart", "site", site[:, None] != site),
    ):
        pairs = np.argwhere(np.triu(holds, k=1))
        if len(pairs):
            i, k = d.rng.choice(pairs)
            yield RuleRow(rule, d.agency(i), (d.agency(k),), what=what)
    for soft, where in (("Together", "site"), ("Apart", None)):
        first, *others = (d.agency(i) for i in d.rng.permutation(len(d.at))[:3])
        if others:
            yield RuleRow(soft, first, tuple(others), what=where, level="soft", price=price)
    for unit, whole in zip(d.city.agencies.ids, d.city.agencies.part_of, strict=True):
        if whole is not None:
            yield RuleRow("Together", unit, (whole,), what="site", level="soft", price=price)


def distances(d: Draft) -> Rows:
    """Near and Away."""
    if len(d.at) < 2:
        return
    minutes = d.between[np.ix_(d.at, d.at)]
    i, k, *more = d.rng.permutation(len(d.at))[:4]
    yield RuleRow("Near", d.agency(i), (d.agency(k),), value=float(np.ceil(minutes[i, k])) + 5)
    others, price = tuple(d.agency(m) for m in (i, *more)), d.price(20)
    yield RuleRow("Near", d.agency(k), others, value=10.0, level="soft", price=price)
    yield RuleRow("Away", d.agency(k), others[:1], value=15.0, level="soft", price=price)
    i, k = divmod(int(minutes.argmax()), len(d.at))
    if minutes[i, k] >= 2:
        half = float(minutes[i, k] // 2)
        yield RuleRow("Away", d.agency(i), (d.agency(k),), value=half)
