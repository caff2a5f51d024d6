"""Electricity steps and prices of burdens, set so that each of them matters in a random plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from siting.city.arrays import Array, IntArray, locked
from siting.city.city import City, Tariff, Weight
from siting.city.defaults import TARIFF_RATE
from siting.city.generate.burdens import BURDENS
from siting.city.generate.money import energy, operating_cost
from siting.city.generate.numbers import tidy

ONLY_WITH_EVERYTHING = ("crowding", "worst_access", "uncovered", "inequity")
SPREAD = 0.035  # of operating cost, from the 5 % to the 95 % plan
LEAST_SPREAD = 0.02  # of the mean burden: less is no reason for a higher price
ROUNDING = 1e-9  # a smaller amount is the rounding of 0: inequity where there is one district
UNSEEN = 0.0001  # of operating cost a unit, where no random plan bears the burden
SURCHARGE = 0.02  # by how much a meter costs more just beyond a limit


def flat_tariff() -> Tariff:
    """One step at the business rate P-1. Shape (1,)."""
    return Tariff(locked([np.inf]), locked([0.0]), locked([TARIFF_RATE]))


def with_steps(city: City, plans: IntArray, steps: int) -> City:
    """Give the city a staircase: dearer just beyond a limit, cheaper per kWh within a step.

    Limits lie where they part the used meters of ``plans`` (S, I) into equal groups.
    """
    kwh, used = energy(city, plans)
    cuts = np.quantile(kwh[used], np.arange(1, steps) / steps)
    limits = np.maximum.accumulate(np.rint(cuts / 1000) * 1000) + 1000 * np.arange(1, steps)
    rates = (TARIFF_RATE * 0.85 ** np.arange(steps)).round(6)
    fixed = [5.0]
    for limit, rate, following in zip(limits, rates, rates[1:], strict=False):
        cost = fixed[-1] + rate * limit
        fixed.append(float(np.rint((1 + SURCHARGE) * cost - following * limit)))
    return replace(city, tariff=Tariff(locked([*limits, np.inf]), locked(fixed), locked(rates)))


def prices(city: City, plans: IntArray, *, everything: bool) -> dict[str, Weight]:
    """Price each burden so that its spread over ``plans`` (S, I) is a small part of operating cost.

    A burden that no plan bears gets a price only where ``everything`` is asked for, and the four of
    access and crowding only then.
    """
    money = float(operating_cost(city, plans).mean())
    seen = {
        term: _counted(estimate(city, plans))
        for term, estimate in BURDENS.items()
        if everything or term not in ONLY_WITH_EVERYTHING
    }
    return {
        term: Weight(_price(amount, money), "spread over random plans")
        for term, amount in seen.items()
        if everything or amount.any()
    }


def _counted(amount: Array) -> Array:
    return np.where(amount > ROUNDING, amount, 0.0)


def spread(amount: Array) -> float:
    """From the 5 % to the 95 % plan. ``amount`` has shape (S,)."""
    low, high = np.quantile(amount, (0.05, 0.95))
    return float(high - low)


def _price(amount: Array, money: float) -> float:
    """Price a burden of ``amount`` (S,) where plans cost ``money`` (their mean)."""
    if not amount.any():
        return tidy(UNSEEN * money)
    return tidy(SPREAD * money / max(spread(amount), LEAST_SPREAD * float(amount.mean())))
