"""OR structure without prices: each part gives rows for a program, a value, and a tracker."""

from siting.parts.above import Above
from siting.parts.achievement import Achievement, Wish
from siting.parts.assign import Assign
from siting.parts.closest import Closest
from siting.parts.cover import Cover
from siting.parts.distances import Distances
from siting.parts.divisible import Divisible
from siting.parts.excess import Excess
from siting.parts.group import Group
from siting.parts.load import Load
from siting.parts.median import Median
from siting.parts.model import Entry, Measure, Model, State
from siting.parts.open import Open
from siting.parts.pair import Pair
from siting.parts.part import Array, ByValue, IntArray, Part, Placement, Tracker
from siting.parts.program import Program
from siting.parts.reach import Reach
from siting.parts.serve import Serve, ShareCost
from siting.parts.shortfall import Shortfall
from siting.parts.split import LinkCost, Split, SplitLoad
from siting.parts.spread import Deviation, Worst
from siting.parts.staircase import Staircase

__all__ = [
    "Above",
    "Achievement",
    "Array",
    "Assign",
    "ByValue",
    "Closest",
    "Cover",
    "Deviation",
    "Distances",
    "Divisible",
    "Entry",
    "Excess",
    "Group",
    "IntArray",
    "LinkCost",
    "Load",
    "Measure",
    "Median",
    "Model",
    "Open",
    "Pair",
    "Part",
    "Placement",
    "Program",
    "Reach",
    "Serve",
    "ShareCost",
    "Shortfall",
    "Split",
    "SplitLoad",
    "Staircase",
    "State",
    "Tracker",
    "Wish",
    "Worst",
]
