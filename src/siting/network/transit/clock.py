"""Times of day as timetables write them, in seconds; past midnight goes on beyond 24:00."""

from __future__ import annotations

import re

BLANK, BAD = -1, -2
"""Seconds that stand for a cell without a time, and for one that holds something else."""

_TIME = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")


class Clock(dict[str, int]):
    """Seconds after midnight of each text seen: 25:10:00 is ten past one in the next night."""

    def __missing__(self, text: str) -> int:
        """Read a text that was not seen before."""
        found = _TIME.fullmatch(text)
        if found is not None:
            hours, minutes, seconds = map(int, found.groups())
            self[text] = hours * 3600 + minutes * 60 + seconds
        else:
            self[text] = BAD if text else BLANK
        return self[text]
