"""Fill: what a room can hold at most if the last item may be cut, without sorting."""

from __future__ import annotations

from siting.parts.flat import Array
from siting.solvers.compiled.jit import compiled


@compiled
def fill(ratio: Array, profit: Array, size: Array, n: int, room: float) -> tuple[float, float]:
    """Return Dantzig's bound for the first ``n`` items, and the profit per size of the item that is cut.

    By halving like quicksort (Balas, Zemel 1980, *An algorithm for large zero-one knapsack problems*): in
    time that grows with n only. The arrays are reordered together. ``ratio`` is profit / size,
    ``inf`` where size is 0; the sizes of all items exceed the room, or the second number is 0.
    """
    low, high, gained = 0, n, 0.0
    while high > low:
        # median of three
        a, b, c = ratio[low], ratio[(low + high) // 2], ratio[high - 1]
        pivot = max(min(a, b), min(max(a, b), c))
        i, k, j = low, low, high
        weight, worth, equal, tied = 0.0, 0.0, 0.0, 0.0
        while k < j:
            r = ratio[k]
            if r > pivot:
                weight += size[k]
                worth += profit[k]
                if i != k:
                    ratio[i], ratio[k] = ratio[k], ratio[i]
                    profit[i], profit[k] = profit[k], profit[i]
                    size[i], size[k] = size[k], size[i]
                i += 1
                k += 1
            elif r < pivot:
                j -= 1
                ratio[j], ratio[k] = ratio[k], ratio[j]
                profit[j], profit[k] = profit[k], profit[j]
                size[j], size[k] = size[k], size[j]
            else:
                equal += size[k]
                tied += profit[k]
                k += 1
        if weight > room:
            high = i
            continue
        if weight + equal > room:
            return gained + worth + (room - weight) * pivot, pivot
        gained += worth + tied
        room -= weight + equal
        low = j
    return gained, 0.0
