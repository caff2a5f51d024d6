"""What is wrong with a feed, collected while it is read: the first of a kind, and how many."""

from __future__ import annotations

from siting.city.findings import Finding
from siting.errors import DataError


class Notes:
    """Findings of one feed, one for each kind and file: where it first is, and how often.

    Parameters
    ----------
    feed
        Name of the feed, which every finding begins with.
    """

    def __init__(self, feed: str) -> None:
        self.feed = feed
        self._first: dict[tuple[str, str, str | None], Finding] = {}
        self._count: dict[tuple[str, str, str | None], int] = {}

    def add(
        self,
        level: str,
        key: str,
        file: str = "",
        row: int | None = None,
        column: str | None = None,
        *,
        count: int = 1,
        **values: object,
    ) -> None:
        """Add a finding, ``error`` or ``note``, about ``count`` rows or elements.

        ``file`` is a file of the feed, empty where all of it is meant; ``row`` counts the headings
        as row 1.
        """
        kind = (key, file, column)
        where = f"{self.feed}/{file}" if file else self.feed
        self._first.setdefault(kind, Finding(level, where, "", row, column, None, key, values))
        self._count[kind] = self._count.get(kind, 0) + count

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, each with its ``count``, in the order in which they came up."""
        return tuple(
            Finding(
                found.level,
                found.file,
                "",
                found.row,
                found.column,
                None,
                found.key,
                {**found.values, "count": self._count[kind]},
            )
            for kind, found in self._first.items()
        )

    def refuse(self) -> None:
        """Raise ``DataError`` with the errors, if there are any."""
        errors = [finding for finding in self.findings if finding.level == "error"]
        if errors:
            raise DataError(errors)
