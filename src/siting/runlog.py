"""Run log: one line of JSON a run, appended and never changed, so that tuning leaves a trace."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from siting.city.city import City
from siting.results import Result


@dataclass(frozen=True)
class Log:
    """A file to which runs are appended, and what is said of them.

    Several processes may append to one file: each line is written at once, at the end. A line that
    a kill cut off is closed by the next run and left out when the log is read.

    Parameters
    ----------
    path
        The file; made, with its folder, at the first run.
    name
        What the run is called, such as ``Dishub's second proposal``; else the plan's own name.
    author, reason
        Who ran it, and why.
    """

    path: str | Path
    name: str = ""
    author: str = ""
    reason: str = ""

    def add(self, result: Result, parameters: Mapping[str, Any]) -> None:
        """Append a run: what was asked, with which parameters, what came out, and what is proved."""
        text = json.dumps(
            {**self._asked(), **_outcome(result), "parameters": dict(parameters)},
            ensure_ascii=False, allow_nan=False, default=str,
        )  # fmt: skip
        file = self._opened()
        try:
            os.write(file, _closing(file) + text.encode() + b"\n")
        finally:
            os.close(file)

    def rows(self) -> list[dict[str, Any]]:
        """Return one dictionary a run in the order of writing; none where there is no file."""
        path = Path(self.path)
        lines = path.read_text("utf-8", errors="replace").splitlines() if path.is_file() else []
        return [row for row in map(_read, lines) if row is not None]

    def check(self) -> None:
        """Raise OSError now, and not after the run, where the file cannot be written."""
        os.close(self._opened())

    def _opened(self) -> int:
        path = Path(self.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, 0o644)

    def _asked(self) -> dict[str, Any]:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return {"time": now, "process": os.getpid(), "name": self.name, "author": self.author,
                "reason": self.reason}  # fmt: skip


def logged(log: Log | str | Path | None) -> Log | None:
    """Return a log that can be written, also where only its path is given.

    Raises
    ------
    OSError
        If the file cannot be made or written.
    """
    kept = log if log is None or isinstance(log, Log) else Log(log)
    if kept is not None:
        kept.check()
    return kept


def data_hash(result: Result) -> str:
    """Return a hash of the tables: the same data have the same one, whatever the prices and rules."""
    return _hashed(result.account.stored())


def _outcome(result: Result) -> dict[str, Any]:
    there = result.plan is not None
    total = result.total if there else None
    operating = result.operating_cost if there and isinstance(result.subject, City) else None
    return {
        "plan": result.name,
        "data": data_hash(result),
        "problem": _hashed(dict(result.description)),
        "prices": {name: price for name, price in result.description["prices"].items() if price},
        "rules": [rule["name"] for rule in result.description["rules"] if rule["level"] != "off"],
        "total": _number(total),
        "operating_cost": _number(operating),
        "bound": _number(result.bound),
        "gap": result.gap if there else None,
        "proof": result.termination.proof.value,
        "stop": result.termination.stop.value,
        "solver": result.solver,
        "seconds": sum(result.seconds.values()),
        "versions": dict(result.versions),
    }


def _number(value: float | None) -> float | str | None:
    return str(value) if value in (float("inf"), float("-inf")) else value


def _hashed(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _closing(file: int) -> bytes:
    """Return the end of line that a killed run still owes."""
    size = os.lseek(file, 0, os.SEEK_END)
    if size == 0:
        return b""
    os.lseek(file, size - 1, os.SEEK_SET)
    return b"" if os.read(file, 1) == b"\n" else b"\n"


def _read(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


__all__ = ["Log", "data_hash", "logged"]
