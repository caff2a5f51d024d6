"""Write streets as a networkx graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from siting.network.modes import BITS
from siting.network.weights import NEVER

if TYPE_CHECKING:
    import networkx

    from siting.network.streets import Streets


def to_networkx(streets: Streets, mode: str, hour: int | None) -> networkx.MultiDiGraph:
    """Return the arcs that are open to a mode; see ``Streets.to_networkx``."""
    import networkx

    ms = streets.weights(mode, hour)
    graph = networkx.MultiDiGraph(crs=None if streets.metric else "EPSG:4326", mode=mode, hour=hour)
    lines = shapely.linestrings(
        streets.shape_x,
        streets.shape_y,
        indices=np.repeat(np.arange(len(streets.shape_ptr) - 1), np.diff(streets.shape_ptr)),
    )
    open_ = np.flatnonzero(ms < NEVER)
    shape = lines[streets.edge]
    shape[~streets.along] = shapely.reverse(shape[~streets.along])
    labels, x, y = streets.node.tolist(), streets.x.tolist(), streets.y.tolist()
    used = np.unique(np.concatenate((streets.tail[open_], streets.head[open_])))
    graph.add_nodes_from((labels[n], {"x": x[n], "y": y[n]}) for n in used.tolist())
    for arc in open_.tolist():
        fields = {
            "minutes": int(ms[arc]) / 60_000.0,
            "length_m": float(streets.length[arc]),
            "name": streets.names[streets.name[arc]],
            "highway": streets.kinds[streets.kind[arc]],
            "modes": " ".join(who for who, bit in BITS.items() if streets.allowed[arc] & bit),
            "geometry": shape[arc],
        }
        if not np.isnan(streets.speed[arc]):
            fields["speed_kmh"] = float(streets.speed[arc])
        tail, head = labels[streets.tail[arc]], labels[streets.head[arc]]
        turned = tail == head and not streets.along[arc]
        key = int(streets.edge[arc]) + (len(lines) if turned else 0)
        graph.add_edge(tail, head, key=key, **fields)
    return graph
