"""All suites, in the order in which they are listed."""

from __future__ import annotations

from benchmarks.case import Suite
from benchmarks.suites.cities import CITIES
from benchmarks.suites.doors import DOORS
from benchmarks.suites.explore import EXPLORE
from benchmarks.suites.gqap import GQAP
from benchmarks.suites.growth import GROWTH
from benchmarks.suites.linearisation import LINEARISATION
from benchmarks.suites.network import NETWORK
from benchmarks.suites.pcenter import PCENTER
from benchmarks.suites.plants import CFLP, UFLP
from benchmarks.suites.pmedian import PMEDIAN
from benchmarks.suites.resolve import RESOLVE
from benchmarks.suites.single_source import DIAZ, HOLMBERG, ORLIB, SSCFLP_LARGE
from benchmarks.suites.speed import SPEED

SUITES: tuple[Suite, ...] = (
    SPEED,
    CITIES,
    RESOLVE,
    HOLMBERG,
    DIAZ,
    ORLIB,
    SSCFLP_LARGE,
    GQAP,
    PMEDIAN,
    PCENTER,
    UFLP,
    CFLP,
    GROWTH,
    LINEARISATION,
    NETWORK,
    DOORS,
    EXPLORE,
)


def find(name: str) -> Suite:
    """Return the suite of that name.

    Raises
    ------
    KeyError
        If there is none; the message lists those that exist.
    """
    for suite in SUITES:
        if suite.name == name:
            return suite
    raise KeyError(f"no suite is called {name!r}; there are {', '.join(s.name for s in SUITES)}")
