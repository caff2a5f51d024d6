"""The few errors this library raises; each is also the builtin that a caller would expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siting.locale import Text
from siting.locale.errors import ERRORS
from siting.locale.findings import KINDS
from siting.locale.names import likely

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from siting.city.findings import Finding


class SitingError(Exception):
    """Base of every error that this library raises on purpose.

    Parameters
    ----------
    text
        The sentence in both languages; a plain string is the same in both.
    values
        What fills the sentence; a ``Text`` among them is said in the language of the sentence.

    Attributes
    ----------
    text
        The sentence with its values filled in.
    """

    def __init__(self, text: Text | str = "", /, **values: object) -> None:
        sentence = text if isinstance(text, Text) else Text(en=text, id=text)
        self.text = sentence.filled(**values)
        super().__init__(self.text.en)

    def say(self, lang: str = "en", /) -> str:
        """Return the message in ``lang`` (``en`` or ``id``); ``str`` gives the English one."""
        return self.text.say(lang)


class DataError(SitingError, ValueError):
    """The tables hold errors; ``findings`` lists all of them, not only the first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))

    def say(self, lang: str = "en", /) -> str:
        """Return all findings in ``lang`` (``en`` or ``id``), one a line."""
        return "\n".join(finding.text(lang) for finding in self.findings)

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


def unknown(kind: str, name: str, known: Iterable[str] = ()) -> UnknownName:
    """Return the error for a name that nothing of this kind is called, with the likely one.

    Parameters
    ----------
    kind
        A key of ``locale.findings.KINDS``: ``agency``, ``building``, ``rule``, ``term`` …
    name
        The name that is unknown.
    known
        Names that exist, for a suggestion.
    """
    return UnknownName(ERRORS["unknown"], kind=KINDS[kind], name=name, hint=likely(name, known))
