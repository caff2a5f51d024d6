"""Pictures of results, drawn by matplotlib: the map before and after, and parking by hour."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from siting.errors import SitingError
from siting.locale.counts import count
from siting.locale.errors import ERRORS
from siting.locale.views import city_name, plan_name, word
from siting.results import Result
from siting.views.frames import buildings
from siting.views.frames_parking import VEHICLES, LotHour, parking
from siting.views.map_panel import BLUE, GREY, INK, RED, draw_panel, legend_marks
from siting.views.numbers import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_LOTS = 4


def map_before_after(before: Result, after: Result, *, lang: str = "en") -> Figure:
    """Draw the city twice: who sat where, and who shall; zones as dots, buildings as circles.

    Parameters
    ----------
    before, after
        Two results with a plan, of cities with the same buildings.
    lang
        ``en`` or ``id``.

    Returns
    -------
    Figure of its own, not on any global stage. Buildings without coordinates are named below it.

    Raises
    ------
    NoPlan
        If one of the results has no plan.
    SitingError
        If matplotlib is not installed.
    """
    for result in (before, after):
        _ = result.checked
    figure = _figure(12.0, 7.6)
    panels = figure.subplots(1, 2)
    figure.subplots_adjust(left=0.01, right=0.99, top=0.86, bottom=0.12, wspace=0.02)
    spots = (buildings(before), buildings(after, before))
    most = max((spot.staff for row in spots for spot in row), default=0.0)
    unnamed: list[str] = []
    for axes, result, row, key in zip(
        panels, (before, after), spots, ("before", "after"), strict=True
    ):
        unnamed += draw_panel(axes, result.city, row, most, lang)
        title = word(key, lang, name=plan_name(result.name, lang))
        used = word("of", lang, used=len(result.open), all=count(len(row), "buildings"))
        axes.set_title(f"{title}\n{used}", fontsize=11, color=INK, parse_math=False)
    heading = word("map title", lang, city=city_name(after.city.name))
    figure.suptitle(heading, fontsize=14, fontweight="bold", color=INK, parse_math=False)
    states = {spot.state for row in spots for spot in row if spot.placed}
    handles, labels = legend_marks(panels[0], after.city, sorted(states), lang)
    figure.legend(
        handles, labels, loc="lower center", bbox_to_anchor=(0.5, 0.045), ncols=len(handles),
        frameon=False, fontsize=9, handletextpad=0.4, columnspacing=1.6,
    )  # fmt: skip
    note = _note(most, [s.building for s in spots[1] if not s.placed], unnamed, lang)
    figure.text(0.5, 0.02, note, ha="center", fontsize=8.5, color=GREY, wrap=True, parse_math=False)
    return figure


def _note(most: float, hidden: Sequence[str], unnamed: Sequence[str], lang: str) -> str:
    """Say what the circles mean and what is missing from the map."""
    said = [word("size", lang, most=number(most, lang))]
    for key, names in (("not drawn", hidden), ("no label", sorted(set(unnamed)))):
        if names:
            said.append(word(key, lang, names=", ".join(names)))
    return " ".join(said)


def parking_figure(result: Result, *, lang: str = "en") -> Figure:
    """Draw demand against spaces by hour in the fullest lots, cars and motorcycles apart.

    Raises
    ------
    NoPlan
        If the result has no plan.
    SitingError
        If matplotlib is not installed.
    """
    _ = result.checked
    lots = parking(result, MOST_LOTS)
    figure = _figure(9.0, 1.0 + 1.9 * max(len(lots), 1))
    name = plan_name(result.name, lang)
    title = word("parking title", lang, name=name) if lots else word("no parking", lang)
    figure.suptitle(title, fontsize=13, fontweight="bold", color=INK, parse_math=False)
    if not lots:
        return figure
    grid = figure.subplots(len(lots), len(VEHICLES), squeeze=False)
    named = dict(zip(result.city.lots.ids, result.city.lots.names, strict=True))
    for row, hours in zip(grid, lots, strict=True):
        for axes, vehicle in zip(row, VEHICLES, strict=True):
            _hours(axes, [hour for hour in hours if hour.vehicle == vehicle], lang)
            lot = hours[0].lot
            axes.set_title(
                f"{named.get(lot, lot)}: {word(vehicle, lang)}", fontsize=9.5, loc="left",
                color=INK, parse_math=False,
            )  # fmt: skip
    handles, labels = grid[0][0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="lower center", ncols=3, frameon=False, fontsize=9)
    inches = figure.get_figheight()
    figure.subplots_adjust(
        left=0.07, right=0.98, top=1 - 0.75 / inches, bottom=0.65 / inches, hspace=0.65, wspace=0.16
    )
    return figure


def _hours(axes: Axes, hours: Sequence[LotHour], lang: str) -> None:
    """Bars of one lot and class: those with a space, those without on top, the spaces as a line."""
    at = range(len(hours))
    short = [hour.shortage for hour in hours]
    parked = [hour.demand - hour.shortage for hour in hours]
    axes.bar(at, parked, color=BLUE, width=0.75, label=word("with space", lang))
    axes.bar(
        at, short, bottom=parked, color=RED, width=0.75, hatch="////", edgecolor="white",
        linewidth=0, label=word("without space", lang),
    )  # fmt: skip
    spaces = hours[0].spaces if hours else 0.0
    axes.axhline(spaces, color=INK, linewidth=1.4, linestyle="--", label=word("spaces", lang))
    axes.set_ylim(0, 1.12 * max([spaces, *(hour.demand for hour in hours), 1.0]))
    axes.set_xticks(list(at), [hour.slot for hour in hours], fontsize=7.5, parse_math=False)
    axes.tick_params(colors=GREY, labelsize=7.5, length=2)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color("#c4ccd4")


def svg(figure: Figure, name: str, title: str) -> str:
    """Write a figure as an SVG element for a page: no declaration, no outside address.

    Parameters
    ----------
    figure
        A figure of this file.
    name
        Prefix of all ids in the drawing, so that two drawings fit into one page.
    title
        What the picture shows, for those who do not see it; plain text.
    """
    from html import escape

    from matplotlib import rc_context

    out = io.StringIO()
    with rc_context({"svg.hashsalt": name, "svg.fonttype": "none"}):
        figure.savefig(out, format="svg", metadata={"Date": None})
    text = out.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r' xmlns(:xlink)?="[^"]*"', "", text)
    text = re.sub(r'(\sid="|href="#|url\(#)', rf"\g<1>{name}-", text)
    text = text.replace("xlink:href", "href").replace("'DejaVu Sans'", "'DejaVu Sans', Arial")
    size = re.search(r'viewBox="[^"]*"', text)
    box = size.group(0) if size else ""
    start = f'<svg {box} role="img" aria-label="{escape(title)}">'
    return re.sub(r"<svg [^>]*>", lambda _: start, text, count=1).strip()


def _figure(width: float, height: float) -> Figure:
    """Return an empty white figure, in inches."""
    try:
        from matplotlib.figure import Figure
    except ModuleNotFoundError as missing:
        raise SitingError(ERRORS["pictures need"], library="matplotlib") from missing
    return Figure(figsize=(width, height), facecolor="white")
