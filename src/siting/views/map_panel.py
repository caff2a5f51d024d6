"""One panel of the map on given axes: zones as dots, buildings as circles, labels, scale bar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from siting.city.city import City
from siting.locale.views import word
from siting.views.frames import BuildingSpot, zones
from siting.views.labels import Box, Disc, ems, place_labels
from siting.views.numbers import number
from siting.views.projection import Paper, paper

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

INK, GREY, BLUE, GREEN, RED = "#1d2733", "#5b6875", "#2b6cb0", "#2f855a", "#c2410c"
BANKS = ("#dcc9a3", "#b5ccd9", "#cdd9bb", "#d8c3d2")  # one tint a bank, in order of their names
LARGEST = 15.0  # points, radius of the circle with the most staff
SMALLEST = 3.0
FONT = 7.0


class Mark(NamedTuple):
    """How the buildings of one state look."""

    face: str
    edge: str
    label: str  # colour of the labels; empty = no label


MARKS = {
    "unused": Mark("white", "#9aa5b0", ""),
    "vacated": Mark("white", RED, RED),
    "used": Mark(BLUE, "white", INK),
    "opened": Mark(GREEN, "white", GREEN),
}


def draw_panel(
    axes: Axes, city: City, spots: Sequence[BuildingSpot], most: float, lang: str
) -> tuple[str, ...]:
    """Draw a city and what a plan makes of its buildings; return those left without a label.

    Parameters
    ----------
    axes
        Empty axes; their position on the figure is final.
    spots
        Buildings; those without coordinates are not drawn.
    most
        Staff of the largest circle of the whole figure.
    """
    sheet = _sheet(axes, city)
    axes.set(xlim=(0, sheet.width), ylim=(0, sheet.height), xticks=[], yticks=[])
    axes.set_facecolor("#fbfaf7")
    axes.spines[:].set_color("#d5dae0")
    _zones(axes, sheet, city)
    drawn = [spot for spot in spots if spot.placed]
    for layer, spot in enumerate(sorted(drawn, key=_layer)):
        x, y = sheet.at(spot.lon, spot.lat)
        mark = MARKS[spot.state]
        axes.scatter(
            [x], [y], s=(2 * radius(spot, most)) ** 2, facecolor=mark.face, edgecolor=mark.edge,
            linewidth=1.4 if spot.state == "vacated" else 0.8, alpha=0.92, zorder=3 + layer / 1000,
        )  # fmt: skip
    _bar(axes, sheet, lang)
    return _labels(axes, sheet, drawn, most)


def _layer(spot: BuildingSpot) -> tuple[int, float, str]:
    """Empty buildings below, then the large circles, then the small ones; those left lie on top."""
    level = {"unused": 0, "vacated": 2}.get(spot.state, 1)
    return level, -spot.staff, spot.building


def radius(spot: BuildingSpot, most: float) -> float:
    """Radius in points: the area of the circle is in proportion to staff, but never invisible."""
    return max(SMALLEST, LARGEST * math.sqrt(spot.staff / max(most, 1.0)))


def _sheet(axes: Axes, city: City) -> Paper:
    point = 72 / axes.figure.dpi  # pixels are dots of the figure, paper is in points
    b, spots = city.buildings, zones(city)
    lons = [*b.lon.tolist(), *_most([spot.lon for spot in spots])]
    lats = [*b.lat.tolist(), *_most([spot.lat for spot in spots])]
    known = [value for value in lats if math.isfinite(value)]
    return paper(
        [v for v in lons if math.isfinite(v)],
        known,
        point * axes.bbox.width,
        point * axes.bbox.height,
    )


def _most(values: list[float]) -> list[float]:
    """Return all but the outer twentieth on each side: a far zone must not shrink the city."""
    cut = len(values) // 20
    return sorted(values)[cut : len(values) - cut]


def bank_tints(city: City) -> dict[str, str]:
    """Colour of each bank's zones; one grey where no banks are given."""
    banks = sorted({spot.bank for spot in zones(city)})
    if banks in ([], [""]):
        return {"": "#cdd3da"}
    return {bank: BANKS[k % len(BANKS)] for k, bank in enumerate(banks)}


def _zones(axes: Axes, sheet: Paper, city: City) -> None:
    spots, tints = zones(city), bank_tints(city)
    people = max((spot.population for spot in spots), default=0.0)
    for bank, tint in tints.items():
        here = [spot for spot in spots if spot.bank == bank]
        at = [sheet.at(spot.lon, spot.lat) for spot in here]
        sizes = [4 + 70 * spot.population / max(people, 1.0) for spot in here]
        axes.scatter(
            [x for x, _ in at], [y for _, y in at], s=sizes, color=tint, linewidth=0, zorder=2
        )


def _labels(
    axes: Axes, sheet: Paper, spots: Sequence[BuildingSpot], most: float
) -> tuple[str, ...]:
    """Name the buildings that are used or left, the largest first."""
    ranked = sorted(spots, key=lambda s: (not MARKS[s.state].label, -s.staff, s.building))
    discs = [
        Disc(*sheet.at(s.lon, s.lat), radius(s, most), FONT * ems(s.building), 1.3 * FONT)
        for s in ranked
    ]
    named = [spot for spot in ranked if MARKS[spot.state].label]
    boxes = place_labels(discs, len(named), Box(2, 2, sheet.width - 2, sheet.height - 2))
    for spot, disc, box in zip(named, discs, boxes, strict=False):
        if box is not None:
            _label(axes, spot, disc, box)
    return tuple(s.building for s, box in zip(named, boxes, strict=True) if box is None)


def _label(axes: Axes, spot: BuildingSpot, disc: Disc, box: Box) -> None:
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    colour = MARKS[spot.state].label
    nearest = min(max(disc.x, box.left), box.right), min(max(disc.y, box.bottom), box.top)
    if math.dist(nearest, (disc.x, disc.y)) > disc.radius + 6:
        axes.plot([disc.x, nearest[0]], [disc.y, nearest[1]], color=GREY, linewidth=0.6, zorder=2.9)
    axes.text(
        x, y, spot.building, fontsize=FONT, color=colour, ha="center", va="center",
        fontweight="bold", zorder=5, parse_math=False,
    )  # fmt: skip


def _bar(axes: Axes, sheet: Paper, lang: str) -> None:
    long = sheet.bar_km * sheet.per_km
    axes.plot([12, 12 + long], [12, 12], color=INK, linewidth=2, solid_capstyle="butt", zorder=6)
    digits = 0 if sheet.bar_km >= 1 else 2
    axes.text(
        12 + long / 2, 15, f"{number(sheet.bar_km, lang, digits)} km", ha="center", va="bottom",
        fontsize=8, color=INK, zorder=6,
    )  # fmt: skip


def legend_marks(
    axes: Axes, city: City, states: Sequence[str], lang: str
) -> tuple[list[Artist], list[str]]:
    """Return marks and words of the legend, for the states that occur, then the zones' banks."""
    marks: list[Artist] = []
    words: list[str] = []
    for state in ("used", "opened", "vacated", "unused"):
        if state in states:
            mark = MARKS[state]
            marks.append(axes.scatter([], [], s=70, facecolor=mark.face, edgecolor=mark.edge))
            words.append(word(f"state {state}", lang))
    for bank, tint in bank_tints(city).items():
        marks.append(axes.scatter([], [], s=45, color=tint, linewidth=0))
        words.append(word("zone bank", lang, bank=bank) if bank else word("zone", lang))
    return marks, words
