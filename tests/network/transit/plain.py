"""Earliest arrival by a plain Dijkstra over times: slow, and sharing no code with the library.

A state is a stop, come to by a vehicle or on foot. Whoever stands at a stop boards any vehicle that
leaves later and rides it to all of its later stops; whoever gets off walks to any stop near by.
"""

import heapq
import itertools


def runs(hops):
    """Hops of each vehicle in the order of travel: (leaves, arrives, start, end, on, off)."""
    columns = (hops.leaves, hops.arrives, hops.start, hops.end, hops.on, hops.off)
    out = {}
    for vehicle, *hop in zip(hops.vehicle.tolist(), *(c.tolist() for c in columns), strict=True):
        out.setdefault(vehicle, []).append(tuple(hop))
    return out


def arrivals(ways, access, change, egress, depart, until=10**9):
    """Earliest times at targets.

    ``ways`` are runs; ``access`` holds seconds by stop, ``change`` seconds by pair of stops,
    ``egress`` seconds by pair of stop and target. Vehicles stand still from ``until`` on.
    """
    boards, walks, doors, known = {}, {}, {}, {}
    for way in ways.values():
        for n, (leaves, _, start, _, on, _) in enumerate(way):
            if on and depart <= leaves < until:
                boards.setdefault(start, []).append((leaves, n, way))
    for (a, b), seconds in change.items():
        walks.setdefault(a, []).append((b, seconds))
    for (stop, target), seconds in egress.items():
        doors.setdefault(stop, []).append((target, seconds))
    out, settled, ridden, count = {}, set(), {}, itertools.count()
    heap = [(depart + seconds, next(count), "there", stop) for stop, seconds in access.items()]
    heapq.heapify(heap)
    while heap:
        time, _, how, stop = heapq.heappop(heap)
        if (how, stop) in settled:
            continue
        settled.add((how, stop))
        if how == "off":
            for target, seconds in doors.get(stop, ()):
                out[target] = min(out.get(target, 10**9), time + seconds)
            for other, seconds in walks.get(stop, ()):
                heapq.heappush(heap, (time + seconds, next(count), "there", other))
            continue
        for leaves, n, way in boards.get(stop, ()):
            if leaves < time or ridden.get(id(way), len(way)) <= n:
                continue
            for gone, arrives, _, end, _, off in way[n : ridden.get(id(way), len(way))]:
                if off and gone < until and arrives < known.get(end, 10**9):
                    known[end] = arrives
                    heapq.heappush(heap, (arrives, next(count), "off", end))
            ridden[id(way)] = n
    return out
