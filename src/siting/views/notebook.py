"""What a terminal and a notebook show of any result: a city's page or a classic's few lines."""

from __future__ import annotations

from siting.instance import Instance
from siting.results import Result
from siting.views import classic, text


def summary(result: Result, lang: str = "en") -> str:
    """Write a result on one screen, in ``en`` or ``id``."""
    if isinstance(result.subject, Instance):
        return classic.summary(result, lang)
    return text.summary(result, lang)


def html_summary(result: Result) -> str:
    """Write the same as small HTML tables; every name is escaped."""
    if isinstance(result.subject, Instance):
        return classic.html_summary(result)
    return text.html_summary(result)
