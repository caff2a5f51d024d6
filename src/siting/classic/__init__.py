"""The classic models of location: functions of arrays, without a city, that return a ``Problem``."""

from siting.classic.medians import p_median
from siting.classic.quadratic import gqap
from siting.classic.single_sourcing import single_source
from siting.classic.uncapacitated import uflp

__all__ = ["gqap", "p_median", "single_source", "uflp"]
