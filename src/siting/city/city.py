"""The city: agencies, buildings, sites, lots, zones and all that is known of them, frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray

MODES = ("car", "motorcycle", "transit", "walk")
WHO = ("staff", "visitor")
CLASSES = ("car", "motorcycle")
MIXED = "mixed"


@dataclass(frozen=True)
class Parameter:
    """One number with where it comes from; status: official, measured, derived, assumed, synthetic."""

    value: float
    unit: str
    source: str
    year: int | None
    status: str


@dataclass(frozen=True)
class Assumption:
    """Something the tables did not say, and what was put in its place.

    ``key`` and ``values`` name a sentence of ``locale.findings``; ``sheet`` and ``column`` say where,
    ``count`` how many cells or rows; ``status`` is ``default``, ``assumed``, ``synthetic``, ``derived`` …
    """

    sheet: str
    column: str
    key: str
    values: Mapping[str, object]
    count: int
    source: str
    status: str


@dataclass(frozen=True, eq=False)
class Agencies:
    """What moves: one entry an agency (OPD) or unit of one."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    staff: Array  # (I,) persons
    attendance: Array  # (I,) 0-1
    part_of: tuple[str | None, ...]
    area_m2: Array  # (I,) net, programmed or defaulted where the table left it empty
    visitors_per_day: Array  # (I,)
    meeting_load: Array  # (I,) erlang
    move_cost: Array  # (I,) IDR million once
    current: tuple[str | None, ...]  # building id, None where the agency has none
    requires: tuple[tuple[str, ...], ...]  # features
    allowed: tuple[tuple[str, ...] | None, ...]  # building ids, None = anywhere
    forbidden: tuple[tuple[str, ...], ...]  # building ids

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Position of each id."""
        return {name: i for i, name in enumerate(self.ids)}

    @cached_property
    def whole(self) -> Mapping[str, str]:
        """The agency that each unit belongs to in the end; its own id where it is no unit."""
        above = dict(zip(self.ids, self.part_of, strict=True))
        out: dict[str, str] = {}
        for name in self.ids:
            whole = name
            while (upper := above.get(whole)) is not None:
                whole = upper
            out[name] = whole
        return out

    @property
    def present(self) -> Array:
        """Staff present on a working day, staff * attendance. Shape (I,), persons."""
        return self.staff * self.attendance

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, eq=False)
class Buildings:
    """Where agencies may sit. Money in IDR million a year unless it says once."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    site: tuple[str, ...]  # site id of each building; its own id where the table has none
    net_m2: Array  # (J,)
    gross_m2: Array  # (J,)
    lon: Array  # (J,) degrees, nan where unknown
    lat: Array  # (J,)
    zone: tuple[str | None, ...]
    status: tuple[str, ...]  # existing, candidate, leased
    owned: BoolArray  # (J,)
    posts: Array  # (J,) guard posts while used
    cleaning_rate: Array  # (J,) IDR million per net m2 of agencies
    cleaning_fixed: Array  # (J,)
    maintenance_rate: Array  # (J,) IDR million per gross m2
    base_kwh: Array  # (J,) kWh a year while used
    kwh_per_m2: Array  # (J,) kWh a year per net m2 of agencies
    rent: Array  # (J,)
    holding_cost: Array  # (J,) while owned and vacant
    release_income: Array  # (J,) while owned and vacant
    opening_cost: Array  # (J,) IDR million once
    life: Array  # (J,) years
    desks: Array  # (J,) inf where no number is given: no limit
    features: tuple[tuple[str, ...], ...]
    rule: tuple[str | None, ...]  # open, closed or None
    min_use: Array  # (J,) 0-1

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Position of each id."""
        return {name: j for j, name in enumerate(self.ids)}

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, eq=False)
class Sites:
    """Kompleks: one or more buildings that share gates, grounds, rooms and perhaps a meter."""

    ids: tuple[str, ...]  # every site that a building names, in order of first mention
    names: tuple[str, ...]
    gate_posts: Array  # (S,)
    grounds_cost: Array  # (S,) IDR million a year
    rooms: Array  # (S,) meeting rooms that stand already
    meter: tuple[str, ...]  # "site" or "building"

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Position of each id."""
        return {name: s for s, name in enumerate(self.ids)}

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, eq=False)
class Lots:
    """Parking lots as the table gives them, before reserved bays are taken off."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    spaces: Array  # (P, 2) car, motorcycle
    reserved: Array  # (P, 2)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Position of each id."""
        return {name: p for p, name in enumerate(self.ids)}

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, eq=False)
class LotServes:
    """Which lot serves which building: site rows are spread over their buildings, building rows win."""

    lot: IntArray  # (L,) position in lots
    building: IntArray  # (L,) position in buildings
    walk_minutes: Array  # (L,) one way

    def __len__(self) -> int:
        return len(self.lot)


@dataclass(frozen=True, eq=False)
class Zones:
    """Where people start from."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    district: tuple[str, ...]  # own zone id where the table has none
    bank: tuple[str | None, ...]
    population: Array  # (Z,) persons
    lon: Array  # (Z,) degrees, nan where unknown
    lat: Array  # (Z,)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Position of each id."""
        return {name: z for z, name in enumerate(self.ids)}

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, eq=False)
class Minutes:
    """Travel minutes one way, per mode, every fallback of COSTS.md section 2 already applied.

    Keys are ``mixed`` (always there) and those of ``MODES`` for which a table has rows. A mode without
    a key has the mixed minutes. ``inf`` = unreachable; ``nan`` = nothing known and nobody travels there.
    """

    zone: Mapping[str, Array]  # each (Z, J): zone -> building
    building: Mapping[str, Array]  # each (J, J): building -> building, directed, not yet averaged
    origin: str  # "table", "coordinates", "table and coordinates", "none"

    def zones(self, mode: str) -> Array:
        """Zone to building by ``mode``. Shape (Z, J)."""
        return self.zone.get(mode, self.zone[MIXED])

    def buildings(self, mode: str) -> Array:
        """Return minutes from building to building by ``mode``, directed. Shape (J, J)."""
        return self.building.get(mode, self.building[MIXED])


