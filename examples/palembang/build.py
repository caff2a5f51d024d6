"""Write the tables of this example from `facts` (retyped, with sources) and `choices` (assumed)."""

from __future__ import annotations

import argparse
from pathlib import Path

from make.agencies import agencies, split
from make.buildings import buildings, sites
from make.flows import joint_visits, trips
from make.kecamatan import offices
from make.parking import lots
from make.people import everybody, visitors, zones
from make.plans import mayor
from make.population import population
from make.ranks import ranks
from make.roads import roads, travel
from make.tables import FIRST, FULL, HERE, Row, chosen, figure, read, write

AS_CHOSEN = ("profiles", "modes", "tariff", "rules", "weights", "parameters")
"""Sheets that stand in ``choices`` as they are."""


def build(folder: Path, stage: str = FULL) -> None:
    """Write all tables of a stage into a folder.

    ``first`` is the city of 35 whole agencies in 29 buildings; ``full`` also has the offices of the
    18 kecamatan with their UPTD, units of agencies, flows between them, meetings, floor by rank and
    lots a walk away.
    """
    for name, rows in tables(stage).items():
        write(folder, name, rows)


def tables(stage: str) -> dict[str, list[Row]]:
    """Return the rows of every sheet of a stage."""
    full = stage == FULL
    kelurahan = read("facts/kelurahan")
    people = population(kelurahan, int(figure("population")))
    ways = roads(kelurahan, read("facts/links"), read("choices/bridges"))

    whole = agencies()
    districts = offices(kelurahan, people, ways) if full else []
    units = [unit for office in districts for unit in office.units]
    everyone = (split(whole) if full else whole) + units
    stock = buildings(whole + units, districts, stage)
    programmed = ranks(everyone) if full else None
    by_rank = programmed.area if programmed else {}

    sheets: dict[str, list[Row]] = {name: list(chosen(name, stage)) for name in AS_CHOSEN}
    sheets["agencies"] = [a.row(stage, a.agency in by_rank) for a in everyone]
    sheets["buildings"] = [building.row for building in stock]
    sheets["sites"] = sites(stock, everyone, stage)
    sheets["lots"], sheets["lot_serves"] = lots(stock, stage)
    sheets["zones"] = zones(kelurahan, people)
    sheets["visitors"] = visitors(everyone, kelurahan, people)
    sheets["homes"] = everybody(kelurahan, people)
    sheets["minutes"] = travel(ways, [(b.id, b.zone, b.site) for b in stock])
    sheets["plans"] = mayor(everyone)
    if programmed:
        sheets["trips"] = trips(everyone)
        sheets["joint_visits"] = joint_visits(districts)
        sheets["standards"] = list(read("choices/standards"))
        sheets["staffing"], sheets["special_rooms"] = programmed.staffing, programmed.rooms
    return sheets


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the tables of Palembang.")
    parser.add_argument("--stage", choices=(FIRST, FULL), default=FULL, help="default: full")
    parser.add_argument("--out", type=Path, default=HERE, help="default: the folder of this file")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    build(wanted.out, wanted.stage)
