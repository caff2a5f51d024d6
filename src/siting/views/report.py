"""The report under the name of its template."""

from __future__ import annotations

from siting.views.page import Page, report

__all__ = ["Page", "report"]
