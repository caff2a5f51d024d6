"""Sources: how minutes were measured, as a sentence for the register of assumptions."""

from __future__ import annotations

import numpy as np

from siting.locale import Text
from siting.locale.findings.measured import CHANGED, TRAFFIC, WALKS
from siting.network.streets import Streets
from siting.network.transit.line_table import Lines
from siting.network.transit.timetable import Timetable
from siting.network.transit.walks import Foot

Sentence = tuple[str, dict[str, object]]
"""A key of ``locale.findings`` and what fills it."""


def on_streets(streets: Streets, hour: int) -> Sentence:
    """Say over which streets, at which hour and speeds."""
    own = np.isfinite(streets.speed)
    tagged = streets.length[own].sum() / max(streets.length.sum(), 1e-9)
    values = {
        "file": streets.provenance.file,
        "hour": hour,
        "tagged": float(tagged),
        "traffic": _traffic(streets),
        "changed": _changed(streets),
    }
    return "minutes_on_streets", values


def on_vehicles(vehicles: Timetable | Lines, streets: Streets | None, hour: int) -> Sentence:
    """Say by which timetable or lines, and how people walk to them."""
    file = ", ".join(name for name, _ in vehicles.files)
    values: dict[str, object] = {"file": file, "walks": _walks(streets)}
    if isinstance(vehicles, Lines):
        return "minutes_by_lines", values
    return "minutes_by_timetable", {**values, "hour": hour, "day": str(vehicles.day)}


def _traffic(streets: Streets) -> Text:
    if not streets.congestion.factors:
        return TRAFFIC["free"]
    return TRAFFIC["slowed"].filled(source=streets.congestion.source or "-")


def _changed(streets: Streets) -> Text:
    if not streets.changes:
        return CHANGED["nothing"]
    each = [f"{streets.names[names[0]]} × {factor:g}" for names, factor in streets.changes if names]
    return CHANGED["speeds"].filled(names=", ".join(each))


def _walks(streets: Streets | None) -> Text:
    if streets is not None:
        return WALKS["streets"].filled(file=streets.provenance.file)
    foot = Foot()
    return WALKS["straight"].filled(kmh=foot.kmh, detour=foot.detour)
