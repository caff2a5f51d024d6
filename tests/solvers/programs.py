"""Small programs with answers that fit in the head, and families of harder ones."""

from __future__ import annotations

import numpy as np

from siting.milp import Arrays, Linear, Milp


def lunch() -> Arrays:
    """Take two of three dishes, worth 5, 4, 3, for the least price 7, 2, 4, plus 10: total 16."""
    program = Milp()
    dish = program.columns(3, "dish", upper=1, integer=True)
    program.equal(Linear.of(dish), 2, "two")
    program.minimise(Linear.of(dish, [7, 2, 4], constant=10))
    return program.arrays()


def mixture() -> Arrays:
    """Mix 10 units from a cheap source (price 1, at most 4) and a dear one (price 3): total 22."""
    program = Milp()
    amount = program.columns(2, "amount", upper=[4, np.inf])
    program.equal(Linear.of(amount), 10, "all")
    program.minimise(Linear.of(amount, [1, 3]))
    return program.arrays()


def opening(price: float = 5.0) -> Arrays:
    """Open a door (whole number) to let 7 through at 1 each, or leave 7 outside at 2 each."""
    program = Milp()
    door = program.columns(1, "door", upper=1, integer=True)
    inside = program.columns(1, "inside")
    outside = program.columns(1, "outside")
    program.at_most(Linear.of(inside) - Linear.of(door, 10), 0, "only through the door")
    program.equal(Linear.of(inside) + Linear.of(outside), 7, "all")
    program.minimise(Linear.of([door[0], inside[0], outside[0]], [price, 1, 2]))
    return program.arrays()


def knapsacks(seed: int, things: int = 12, bags: int = 2) -> Arrays:
    """Pack what is worth most into bags with limits; whole prices, so totals are exact."""
    rng = np.random.default_rng(seed)
    program = Milp()
    take = program.columns(things, "take", upper=1, integer=True)
    weight = rng.integers(5, 60, (bags, things))
    for row in weight:
        program.at_most(Linear.of(take, row), int(row.sum()) // 2, "bag")
    program.minimise(Linear.of(take, -rng.integers(5, 60, things), constant=1000.0))
    return program.arrays()


def city(seed: int = 0, items: int = 60, places: int = 30) -> Arrays:
    """Assign every item to one open place with room for it; takes minutes to prove at full size."""
    rng = np.random.default_rng(seed)
    size = rng.uniform(50, 400, items)
    room = rng.uniform(600, 1500, places)
    room *= 2.0 * size.sum() / room.sum()
    program = Milp()
    opened = program.columns(places, "open", upper=1, integer=True)
    put = program.columns(items * places, "put", upper=1, integer=True).reshape(items, places)
    program.equal(Linear.rows(put), 1, "once")
    for j in range(places):
        program.at_most(Linear.of(put[:, j], size) - Linear.of(opened[j], room[j]), 0, "room")
    program.minimise(Linear.of(opened, rng.uniform(900, 2700, places)))
    program.minimise(Linear.of(put, rng.uniform(10, 100, (items, places))))
    return program.arrays()


def everywhere_open(items: int = 60, places: int = 30) -> tuple[Arrays, np.ndarray]:
    """Return a city and a plan for it: all places open, items put where there is room."""
    arrays = city(items=items, places=places)
    values = np.zeros(len(arrays.cost))
    values[:places] = 1.0
    put = values[places:].reshape(items, places)
    room = -arrays.matrix[items:, :places].diagonal()
    size = arrays.matrix[items:, places:].toarray()[0].reshape(items, places)[:, 0]
    for i in np.argsort(-size):
        j = int(np.argmax(room))
        put[i, j], room[j] = 1.0, room[j] - size[i]
    return arrays, values
