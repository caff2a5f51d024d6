"""Stored minutes: what was measured once is found again by the content it was measured from."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import locked
from siting.city.build.travel import Measured
from siting.locale import Text

VARIABLE = "SITING_CACHE"
"""Environment variable that names the folder, empty for none."""

FORMAT = 1
"""Counts up whenever the same content gives other minutes."""


def folder() -> Path | None:
    """Return where minutes are kept: what ``SITING_CACHE`` names, else the user's cache folder."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        return Path(base) / "siting" / "cache" if base else None
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "siting"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "siting"


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file, or of the names and contents of a folder's files."""
    digest = hashlib.sha256()
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        if path.is_dir():
            digest.update(file.name.encode())
        if file.is_file():
            with file.open("rb") as content:
                while block := content.read(1 << 20):
                    digest.update(block)
    return digest.hexdigest()


def key_of(words: Iterable[object], arrays: Iterable[NDArray[np.generic]]) -> str:
    """Return a key for words and arrays; other contents give other keys."""
    digest = hashlib.sha256(repr((FORMAT, *words)).encode())
    for array in arrays:
        digest.update(f"{array.dtype}{array.shape}".encode())
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()


def save(where: Path | None, key: str, found: Measured) -> None:
    """Keep minutes; a folder that cannot be written keeps nothing."""
    if where is None:
        return
    said = json.dumps([found.key, found.source, _plain(found.values)])
    try:
        where.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=where, suffix=".part", delete=False) as file:
            np.savez_compressed(file, zone=found.zone, building=found.building, said=np.array(said))
        Path(file.name).replace(where / f"{key}.npz")
    except OSError:
        return


def load(where: Path | None, key: str) -> Measured | None:
    """Return minutes that were kept; None where there are none, or the file is damaged."""
    if where is None:
        return None
    try:
        with np.load(where / f"{key}.npz", allow_pickle=False) as kept:
            sentence, source, values = json.loads(str(kept["said"]))
            zone, building = locked(kept["zone"]), locked(kept["building"])
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return None
    return Measured(zone, building, sentence, _texts(values), source)


def _plain(values: object) -> object:
    if isinstance(values, Text):
        return {"en": values.en, "id": values.id}
    if isinstance(values, dict):
        return {name: _plain(value) for name, value in values.items()}
    return values


def _texts(values: dict[str, object]) -> dict[str, object]:
    return {
        name: Text(**value) if isinstance(value, dict) else value for name, value in values.items()
    }
