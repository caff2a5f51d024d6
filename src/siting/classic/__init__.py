"""The classic models of location: functions of arrays, without a city, that return a ``Problem``."""

from siting.classic.quadratic import gqap
from siting.classic.single_sourcing import single_source

__all__ = ["gqap", "single_source"]
