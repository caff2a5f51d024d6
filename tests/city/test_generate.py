"""Generated cities: right in size, feasible, fairly priced, the same for the same seed."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from siting.audit.audit import audit
from siting.audit.records import Audit
from siting.audit.terms import TERMS
from siting.city.arrays import IntArray
from siting.city.city import CLASSES, WHO, City, Flow, Plan
from siting.city.generate import generate
from siting.city.generate.build import sample
from siting.city.generate.burdens import BURDENS, parked
from siting.city.generate.geography import kilometres
from siting.city.generate.money import operating_cost
from siting.city.generate.prices import ONLY_WITH_EVERYTHING, flat_tariff, with_steps
from siting.city.generate.sample import places
from siting.city.generate.vehicles import near_and_far
from siting.city.readers import check, read
from siting.city.writers import write
from siting.errors import OptionError

RULES = {
    *("FloorArea", "Desks", "ParkingCapacity", "MinimumUse", "Reserve", "Pinned", "Forbidden"),
    *("Requires", "Together", "Apart", "Near", "Away", "Open", "Closed", "Exclusive", "AtMost"),
    *("AtLeast", "Budget", "Cap", "Within", "MaxMoves"),
}
TINY = ((1, 1, 1, 1), (3, 2, 2, 1), (3, 2, 2, 2), (1, 5, 1, 3), (20, 1, 3, 2), (2, 2, 1, 96))


made = cache(generate)
"""The same city for the same options, made once: nothing changes a city."""


def tiny(size: tuple[int, int, int, int], **options: object) -> City:
    agencies, buildings, zones, slots = size
    return made(agencies=agencies, buildings=buildings, zones=zones, slots=slots, **options)


def description(city: City) -> dict[str, object]:
    """Prices and rules in the plain words of the audit, written out here without the model."""
    prices = {t.name: 1.0 if t.unit.startswith("IDR") else 0.0 for t in TERMS}
    prices |= {term: weight.price for term, weight in city.weights.items()}
    empty = {"agency": None, "other": [], "building": None, "site": None, "value": None}
    empty |= {"what": None, "limit": None, "level": "hard", "price": None}
    columns = ("FloorArea", "Desks", "MinimumUse", "Requires")
    rows = [empty | {"rule": rule} for rule in columns]
    rows += [dataclasses.asdict(row) | {"other": list(row.other)} for row in city.rules]
    return {
        "prices": prices,
        "rules": [r | {"name": f"{r['rule']} {k}"} for k, r in enumerate(rows)],
    }


def split(city: City, positions: IntArray) -> tuple[Flow, ...]:
    """Near lots filled first, as the estimate assumes."""
    _, near_part = parked(city, positions[None])
    near, far = near_and_far(city)
    people = (city.agencies.present, city.agencies.visitors_per_day)
    return tuple(
        Flow(city.buildings.ids[j], city.lots.ids[lot], vehicle, who, float(part * vehicles))
        for j in np.flatnonzero(far >= 0)
        for v, vehicle in enumerate(CLASSES)
        for w, who in enumerate(WHO)
        for vehicles in [
            people[w][positions == j].sum() * city.modes.share[w, v] / city.modes.occupancy[w, v]
        ]
        for lot, part in ((near[j], near_part[0, v, j]), (far[j], 1 - near_part[0, v, j]))
    )


def recount(city: City, positions: IntArray) -> Audit:
    ids = city.buildings.ids
    assignment = {a: ids[j] for a, j in zip(city.agencies.ids, positions, strict=True)}
    return audit(city, Plan(assignment, split(city, positions)), description(city))


def differences(a: object, b: object, path: str = "") -> Iterator[str]:
    """Places where two cities differ, but for what only a reader of files knows."""
    if dataclasses.is_dataclass(a):
        for f in dataclasses.fields(a):
            if path or f.name not in ("name", "assumptions", "files", "locale"):
                yield from differences(getattr(a, f.name), getattr(b, f.name), f"{path}.{f.name}")
    elif isinstance(a, np.ndarray):
        if not np.array_equal(a, b):
            yield path
    elif isinstance(a, dict):
        if list(a) != list(b):
            yield path
        for key in a.keys() & b.keys():
            yield from differences(a[key], b[key], f"{path}.{key}")
    elif a != b:
        yield path


def arrays(part: object) -> Iterator[np.ndarray]:
    if isinstance(part, np.ndarray):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from arrays(value)
    elif dataclasses.is_dataclass(part):
        for f in dataclasses.fields(part):
            yield from arrays(getattr(part, f.name))


def test_sizes_are_those_asked_for() -> None:
    city = made(agencies=7, buildings=4, zones=9, slots=3)
    assert (len(city.agencies), len(city.buildings), len(city.zones)) == (7, 4, 9)
    assert city.profiles is not None
    assert len(city.profiles) == 3
    assert city.visitor_share.shape == city.home_share.shape == (7, 9)
    assert city.minutes.zones("car").shape == (9, 4)


def test_a_city_without_numbers_is_that_of_the_benchmarks() -> None:
    city = made()
    sizes = len(city.agencies), len(city.buildings), len(city.zones), len(city.profiles)
    assert sizes == (45, 25, 107, 8)
    assert len(set(city.zones.district)) == 18
    assert set(city.zones.bank) == {"ilir", "ulu"}
    assert len(city.tariff.rate) == 1
    assert city.rules == ()


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("size", [(45, 25, 107, 8), *TINY])
def test_areas_fill_four_fifths_of_the_net_floor(
    size: tuple[int, int, int, int], everything: bool
) -> None:
    city = tiny(size, everything=everything)
    assert 5 * city.agencies.area_m2.sum() == 4 * city.buildings.net_m2.sum()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_third_of_the_buildings_has_two_lots_and_each_has_one(seed: int) -> None:
    lots = Counter(made(seed=seed).lot_serves.building.tolist())
    assert sorted(lots) == list(range(25))
    assert Counter(lots.values()) == {1: 17, 2: 8}


def test_without_second_lots_nobody_walks() -> None:
    city = made(two_lots=0)
    assert len(city.lot_serves) == 25
    assert not city.lot_serves.walk_minutes.any()
    assert "parking_walk" not in city.weights


def test_one_pair_in_twenty_has_trips_and_half_as_many_joint_visits() -> None:
    city = made()
    assert len(city.trips) == round(0.05 * 45 * 44 / 2)
    assert len(city.joint_visits) == round(0.025 * 45 * 44 / 2)
    assert (city.trips.first < city.trips.second).all()
    assert len(set(zip(city.trips.first, city.trips.second, strict=True))) == len(city.trips)


def test_without_pairs_no_trips_are_priced() -> None:
    city = made(pairs=0)
    assert len(city.trips) == len(city.joint_visits) == 0
    assert not {"agency_trips", "joint_visits"} & set(city.weights)


def test_sites_of_several_buildings_are_among_them() -> None:
    buildings = Counter(made().buildings.site)
    assert max(buildings.values()) >= 2
    assert 1 in buildings.values()


def test_shares_sum_to_exactly_one() -> None:
    city = made()
    assert (city.visitor_share.sum(axis=1) == 1).all()
    assert (city.home_share.sum(axis=1) == 1).all()
    assert (city.modes.share.sum(axis=1) == 1).all()


def test_the_way_to_the_other_bank_leads_over_a_bridge() -> None:
    south, north = np.array([[-4.0, -3.0]]), np.array([[-4.0, 3.0]])
    assert kilometres(south, north)[0, 0] > 6.5
    assert kilometres(north, north + (0.0, 6.0))[0, 0] == 6


def test_inside_a_site_no_time_passes_and_ways_back_may_differ() -> None:
    city = made()
    minutes = city.minutes.buildings("mixed")
    same = city.site_of[:, None] == city.site_of
    assert not minutes[same].any()
    assert (minutes[~same] >= 1).all()
    assert (minutes != minutes.T).any()


def test_everything_gives_each_mode_minutes_of_its_own() -> None:
    assert set(made().minutes.zone) == {"mixed"}
    every = {"mixed", "car", "motorcycle", "transit", "walk"}
    assert set(made(everything=True).minutes.zone) == every


def test_there_are_far_more_motorcycles_than_cars() -> None:
    cars, motorcycles = made().lots.spaces.sum(axis=0)
    assert motorcycles > 2 * cars


def test_visitors_stay_one_hour_however_fine_the_slots() -> None:
    for slots in (1, 2, 8, 16):
        profiles = made(agencies=3, buildings=2, zones=2, slots=slots).profiles
        assert profiles is not None
        assert profiles.hours @ profiles.visitor_presence == pytest.approx(1, abs=1e-3)


def test_a_tariff_of_three_steps_jumps_up_at_each_limit_and_falls_per_kwh() -> None:
    city = made()
    tariff = with_steps(city, sample(city, 5), 3).tariff
    limit = tariff.limit_kwh[:-1]
    below = tariff.fixed[:-1] + tariff.rate[:-1] * limit
    above = tariff.fixed[1:] + tariff.rate[1:] * limit
    assert (above > below).all()
    assert (tariff.fixed > 0).all()
    assert (np.diff(tariff.rate) < 0).all()
    assert len(flat_tariff().rate) == 1
    assert len(made(tariff_steps=2).tariff.rate) == 2


@pytest.mark.parametrize("plan", ["today", "draft"])
@pytest.mark.parametrize("size", [(45, 25, 107, 8), *TINY])
def test_stored_plans_place_every_agency_where_it_fits(
    size: tuple[int, int, int, int], plan: str
) -> None:
    city = tiny(size, everything=True)
    load = Counter[str]()
    for agency, area in zip(city.agencies.ids, city.agencies.area_m2, strict=True):
        load[city.plans[plan][agency]] += area
    for building, net in zip(city.buildings.ids, city.buildings.net_m2, strict=True):
        assert load[building] <= net
    assert city.plans["today"].assignment == dict(
        zip(city.agencies.ids, city.agencies.current, strict=True)
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_draft_keeps_what_the_columns_bind(seed: int) -> None:
    city = made(seed=seed, everything=True)
    a, b, draft = city.agencies, city.buildings, city.plans["draft"]
    assert any(a.allowed)
    assert any(a.forbidden)
    assert any(a.part_of)
    assert {"open", "closed"} <= set(b.rule)
    present, area = Counter[str](), Counter[str]()
    for i, agency in enumerate(a.ids):
        home = draft[agency]
        allowed = a.allowed[i]
        assert allowed is None or home in allowed
        assert home not in a.forbidden[i]
        assert set(a.requires[i]) <= set(b.features[b.index[home]])
        present[home] += a.staff[i] * a.attendance[i]
        area[home] += a.area_m2[i]
    for j, building in enumerate(b.ids):
        assert present[building] <= b.desks[j]
        assert b.rule[j] != "open" or area[building] > 0
        assert b.rule[j] != "closed" or area[building] == 0
        assert area[building] == 0 or area[building] >= b.min_use[j] * b.net_m2[j]


@pytest.mark.parametrize("size", [(45, 25, 107, 8), (12, 6, 10, 4), *TINY])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_audit_finds_no_hard_rule_broken_in_the_draft(
    size: tuple[int, int, int, int], seed: int
) -> None:
    city = tiny(size, seed=seed, everything=True, pairs=0.1)
    assert recount(city, places(city, "draft")).broken == ()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_everything_has_each_kind_of_rule_hard_soft_or_off_and_prices_each_term(seed: int) -> None:
    city = made(seed=seed, everything=True)
    assert {row.rule for row in city.rules} == RULES
    assert {row.rule for row in city.rules if row.level == "hard"} == RULES - {
        "Desks",
        "MinimumUse",
    }  # these two are hard by their columns
    assert {row.level for row in city.rules} == {"hard", "soft", "off"}
    assert all(row.price and row.price > 0 for row in city.rules if row.level == "soft")
    assert set(city.weights) == set(BURDENS)
    assert len(city.tariff.rate) == 3


def test_without_everything_only_plain_burdens_are_priced() -> None:
    assert set(made().weights) == set(BURDENS) - set(ONLY_WITH_EVERYTHING)


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_burden_differs_between_plans_by_a_small_part_of_operating_cost(
    seed: int, everything: bool
) -> None:
    city = made(seed=seed, everything=everything)
    plans = sample(city, seed=100 + seed, count=60)
    cost = operating_cost(city, plans).mean()
    for term, weight in city.weights.items():
        amount = weight.price * BURDENS[term](city, plans)
        low, high = np.quantile(amount, (0.05, 0.95))
        assert 0.02 <= (high - low) / cost <= 0.10, term
        assert 0.02 <= np.ptp(amount) / cost <= 0.10, term


@pytest.mark.parametrize(("seed", "everything"), [(1, False), (2, True), (3, False)])
def test_the_audit_counts_what_the_estimate_counts_and_sees_the_same_spread(
    seed: int, everything: bool
) -> None:
    city = made(seed=seed, everything=everything)
    plans = sample(city, seed=200 + seed, count=30)
    audits = [recount(city, plan) for plan in plans]
    cost = [a.operating_cost for a in audits]
    np.testing.assert_allclose(cost, operating_cost(city, plans), rtol=1e-9)
    for term, estimate in BURDENS.items():
        amount = np.array([a.terms[term] for a in audits])
        np.testing.assert_allclose(amount, estimate(city, plans), rtol=1e-9, atol=1e-6)
        if term in city.weights:
            assert 0.02 <= city.weights[term].price * np.ptp(amount) / np.mean(cost) <= 0.10, term


@pytest.mark.parametrize("two_lots", [0, 1 / 3])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_tenth_to_four_tenths_of_the_lots_are_too_small_at_the_peak(
    seed: int, two_lots: float
) -> None:
    city = made(seed=seed, two_lots=two_lots)
    short, _ = parked(city, sample(city, seed=300 + seed))
    assert 0.1 <= (short > 0).any(axis=(1, 3)).mean() <= 0.4


def test_random_plans_fit_and_differ() -> None:
    city = made()
    plans = sample(city, seed=4)
    for plan in plans:
        load = np.bincount(plan, weights=city.agencies.area_m2, minlength=25)
        assert (load <= city.buildings.net_m2).all()
    assert len({plan.tobytes() for plan in plans}) == len(plans)


@pytest.mark.parametrize("everything", [False, True])
def test_the_same_seed_gives_the_same_city_and_another_seed_another(everything: bool) -> None:
    one, again, other = (generate(seed=s, everything=everything) for s in (4, 4, 5))
    assert not list(differences(one, again))
    assert ".agencies.staff" in set(differences(one, other))


def test_the_city_does_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; from siting.city.generate import generate; from siting.city.writers import"
        " write; write(generate(agencies=20, buildings=9, everything=True), sys.argv[1])"
    )
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", code, str(tmp_path / seed)]
        subprocess.run(command, env=environment, check=True)
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert len(files) > 10
    for name in files:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_fewer_second_lots_or_pairs_leave_the_buildings_as_they_are() -> None:
    city, plain = made(), made(two_lots=0, pairs=0)
    assert not list(differences(city.buildings, plain.buildings, "buildings"))
    assert not list(differences(city.agencies, plain.agencies, "agencies"))


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("size", TINY)
def test_tiny_cities_hold_finite_numbers_that_are_not_negative(
    size: tuple[int, int, int, int], everything: bool
) -> None:
    for seed in range(5):
        city = tiny(size, seed=seed, everything=everything, pairs=1.0)
        unlimited = (city.buildings.desks, city.tariff.limit_kwh)
        south = (city.buildings.lat, city.zones.lat)
        for array in arrays(city):
            assert not np.isnan(array).any()
            assert np.isfinite(array).all() or any(array is known for known in unlimited)
            assert (array >= 0).all() or any(array is known for known in south)
        assert all(np.isfinite(w.price) and w.price > 0 for w in city.weights.values())
        assert (city.buildings.net_m2 > 0).all()


def test_a_city_of_400_agencies_and_5000_zones_is_made_too() -> None:
    city = generate(agencies=400, buildings=150, zones=5000, everything=True)
    assert 5 * city.agencies.area_m2.sum() == 4 * city.buildings.net_m2.sum()
    assert len(city.trips) == round(0.05 * 400 * 399 / 2)
    assert {row.rule for row in city.rules} == RULES


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("size", [(45, 25, 107, 8), *TINY])
def test_a_written_city_passes_the_check_and_reads_back_the_same(
    size: tuple[int, int, int, int], everything: bool, tmp_path: Path
) -> None:
    city = tiny(size, everything=everything, pairs=0.05)
    write(city, tmp_path)
    assert [finding for finding in check(tmp_path) if finding.level == "error"] == []
    assert not list(differences(city, read(tmp_path)))


def test_arrays_of_a_city_are_read_only() -> None:
    assert not any(array.flags.writeable for array in arrays(made(everything=True)))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"agencies": 0}, "agencies is 0"),
        ({"slots": 97}, "slots is 97"),
        ({"seed": -1}, "seed is -1"),
        ({"two_lots": 1.5}, "two_lots is 1.5"),
        ({"pairs": float("nan")}, "pairs is nan"),
        ({"tariff_steps": 0}, "tariff_steps is 0"),
    ],
)
def test_a_number_outside_its_range_is_refused_by_name(
    options: dict[str, float], said: str
) -> None:
    with pytest.raises(OptionError, match=said):
        generate(**options)
