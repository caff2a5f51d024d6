"""The classic models of location: functions of arrays, without a city, that return a ``Problem``."""

from siting.classic.centers import p_center
from siting.classic.covering import lscp, lscpb, mclp
from siting.classic.dispersion import p_dispersion
from siting.classic.divisible import cflp
from siting.classic.medians import p_median
from siting.classic.nearest import k_nearest_p_median
from siting.classic.quadratic import gqap, quadratic_semi_assignment
from siting.classic.single_sourcing import single_source
from siting.classic.uncapacitated import uflp

__all__ = [
    "cflp",
    "gqap",
    "k_nearest_p_median",
    "lscp",
    "lscpb",
    "mclp",
    "p_center",
    "p_dispersion",
    "p_median",
    "quadratic_semi_assignment",
    "single_source",
    "uflp",
]
