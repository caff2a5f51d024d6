"""The location models of spopt 0.8 by its names, signatures and attributes, solved and audited here.

``from siting.compat.spopt import PMedian`` in place of ``from spopt.locate import PMedian``. A model
holds ``result``, a ``siting.Result``, instead of a PuLP problem. Three models differ, because they
are wrong there: the k-nearest p-median does not depend on the unit of length, backup covering counts
only clients that two open sites cover, and predefined sites may have capacities.
"""

from siting.compat.spopt.centers import PCenter
from siting.compat.spopt.coverings import LSCP, LSCPB, MCLP
from siting.compat.spopt.dispersion import PDispersion
from siting.compat.spopt.medians import KNearestPMedian, PMedian

__all__ = ["LSCP", "LSCPB", "MCLP", "KNearestPMedian", "PCenter", "PDispersion", "PMedian"]
