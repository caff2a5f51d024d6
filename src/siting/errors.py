"""The few errors this library raises; each is also the builtin that a caller would expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from siting.city.findings import Finding


class SitingError(Exception):
    """Base of every error that this library raises on purpose."""


class DataError(SitingError, ValueError):
    """The tables hold errors; ``findings`` lists all of them, not only the first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))

    def __reduce__(self) -> tuple[type[DataError], tuple[tuple[Finding, ...]]]:
        """Pickle by the findings, so that the error survives a process pool."""
        return (DataError, (self.findings,))


class UnknownName(SitingError, LookupError):
    """A name of a term, rule, agency, building, plan or option that does not exist."""


class OptionError(SitingError, ValueError):
    """An argument whose value cannot be meant: a negative price, a time limit below zero."""


class NoPlan(SitingError, LookupError):
    """The result holds no plan; the message says why the solver stopped."""


class Infeasible(NoPlan):
    """No plan keeps all hard rules; this was proved."""


class SolverError(SitingError, RuntimeError):
    """A solver failed or is not installed."""


class AuditError(SitingError, AssertionError):
    """The audit's recount and the model disagree: a bug of this library, never of the data."""
