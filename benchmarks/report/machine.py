"""The machine that a number was measured on, and the versions that took part."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = (
    *("siting", "numpy", "scipy", "numba", "highspy", "pulp"),
    *("pyscipopt", "ortools", "spopt", "pbp-pmedian"),
    *("networkx", "igraph", "pandana", "pyroutingkit"),
)


def facts() -> dict[str, str]:
    """Return processor, cores, memory, system, versions, commit and date."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "cpu": _processor(),
        "cores": str(os.cpu_count()),
        "memory_gb": f"{memory:.1f}",
        "system": platform.platform(),
        "python": platform.python_version(),
        "commit": _commit(),
        **{name: _version(name) for name in PACKAGES},
    }


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _commit() -> str:
    """Return the commit, with a plus where files have changed since; empty outside a repository."""
    home = Path(__file__).resolve().parent
    words = ["git", "describe", "--always", "--abbrev=10", "--dirty=+"]
    try:
        out = subprocess.run(words, cwd=home, capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return out.stdout.strip()
