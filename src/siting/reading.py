"""Read a city: its tables, and minutes over streets and by public transport where they are given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from siting.city import readers
from siting.errors import OptionError
from siting.locale.errors import ERRORS

if TYPE_CHECKING:
    from siting.city.build.travel import Travel
    from siting.city.city import City
    from siting.city.findings import Finding
    from siting.network.travel import Network, Progress, Transit


def read(
    path: str | Path,
    *,
    network: Network | None = None,
    transit: Transit | None = None,
    hour: int = 8,
    cache: bool | str | Path = True,
    progress: Progress | None = None,
) -> City:
    """Read a folder of CSV files or a workbook into a city.

    Parameters
    ----------
    path
        A folder with ``agencies.csv``, ``buildings.csv`` …, or an ``.xlsx`` or ``.ods`` workbook
        with the same sheets.
    network
        Streets: a file (``.osm.pbf``, ``.graphml``, ``.gpkg``, ``.csv`` …), what
        ``siting.network.read`` returns, or a networkx graph. Their minutes by car, motorcycle and
        on foot, the mean of there and back, take the place of the sheet ``minutes``; a car's stand
        for people whose modes are unknown.
    transit
        Public transport: a GTFS feed or several, or what ``siting.network.transit`` reads. Its
        minutes take the place of the sheet's rows for ``transit``; without it these rows stay, and
        where there are none, those of a car stand in.
    hour
        Hour of the day, 0 to 23, at which people travel both ways.
    cache
        Whether measured minutes are kept and found again by the content of all they depend on;
        a path names the folder, else ``SITING_CACHE`` or the user's cache folder does.
    progress
        Called with a mode, the number of modes measured and their number.

    Returns
    -------
    City
        Frozen, with every default and assumption on record in ``city.assumptions``, how minutes
        were measured among them, and the hash of every file in ``city.files``.

    Raises
    ------
    DataError
        If there are errors in tables, streets or feeds; its ``findings`` are all of them.
    OptionError
        If the hour is none.
    """
    return readers.read(path, _travel(network, transit, hour, cache, progress))


def check(
    path: str | Path,
    *,
    network: Network | None = None,
    transit: Transit | None = None,
    hour: int = 8,
) -> list[Finding]:
    """Return all findings of a folder or workbook, errors and notes, in the order of the sheets.

    The arguments are those of ``read``.
    """
    return readers.check(path, _travel(network, transit, hour, False, None))


def _travel(
    network: Network | None,
    transit: Transit | None,
    hour: int,
    cache: bool | str | Path,
    progress: Progress | None,
) -> Travel | None:
    if hour not in range(24):
        raise OptionError(ERRORS["hour"], value=hour)
    if network is None and transit is None:
        return None
    from siting.network.stored import folder
    from siting.network.travel import NetworkTravel

    kept = folder() if cache is True else None if cache is False else Path(cache)
    return NetworkTravel(network, transit, hour, kept, progress)
