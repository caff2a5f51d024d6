"""An atlas in plain text: which weights, what is proved, and which plan is best on how much of the box."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from siting.locale.atlas import ATLAS
from siting.locale.counts import count
from siting.views.numbers import percent

if TYPE_CHECKING:
    from siting.explore.atlas import Atlas

FEW = 6
"""Regions that are listed."""


def text(atlas: Atlas, lang: str = "en") -> str:
    """Say what the atlas holds and proves."""
    ends = [f"{name} {low:g}–{high:g}" for name, (low, high) in atlas.ranges.items()]
    plans = count(len(atlas.stored), "plans")
    said = [ATLAS["head"].say(lang, weights=", ".join(ends), plans=plans, points=atlas.solved)]
    tolerance = percent(atlas.tolerance, lang, 2)
    if atlas.complete:
        said.append(ATLAS["complete"].say(lang, tolerance=tolerance))
    else:
        gap = atlas.largest_gap
        unsure = ATLAS["unknown gap"].say(lang) if gap is None else percent(gap, lang, 2)
        said.append(ATLAS["partial"].say(lang, gap=unsure, tolerance=tolerance))
    for region in atlas.regions()[:FEW] if atlas.stored else ():
        share = percent(region.share, lang, 1)
        said.append(ATLAS["region"].say(lang, number=region.number, share=share))
    return "\n".join(said)


def html(atlas: Atlas, lang: str = "en") -> str:
    """Return the same for a notebook."""
    return f"<pre>{escape(text(atlas, lang))}</pre>"
