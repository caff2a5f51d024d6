"""Pictures, tables and pages of results; each is made when first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from siting.views.figures import map_before_after, parking_figure
    from siting.views.page import Page, report
    from siting.views.text import html_summary, side_by_side, summary

__all__ = [
    "Page",
    "html_summary",
    "map_before_after",
    "parking_figure",
    "report",
    "side_by_side",
    "summary",
]

_HOMES = {
    "siting.views.figures": ("map_before_after", "parking_figure"),
    "siting.views.page": ("Page", "report"),
    "siting.views.text": ("html_summary", "side_by_side", "summary"),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            found: object = vars(import_module(home))[name]
            return found
    raise AttributeError(f"module 'siting.views' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
