"""Minutes by networkx, from arcs as states: slow, plain, sharing only the doors with the library.

A state is "at the end of arc a, by way of the arcs before it", as many of them as the longest
chain remembers. From there every arc that starts there may follow, unless it ends what is banned.
Points enter at the part of an arc that lies ahead of them and leave after the part
that lies behind them.
"""

import networkx as nx
import numpy as np

from siting.network.draft import Ledger
from siting.network.matrix import doorstep
from siting.network.snap.points import points
from siting.network.weights import NEVER


def milliseconds(streets, origins, targets, mode="car", hour=None, farther=3.0, turn_cost=None):
    """Milliseconds from each origin to each target, NEVER where there is no way."""
    step = doorstep(streets, mode)
    ledger = Ledger("")
    starts = step.doors(points(streets, origins), ledger, 1000.0, farther)
    ends = step.doors(points(streets, targets), ledger, 1000.0, farther)
    ms = streets.weights(mode, hour)
    open_ = np.flatnonzero(ms < NEVER).tolist()
    bans = set()
    if mode != "walk":
        bans = {tuple(pair) for pair in streets.bans.tolist()} | set(streets.chains)
    memory = max(map(len, bans), default=2) - 1
    cost = turn_cost or (lambda into, onto: 0)
    leaving = {}
    for arc in open_:
        leaving.setdefault(int(streets.tail[arc]), []).append(arc)
    graph = nx.DiGraph()
    coming = {}
    left = [(arc,) for arc in open_]
    known = set(left)
    while left:
        state = left.pop()
        for onto in leaving.get(int(streets.head[state[-1]]), []):
            way = (*state, onto)
            if any(way[-size:] in bans for size in range(2, len(way) + 1)):
                continue
            extra = cost(state[-1], onto)
            graph.add_edge(state, way[-memory:], ms=int(ms[onto]) + extra)
            coming.setdefault(onto, []).append((state, extra))
            if way[-memory:] not in known:
                known.add(way[-memory:])
                left.append(way[-memory:])
    ways = list(_ways(ends, ms, streets.speeds.door))
    out = np.full((len(starts.ptr) - 1, len(ends.ptr) - 1), NEVER)
    arrivals = []
    for point, arc, behind, walk in ways:
        arrivals += [(point, into, behind + walk + extra) for into, extra in coming.get(arc, [])]
    for n in range(len(out)):
        seeds = [way for way in _ways(starts, ms, streets.speeds.door) if way[0] == n]
        source = ("from", n)
        for _, arc, behind, walk in seeds:
            _least(graph, source, (arc,), int(ms[arc]) - behind + walk)
        if seeds:
            away = nx.single_source_dijkstra_path_length(graph, source, weight="ms")
            for point, into, more in arrivals:
                out[n, point] = min(out[n, point], away.get(into, NEVER) + more)
            graph.remove_node(source)
        for _, arc, behind, walk in seeds:
            for point, other, later, leg in ways:
                if arc == other and later >= behind:
                    out[n, point] = min(out[n, point], later - behind + walk + leg)
    return np.minimum(out, NEVER)


def _ways(doors, ms, kmh):
    """Point, arc, milliseconds of the arc behind the foot, milliseconds on foot."""
    for n in range(len(doors.ptr) - 1):
        for way in range(doors.ptr[n], doors.ptr[n + 1]):
            arc = int(doors.arc[way])
            if ms[arc] < NEVER:
                behind = round(doors.part[way] * int(ms[arc]))
                yield n, arc, behind, round(doors.walk[way] * 3600 / kmh)


def _least(graph, start, end, ms):
    if not graph.has_edge(start, end) or graph[start][end]["ms"] > ms:
        graph.add_edge(start, end, ms=ms)
