"""Exit codes, as the tables' contract fixes them, and those beyond it."""

DONE = 0
ERRORS = 1
"""The tables hold errors."""

INFEASIBLE = 2
"""Proved: no plan keeps all hard rules."""

NO_PLAN = 3
"""No plan was found in time."""

USAGE = 64
"""The command cannot be carried out as given; not argparse's 2, which means infeasible here."""

BUG = 70
"""Audit and model disagree."""

INTERRUPTED = 130
"""Ctrl-C before there was a plan."""
