"""Streets: shared borders and bridges as tables of nodes and edges that `siting.network` reads."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import siting
from make.roads import DETOUR, Roads, drive, roads
from make.tables import read
from siting.network import Streets


def streets() -> Streets:
    """Return one street for each link, as long as `roads` takes it to be.

    A bridge's queue is in its speed. The bridges keep their names, so that
    ``streets().without("Ampera")`` closes one.
    """
    queues = {row["bridge"]: float(row["queue_minutes"]) for row in read("choices/bridges")}
    edges = []
    for link in read("facts/links"):
        metres = float(link["straight_m"]) * DETOUR
        minutes = drive(float(link["straight_m"]) / 1000.0) + queues.get(link["bridge"], 0.0)
        speed = metres * 0.06 / minutes
        edges.append((link["u"], link["v"], metres, speed, link["bridge"]))
    nodes = [(row["code"], row["lon"], row["lat"]) for row in read("facts/kelurahan")]
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder) / "nodes.csv", ("node", "lon", "lat"), nodes)
        _write(Path(folder) / "edges.csv", ("u", "v", "length_m", "speed_kmh", "name"), edges)
        return siting.network.read(folder)


def ways(over: Streets, kelurahan: Sequence[Mapping[str, str]]) -> Roads:
    """Return minutes between kelurahan over streets; inside one they stay those of its area."""
    codes = [row["code"] for row in kelurahan]
    between = over.minutes(codes, codes, "car", hour=None)
    return Roads(tuple(codes), between, roads(kelurahan, (), ()).inside)


def _write(path: Path, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        writer.writerows(rows)
