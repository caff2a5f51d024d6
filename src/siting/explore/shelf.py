"""Shelf: a folder in which finished runs are kept, so that a sweep that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from siting.audit.accounts import account_of
from siting.problem import Problem
from siting.results import Result


@dataclass(frozen=True)
class Shelf:
    """Finished runs by what was asked: one JSON file each, written whole or not at all."""

    folder: Path

    @staticmethod
    def at(folder: str | Path) -> Shelf:
        """Return the shelf in a folder, which is made if it is not there."""
        path = Path(folder)
        path.mkdir(parents=True, exist_ok=True)
        return Shelf(path)

    def get(self, problem: Problem, key: str) -> Result | None:
        """Return the run that answered a question before, audited again; None if none can be read."""
        try:
            known = Result.from_json(self._path(key))
        except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError):
            return None
        return replace(known, subject=problem.subject)

    def put(self, key: str, result: Result) -> None:
        """Keep a run; a kill in the middle leaves only a file that nobody reads."""
        path = self._path(key)
        half = path.with_suffix(f".{os.getpid()}.half")
        result.to_json(half)
        os.replace(half, path)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"


def key_of(problem: Problem, options: Mapping[str, Any]) -> str:
    """Return a name for a question: the same data, prices, rules and options have the same one."""
    asked = [account_of(problem.subject).stored(), problem.describe(), dict(options)]
    text = json.dumps(asked, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]