@dataclass(frozen=True, eq=False)
class Profiles:
    """The day in slots."""

    slots: tuple[str, ...]
    hours: Array  # (T,)
    staff_presence: Array  # (T,) 0-1
    visitor_presence: Array  # (T,) mean number present per visitor of the day

    def __len__(self) -> int:
        return len(self.slots)


@dataclass(frozen=True, eq=False)
class Modes:
    """How people travel: rows in the order of ``WHO``, columns in the order of ``MODES``.

    ``known[w]`` is False where the table has no row for ``WHO[w]``: those people's minutes are the mixed
    ones and they bring no vehicles.
    """

    share: Array  # (2, 4), rows that are known sum to 1
    occupancy: Array  # (2, 4) persons per vehicle
    known: tuple[bool, bool]


@dataclass(frozen=True, eq=False)
class Tariff:
    """The electricity staircase: step k holds up to ``limit_kwh[k]`` (last inf) and costs fixed + rate * E."""

    limit_kwh: Array  # (K,)
    fixed: Array  # (K,) IDR million a year
    rate: Array  # (K,) IDR million per kWh


@dataclass(frozen=True, eq=False)
class Pairs:
    """Unordered pairs of agencies with a flow a day; rows of the table for the same pair are added up."""

    first: IntArray  # (P,) position of the agency that comes first in the table of agencies
    second: IntArray  # (P,) always > first
    per_day: Array  # (P,)

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True)
class RuleRow:
    """One row of the sheet ``rules``, in the words of COSTS.md section 3; None where the cell is empty."""

    rule: str
    agency: str | None = None
    other: tuple[str, ...] = ()
    building: str | None = None
    site: str | None = None
    value: float | None = None
    what: str | None = None
    limit: float | None = None
    level: str = "hard"  # hard, soft, off
    price: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Weight:
    """A price in IDR million per unit of a term, with the planner's reason."""

    price: float
    note: str = ""


@dataclass(frozen=True)
class Flow:
    """Vehicles a day of one class and of ``staff`` or ``visitor`` from a building to a lot."""

    building: str
    lot: str
    vehicle: str  # one of CLASSES
    who: str  # one of WHO
    vehicles: float

    def stored(self) -> dict[str, str | float]:
        """Return it as it stands in result.json, where the kind of vehicle is its ``class``."""
        return {
            "building": self.building,
            "lot": self.lot,
            "class": self.vehicle,
            "who": self.who,
            "vehicles": self.vehicles,
        }

    @staticmethod
    def of(stored: Mapping[str, Any]) -> Flow:
        """Return it from what ``stored`` gave."""
        kept = dict(stored)
        return Flow(vehicle=kept.pop("class"), **kept)


@dataclass(frozen=True)
class Plan(Mapping[str, str]):
    """Agency id -> building id, and how its vehicles are split over lots where there is a choice.

    ``split`` is None while nobody has completed it (a plan typed in a table); after a solve or an
    evaluation it lists every building that has a choice of lots.

    A plan of a classic maps client to site. Where the model opens sites that may serve nobody,
    ``opened`` lists all of them, else it is None; clients that nobody serves are left out. Where
    demand may be divided, ``shares`` says for each client which part of it each site serves.
    """

    assignment: Mapping[str, str]
    split: tuple[Flow, ...] | None = None
    name: str = ""
    opened: tuple[Any, ...] | None = None
    shares: Mapping[Any, Mapping[Any, float]] | None = None

    def __getitem__(self, agency: str) -> str:
        return self.assignment[agency]

    def __iter__(self) -> Iterator[str]:
        return iter(self.assignment)

    def __len__(self) -> int:
        return len(self.assignment)


@dataclass(frozen=True, eq=False)
class City:
    """Everything the tables say, checked, with defaults filled in and each default on record."""

    name: str
    agencies: Agencies
    buildings: Buildings
    sites: Sites
    lots: Lots
    lot_serves: LotServes
    zones: Zones
    visitor_share: Array  # (I, Z) rows sum to 1, or all 0 where nobody comes from anywhere known
    home_share: Array  # (I, Z)
    minutes: Minutes
    profiles: Profiles | None
    modes: Modes | None
    tariff: Tariff
    trips: Pairs
    joint_visits: Pairs
    parameters: Mapping[str, Parameter]
    rules: tuple[RuleRow, ...] = ()
    weights: Mapping[str, Weight] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(
        default_factory=dict
    )  # holds "today" where `current` is complete
    assumptions: tuple[Assumption, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)  # file name -> sha256 of its content
    locale: str | None = None

    def value(self, name: str) -> float:
        """Value of a parameter, for instance ``city.value("days")``."""
        return self.parameters[name].value

    @cached_property
    def site_of(self) -> IntArray:
        """Position of each building's site. Shape (J,)."""
        array = np.array([self.sites.index[s] for s in self.buildings.site], dtype=np.int64)
        array.flags.writeable = False
        return array

    @property
    def parking_counted(self) -> bool:
        """Whether lots, profiles and modes are all given; else both parking terms are 0, "not counted"."""
        return len(self.lots) > 0 and self.profiles is not None and self.modes is not None
